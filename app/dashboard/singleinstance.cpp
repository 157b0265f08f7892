// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/singleinstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>

namespace hub::app {

namespace {

constexpr int LongestWaitMs = 1000;

/// One name, however the directory was spelt; short, since the path of a socket may have 107 bytes at most (unix(7)).
QString socketName(const QString &directory)
{
    const QString canonical = QFileInfo(directory).canonicalFilePath();
    const QByteArray named = QDir::homePath().toUtf8() + '\n' + canonical.toUtf8();
    const QByteArray hash = QCryptographicHash::hash(named, QCryptographicHash::Sha256);
    const QString name = QLatin1String("central-hub-") % QString::fromLatin1(hash.toHex().first(24));
#ifdef Q_OS_WIN
    return name;
#else
    // Not in /tmp, where anybody could have taken the name before.
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) % u'/' % name;
#endif
}

} // namespace

SingleInstance::SingleInstance(QObject *parent) : QObject(parent), m_server(this)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::onConnected);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::listen(const QString &directory)
{
    const QString name = socketName(directory);
    // Whoever left it there is dead: the lock is ours.
    QLocalServer::removeServer(name);
    return m_server.listen(name);
}

bool SingleInstance::raiseOther(const QString &directory)
{
    QLocalSocket socket;
    socket.connectToServer(socketName(directory), QIODevice::WriteOnly);
    return socket.waitForConnected(LongestWaitMs);
}

/// That somebody came is the whole message.
void SingleInstance::onConnected()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        socket->abort();
        socket->deleteLater();
        Q_EMIT raiseRequested();
    }
}

} // namespace hub::app
