// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/log/loghistory.h"
#include "tests/support/test.h"

#include <QDateTime>
#include <QTemporaryFile>
#include <QTest>

using namespace hub;

class tst_Log : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortensPhoneNumbers_data();
    void shortensPhoneNumbers();
    void cutsWhatIsTooLong();
    void writesLines();
    void fillsAHistory();
    void keepsOneEventOnOneLine();
    void changesItsLevel();
    void writesJsonBesideAHistory();
};

void tst_Log::writesLines()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    {
        Log log(Log::Level::Info, Log::Format::Text, file.handle());
        log.info("test", "hello", {{"n", 7}, {"text", "two words"}});
        log.debug("test", "too little");
    }
    QVERIFY(file.seek(0)); // the log has moved the end of the same descriptor
    const QByteArray written = file.readAll();
    QVERIFY2(written.endsWith("Z info test: hello n=7 text=\"two words\"\n"), written.constData());
    QCOMPARE(written.count('\n'), 1);
}

void tst_Log::fillsAHistory()
{
    const auto history = std::make_shared<LogHistory>();
    Log log(Log::Level::Info, Log::Format::Text, -1, history);
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    log.warning("test", "hello", {{"n", 7}, {"text", QByteArray("ñ")}, {"on", true}});
    log.debug("test", "too little");
    const auto lines = history->since(0);
    QCOMPARE(int(lines.size()), 1);
    QCOMPARE(lines.front().level, Log::Level::Warning);
    QCOMPARE(lines.front().area, QStringLiteral("test"));
    QCOMPARE(lines.front().text, QStringLiteral("hello n=7 text=\"ñ\" on=true"));
    QVERIFY(lines.front().at >= before && lines.front().at <= QDateTime::currentMSecsSinceEpoch());
}

void tst_Log::keepsOneEventOnOneLine()
{
    const auto history = std::make_shared<LogHistory>();
    Log log(Log::Level::Info, Log::Format::Text, -1, history);
    log.info("test", "a\nb", {{"x", "c\r\nd"}, {"broken", QByteArray("\xff\xfe")}});
    const QString text = history->since(0).front().text;
    QVERIFY2(!text.contains(u'\n') && !text.contains(u'\r'), qPrintable(text));
}

void tst_Log::changesItsLevel()
{
    const auto history = std::make_shared<LogHistory>();
    Log log(Log::Level::Warning, Log::Format::Text, -1, history);
    QVERIFY(!log.enabled(Log::Level::Info));
    log.info("test", "one");
    log.setLevel(Log::Level::Debug);
    QVERIFY(log.enabled(Log::Level::Debug));
    log.debug("test", "two");
    log.setLevel(Log::Level::Error);
    log.warning("test", "three");
    QCOMPARE(int(history->since(0).size()), 1);
    QCOMPARE(history->since(0).front().text, QStringLiteral("two"));
}

void tst_Log::writesJsonBesideAHistory()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    const auto history = std::make_shared<LogHistory>();
    {
        Log log(Log::Level::Info, Log::Format::Json, file.handle(), history);
        log.info("test", "hello", {{"n", 7}});
    }
    QVERIFY(file.seek(0));
    QVERIFY(file.readAll().endsWith("\"level\":\"info\",\"area\":\"test\",\"event\":\"hello\",\"n\":7}\n"));
    QCOMPARE(history->since(0).front().text, QStringLiteral("hello n=7"));
}

void tst_Log::shortensPhoneNumbers_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArray>("logged");
    const auto row = [](const char *name, const char *words, const char *logged = nullptr) {
        QTest::newRow(name) << QByteArray(words) << QByteArray(logged ? logged : words);
    };
    row("id", "5491112345678@c.us is not on WhatsApp", "54911***678@c.us is not on WhatsApp");
    row("message id", "true_5491112345678@c.us_3EB0C5A2", "true_54911***678@c.us_3EB0C5A2");
    row("spaced", "No: +54 9 11 1234-5678.", "No: 54911***678.");
    row("brackets", "(011) 4321-5678", "(01143***678");
    row("dots", "11.4321.5678", "11432***678");
    row("dots of an address, groups too long", "549.11.123.456", "54911***456");
    row("no-break spaces", "54\u00a09\u00a011\u00a01234\u00a05678", "54911***678");
    row("narrow ones", "54\u202f9\u202f11\u202f12345678", "54911***678");
    row("invisible ones", "549\u200b111\u20602345678", "54911***678");
    row("other dashes", "549\u201111\u22121234\u20135678", "54911***678");
    row("a tab", "549\t1112345678", "54911***678");
    row("Arabic digits", "\u0669\u0666\u0666\u0665\u0660\u0661\u0662\u0663\u0664\u0665\u0666\u0667", "96650***567");
    row("two", "5491112345678 and 5491112345679", "54911***678 and 54911***679");
    row("in a link", "http://x/send?phone=5491112345678&text=a", "http://x/send?phone=54911***678&text=a");
    row("in SQL", "Key (phone)=(5491112345678) already exists.", "Key (phone)=(54911***678) already exists.");
    row("in JSON", R"({"to":"5491112345678"})", R"({\"to\":\"54911***678\"})");
    row("after an address", "10.0.0.1:5491112345678", "10.0.0.1:54911***678");
    row("after a date", "2026-11-27 5491112345678", "2026-11-27 54911***678");
    row("seven digits", "1234567", "12***567");
    row("before a letter", "5491112345678abc", "54911***678abc");
    row("no number", "Session ended ñ");
    row("six digits", "client 123456");
    row("addresses", "127.0.0.1:3001 to 192.168.100.200:51234, [2001:db8::1234:5678]");
    row("an address at the end", "refused by 192.168.100.200.");
    row("times", "2026-11-27T12:00:00.000Z, 2026-11-27 12:00:00, until Mon 09:00");
    row("a backup", "/srv/hub/backups/central-hub-20261127T030000Z.db");
    row("a UUID", "123e4567-e89b-12d3-a456-426655440000");
    row("an id of ours", "5f0c2a7be1234567a1e8-1f");
    row("shortened already", "54911***678");
    row("an HTTP status", "HTTP 503, port 3001");
}

void tst_Log::shortensPhoneNumbers()
{
    QFETCH(QByteArray, words);
    QFETCH(QByteArray, logged);
    QTemporaryFile file;
    QVERIFY(file.open());
    const auto history = std::make_shared<LogHistory>();
    for (const auto format : {Log::Format::Text, Log::Format::Json}) {
        Log log(Log::Level::Info, format, file.handle(), history);
        log.info("test", words, {{"reason", "x " + words}, {"n", qint64(5491112345678)}});
    }
    QVERIFY(file.seek(0));
    const QByteArray text = "test: " + logged + " reason=\"x " + logged + "\" n=5491112345678";
    const QByteArray json = "\"event\":\"" + logged + "\",\"reason\":\"x " + logged + "\",\"n\":5491112345678}";
    if (const QByteArray written = file.readAll(); !written.contains(text) || !written.contains(json))
        QFAIL(written.constData());
    for (const LogLine &line : history->since(0))
        QCOMPARE("test: " + line.text.toUtf8(), text);
}

void tst_Log::cutsWhatIsTooLong()
{
    const auto history = std::make_shared<LogHistory>();
    Log log(Log::Level::Info, Log::Format::Text, -1, history);
    log.info("test", "long", {{"a", QByteArray(999, 'a') + "\u00f1"}, {"b", QByteArray(1000, 'b')}});
    QCOMPARE(history->since(0).front().text, QString(u"long a=" % QString(999, u'a') % u" b=" % QString(1000, u'b')));
}

HUB_TEST(tst_Log)
#include "tst_log.moc"
