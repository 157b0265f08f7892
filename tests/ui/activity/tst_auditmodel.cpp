// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/samples.h"
#include "ui/activity/auditmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace hub;
using namespace hub::ui;

class tst_AuditModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsOlderEntriesAsTheyAreAskedFor();
    void bringsOnlyWhatIsNew();
    void leavesNoGapWhenTooMuchHappened();
    void bringsTheFirstEntryOfAll();
    void readsOnceMoreIfAskedMeanwhile();
    void ignoresAnswersToAFormerFilter();
    void saysWhyItFailed();

private:
    QString cell(int row, int column) const { return m_model->index(row, column).data().toString(); }
    void load(const audit::Filter &filter = {});
    void login(const char *who);

    std::unique_ptr<FakeHubApi> m_hub;
    std::unique_ptr<ClientStore> m_clients;
    std::unique_ptr<AuditModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_AuditModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_clients.reset();
    m_hub = std::make_unique<FakeHubApi>();
    m_clients = std::make_unique<ClientStore>(m_hub->clients());
    fillSamples(*m_hub, 20);
    m_hub->activity().entries = sampleAudit(450);
    QTRY_VERIFY(m_clients->isLoaded());
    m_model = std::make_unique<AuditModel>(m_hub->activity(), *m_clients);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false); // the tests say when
}

void tst_AuditModel::load(const audit::Filter &filter)
{
    m_model->setFilter(filter);
    QTRY_COMPARE(m_model->state(), AuditModel::State::Ready);
}

void tst_AuditModel::login(const char *who)
{
    audit::Entry entry;
    entry.actor = QLatin1String(who);
    entry.action = QStringLiteral("login");
    m_hub->activity().add(entry);
}

void tst_AuditModel::readsOlderEntriesAsTheyAreAskedFor()
{
    QCOMPARE(m_model->state(), AuditModel::State::Idle);
    load();
    QCOMPARE(m_model->rowCount(), 200);
    QCOMPARE(cell(0, AuditModel::What), QStringLiteral("Logged in"));
    QCOMPARE(cell(0, AuditModel::Client), QStringLiteral("1 Dentist Palermo"));
    QCOMPARE(cell(3, AuditModel::Who), QStringLiteral("Unknown"));
    m_model->fetchMore({});
    QVERIFY(!m_model->canFetchMore({}));
    QTRY_COMPARE(m_model->rowCount(), 400);
    m_model->fetchMore({});
    QTRY_COMPARE(m_model->rowCount(), 450);
    QVERIFY(!m_model->hasMore());
    for (int row = 1; row < 450; ++row)
        QCOMPARE(m_model->at(row)->id, m_model->at(row - 1)->id - 1);
}

void tst_AuditModel::bringsOnlyWhatIsNew()
{
    load();
    QSignalSpy arrived(m_model.get(), &AuditModel::arrived);
    QSignalSpy reset(m_model.get(), &AuditModel::modelReset);
    login("ana");
    login("bruno");
    m_model->refresh();
    QTRY_COMPARE(arrived.size(), 1);
    QCOMPARE(arrived.first().first().toInt(), 2);
    QCOMPARE(m_model->rowCount(), 202);
    QCOMPARE(cell(0, AuditModel::Who), QStringLiteral("bruno"));
    QCOMPARE(cell(1, AuditModel::Who), QStringLiteral("ana"));
    m_model->refresh(); // nothing new
    QTRY_COMPARE(m_hub->desk.callsOf(QStringLiteral("audit")).size(), 3);
    m_model->fetchMore({}); // goes on where it was
    QTRY_COMPARE(m_model->rowCount(), 402);
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(reset.size(), 0);
}

void tst_AuditModel::leavesNoGapWhenTooMuchHappened()
{
    load();
    for (int i = 0; i < 300; ++i)
        login("robot");
    m_model->refresh();
    QTRY_COMPARE(m_model->at(0)->id, 750);
    while (m_model->hasMore()) {
        const int before = m_model->rowCount();
        m_model->fetchMore({});
        QTRY_VERIFY(m_model->rowCount() > before);
    }
    QCOMPARE(m_model->rowCount(), 750);
    for (int row = 1; row < 750; ++row)
        QCOMPARE(m_model->at(row)->id, m_model->at(row - 1)->id - 1);
}

void tst_AuditModel::bringsTheFirstEntryOfAll()
{
    m_hub->activity().entries.clear();
    load();
    QCOMPARE(m_model->rowCount(), 0);
    login("ana");
    m_model->refresh();
    QTRY_COMPARE(m_model->rowCount(), 1);
    QVERIFY(!m_model->canFetchMore({}));
}

void tst_AuditModel::readsOnceMoreIfAskedMeanwhile()
{
    load();
    m_hub->desk.hold();
    m_model->refresh();
    login("late");
    m_model->refresh();
    m_model->refresh();
    m_hub->desk.release();
    QTRY_COMPARE(m_model->rowCount(), 201);
    QCOMPARE(m_hub->desk.callsOf(QStringLiteral("audit")).size(), 3);
}

void tst_AuditModel::ignoresAnswersToAFormerFilter()
{
    load();
    m_hub->desk.hold();
    m_model->fetchMore({});
    m_model->setFilter({.user = QStringLiteral("maria"), .action = QStringLiteral("job_*")});
    QCOMPARE(m_model->rowCount(), 200); // until the answer is here
    m_hub->desk.releaseNewest();
    QTRY_COMPARE(m_model->state(), AuditModel::State::Ready);
    const int rows = m_model->rowCount();
    QVERIFY(rows > 0 && rows < 200);
    m_hub->desk.release();
    QTest::qWait(0);
    QCOMPARE(m_model->rowCount(), rows);
    for (int row = 0; row < rows; ++row) {
        QCOMPARE(m_model->at(row)->actor, QStringLiteral("maria"));
        QVERIFY(m_model->at(row)->action.startsWith(QStringLiteral("job_")));
    }
}

void tst_AuditModel::saysWhyItFailed()
{
    load();
    m_hub->desk.failNext("DATABASE_FAILED", QStringLiteral("The store does not answer."));
    m_model->refresh();
    QTRY_COMPARE(m_model->state(), AuditModel::State::Failed);
    QCOMPARE(m_model->error().message, QStringLiteral("The store does not answer."));
    QCOMPARE(m_model->rowCount(), 200);
    QVERIFY(!m_model->canFetchMore({}));
    login("ana");
    m_model->refresh(); // once it answers again, everything is read anew
    QTRY_COMPARE(m_model->state(), AuditModel::State::Ready);
    QCOMPARE(cell(0, AuditModel::Who), QStringLiteral("ana"));
}

HUB_TEST(tst_AuditModel)
#include "tst_auditmodel.moc"
