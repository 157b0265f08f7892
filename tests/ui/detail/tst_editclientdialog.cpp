// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything that people decide about a client, from the pane of details.

#include "tests/support/widgettest.h"
#include "tests/ui/detail/detaildesk.h"
#include "tests/ui/support/grab.h"
#include "ui/common/inlinemessage.h"
#include "ui/detail/editclientdialog.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>

using namespace hub;
using namespace hub::ui;

namespace {

struct EditRig
{
    EditRig() : desk(sampleClient(SessionState::Ready))
    {
        desk.click("editClient");
        dialog = desk.detail.findChild<EditClientDialog *>();
    }
    [[nodiscard]] QLineEdit *field(const char *name) const
    {
        return dialog->findChild<QLineEdit *>(QLatin1String(name));
    }
    [[nodiscard]] QString problem(const char *name) const
    {
        return dialog->findChild<InlineMessage *>(QLatin1String(name))->text();
    }
    [[nodiscard]] QPushButton *save() const { return dialog->findChild<QPushButton *>(QStringLiteral("saveClient")); }
    void enter(const char *name, const QString &text) const
    {
        field(name)->clear();
        QTest::keyClicks(field(name), text);
    }

    DetailDesk desk;
    QPointer<EditClientDialog> dialog;
};

} // namespace

class tst_EditClientDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void storesWhatIsDifferent()
    {
        EditRig rig;
        QVERIFY(rig.dialog);
        QCOMPARE(rig.field("nameField")->text(), QStringLiteral("Bakery"));
        rig.enter("sessionField", QStringLiteral("shop"));
        rig.enter("expected_phoneField", QStringLiteral("+54 9 11 1234-5678"));
        rig.enter("tagsField", QStringLiteral("north, vip"));
        rig.dialog->findChild<QCheckBox *>(QStringLiteral("wanted"))->setChecked(false);
        grab(*rig.dialog, QStringLiteral("detail-edit"));
        QSignalSpy noticed(&rig.desk.detail, &ClientDetail::noticed);
        QTest::mouseClick(rig.save(), Qt::LeftButton);
        QTRY_VERIFY(!rig.dialog);
        QCOMPARE(rig.desk.hub.desk.callsOf(QStringLiteral("put")),
                 QStringList{QStringLiteral("put 51 session=shop phone=+54 9 11 1234-5678 tags=north,vip wanted=off")});
        QTRY_COMPARE(rig.desk.text("factSession"), QStringLiteral("shop"));
        QCOMPARE(rig.desk.text("factTags"), QStringLiteral("north, vip"));
        QCOMPARE(rig.desk.text("factWish"), QStringLiteral("It is meant to be off."));
        QVERIFY(rig.desk.isShown("factExpected"));
        QCOMPARE(noticed.count(), 1);
    }

    void tellsAtTheFieldWhatIsWrong()
    {
        EditRig rig;
        rig.enter("expected_phoneField", QStringLiteral("123"));
        QCOMPARE(rig.problem("expected_phoneProblem"),
                 QStringLiteral("A phone number with its country, 7 to 15 digits."));
        QVERIFY(!rig.save()->isEnabled());
        rig.field("expected_phoneField")->clear();
        QCOMPARE(rig.problem("expected_phoneProblem"), QString());
        QVERIFY(rig.save()->isEnabled());
    }

    void tellsOfASessionThatAnotherClientHas()
    {
        EditRig rig;
        MonitoredClient other = sampleClient(SessionState::Ready, 52, {});
        other.session = QStringLiteral("shop");
        rig.desk.hub.clients().set(other);
        rig.enter("sessionField", QStringLiteral("shop"));
        QTest::keyClick(rig.field("sessionField"), Qt::Key_Return);
        QTRY_COMPARE(rig.problem("sessionProblem"), QStringLiteral("Another client has this name at the engine."));
        QVERIFY(rig.dialog && rig.save()->isEnabled());
        grab(*rig.dialog, QStringLiteral("detail-edit-taken"));
    }

    void keepsWhatWasTypedWhenItFails()
    {
        EditRig rig;
        rig.desk.hub.desk.failNext("DATABASE_UNAVAILABLE", QStringLiteral("The store does not answer."));
        rig.field("nameField")->setText(QStringLiteral("Café"));
        QTest::mouseClick(rig.save(), Qt::LeftButton);
        QTRY_VERIFY(rig.save()->isEnabled());
        bool told = false;
        for (const InlineMessage *message : rig.dialog->findChildren<InlineMessage *>())
            told = told || message->text() == QLatin1String("It was not stored: The store does not answer.");
        QVERIFY(told);
        QCOMPARE(rig.field("nameField")->text(), QStringLiteral("Café"));
    }

    void asksNothingWhenNothingIsDifferent()
    {
        EditRig rig;
        QTest::mouseClick(rig.save(), Qt::LeftButton);
        QTRY_VERIFY(!rig.dialog);
        QVERIFY(rig.desk.hub.desk.callsOf(QStringLiteral("put")).isEmpty());
    }
};

HUB_WIDGET_TEST(tst_EditClientDialog)
#include "tst_editclientdialog.moc"
