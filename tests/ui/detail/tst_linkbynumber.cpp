// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Linking a phone by its number, from the pane of details.

#include "tests/support/widgettest.h"
#include "tests/ui/detail/detaildesk.h"
#include "tests/ui/support/grab.h"
#include "ui/common/inlinemessage.h"
#include "ui/qr/pairingdialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>

using namespace hub;
using namespace hub::ui;
using Operation = EngineProfile::Operation;

namespace {

struct PairingRig
{
    explicit PairingRig(MonitoredClient client = sampleClient(SessionState::QrRequired)) : desk(client)
    {
        desk.hub.clients().setLacking({});
        desk.click("linkByNumber");
        dialog = desk.detail.findChild<PairingDialog *>();
    }
    template<typename T = QWidget>
    [[nodiscard]] T *part(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1String(name));
    }
    void type(const QString &number) const
    {
        part<QLineEdit>("pairingPhone")->clear();
        QTest::keyClicks(part("pairingPhone"), number);
    }
    void get() const { QTest::mouseClick(part("getPairingCode"), Qt::LeftButton); }
    [[nodiscard]] QString code() const { return part("pairingCode")->property("text").toString(); }
    [[nodiscard]] QStringList asked() const { return desk.hub.desk.callsOf(QStringLiteral("requestPairingCode")); }
    /// Answers the question that is open; whether there is one.
    [[nodiscard]] bool answer(const char *button) const
    {
        auto *sheet = dialog->findChild<QDialog *>(QStringLiteral("confirmSheet"));
        if (sheet == nullptr)
            return false;
        QTest::mouseClick(sheet->findChild<QPushButton *>(QLatin1String(button)), Qt::LeftButton);
        return true;
    }

    DetailDesk desk;
    QPointer<PairingDialog> dialog;
};

} // namespace

class tst_LinkByNumber : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void isNotThereWhereTheEngineCannot()
    {
        DetailDesk desk(sampleClient(SessionState::QrRequired));
        QVERIFY(desk.isShown("qrCanvas"));
        QVERIFY(!desk.isShown("linkByNumber"));
        desk.hub.clients().setLacking({});
        QVERIFY(desk.isShown("linkByNumber"));
    }

    void showsTheCodeLargeAndCopiesIt()
    {
        PairingRig rig;
        QVERIFY(rig.dialog);
        QVERIFY(!rig.part("getPairingCode")->isEnabled());
        rig.type(QStringLiteral("+54 9 11 1234-5678"));
        rig.get();
        QTRY_COMPARE(rig.code(), QStringLiteral("ABCD-1234"));
        QCOMPARE(rig.asked(), QStringList{QStringLiteral("requestPairingCode 51 5491112345678")});
        QVERIFY(rig.part("pairingCode")->font().pointSizeF() > 2 * rig.dialog->font().pointSizeF());
        QVERIFY(rig.part("pairingLeft")->property("text").toString().contains(QStringLiteral(" s left")));
        const auto *code = rig.part<QLabel>("pairingCode");
        QTRY_VERIFY(code->height() >= code->sizeHint().height()); // nothing of it is cut off
        grab(*rig.dialog, QStringLiteral("detail-pairing"));
        QTest::mouseClick(rig.part("copyPairingCode"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("ABCD-1234"));
        rig.desk.hub.clients().setState(number(51), SessionState::Ready, QStringLiteral("5491112345678"));
        QTRY_VERIFY(!rig.dialog);
    }

    void asksBeforeAnotherPhoneThanTheExpectedOne()
    {
        MonitoredClient client = sampleClient(SessionState::QrRequired);
        client.expectedPhone = QStringLiteral("34600111222");
        PairingRig rig(client);
        QCOMPARE(rig.part<QLineEdit>("pairingPhone")->text(), QStringLiteral("+34600111222"));
        rig.type(QStringLiteral("34600999888"));
        rig.get();
        QVERIFY(rig.answer("confirmNo"));
        QTest::qWait(0);
        QVERIFY(rig.asked().isEmpty());
    }

    void asksBeforeACodeThatCanUnlink()
    {
        PairingRig rig;
        // Somebody scans the code while the number is typed.
        rig.desk.hub.clients().setState(number(51), SessionState::Ready, QStringLiteral("5491112345678"));
        QTRY_COMPARE(rig.desk.store.find(number(51))->state, SessionState::Ready);
        QVERIFY(rig.dialog);
        rig.type(QStringLiteral("5491112345678"));
        rig.get();
        QVERIFY(rig.asked().isEmpty());
        QVERIFY(rig.answer("confirmYes"));
        QTRY_COMPARE(rig.asked().size(), 1);
    }

    void saysWhyThereIsNoCode()
    {
        PairingRig rig;
        rig.desk.hub.desk.failNext("NOT_SUPPORTED", QStringLiteral("This version cannot."));
        rig.type(QStringLiteral("5491112345678"));
        rig.get();
        QTRY_COMPARE(rig.part<InlineMessage>("pairingMessage")->text(),
                     QStringLiteral("There is no code: This version cannot."));
        QVERIFY(rig.part("getPairingCode")->isEnabled());
    }
};

HUB_WIDGET_TEST(tst_LinkByNumber)
#include "tst_linkbynumber.moc"
