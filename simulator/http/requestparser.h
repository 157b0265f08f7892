// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QHash>

#include <memory>
#include <optional>

namespace hub::sim {

/// One request, complete.
struct Request
{
    QByteArray method;
    QByteArray path;                        ///< without the query, still percent-encoded
    QByteArray query;                       ///< without the question mark
    std::optional<QByteArray> clientHeader; ///< X-Cliente-Id
    /// Those by which engines know their callers, their device and their own address; by names in small letters.
    QHash<QByteArray, QByteArray> engineHeaders;
    QByteArray body;
    bool keepAlive = true;
};

/// Cuts a stream of bytes into requests, one after another.
class RequestParser
{
public:
    enum class State { NeedMore, Complete, Bad };

    static constexpr qint64 BodyLimit = 64 * 1024 * 1024;
    static constexpr quint32 HeaderLimit = 64 * 1024;

    RequestParser();
    ~RequestParser();

    void append(const QByteArray &bytes);
    /// Takes the next request out of the bytes; after Bad there is none any more.
    State next(Request &request);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace hub::sim
