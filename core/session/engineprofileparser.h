// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/engineprofile.h"

#include <QJsonObject>

namespace hub {

/// Reads the JSON of an engine profile, strictly: an error is one line that names the source, the key and what is
/// accepted there. Pure.
class EngineProfileParser
{
public:
    explicit EngineProfileParser(QString source) : m_source(std::move(source)) {}

    [[nodiscard]] Result<EngineProfile> parse(const QByteArray &json) const;
    /// The path of an operation (with its query, if it has one) as an operator's setting replaces it.
    [[nodiscard]] Result<void> readPath(const QString &key, const QString &text, EngineProfile::Operation operation,
                                        EngineOperation &into) const;

private:
    using Operation = EngineProfile::Operation;
    using Variables = std::vector<EngineVariable>;

    [[nodiscard]] tl::unexpected<Error> wrong(const QString &key, const QString &what) const;
    [[nodiscard]] Result<void> checkKeys(const QString &key, const QJsonObject &object, const QStringList &known) const;
    [[nodiscard]] Result<QJsonObject> object(const QString &key, const QJsonValue &value) const;
    [[nodiscard]] Result<QString> text(const QString &key, const QJsonValue &value) const;
    [[nodiscard]] Result<QStringList> texts(const QString &key, const QJsonValue &value) const;
    [[nodiscard]] Result<QStringList> pointers(const QString &key, const QJsonValue &value) const;

    [[nodiscard]] Result<void> readNames(const QJsonObject &root, EngineProfile &profile) const;
    [[nodiscard]] Result<void> readAuth(const QJsonValue &value, EngineProfile &profile) const;
    [[nodiscard]] Result<void> readOperations(const QJsonObject &root, EngineProfile &profile) const;
    [[nodiscard]] Result<EngineOperation> readOperation(const QString &key, const QJsonObject &object,
                                                        Operation operation, const QJsonObject &common) const;
    [[nodiscard]] Result<void> readHeaders(const QString &key, const QJsonObject &headers, Operation operation,
                                           EngineOperation &into) const;
    [[nodiscard]] Result<EngineTemplate> readBody(const QString &key, const QJsonValue &value,
                                                  Operation operation) const;
    [[nodiscard]] Result<void> appendText(const QString &key, const QString &text, const Variables &accepted,
                                          bool isBody, std::vector<EngineTemplate::Part> &parts) const;
    [[nodiscard]] Result<void> readReading(const QJsonValue &value, EngineProfile &profile) const;
    [[nodiscard]] Result<void> readStateWords(const QJsonValue &value, EngineProfile &profile) const;
    [[nodiscard]] Result<void> readMeanings(const QJsonValue &value, EngineProfile &profile) const;
    [[nodiscard]] Result<EngineProfile::Rule> readRule(const QString &key, const QJsonValue &value) const;
    [[nodiscard]] Result<void> readLimits(const QJsonValue &value, EngineProfile &profile) const;

    QString m_source;
};

} // namespace hub
