// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/samples.h"
#include "ui/contacts/contactsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace hub;
using namespace hub::ui;

class tst_ContactsModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsPagesAsTheyAreAskedFor();
    void ignoresAnswersThatAreOutOfOrder();
    void showsNobodyElsesContacts();
    void keepsItsRowsWhileASearchRuns();
    void saysWhyItFailed();
    void asksForAPageOnlyOnce();
    void showsForeignTextAsItIs();

private:
    QString name(int row) const { return m_model->index(row, ContactsModel::Name).data().toString(); }

    std::unique_ptr<FakeHubApi> m_hub;
    std::unique_ptr<ContactsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    const ClienteId m_one = *ClienteId::fromNumber(1);
    const ClienteId m_two = *ClienteId::fromNumber(2);
};

void tst_ContactsModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_hub = std::make_unique<FakeHubApi>();
    m_hub->contacts().stored[m_one] = sampleContacts(450);
    m_hub->contacts().stored[m_two] = {
        {QStringLiteral("x@c.us"), QStringLiteral("Other"), QStringLiteral("123"), false}};
    m_model = std::make_unique<ContactsModel>(m_hub->contacts());
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false); // the tests say when
}

void tst_ContactsModel::readsPagesAsTheyAreAskedFor()
{
    QCOMPARE(m_model->state(), ContactsModel::State::Idle);
    m_model->setSearch(m_one, {});
    QCOMPARE(m_model->state(), ContactsModel::State::Loading);
    QTRY_COMPARE(m_model->rowCount(), 200);
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QTRY_COMPARE(m_model->rowCount(), 400);
    m_model->fetchMore({});
    QTRY_COMPARE(m_model->rowCount(), 450);
    QVERIFY(!m_model->canFetchMore({}));
    QVERIFY(!m_model->hasMore());
    for (int row = 1; row < m_model->rowCount(); ++row)
        QVERIFY(m_model->at(row - 1)->name.compare(m_model->at(row)->name, Qt::CaseInsensitive) <= 0);
}

void tst_ContactsModel::ignoresAnswersThatAreOutOfOrder()
{
    m_hub->desk.hold();
    m_model->setSearch(m_one, QStringLiteral("a"));
    m_model->setSearch(m_one, QStringLiteral("ana lu"));
    m_hub->desk.releaseNewest();
    QTRY_COMPARE(m_model->state(), ContactsModel::State::Ready);
    const int rows = m_model->rowCount();
    QVERIFY(rows > 0 && rows < 200);
    m_hub->desk.release(); // the older answer, too late
    QTest::qWait(0);
    QCOMPARE(m_model->rowCount(), rows);
    QVERIFY(name(0).startsWith(QStringLiteral("Ana Lu")));
}

void tst_ContactsModel::showsNobodyElsesContacts()
{
    m_model->setSearch(m_one, {});
    QTRY_COMPARE(m_model->rowCount(), 200);
    m_hub->desk.hold();
    m_model->fetchMore({});
    m_model->setSearch(m_two, {});
    QCOMPARE(m_model->rowCount(), 0); // at once
    m_hub->desk.release();
    QTRY_COMPARE(m_model->rowCount(), 1);
    QTest::qWait(0);
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(name(0), QStringLiteral("Other"));
}

void tst_ContactsModel::keepsItsRowsWhileASearchRuns()
{
    m_model->setSearch(m_one, {});
    QTRY_COMPARE(m_model->rowCount(), 200);
    m_model->setSearch(m_one, QStringLiteral("nobody of this name"));
    QCOMPARE(m_model->rowCount(), 200);
    QTRY_COMPARE(m_model->rowCount(), 0);
}

void tst_ContactsModel::saysWhyItFailed()
{
    m_model->setSearch(m_one, {});
    QTRY_COMPARE(m_model->rowCount(), 200);
    m_hub->desk.failNext("DATABASE_FAILED", QStringLiteral("The store does not answer."));
    m_model->fetchMore({});
    QTRY_COMPARE(m_model->state(), ContactsModel::State::Failed);
    QCOMPARE(m_model->error().message, QStringLiteral("The store does not answer."));
    QCOMPARE(m_model->rowCount(), 200);
    QVERIFY(!m_model->canFetchMore({})); // no storm of questions while one scrolls
    m_model->setSearch(m_one, {});
    QTRY_COMPARE(m_model->state(), ContactsModel::State::Ready);
}

void tst_ContactsModel::asksForAPageOnlyOnce()
{
    m_model->setSearch(m_one, {});
    QTRY_COMPARE(m_model->rowCount(), 200);
    const qsizetype before = m_hub->desk.calls.size();
    m_model->fetchMore({});
    QVERIFY(!m_model->canFetchMore({}));
    m_model->fetchMore({});
    QCOMPARE(m_hub->desk.calls.size(), before + 1);
    QTRY_COMPARE(m_model->rowCount(), 400);
}

void tst_ContactsModel::showsForeignTextAsItIs()
{
    m_hub->contacts().stored[m_two] = {
        {QStringLiteral("1@c.us"), QStringLiteral("<b>x</b>"), QStringLiteral("5491112345678"), true},
        {QStringLiteral("y@lid"), {}, {}, false}};
    m_model->setSearch(m_two, {});
    QTRY_COMPARE(m_model->rowCount(), 2);
    QCOMPARE(name(0), QStringLiteral("No name"));
    QCOMPARE(m_model->index(0, ContactsModel::Number).data().toString(), QStringLiteral("y@lid"));
    QCOMPARE(name(1), QStringLiteral("<b>x</b>"));
    QCOMPARE(m_model->index(1, ContactsModel::Number).data().toString(), QStringLiteral("+5491112345678"));
    QCOMPARE(m_model->index(1, ContactsModel::Kind).data().toString(), QStringLiteral("Business"));
}

HUB_TEST(tst_ContactsModel)
#include "tst_contactsmodel.moc"
