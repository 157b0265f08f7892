// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/people/peoplemodeltest.h"
#include "ui/people/usersmodel.h"

using namespace hub;
using namespace hub::ui;

class tst_UsersModel : public PeopleModelTest<UsersModel>
{
    Q_OBJECT

private Q_SLOTS:
    void init() { make(); }
    void readsAllPages();
    void changesOnlyWhatHasChanged();
    void readsOnceMoreIfAskedMeanwhile();
    void keepsItsRowsAfterAFailure();
    void takesAnAnswerForOneAccount();
};

void tst_UsersModel::readsAllPages()
{
    QVERIFY(!m_model->isLoaded());
    User user = m_hub->people().userList.back();
    for (int i = 0; i < 2500; ++i) {
        ++user.id;
        user.username = QStringLiteral("user%1").arg(i);
        m_hub->people().userList.push_back(user);
    }
    load();
    QCOMPARE(m_model->rowCount(), 2508);
    QCOMPARE(m_hub->desk.callsOf(QStringLiteral("users")).size(), 3);
    QCOMPARE(cell(2507, UsersModel::Name), QStringLiteral("user2499"));
    QCOMPARE(cell(1, UsersModel::Client), QStringLiteral("1 Dentist Palermo"));
    QCOMPARE(cell(7, UsersModel::Client), QStringLiteral("77")); // no such client
    QCOMPARE(cell(0, UsersModel::RoleColumn), QStringLiteral("Administrator"));
    QCOMPARE(cell(0, UsersModel::LastLogin), QStringLiteral("2 min ago"));
    QCOMPARE(cell(5, UsersModel::LastLogin), QStringLiteral("never"));
    QCOMPARE(cell(6, UsersModel::LastLogin), QStringLiteral("registered 3 h ago"));
}

void tst_UsersModel::changesOnlyWhatHasChanged()
{
    load();
    QCOMPARE(m_model->pending(), 2);
    QSignalSpy changed(m_model.get(), &UsersModel::dataChanged);
    QSignalSpy reset(m_model.get(), &UsersModel::modelReset);
    QSignalSpy inserted(m_model.get(), &UsersModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &UsersModel::rowsRemoved);
    auto &users = m_hub->people().userList;
    users[6].state = UserState::Active;
    users.erase(users.begin() + 3);
    User fresh = users.front();
    fresh.id = 100;
    fresh.username = QStringLiteral("fresh");
    users.push_back(fresh);
    load();
    QCOMPARE(reset.size(), 0);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(cell(7, UsersModel::Name), QStringLiteral("fresh"));
    QCOMPARE(m_model->pending(), 1);
    load();
    QCOMPARE(changed.size(), 1); // nothing new
}

void tst_UsersModel::readsOnceMoreIfAskedMeanwhile()
{
    QSignalSpy loaded(m_model.get(), &UsersModel::stateChanged);
    m_hub->desk.hold();
    m_model->reload();
    m_hub->people().userList.pop_back();
    m_model->reload();
    m_model->reload();
    m_hub->desk.release();
    QTRY_COMPARE(loaded.size(), 1);
    QCOMPARE(m_hub->desk.callsOf(QStringLiteral("users")).size(), 2);
    QCOMPARE(m_model->rowCount(), 7); // not what the first, older answer said
}

void tst_UsersModel::keepsItsRowsAfterAFailure()
{
    load();
    QSignalSpy failed(m_model.get(), &UsersModel::stateChanged);
    m_hub->desk.failNext("HUB_STOPPED", QStringLiteral("The hub is not running."));
    m_model->reload();
    QVERIFY(failed.wait());
    QCOMPARE(m_model->state(), TableModelBase::State::Failed);
    QCOMPARE(m_model->rowCount(), 8);
}

void tst_UsersModel::takesAnAnswerForOneAccount()
{
    load();
    User user = *m_model->at(1);
    user.state = UserState::Disabled;
    m_model->update(user);
    QCOMPARE(cell(1, UsersModel::State), QStringLiteral("Disabled"));
    user.id = 4711; // none of these
    m_model->update(user);
    QCOMPARE(m_model->rowCount(), 8);
    m_model->setBusy(7, true);
    QVERIFY(m_model->isBusy(7));
    m_model->setBusy(7, false);
    QVERIFY(!m_model->isBusy(7));
}

HUB_TEST(tst_UsersModel)
#include "tst_usersmodel.moc"
