// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/hubcalls.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;
using namespace hub::app;

class tst_Questions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areAnsweredOnce();
    void areGivenUpOnce();
    void areForgottenWithTheirContext();
    void mayBeAskedInAnAnswer();
    void outliveNobody();
};

void tst_Questions::areAnsweredOnce()
{
    Questions questions;
    QObject context;
    std::vector<int> answers;
    const Reply<int> reply = questions.open<int>(&context, [&](const Result<int> &n) { answers.push_back(*n); });
    QCOMPARE(questions.count(), 1u);
    reply(7);
    reply(8);
    QCOMPARE(answers, std::vector<int>{7});
    QCOMPARE(questions.count(), 0u);
    questions.giveUp({"HUB_STOPPED", {}});
    QCOMPARE(answers.size(), 1u);
}

void tst_Questions::areGivenUpOnce()
{
    Questions questions;
    QObject context;
    QByteArrayList errors;
    const auto first = questions.open<int>(&context, [&](const Result<int> &n) { errors += n.error().code; });
    const auto second = questions.open<void>(&context, [&](const Result<void> &n) { errors += n.error().code; });
    questions.giveUp({"HUB_STOPPED", {}});
    QCOMPARE(errors, (QByteArrayList{"HUB_STOPPED", "HUB_STOPPED"}));
    first(7); // too late
    second({});
    QCOMPARE(errors.size(), 2);
}

void tst_Questions::areForgottenWithTheirContext()
{
    Questions questions;
    auto context = std::make_unique<QObject>();
    bool told = false;
    const auto first = questions.open<int>(context.get(), [&](const Result<int> &) { told = true; });
    const auto second = questions.open<int>(context.get(), [&](const Result<int> &) { told = true; });
    context.reset();
    first(7);
    questions.giveUp({"HUB_STOPPED", {}});
    QVERIFY(!told);
    QCOMPARE(questions.count(), 0u);
}

void tst_Questions::mayBeAskedInAnAnswer()
{
    Questions questions;
    QObject context;
    int told = 0;
    const Reply<int> outer = questions.open<int>(&context, [&](const Result<int> &) {
        ++told;
        const Reply<int> inner = questions.open<int>(&context, [&](const Result<int> &) { ++told; });
    });
    questions.giveUp({"HUB_STOPPED", {}});
    QCOMPARE(told, 1);
    QCOMPARE(questions.count(), 1u); // the new one waits
}

void tst_Questions::outliveNobody()
{
    QObject context;
    bool told = false;
    Reply<int> reply;
    {
        Questions questions;
        reply = questions.open<int>(&context, [&](const Result<int> &) { told = true; });
    }
    reply(7);
    QVERIFY(!told);
}

HUB_TEST(tst_Questions)
#include "tst_questions.moc"
