// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/log/redaction.h"
#include "tests/support/test.h"

#include <QTest>

using hub::redacted;

class tst_Redaction : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hides_data();
    void hides();
};

void tst_Redaction::hides_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *name, const char *line, const char *shown) {
        QTest::newRow(name) << QString::fromUtf8(line) << QString::fromUtf8(shown);
    };
    row("nothing", "listening port=3012 threads=2", "listening port=3012 threads=2");
    row("small numbers", "cliente_id=51 status=502 ms=120000", "cliente_id=51 status=502 ms=120000");
    row("phone", "to=+5491112345678 failed", "to=*** failed");
    row("phone with spaces", "call +54 9 11 1234-5678 now", "call *** now");
    row("phone with dots and no-break spaces", "call 11.4321.5678 or 54\u00a09\u00a011\u00a01234\u00a05678",
        "call *** or ***");
    row("address", "peer=192.168.100.200", "peer=192.168.100.200");
    row("WhatsApp id", "5491112345678@c.us", "***@c.us");
    row("token", "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_123 refused", "Bearer *** refused");
    row("key", "key hub_AbC-123_x used", "key *** used");
    row("password in a URL", "postgresql://hub:secret@db/hub is down", "postgresql://db/hub is down");
    row("URL without", "http://localhost:3001/x@y", "http://localhost:3001/x@y");
    row("user", "login failed user=ana address=127.0.0.1", "login failed user=*** address=127.0.0.1");
    row("quoted name", R"(renamed name="Ana \"B\" C" x=1)", "renamed name=*** x=1");
    row("home", "file=/home/ana/data/hub.db", "file=~/data/hub.db");
}

void tst_Redaction::hides()
{
    QFETCH(QString, line);
    QTEST(redacted(line, QStringLiteral("/home/ana")), "shown");
}

HUB_TEST(tst_Redaction)
#include "tst_redaction.moc"
