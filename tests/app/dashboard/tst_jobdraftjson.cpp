// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/jobdraftjson.h"
#include "core/sending/bulkparser.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;
using namespace hub::app;

class tst_JobDraftJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void readsAReceipt();
    void readsARefusal();
};

void tst_JobDraftJson::comesBackAsItWas()
{
    JobDraft draft{.client = *ClienteId::fromNumber(51),
                   .name = QStringLiteral("\"Promo\" \\ ñ"),
                   .minDelay = 100,
                   .maxDelay = 200,
                   .messages = {}};
    const QStringList texts{QStringLiteral("plain"), QStringLiteral("two\nlines\tand \"quotes\""),
                            QString::fromUtf8("emoji \xf0\x9f\x8e\x89"), QString(QChar(u'\x1'))};
    for (int i = 0; i < texts.size(); ++i)
        draft.messages.push_back({QString::number(5491100000000LL + i), texts[i]});
    const auto parsed = BulkRequest::parse(bulkBody(draft));
    QVERIFY(parsed);
    QCOMPARE(parsed->name(), draft.name);
    QCOMPARE(parsed->minDelay(), 100);
    QCOMPARE(parsed->maxDelay(), 200);
    QCOMPARE(int(parsed->rows().size()), int(texts.size()));
    for (int i = 0; i < texts.size(); ++i)
        QCOMPARE(parsed->message(parsed->rows()[std::size_t(i)]), texts[i]);
}

void tst_JobDraftJson::readsAReceipt()
{
    const auto receipt = receiptOf({202, R"({"ok":true,"job_id":"7","total":3,"accepted":2,)"
                                         R"("rejected":[{"index":1,"error":"to: no number"}]})"});
    QVERIFY(receipt);
    QCOMPARE(receipt->jobId, QStringLiteral("7"));
    QCOMPARE(receipt->accepted, 2);
    QCOMPARE(int(receipt->rejected.size()), 1);
    QCOMPARE(receipt->rejected.front().index, 1);
    QCOMPARE(receipt->rejected.front().reason, QStringLiteral("to: no number"));
}

void tst_JobDraftJson::readsARefusal()
{
    const auto receipt = receiptOf({503, errorBody("TOO_BUSY", QStringLiteral("Try again later."))});
    QCOMPARE(receipt.error().code, "TOO_BUSY");
    QCOMPARE(receipt.error().message, QStringLiteral("Try again later."));
}

HUB_TEST(tst_JobDraftJson)
#include "tst_jobdraftjson.moc"
