// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/postgresurl.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

class tst_PostgresUrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesApart_data();
    void takesApart();
    void refuses_data();
    void refuses();
};

void tst_PostgresUrlTest::takesApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("options");

    QTest::newRow("whole") << QStringLiteral("postgresql://hub:s3cret@db.example:6432/store?sslmode=verify-full")
                           << QStringLiteral("db.example") << 6432 << QStringLiteral("hub") << QStringLiteral("s3cret")
                           << QStringLiteral("store") << QStringLiteral("sslmode=verify-full");
    QTest::newRow("short scheme") << QStringLiteral("postgres://db/store") << QStringLiteral("db") << -1
                                  << QStringLiteral("") << QStringLiteral("") << QStringLiteral("store")
                                  << QStringLiteral("");
    QTest::newRow("nothing but the scheme")
        << QStringLiteral("postgresql://") << QStringLiteral("") << -1 << QStringLiteral("") << QStringLiteral("")
        << QStringLiteral("") << QStringLiteral("");
    QTest::newRow("escaped") << QStringLiteral("postgresql://a%40b:p%2F%3A%40%20w@h/n%20m") << QStringLiteral("h") << -1
                             << QStringLiteral("a@b") << QStringLiteral("p/:@ w") << QStringLiteral("n m")
                             << QStringLiteral("");
    QTest::newRow("IPv6") << QStringLiteral("postgresql://u@[::1]:5433/n") << QStringLiteral("::1") << 5433
                          << QStringLiteral("u") << QStringLiteral("") << QStringLiteral("n") << QStringLiteral("");
    QTest::newRow("IPv6 without port") << QStringLiteral("postgresql://[fe80::1]/n") << QStringLiteral("fe80::1") << -1
                                       << QStringLiteral("") << QStringLiteral("") << QStringLiteral("n")
                                       << QStringLiteral("");
    QTest::newRow("socket as host") << QStringLiteral("postgresql://%2Fvar%2Frun%2Fpostgresql/n")
                                    << QStringLiteral("/var/run/postgresql") << -1 << QStringLiteral("")
                                    << QStringLiteral("") << QStringLiteral("n") << QStringLiteral("");
    QTest::newRow("socket as option") << QStringLiteral("postgresql:///n?host=/run/pg&port=5444&user=u")
                                      << QStringLiteral("/run/pg") << 5444 << QStringLiteral("u") << QStringLiteral("")
                                      << QStringLiteral("n") << QStringLiteral("");
    QTest::newRow("socket and user") << QStringLiteral("postgresql://u@/n?host=/run/pg") << QStringLiteral("/run/pg")
                                     << -1 << QStringLiteral("u") << QStringLiteral("") << QStringLiteral("n")
                                     << QStringLiteral("");
    QTest::newRow("all by options") << QStringLiteral("postgresql://?dbname=n&password=p%26q&application_name=x")
                                    << QStringLiteral("") << -1 << QStringLiteral("") << QStringLiteral("p&q")
                                    << QStringLiteral("n") << QStringLiteral("application_name=x");
}

void tst_PostgresUrlTest::takesApart()
{
    QFETCH(const QString, text);
    const auto url = PostgresUrl::parse(text);
    QVERIFY(url.has_value());
    QTEST(url->host, "host");
    QTEST(url->port, "port");
    QTEST(url->user, "user");
    QTEST(url->password, "password");
    QTEST(url->name, "name");
    QStringList options;
    for (const auto &[key, value] : url->options)
        options << QString(key % u'=' % value);
    QTEST(options.join(u'&'), "options");
}

void tst_PostgresUrlTest::refuses_data()
{
    QTest::addColumn<QString>("text");

    QTest::newRow("empty") << QStringLiteral("");
    QTest::newRow("other scheme") << QStringLiteral("mysql://hub:geheim@db/n");
    QTest::newRow("no scheme") << QStringLiteral("hub:geheim@db/n");
    QTest::newRow("port 0") << QStringLiteral("postgresql://hub:geheim@db:0/n");
    QTest::newRow("port too high") << QStringLiteral("postgresql://hub:geheim@db:65536/n");
    QTest::newRow("port no number") << QStringLiteral("postgresql://hub:geheim@db:x/n");
    QTest::newRow("port option") << QStringLiteral("postgresql://hub:geheim@db/n?port=-1");
    QTest::newRow("unknown option") << QStringLiteral("postgresql://hub:geheim@db/n?options=-c%20x");
    QTest::newRow("NUL") << QString(u"postgresql://hub:geheim@db/n" % QChar(u'\0'));
}

void tst_PostgresUrlTest::refuses()
{
    QFETCH(const QString, text);
    const auto url = PostgresUrl::parse(text);
    QVERIFY(!url.has_value());
    QCOMPARE(url.error().code, QByteArray("INVALID_REQUEST"));
    QVERIFY(!url.error().message.isEmpty());
    QVERIFY2(!url.error().message.contains(u"geheim"), "the message quotes the password");
}

HUB_TEST(tst_PostgresUrlTest)
#include "tst_postgresurl.moc"
