// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/detail/detaildesk.h"
#include "tests/ui/support/grab.h"
#include "ui/common/inlinemessage.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <set>

using namespace hub;
using namespace hub::ui;

namespace {

/// The pane of a linked client with the form open.
struct TestMessageFormFixture : DetailDesk
{
    TestMessageFormFixture() : DetailDesk(sampleClient(SessionState::Ready))
    {
        window.activateWindow();
        click("testMessage");
    }
    void fill(const QString &to, const QString &words) const
    {
        part<QLineEdit>("testTo")->setText(to);
        part<QPlainTextEdit>("testText")->setPlainText(words);
    }
    [[nodiscard]] QString result() const { return part<InlineMessage>("testResult")->text(); }
    [[nodiscard]] QStringList sent() const { return hub.desk.callsOf(QStringLiteral("send")); }
};

} // namespace

class tst_TestMessageForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }

    void opensAndCloses()
    {
        DetailDesk closed(sampleClient(SessionState::Ready));
        QVERIFY(!closed.isShown("testTo"));
        TestMessageFormFixture desk;
        QVERIFY(desk.isShown("testTo"));
        QVERIFY(QTest::qWaitForWindowActive(&desk.window));
        QCOMPARE(QApplication::focusWidget(), desk.part("testTo"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!desk.isShown("testTo"));
        QVERIFY(!desk.part<QAbstractButton>("testMessage")->isChecked());
    }

    void sendsAndTells()
    {
        TestMessageFormFixture desk;
        desk.hub.desk.hold();
        desk.fill(QStringLiteral("+54 9 11 5555-0000"), QStringLiteral("Hello"));
        desk.click("testSend");
        QCOMPARE(desk.sent().size(), 1);
        QVERIFY(!desk.part("testSend")->isEnabled());
        QVERIFY(desk.result().startsWith(QLatin1String("Sending")));
        desk.click("testSend"); // nothing: one is under way
        QTest::keyClick(desk.part("testText"), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(desk.sent().size(), 1);
        desk.hub.desk.release();
        QTRY_VERIFY(desk.result().startsWith(QLatin1String("Sent.")));
        QVERIFY(desk.result().contains(QLatin1String("3EB0C431D2A4")));
        QVERIFY(desk.part("testSend")->isEnabled());
        grab(desk.window, QStringLiteral("detail-testmessage"));
    }

    void eachPressHasItsOwnKey()
    {
        TestMessageFormFixture desk;
        desk.fill(QStringLiteral("5491155550000"), QStringLiteral("Hello"));
        for (int press = 1; press <= 3; ++press) {
            QTest::keyClick(desk.part("testText"), Qt::Key_Return, Qt::ControlModifier);
            QTRY_VERIFY(desk.part("testSend")->isEnabled());
            QCOMPARE(desk.hub.sending().keys.size(), size_t(press));
        }
        const std::set<QByteArray> different(desk.hub.sending().keys.begin(), desk.hub.sending().keys.end());
        QCOMPARE(different.size(), size_t(3));
        QVERIFY(!different.contains(QByteArray()));
    }

    void refusesNonsense_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("nobody") << QString() << QStringLiteral("x") << QStringLiteral("Say whom");
        QTest::newRow("no number") << QStringLiteral("Peter") << QStringLiteral("x") << QStringLiteral("That is no");
        QTest::newRow("too short") << QStringLiteral("12345") << QStringLiteral("x") << QStringLiteral("That is no");
        QTest::newRow("no text") << QStringLiteral("5491155550000") << QStringLiteral(" \n ")
                                 << QStringLiteral("Write a text");
    }

    void refusesNonsense()
    {
        QFETCH(const QString, to);
        QFETCH(const QString, words);
        QFETCH(const QString, complaint);
        TestMessageFormFixture desk;
        desk.fill(to, words);
        desk.click("testSend");
        QVERIFY2(desk.result().startsWith(complaint), qPrintable(desk.result()));
        QCOMPARE(desk.sent(), QStringList());
    }

    void tellsWhatWentWrong()
    {
        TestMessageFormFixture desk;
        desk.fill(QStringLiteral("5491155550000"), QStringLiteral("Hello"));
        desk.hub.sending().sendAnswer =
            SendingAnswer::answered(409, R"({"error":true,"code":"SESSION_NOT_READY","message":"<b>Not</b> now"})");
        desk.click("testSend");
        QTRY_COMPARE(desk.result(), QStringLiteral("Not sent: <b>Not</b> now"));
        desk.hub.sending().sendAnswer = SendingAnswer(); // no answer: perhaps it was sent
        desk.click("testSend");
        QTRY_VERIFY(desk.result().startsWith(QLatin1String("It is not known")));
        desk.hub.desk.failNext("RECIPIENT_OPTED_OUT", QStringLiteral("This number does not want messages."));
        desk.click("testSend"); // the same again, of which nobody knows whether it has left: that is asked first
        QCOMPARE(desk.sent().size(), 2);
        auto *question = desk.window.findChild<QDialog *>(QStringLiteral("confirmSheet"));
        QVERIFY(question);
        question->reject();
        QCOMPARE(desk.sent().size(), 2);
        desk.part<QPlainTextEdit>("testText")->setPlainText(QStringLiteral("Another")); // no question
        desk.click("testSend");
        QTRY_COMPARE(desk.result(), QStringLiteral("Not sent: This number does not want messages."));
    }

    void anotherClientsResultIsNotShown()
    {
        TestMessageFormFixture desk;
        desk.hub.clients().set(sampleClient(SessionState::Ready, 52, QStringLiteral("Garage")));
        desk.hub.clients().announce();
        desk.fill(QStringLiteral("5491155550000"), QStringLiteral("Hello"));
        desk.hub.desk.hold();
        desk.click("testSend");
        desk.detail.setClient(number(52));
        QCOMPARE(desk.result(), QString());
        QVERIFY(desk.part("testSend")->isEnabled());
        desk.hub.desk.release();
        QCoreApplication::processEvents();
        QCOMPARE(desk.result(), QString());
        QCOMPARE(desk.part<QLineEdit>("testTo")->text(), QStringLiteral("5491155550000")); // for the next test
    }

    void asksBeforeTheSameIsSentAgainAlsoAfterAnotherClient()
    {
        TestMessageFormFixture desk;
        desk.hub.clients().set(sampleClient(SessionState::Ready, 52, QStringLiteral("Garage")));
        desk.hub.clients().announce();
        const auto first = desk.detail.client();
        desk.fill(QStringLiteral("5491155550000"), QStringLiteral("Hello"));
        desk.hub.desk.hold();
        desk.click("testSend");
        desk.detail.setClient(number(52)); // while it is under way
        desk.detail.setClient(first);
        desk.click("testSend");
        QCOMPARE(desk.sent().size(), 1);
        auto *question = desk.window.findChild<QDialog *>(QStringLiteral("confirmSheet"));
        QVERIFY(question);
        question->accept();
        QCOMPARE(desk.sent().size(), 2);
        desk.hub.desk.release();
        QTRY_VERIFY(desk.result().startsWith(QLatin1String("Sent.")));
    }

    void onlyALinkedClientCanBeTested()
    {
        DetailDesk desk(sampleClient(SessionState::Stopped));
        QVERIFY(!desk.part("testMessage")->isEnabled());
    }
};

HUB_WIDGET_TEST(tst_TestMessageForm)

#include "tst_testmessageform.moc"
