// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/scriptedserver.h"

#include <QNetworkReply>
#include <QSignalSpy>

#include <memory>

/// What the tests of pooled connections share: requests to a scripted peer, and their ends.
namespace hub::test {

using ReplyPtr = std::unique_ptr<QNetworkReply>;

inline QNetworkRequest requestFor(const ScriptedServer &server, const QString &path = QStringLiteral("/status"))
{
    QUrl url = server.url();
    url.setPath(path);
    return QNetworkRequest(url);
}

inline bool waitFor(QNetworkReply *reply)
{
    if (reply->isFinished())
        return true;
    QSignalSpy finished(reply, &QNetworkReply::finished);
    return finished.wait();
}

/// The names of the signals in the order of their coming.
inline void record(QNetworkReply *reply, QStringList *log)
{
    QObject::connect(reply, &QNetworkReply::socketStartedConnecting, reply,
                     [log] { log->append(QStringLiteral("connecting")); });
    QObject::connect(reply, &QNetworkReply::requestSent, reply, [log] { log->append(QStringLiteral("sent")); });
    QObject::connect(reply, &QNetworkReply::metaDataChanged, reply, [log] { log->append(QStringLiteral("metadata")); });
    QObject::connect(reply, &QNetworkReply::readyRead, reply, [log] { log->append(QStringLiteral("read")); });
    QObject::connect(reply, &QNetworkReply::errorOccurred, reply, [log] { log->append(QStringLiteral("error")); });
    QObject::connect(reply, &QNetworkReply::finished, reply, [log] { log->append(QStringLiteral("finished")); });
}

} // namespace hub::test
