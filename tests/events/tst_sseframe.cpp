// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/events/eventjournal.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

class tst_SseFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void frames_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, QByteArray type, QByteArray data, QByteArray expected) {
            QTest::newRow(name) << type << data << expected;
        };
        row("one line", "state", "{}", "id: 7\nevent: state\ndata: {}\n\n");
        row("no data", "state", "", "id: 7\nevent: state\ndata: \n\n");
        row("LF", "job", "a\nb", "id: 7\nevent: job\ndata: a\ndata: b\n\n");
        row("CR", "job", "a\rb", "id: 7\nevent: job\ndata: a\ndata: b\n\n");
        row("CRLF", "job", "a\r\nb", "id: 7\nevent: job\ndata: a\ndata: b\n\n");
        row("blank line", "job", "a\n\nid: 9", "id: 7\nevent: job\ndata: a\ndata: \ndata: id: 9\n\n");
        row("ends in LF", "job", "a\n", "id: 7\nevent: job\ndata: a\ndata: \n\n");
        row("line break in the type", "st\r\nate", "{}", "id: 7\nevent: state\ndata: {}\n\n");
    }

    void frames()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, data);
        QTEST(sse::frame(7, type, data), "expected");
    }

    void resumePointDispatchesNothing() { QCOMPARE(sse::resumePoint(41), QByteArray("id: 41\n\n")); }

    void keepAliveIsAComment() { QCOMPARE(sse::keepAlive(), QByteArray(":\n\n")); }

    void lastEventIds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("expected"); // -1: none
        QTest::newRow("digits") << QByteArray("1700000000000") << qint64(1700000000000);
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("largest") << QByteArray("9223372036854775807") << std::numeric_limits<qint64>::max();
        for (const char *bad : {"", "-1", "+1", " 1", "1 ", "1a", "0x1", "1.5", "9223372036854775808", "\xd9\xa1"})
            QTest::newRow(QByteArray("bad: ").append(bad).constData()) << QByteArray(bad) << qint64(-1);
    }

    void lastEventIds()
    {
        QFETCH(QByteArray, text);
        QTEST(sse::parseLastEventId(text).value_or(-1), "expected");
    }
};

HUB_TEST(tst_SseFrame)
#include "tst_sseframe.moc"
