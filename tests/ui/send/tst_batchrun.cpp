// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/common/batchrun.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <vector>

using namespace hub;
using namespace hub::ui;

class tst_BatchRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksAFewAtATime();
    void countsFailures();
    void cancelEndsIt();
    void nothingToDo();
};

void tst_BatchRun::asksAFewAtATime()
{
    std::vector<BatchRun::Done> open;
    int asked = 0;
    QPointer<BatchRun> run = new BatchRun(
        20,
        [&](int index, QObject *, const BatchRun::Done &done) {
            QCOMPARE(index, asked);
            ++asked;
            open.push_back(done);
        },
        this);
    QSignalSpy finished(run.data(), &BatchRun::finished);
    QTRY_COMPARE(asked, 8);
    while (!open.empty()) {
        const BatchRun::Done done = open.front();
        open.erase(open.begin());
        done({});
    }
    QCOMPARE(asked, 20);
    QCOMPARE(finished.count(), 1);
    QCOMPARE(run->succeeded(), 20);
    QTRY_VERIFY(run.isNull());
}

void tst_BatchRun::countsFailures()
{
    auto *run = new BatchRun(
        3,
        [](int index, QObject *context, const BatchRun::Done &done) {
            QMetaObject::invokeMethod(
                context,
                [index, done] {
                    done(index == 0 ? Result<void>() : failure("X", QStringLiteral("wrong %1").arg(index)));
                },
                Qt::QueuedConnection);
        },
        this);
    QSignalSpy progressed(run, &BatchRun::progressed);
    int failed = 0;
    QString error;
    connect(run, &BatchRun::finished, this, [&] {
        failed = run->failed();
        error = run->firstError();
    });
    QTRY_COMPARE(failed, 2);
    QCOMPARE(error, QStringLiteral("wrong 1"));
    QCOMPARE(progressed.count(), 3);
    QCOMPARE(progressed.last().at(0).toInt(), 3);
}

void tst_BatchRun::cancelEndsIt()
{
    std::vector<BatchRun::Done> open;
    QPointer<BatchRun> run = new BatchRun(
        20, [&](int, QObject *, const BatchRun::Done &done) { open.push_back(done); }, this);
    QSignalSpy finished(run.data(), &BatchRun::finished);
    QTRY_COMPARE(open.size(), size_t(8));
    run->cancel();
    QCOMPARE(finished.count(), 0); // what is under way is waited for
    for (const BatchRun::Done &done : std::vector<BatchRun::Done>(open))
        done({});
    QCOMPARE(finished.count(), 1);
    QCOMPARE(open.size(), size_t(8));
}

void tst_BatchRun::nothingToDo()
{
    auto *run = new BatchRun(
        0, [](int, QObject *, const BatchRun::Done &) { QFAIL("asked"); }, this);
    QSignalSpy finished(run, &BatchRun::finished);
    QVERIFY(finished.wait());
}

HUB_TEST(tst_BatchRun)
#include "tst_batchrun.moc"
