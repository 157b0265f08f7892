// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/people/peoplemodeltest.h"
#include "ui/people/keysmodel.h"

using namespace hub;
using namespace hub::ui;

class tst_KeysModel : public PeopleModelTest<KeysModel>
{
    Q_OBJECT

private Q_SLOTS:
    void init() { make(); }
    void saysWhatAKeyOpensAndWhenItWasUsed();
    void appendsNewKeys();
    void showsARevocation();
    void keepsItsRowsAfterAFailure();
};

void tst_KeysModel::saysWhatAKeyOpensAndWhenItWasUsed()
{
    load();
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(cell(0, KeysModel::For), QStringLiteral("1 Dentist Palermo"));
    QCOMPARE(cell(0, KeysModel::LastUsed), QStringLiteral("4 min ago"));
    QCOMPARE(cell(1, KeysModel::For), QStringLiteral("Everything (administrator)"));
    QCOMPARE(cell(2, KeysModel::State), QStringLiteral("Revoked"));
    QCOMPARE(cell(3, KeysModel::LastUsed), QStringLiteral("never"));
}

void tst_KeysModel::appendsNewKeys()
{
    load();
    QSignalSpy reset(m_model.get(), &KeysModel::modelReset);
    ApiKey key = m_hub->people().keyList.back();
    key.id = 9;
    key.name = QStringLiteral("fresh");
    m_hub->people().keyList.push_back(key);
    load();
    QCOMPARE(m_model->rowCount(), 5);
    QCOMPARE(cell(4, KeysModel::Name), QStringLiteral("fresh"));
    QCOMPARE(reset.size(), 0);
    m_hub->people().keyList.erase(m_hub->people().keyList.begin()); // as after a restored backup
    load();
    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(cell(0, KeysModel::Name), QStringLiteral("monitoring"));
}

void tst_KeysModel::showsARevocation()
{
    load();
    QCOMPARE(m_model->index(0, 0).data(KeysModel::FirstRole).toBool(), true);
    ApiKey key = *m_model->at(0);
    key.revokedAt = 1700000000000;
    m_model->update(key);
    QCOMPARE(cell(0, KeysModel::State), QStringLiteral("Revoked"));
    QCOMPARE(m_model->index(0, 0).data(KeysModel::FirstRole).toBool(), false);
}

void tst_KeysModel::keepsItsRowsAfterAFailure()
{
    load();
    QSignalSpy failed(m_model.get(), &KeysModel::stateChanged);
    m_hub->desk.failNext("HUB_STOPPED", QStringLiteral("The hub is not running."));
    m_model->reload();
    QVERIFY(failed.wait());
    QCOMPARE(m_model->state(), TableModelBase::State::Failed);
    QCOMPARE(m_model->rowCount(), 4);
}

HUB_TEST(tst_KeysModel)
#include "tst_keysmodel.moc"
