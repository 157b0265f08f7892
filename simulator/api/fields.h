// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/result.h"
#include "simulator/model/client.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <optional>

namespace hub::sim {

/// Reads the members of a JSON object strictly: of the right kind, in range, and none that nobody asked for. Remembers
/// the first thing wrong; the caller reads all it knows and then asks `check`.
class Fields
{
public:
    explicit Fields(QJsonObject object) : m_object(std::move(object)) {}

    [[nodiscard]] bool has(const char *key) const { return m_object.contains(QLatin1String(key)); }
    std::optional<QString> text(const char *key, qsizetype maxLength = 65536);
    std::optional<qint64> integer(const char *key, qint64 min, qint64 max);
    std::optional<double> real(const char *key, double min, double max);
    std::optional<bool> flag(const char *key);
    std::optional<std::chrono::milliseconds> milliseconds(const char *key);
    /// `[min, max]` or one number of milliseconds.
    std::optional<Latency> latency(const char *key);
    std::optional<ClienteId> client(const char *key);
    std::optional<QJsonObject> object(const char *key);
    std::optional<QJsonArray> array(const char *key);
    /// One of the names that `parse` knows.
    template<typename Parse>
    auto choice(const char *key, Parse parse) -> decltype(parse(QByteArrayView()))
    {
        const auto name = text(key, 64);
        if (!name)
            return std::nullopt;
        const auto value = parse(QByteArrayView(name->toUtf8()));
        if (!value)
            wrong(key, QStringLiteral("is not one of the known names"));
        return value;
    }

    void require(const char *key);
    /// Notes that the field is wrong, for a reason that only the caller can see.
    void wrong(const char *key, const QString &why);
    /// Error: `INVALID_REQUEST`, naming the field.
    [[nodiscard]] Result<void> check() const;

private:
    std::optional<QJsonValue> take(const char *key);

    QJsonObject m_object;
    QSet<QString> m_known;
    QString m_wrong;
};

} // namespace hub::sim
