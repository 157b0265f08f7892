// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/hashworker.h"
#include "tests/support/test.h"

#include <QTest>
#include <QThread>

#include <optional>

using namespace hub;

class tst_HashWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashesAndVerifies();
    void doesTheSameWorkForNobody();
    void renewsOutdatedHashes();
    void refusesWhatItCannotTakeOn();
    void maySimplyGo();
};

namespace {

HashWorker::Settings quick()
{
    return {.work = PasswordWork::least(), .threads = 2, .queueLimit = 32};
}

template<typename T>
T waitFor(const std::optional<T> &answer)
{
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30000))
        qFatal("no answer");
    return *answer;
}

QString hashOf(HashWorker &worker, const QByteArray &password)
{
    const Mailbox mailbox;
    std::optional<Result<QString>> answer;
    worker.hash(password, mailbox.address(), [&answer](Result<QString> hash) { answer = std::move(hash); });
    return waitFor(answer).value_or(QString());
}

Result<HashWorker::Verdict> verdictOf(HashWorker &worker, const std::optional<QString> &hash,
                                      const QByteArray &password)
{
    const Mailbox mailbox;
    std::optional<Result<HashWorker::Verdict>> answer;
    worker.verify(hash, password, mailbox.address(),
                  [&answer](Result<HashWorker::Verdict> verdict) { answer = std::move(verdict); });
    return waitFor(answer);
}

} // namespace

void tst_HashWorkerTest::hashesAndVerifies()
{
    HashWorker worker(quick());
    const QString hash = hashOf(worker, "correct horse");
    QVERIFY(!hash.isEmpty());
    QVERIFY(verdictOf(worker, hash, "correct horse")->matches);
    QVERIFY(verdictOf(worker, hash, "correct horse")->newHash.isEmpty());
    QVERIFY(!verdictOf(worker, hash, "wrong horse")->matches);
}

void tst_HashWorkerTest::doesTheSameWorkForNobody()
{
    HashWorker worker(quick());
    const QString hash = hashOf(worker, "correct horse");
    const quint64 before = worker.computations();
    QVERIFY(!verdictOf(worker, hash, "wrong horse")->matches);
    const quint64 forSomebody = worker.computations() - before;
    QVERIFY(!verdictOf(worker, std::nullopt, "wrong horse")->matches);
    const quint64 forNobody = worker.computations() - before - forSomebody;
    QCOMPARE(forSomebody, quint64(1));
    QCOMPARE(forNobody, forSomebody);
}

void tst_HashWorkerTest::renewsOutdatedHashes()
{
    HashWorker worker(quick());
    PasswordWork more = PasswordWork::least();
    more.operations += 1;
    const auto old = passwordhash::make("correct horse", more);
    QVERIFY(old);
    const auto verdict = verdictOf(worker, *old, "correct horse");
    QVERIFY(verdict->matches);
    QVERIFY(!passwordhash::isOutdated(verdict->newHash, PasswordWork::least()));
    QVERIFY(passwordhash::verify(verdict->newHash, "correct horse"));
    QVERIFY(verdictOf(worker, *old, "wrong horse")->newHash.isEmpty());
}

void tst_HashWorkerTest::refusesWhatItCannotTakeOn()
{
    HashWorker worker(
        {.work = PasswordWork::least(), .threads = 0, .queueLimit = 2}); // nobody takes anything off the queue
    const Mailbox mailbox;
    QByteArrayList answers;
    for (int i = 0; i < 5; ++i)
        worker.verify(std::nullopt, "x", mailbox.address(), [&answers](const Result<HashWorker::Verdict> &verdict) {
            answers << (verdict ? QByteArray("ok") : verdict.error().code);
        });
    QTRY_COMPARE(answers, (QByteArrayList{"TOO_BUSY", "TOO_BUSY", "TOO_BUSY"}));
    QCOMPARE(worker.computations(), quint64(0));
}

void tst_HashWorkerTest::maySimplyGo()
{
    const Mailbox mailbox;
    int answers = 0;
    {
        HashWorker worker(quick());
        for (int i = 0; i < 20; ++i)
            worker.hash("x", mailbox.address(), [&answers](const Result<QString> &) { ++answers; });
    }
    QCoreApplication::processEvents();
    QVERIFY(answers <= 20); // no crash, and nothing twice
}

HUB_TEST(tst_HashWorkerTest)
#include "tst_hashworker.moc"
