// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendinglimits.h"
#include "tests/support/test.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>

using hub::SendingLimits;

class tst_SendingLimits : public QObject
{
    Q_OBJECT

private:
    static SendingLimits limits(const char *from, const char *to, const char *zone, int cap = 0)
    {
        SendingLimits limits;
        limits.dailyCap = cap;
        if (*from)
            limits.hours = SendingLimits::Hours{QTime::fromString(QString::fromLatin1(from), QStringLiteral("HH:mm")),
                                                QTime::fromString(QString::fromLatin1(to), QStringLiteral("HH:mm"))};
        limits.zone = QTimeZone(zone);
        return limits;
    }
    static qint64 utc(const QString &text)
    {
        return QDateTime::fromString(text % u'Z', Qt::ISODate).toMSecsSinceEpoch();
    }
    static QString utcText(qint64 at)
    {
        return QDateTime::fromMSecsSinceEpoch(at, QTimeZone::utc()).toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *zone : {"Europe/Madrid", "America/Argentina/Buenos_Aires", "America/Havana"})
            QVERIFY2(QTimeZone(zone).isValid(), zone);
    }

    void opens_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("opens"); // equal to now: open
        const auto row = [](const char *name, const char *from, const char *to, const char *zone, const char *now,
                            const char *opens) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QByteArray(zone) << QString::fromLatin1(now)
                                << QString::fromLatin1(opens);
        };
        const char *bsas = "America/Argentina/Buenos_Aires"; // UTC-3, no daylight saving
        row("no hours", "", "", "UTC", "2026-01-10T03:00:00", "2026-01-10T03:00:00");
        row("inside", "09:00", "20:00", bsas, "2026-01-10T15:00:00", "2026-01-10T15:00:00");
        row("first second", "09:00", "20:00", bsas, "2026-01-10T12:00:00", "2026-01-10T12:00:00");
        row("before", "09:00", "20:00", bsas, "2026-01-10T11:59:59", "2026-01-10T12:00:00");
        row("last second", "09:00", "20:00", bsas, "2026-01-10T22:59:59", "2026-01-10T22:59:59");
        row("end", "09:00", "20:00", bsas, "2026-01-10T23:00:00", "2026-01-11T12:00:00");
        row("night, late", "22:00", "06:00", bsas, "2026-01-11T02:00:00", "2026-01-11T02:00:00");
        row("night, early", "22:00", "06:00", bsas, "2026-01-11T08:59:59", "2026-01-11T08:59:59");
        row("night, over", "22:00", "06:00", bsas, "2026-01-11T09:00:00", "2026-01-12T01:00:00");
        row("until midnight", "20:00", "00:00", "UTC", "2026-01-11T23:59:59", "2026-01-11T23:59:59");
        row("until midnight, over", "20:00", "00:00", "UTC", "2026-01-12T00:00:00", "2026-01-12T20:00:00");
        // Madrid, 29 March 2026, 02:00 becomes 03:00 (01:00 UTC).
        row("spring: night before", "09:00", "20:00", "Europe/Madrid", "2026-03-28T22:00:00", "2026-03-29T07:00:00");
        row("spring: day before", "09:00", "20:00", "Europe/Madrid", "2026-03-28T07:00:00", "2026-03-28T08:00:00");
        row("spring: opening in the gap", "02:30", "20:00", "Europe/Madrid", "2026-03-29T00:00:00",
            "2026-03-29T01:00:00");
        row("spring: short window after", "03:10", "03:40", "Europe/Madrid", "2026-03-29T00:00:00",
            "2026-03-29T01:10:00");
        row("spring: window in the gap", "02:10", "02:40", "Europe/Madrid", "2026-03-29T00:00:00",
            "2026-03-30T00:10:00");
        row("spring: night window", "22:00", "06:00", "Europe/Madrid", "2026-03-29T04:00:00", "2026-03-29T20:00:00");
        // Madrid, 25 October 2026, 03:00 becomes 02:00 (01:00 UTC).
        row("autumn: night before", "09:00", "20:00", "Europe/Madrid", "2026-10-24T19:00:00", "2026-10-25T08:00:00");
        row("autumn: still night", "09:00", "20:00", "Europe/Madrid", "2026-10-25T07:30:00", "2026-10-25T08:00:00");
        row("autumn: first 02:30", "02:30", "20:00", "Europe/Madrid", "2026-10-24T23:00:00", "2026-10-25T00:30:00");
        row("autumn: again 02:00", "02:30", "20:00", "Europe/Madrid", "2026-10-25T01:00:00", "2026-10-25T01:30:00");
    }

    void opens()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, zone);
        QFETCH(QString, now);
        QFETCH(QString, opens);
        const SendingLimits subject = limits(from.constData(), to.constData(), zone.constData());
        const SendingLimits::Gate gate = subject.gate(utc(now), 0);
        QCOMPARE(gate.open, now == opens);
        if (!gate.open) {
            QCOMPARE(utcText(gate.until), opens);
            QVERIFY(subject.gate(gate.until, 0).open);
            QVERIFY(gate.reason.contains(QStringLiteral("outside sending hours")));
        }
    }

    void caps_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("next");
        const auto row = [](const char *name, const char *zone, const char *now, const char *day, const char *next) {
            QTest::newRow(name) << QByteArray(zone) << QString::fromLatin1(now) << QString::fromLatin1(day)
                                << QString::fromLatin1(next);
        };
        row("UTC", "UTC", "2026-01-10T23:59:59", "2026-01-10", "2026-01-11T00:00:00");
        row("west", "America/Argentina/Buenos_Aires", "2026-01-11T02:59:59", "2026-01-10", "2026-01-11T03:00:00");
        row("spring, a day of 23 h", "Europe/Madrid", "2026-03-28T23:00:00", "2026-03-29", "2026-03-29T22:00:00");
        row("autumn, a day of 25 h", "Europe/Madrid", "2026-10-24T22:00:00", "2026-10-25", "2026-10-25T23:00:00");
        // Havana changes at midnight: 8 March 2026 begins at 01:00 (05:00 UTC).
        row("no midnight", "America/Havana", "2026-03-08T04:59:59", "2026-03-07", "2026-03-08T05:00:00");
    }

    void caps()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QString, now);
        QFETCH(QString, day);
        QFETCH(QString, next);
        const SendingLimits subject = limits("", "", zone.constData(), 10);
        QCOMPARE(subject.day(utc(now)), day);
        QVERIFY(subject.gate(utc(now), 9).open);
        const SendingLimits::Gate gate = subject.gate(utc(now), 10);
        QVERIFY(!gate.open);
        QCOMPARE(utcText(gate.until), next);
        QVERIFY(subject.day(gate.until) != day);
        QVERIFY(gate.reason.contains(QStringLiteral("daily cap of 10")));
    }

    void capThenHours()
    {
        const SendingLimits subject = limits("09:00", "20:00", "UTC", 5);
        QCOMPARE(utcText(subject.gate(utc(QStringLiteral("2026-01-10T12:00:00")), 5).until),
                 QStringLiteral("2026-01-11T09:00:00"));
        const SendingLimits night = limits("22:00", "06:00", "UTC", 5);
        QCOMPARE(utcText(night.gate(utc(QStringLiteral("2026-01-10T23:00:00")), 5).until),
                 QStringLiteral("2026-01-11T00:00:00"));
    }

    void estimates_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<int>("cap");
        QTest::addColumn<int>("sentToday");
        QTest::addColumn<qint64>("remaining");
        QTest::addColumn<QString>("end"); // from 2026-01-10T12:00:00, 1 s a message
        const auto row = [](const char *name, const char *from, const char *to, int cap, int sent, qint64 remaining,
                            const char *end) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << cap << sent << remaining
                                << QString::fromLatin1(end);
        };
        row("none", "", "", 0, 0, 0, "2026-01-10T12:00:00");
        row("no limits", "", "", 0, 0, 3600, "2026-01-10T13:00:00");
        row("within hours", "09:00", "20:00", 0, 0, 3600, "2026-01-10T13:00:00");
        row("over night", "09:00", "20:00", 0, 0, 9 * 3600, "2026-01-11T10:00:00");
        row("before opening", "18:00", "20:00", 0, 0, 60, "2026-01-10T18:01:00");
        row("cap", "", "", 1000, 400, 700, "2026-01-11T00:01:40");
        row("cap, many days", "", "", 1000, 0, 2500, "2026-01-12T00:08:20");
        row("cap and hours", "09:00", "20:00", 1000, 0, 2500, "2026-01-12T09:08:20");
        row("over a year", "", "", 1, 0, 500, "");
    }

    void estimates()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(int, cap);
        QFETCH(int, sentToday);
        QFETCH(qint64, remaining);
        QFETCH(QString, end);
        const auto at = limits(from.constData(), to.constData(), "UTC", cap)
                            .estimateEnd(utc(QStringLiteral("2026-01-10T12:00:00")), sentToday, remaining, 1000);
        QCOMPARE(at ? utcText(*at) : QString(), end.isEmpty() ? QString() : end);
    }

    void readsJson_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("names"); // the field at fault; empty: accepted
        const auto row = [](const char *json, const char *names) {
            QTest::newRow(json) << QByteArray(json) << QString::fromLatin1(names);
        };
        row("{}", "");
        row("{\"daily_cap\":null,\"hours\":null,\"time_zone\":null}", "");
        row("{\"daily_cap\":200,\"hours\":{\"from\":\"09:00\",\"to\":\"20:30\"},\"time_zone\":\"Europe/Madrid\"}", "");
        row("{\"hours\":{\"from\":\"22:00\",\"to\":\"06:00\"}}", "");
        row("{\"hours\":{\"from\":\"09:00\",\"to\":\"24:00\"}}", "");
        row("{\"hours\":{\"from\":\"09:00\",\"to\":\"00:00\"}}", "");
        for (const char *cap : {"0", "-1", "1.5", "1000001", "\"5\"", "true", "[]"})
            row(QByteArray("{\"daily_cap\":" + QByteArray(cap) + "}").constData(), "daily_cap");
        for (const char *hours :
             {"1", "\"09:00-20:00\"", "{}", "[]", "{\"from\":\"09:00\"}", "{\"from\":\"9:00\",\"to\":\"20:00\"}",
              "{\"from\":\"24:00\",\"to\":\"20:00\"}", "{\"from\":\"09:00\",\"to\":\"09:00\"}",
              "{\"from\":9,\"to\":20}", "{\"from\":\"00:00\",\"to\":\"00:00\"}",
              "{\"from\":\"09:00\",\"to\":\"24:01\"}", "{\"from\":\"24:00\",\"to\":\"24:00\"}"})
            row(QByteArray("{\"hours\":" + QByteArray(hours) + "}").constData(), "hours");
        for (const char *zone : {"1", "\"\"", "\"Mars/Olympus\"", "[]"})
            row(QByteArray("{\"time_zone\":" + QByteArray(zone) + "}").constData(), "time_zone");
    }

    void readsJson()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, names);
        const auto read = SendingLimits::fromJson(QJsonDocument::fromJson(json).object());
        QCOMPARE(read.has_value(), names.isEmpty());
        if (read) {
            const auto again = SendingLimits::fromJson(read->toJson());
            QVERIFY(again);
            QCOMPARE(again->toJson(), read->toJson());
        } else {
            QCOMPARE(read.error().code, "INVALID_REQUEST");
            QVERIFY(read.error().message.startsWith(names));
        }
    }

    void endOfTheDay()
    {
        const auto read = [](const char *to) {
            const QJsonObject hours{{QStringLiteral("from"), QStringLiteral("09:00")},
                                    {QStringLiteral("to"), QLatin1String(to)}};
            return SendingLimits::fromJson({{QStringLiteral("hours"), hours}}).value();
        };
        for (const char *to : {"24:00", "00:00"}) {
            const SendingLimits evening = read(to);
            QVERIFY(evening.gate(utc(QStringLiteral("2026-01-10T23:59:59")), 0).open);
            const SendingLimits::Gate gate = evening.gate(utc(QStringLiteral("2026-01-11T00:00:00")), 0);
            QCOMPARE(utcText(gate.until), QStringLiteral("2026-01-11T09:00:00"));
            QCOMPARE(gate.reason, QStringLiteral("outside sending hours (09:00 to 24:00), until Sun 09:00, UTC"));
            QCOMPARE(evening.toJson()[u"hours"][u"to"].toString(), QStringLiteral("24:00"));
        }
        const QJsonObject wholeDay{{QStringLiteral("from"), QStringLiteral("00:00")},
                                   {QStringLiteral("to"), QStringLiteral("24:00")}};
        QVERIFY(!SendingLimits::fromJson({{QStringLiteral("hours"), wholeDay}})->limitsAnything());
    }

    void reasonsNameTheTime_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<int>("sent");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *zone, int sent, const char *reason) {
            QTest::newRow(reason) << QByteArray(zone) << sent << QString::fromLatin1(reason);
        };
        // It is Saturday, 02:00 UTC.
        row("America/Santiago", 0, "outside sending hours (09:00 to 20:00), until Sat 09:00, Santiago");
        row("America/Santiago", 5, "daily cap of 5 reached, until Sat 09:00, Santiago");
        row("Asia/Tokyo", 5, "daily cap of 5 reached, until Sun 09:00, Tokyo");
        row("America/Argentina/Buenos_Aires", 0,
            "outside sending hours (09:00 to 20:00), until Sat 09:00, Buenos Aires");
    }

    void reasonsNameTheTime()
    {
        QFETCH(QByteArray, zone);
        QFETCH(int, sent);
        QFETCH(QString, reason);
        const SendingLimits subject = limits("09:00", "20:00", zone.constData(), 5);
        QCOMPARE(subject.gate(utc(QStringLiteral("2026-01-10T02:00:00")), sent).reason, reason);
    }
};

HUB_TEST(tst_SendingLimits)
#include "tst_sendinglimits.moc"
