// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/serversettings.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QThread>

#include <algorithm>

namespace hub::app {

namespace {

Result<QByteArray> contentOf(const QString &path, const char *setting)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure("UNREADABLE",
                       QStringLiteral("%1: cannot read %2: %3").arg(QLatin1String(setting), path, file.errorString()));
    return file.readAll();
}

QSslKey keyFileOf(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec}) {
        if (QSslKey key(pem, algorithm); !key.isNull())
            return key;
    }
    return {};
}

Result<QSslConfiguration> tlsConfiguration(const Settings::Listening &listening)
{
    HUB_TRY(const auto certificatePem, contentOf(listening.tlsCertificate, "tls-cert"));
    HUB_TRY(const auto keyPem, contentOf(listening.tlsKey, "tls-key"));
    const auto chain = QSslCertificate::fromData(certificatePem, QSsl::Pem);
    if (chain.isEmpty())
        return failure("INVALID",
                       QStringLiteral("tls-cert: %1 holds no PEM certificate").arg(listening.tlsCertificate));
    const QSslKey key = keyFileOf(keyPem);
    if (key.isNull())
        return failure(
            "INVALID",
            QStringLiteral("tls-key: %1 holds no PEM private key (RSA or EC, not encrypted)").arg(listening.tlsKey));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // callers prove themselves by a token, not by a certificate
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    return tls;
}

http::Limits limitsOf(const Settings::Limits &limits)
{
    http::Limits result;
    result.requestLine = qsizetype(limits.requestLine);
    result.headerBytes = qsizetype(limits.headers);
    result.headerCount = limits.headerCount;
    result.bodyBytes = limits.body;
    result.allBodiesBytes = limits.allBodies;
    result.headerTimeout = limits.headerTimeout;
    result.bodyTimeout = limits.bodyTimeout;
    result.idleTimeout = limits.idleTimeout;
    result.writeTimeout = limits.stalledWriteTimeout;
    result.unsentBytes = limits.unsent;
    result.connections = limits.connections;
    result.connectionsPerAddress = limits.connectionsPerAddress;
    result.publicRequestsPerSecond = limits.rateLimit;
    return result;
}

} // namespace

http::Access publicProxyAccess(const Settings &settings)
{
    switch (settings.listening.publicProxy) {
    case Settings::PublicProxy::On:
        return http::Access::Public;
    case Settings::PublicProxy::Off:
        return http::Access::User;
    case Settings::PublicProxy::Auto:
        break;
    }
    return http::Access::LocalOrUser;
}

Result<http::ServerSettings> serverSettings(const Settings &settings)
{
    const Settings::Listening &listening = settings.listening;
    http::ServerSettings server;
    server.address = listening.host;
    server.port = listening.port;
    server.threads =
        settings.program.threads > 0 ? settings.program.threads : std::clamp(QThread::idealThreadCount(), 1, 4);
    server.limits = limitsOf(settings.limits);
    for (const QByteArray &host : listening.allowedHosts) // a Host header has IPv6 in brackets
        server.allowedHosts.append(host.contains(':') ? QByteArray('[' + host + ']') : host);
    server.corsOrigins = listening.corsOrigins;
    server.trustedProxies = QList(listening.trustedProxies.begin(), listening.trustedProxies.end());
    if (!listening.tlsCertificate.isEmpty()) {
        auto tls = tlsConfiguration(listening);
        if (!tls)
            return tl::unexpected(tls.error());
        server.tls = *tls;
    }
    return server;
}

} // namespace hub::app
