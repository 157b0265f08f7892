// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/log/log.h"
#include "core/session/sessionmanagerclient.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QHostAddress>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <utility>

namespace hub {

/// Everything an operator may choose, as plain typed values: nobody looks a setting up by its name. The initial values
/// here are the defaults; names, ranges and help are in settingtable.cpp; parseSettings() fills it. A value: copy it
/// anywhere.
struct Settings
{
    enum class Registration { Approval, Open, Closed };
    enum class PublicProxy { Auto, On, Off };

    struct Program
    {
        bool noGui = false;
        bool demo = false;
        QString configFile;                         ///< what --config named; empty: none
        QString dataDirectory;                      ///< empty only with --demo: a throw-away one
        int threads = 0;                            ///< serving threads; 0: chosen by the number of cores
        std::chrono::milliseconds drainTime{10000}; ///< for what is in flight when the hub stops
        Log::Format logFormat = Log::Format::Text;
        Log::Level logLevel = Log::Level::Info;
    };

    struct Listening
    {
        QHostAddress host{QHostAddress::LocalHost};
        quint16 port = 3012;    ///< 0: any free one
        QString tlsCertificate; ///< PEM file; set exactly when tlsKey is
        QString tlsKey;
        QString frontend;            ///< directory of a built page; empty: the page inside the program
        QByteArrayList allowedHosts; ///< lower case, without port; IPv6 without brackets
        QByteArrayList corsOrigins;  ///< as a browser writes them: `https://host[:port]`
        QList<std::pair<QHostAddress, int>> trustedProxies; ///< address and prefix length
        PublicProxy publicProxy = PublicProxy::Auto;
    };

    struct Limits
    {
        int rateLimit = 100; ///< public requests per second and address beyond loopback; 0: none
        int connections = 1024;
        int connectionsPerAddress = 128; ///< beyond loopback
        qint64 requestLine = 8 * 1024;   ///< bytes
        qint64 headers = 16 * 1024;      ///< bytes
        int headerCount = 100;
        qint64 body = 1024 * 1024;            ///< bytes
        qint64 bulkBody = 32 * 1024 * 1024;   ///< bytes
        qint64 allBodies = 256 * 1024 * 1024; ///< bytes that all requests' bodies may hold at once
        qint64 unsent = 256 * 1024;           ///< bytes; beyond it no further request is read
        std::chrono::milliseconds headerTimeout{10000};
        std::chrono::milliseconds bodyTimeout{30000};
        std::chrono::milliseconds idleTimeout{60000};
        std::chrono::milliseconds stalledWriteTimeout{30000}; ///< for a peer that takes no byte
    };

    struct Accounts
    {
        Registration registration = Registration::Approval;
        QByteArray jwtSecret;  ///< empty: made at first start and kept in the data directory
        int loginFailures = 5; ///< per account and address, within `loginWindow`
        std::chrono::milliseconds loginWindow{15 * 60 * 1000};
    };

    struct Monitor
    {
        bool enabled = true;
        std::chrono::milliseconds interval{15000}; ///< between two polls of one quiet client
        int calls = 16;                            ///< in flight at once
        bool autoReconnect = false;                ///< connect wanted clients again by itself
        QUrl alertWebhook;                         ///< empty: none
        QByteArray alertWebhookSecret;             ///< key of the signature; empty: made at first start
    };

    struct Storage
    {
        QString
            databaseUrl; ///< `postgresql://…`, may hold a password: never log it; empty: SQLite in the data directory
        std::chrono::milliseconds backupInterval{24 * 60 * 60 * 1000}; ///< 0: never
        int backupKeep = 7;
        int retentionDays = 90; ///< of message texts and contacts; 0: for ever
    };

    Program program;
    Listening listening;
    SessionManagerSettings sessionManager; ///< `baseUrl` is empty unless given: see settingsForHeadless()
    Limits limits;
    Accounts accounts;
    Monitor monitor;
    Storage storage;
    QStringList warnings; ///< what the sources held that was not used; for the log, no secrets in them
};

} // namespace hub
