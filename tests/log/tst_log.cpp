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
    void quotedWords_data();
    void quotedWords();
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

void tst_Log::quotedWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("logged");
    QTest::newRow("no number") << QStringLiteral("Session ended ñ") << QByteArray("Session ended ñ");
    QTest::newRow("short numbers") << QStringLiteral("HTTP 503, client 123456, 127.0.0.1:3001")
                                   << QByteArray("HTTP 503, client 123456, 127.0.0.1:3001");
    QTest::newRow("id") << QStringLiteral("5491112345678@c.us is not on WhatsApp")
                        << QByteArray("54911***678@c.us is not on WhatsApp");
    QTest::newRow("spaced") << QStringLiteral("No: +54 9 11 1234-5678.") << QByteArray("No: +54911***678.");
    QTest::newRow("two") << QStringLiteral("5491112345678 and 5491112345679")
                         << QByteArray("54911***678 and 54911***679");
    QTest::newRow("long") << QString(1000, u'a') << QByteArray(300, 'a');
}

void tst_Log::quotedWords()
{
    QFETCH(QString, words);
    QFETCH(QByteArray, logged);
    QCOMPARE(Log::quoted(words), logged);
}

HUB_TEST(tst_Log)
#include "tst_log.moc"
