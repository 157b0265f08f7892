// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/sendrecord.h"
#include "tests/support/test.h"

#include <QCryptographicHash>
#include <QTest>

using namespace hub;
using namespace hub::sim;

class tst_SendRecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsRepeats();
    void tellsApartWhatDiffers();
    void keepsLongTextsShort();
    void pagesInOrder();
    void goesOnCountingAfterClear();
};

namespace {

SendAttempt attempt(qint64 client, const char *to, const QByteArray &text,
                    SendAttempt::Outcome outcome = SendAttempt::Outcome::Delivered, int inFlight = 1)
{
    SendAttempt made;
    made.client = client;
    made.to = to;
    made.text = text;
    made.outcome = outcome;
    made.inFlight = inFlight;
    return made;
}

} // namespace

void tst_SendRecordTest::countsRepeats()
{
    SendRecord record;
    record.add(attempt(1, "5491", "hello", SendAttempt::Outcome::Cut));
    QCOMPARE(record.add(attempt(1, "5491", "hello")).attempt, 2);
    QCOMPARE(record.summary().repeatedAttempts, 1);
    QCOMPARE(record.summary().repeatedDeliveries, 0);
    QCOMPARE(record.add(attempt(1, "5491", "hello", SendAttempt::Outcome::Delivered, 2)).attempt, 3);
    record.add(attempt(2, "5491", "other", SendAttempt::Outcome::Refused));
    const auto total = record.summary();
    QCOMPARE(total.attempts, 4);
    QCOMPARE(total.delivered, 2);
    QCOMPARE(total.cut, 1);
    QCOMPARE(total.refused, 1);
    QCOMPARE(total.messages, 2);
    QCOMPARE(total.repeatedAttempts, 2);
    QCOMPARE(total.repeatedDeliveries, 1);
    QCOMPARE(total.overlaps, 1);
    QCOMPARE(total.maxInFlight, 2);
    QCOMPARE(record.summary(*ClienteId::fromNumber(2)).attempts, 1);
    QCOMPARE(record.summary(*ClienteId::fromNumber(3)).attempts, 0);
}

void tst_SendRecordTest::tellsApartWhatDiffers()
{
    SendRecord record;
    record.add(attempt(1, "5491", "hello"));
    record.add(attempt(2, "5491", "hello"));
    record.add(attempt(1, "5492", "hello"));
    record.add(attempt(1, "5491", "Hello"));
    QCOMPARE(record.summary().messages, 4);
    QCOMPARE(record.summary().repeatedAttempts, 0);
}

void tst_SendRecordTest::keepsLongTextsShort()
{
    SendRecord record;
    const QByteArray text(65536, 'x');
    const auto &kept = record.add(attempt(1, "5491", text));
    QCOMPARE(kept.text.size(), 4096);
    QCOMPARE(kept.sha256, QCryptographicHash::hash(text, QCryptographicHash::Sha256));
    record.add(attempt(1, "5491", text.chopped(1)));
    QCOMPARE(record.summary().messages, 2); // they differ only in what was not kept
}

void tst_SendRecordTest::pagesInOrder()
{
    SendRecord record;
    for (int i = 0; i < 10; ++i)
        record.add(attempt(1 + i % 2, "5491", QByteArray::number(i)));
    const auto first = record.after(0, 3, std::nullopt);
    QCOMPARE(first.size(), size_t(3));
    QCOMPARE(first.back()->seq, quint64(3));
    QCOMPARE(record.after(3, 100, std::nullopt).size(), size_t(7));
    QCOMPARE(record.after(10, 100, std::nullopt).size(), size_t(0));
    const auto odd = record.after(0, 100, *ClienteId::fromNumber(2));
    QCOMPARE(odd.size(), size_t(5));
    QCOMPARE(odd.front()->text, QByteArray("1"));
}

void tst_SendRecordTest::goesOnCountingAfterClear()
{
    SendRecord record;
    record.add(attempt(1, "5491", "hello"));
    record.clear();
    QCOMPARE(record.summary().attempts, 0);
    const auto &next = record.add(attempt(1, "5491", "hello"));
    QCOMPARE(next.seq, quint64(2));
    QCOMPARE(next.attempt, 1);
}

HUB_TEST(tst_SendRecordTest)

#include "tst_sendrecord.moc"
