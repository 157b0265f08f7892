// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakeclients.h"
#include "ui/common/clientpicker.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace hub;
using namespace hub::ui;

namespace {

ClienteId pickedId(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

/// A hub with clients, and a picker in a window.
struct Scene
{
    explicit Scene(const QString &all = {}) : link(desk), store(link), picker(store, all, &window), other(&window)
    {
        new QAbstractItemModelTester(picker.model(), QAbstractItemModelTester::FailureReportingMode::QtTest, &window);
        other.move(0, 100);
        picker.resize(300, 30);
        window.resize(400, 200);
    }

    void fill(int count)
    {
        std::vector<MonitoredClient> clients;
        for (int i = 1; i <= count; ++i)
            clients.push_back(
                {.client = pickedId(i), .name = QStringLiteral("Shop %1").arg(count - i, 5, 10, QLatin1Char('0'))});
        link.set(clients);
        link.announce();
    }

    void show()
    {
        window.show();
        picker.setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }

    void type(const QString &text)
    {
        picker.lineEdit()->selectAll();
        QTest::keyClicks(picker.lineEdit(), text);
    }

    FakeDesk desk;
    FakeClients link;
    ClientStore store;
    QWidget window;
    ClientPicker picker;
    QLineEdit other;
};

} // namespace

class tst_ClientPicker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choosesNobodyAtFirst()
    {
        Scene scene;
        QSignalSpy changed(&scene.picker, &ClientPicker::clientChanged);
        scene.fill(3);
        QVERIFY(!scene.picker.client());
        QCOMPARE(scene.picker.currentText(), QString());
        QCOMPARE(scene.picker.count(), 3);
        QVERIFY(changed.isEmpty());
    }

    void showsAllAsTheFirstEntry()
    {
        Scene scene(QStringLiteral("All clients"));
        scene.fill(2);
        QVERIFY(!scene.picker.client());
        QCOMPARE(scene.picker.currentText(), QStringLiteral("All clients"));
        QCOMPARE(scene.picker.itemText(1), QStringLiteral("1 Shop 00001"));
        scene.picker.setClient(pickedId(2));
        QCOMPARE(scene.picker.currentText(), QStringLiteral("2 Shop 00000"));
        scene.picker.setClient({});
        QCOMPARE(scene.picker.currentIndex(), 0);
    }

    void findsANumberAmongTenThousand()
    {
        Scene scene;
        scene.fill(10'000);
        scene.show();
        QSignalSpy changed(&scene.picker, &ClientPicker::clientChanged);
        scene.type(QStringLiteral("7012"));
        QTest::keyClick(scene.picker.lineEdit(), Qt::Key_Return);
        QCOMPARE(scene.picker.client(), pickedId(7012));
        QCOMPARE(scene.picker.currentText(), QStringLiteral("7012 Shop 02988"));
        QCOMPARE(changed.size(), 1);
    }

    void findsAPartOfAName()
    {
        Scene scene;
        scene.fill(10'000);
        scene.link.set({.client = pickedId(4321), .name = QStringLiteral("La Panadería %1 <b>x</b>")});
        scene.link.announce();
        scene.show();
        scene.type(QStringLiteral("panad"));
        QCOMPARE(scene.picker.completer()->completionCount(), 1);
        QTest::keyClick(scene.picker.lineEdit(), Qt::Key_Return);
        QCOMPARE(scene.picker.client(), pickedId(4321));
        QCOMPARE(scene.picker.currentText(), QStringLiteral("4321 La Panadería %1 <b>x</b>"));
    }

    void takesWhatTheListOffers()
    {
        Scene scene;
        scene.fill(50);
        scene.show();
        scene.type(QStringLiteral("shop 0004"));
        QAbstractItemView *popup = scene.picker.completer()->popup();
        QTRY_VERIFY(popup->isVisible());
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QVERIFY(scene.picker.client());
        QVERIFY(scene.picker.currentText().contains(QStringLiteral("Shop 0004")));
    }

    void enterTakesTheFirstOfSeveral()
    {
        Scene scene;
        scene.fill(50);
        scene.picker.setClient(pickedId(5));
        scene.show();
        scene.type(QStringLiteral("shop 0004"));
        QAbstractItemView *popup = scene.picker.completer()->popup();
        QTRY_VERIFY(popup->isVisible());
        const QString first = popup->model()->index(0, scene.picker.completer()->completionColumn()).data().toString();
        QTest::keyClick(popup, Qt::Key_Return); // where the window system sends keys while the list is open
        QCOMPARE(scene.picker.currentText(), first);
        QCOMPARE(scene.picker.client(), pickedId(1));
    }

    void whatFitsNothingChangesNothing()
    {
        Scene scene;
        scene.fill(30);
        scene.picker.setClient(pickedId(5));
        scene.show();
        QSignalSpy changed(&scene.picker, &ClientPicker::clientChanged);
        for (const char *text : {"nobody", "31", "-1", "shop 000", "99999999999999999999"}) {
            scene.picker.setFocus();
            scene.type(QString::fromLatin1(text));
            if (QWidget *popup = scene.picker.completer()->popup(); popup->isVisible())
                QTest::keyClick(popup, Qt::Key_Escape);
            scene.other.setFocus();
            QCOMPARE(scene.picker.currentText(), QStringLiteral("5 Shop 00025"));
            QCOMPARE(scene.picker.client(), pickedId(5));
        }
        QVERIFY(changed.isEmpty());
    }

    void keepsTheChoiceWhileOthersComeAndGo()
    {
        Scene scene(QStringLiteral("All clients"));
        scene.fill(10'000);
        scene.picker.setClient(pickedId(5000));
        QSignalSpy changed(&scene.picker, &ClientPicker::clientChanged);
        for (int i = 1; i <= 4000; ++i)
            scene.link.forget(pickedId(i)); // as one, by a reset
        scene.link.announce();
        scene.link.forget(pickedId(4999));
        scene.link.set({.client = pickedId(3), .name = QStringLiteral("New")});
        scene.link.set({.client = pickedId(20'000), .name = {}});
        scene.link.announce();
        QCOMPARE(scene.picker.client(), pickedId(5000));
        QCOMPARE(scene.picker.currentText(), QStringLiteral("5000 Shop 05000"));
        QCOMPARE(scene.picker.count(), 1 + 6000 - 1 + 2);
        QVERIFY(changed.isEmpty());

        scene.link.set({.client = pickedId(5000), .name = QStringLiteral("Renamed")});
        scene.link.announce();
        QCOMPARE(scene.picker.currentText(), QStringLiteral("5000 Renamed"));
    }

    void typingGoesOnWhileOthersComeAndGo()
    {
        Scene scene;
        scene.fill(300);
        scene.picker.setClient(pickedId(5));
        scene.show();
        scene.type(QStringLiteral("20"));
        scene.link.set({.client = pickedId(301), .name = {}});
        scene.link.forget(pickedId(1));
        scene.link.announce();
        QCOMPARE(scene.picker.lineEdit()->text(), QStringLiteral("20"));
        QTest::keyClick(scene.picker.lineEdit(), Qt::Key_Return);
        QCOMPARE(scene.picker.client(), pickedId(20));
    }

    void noUpdateTouchesWhatIsOffered()
    {
        Scene scene;
        scene.fill(50);
        scene.picker.setClient(pickedId(5));
        scene.show();
        scene.type(QStringLiteral("shop 0004"));
        QCOMPARE(scene.picker.completer()->completionPrefix(), QStringLiteral("shop 0004"));
        const int offered = scene.picker.completer()->completionCount();
        scene.link.set({.client = pickedId(5), .name = QStringLiteral("Renamed")}); // the chosen one
        scene.link.setState(pickedId(7), SessionState::Starting);
        scene.link.forget(pickedId(1));
        scene.link.announce();
        QCOMPARE(scene.picker.lineEdit()->text(), QStringLiteral("shop 0004"));
        QCOMPARE(scene.picker.completer()->completionPrefix(), QStringLiteral("shop 0004"));
        QCOMPARE(scene.picker.completer()->completionCount(), offered);
        QTest::keyClicks(scene.picker.lineEdit(), QStringLiteral("9")); // shop 00049
        QTest::keyClick(scene.picker.lineEdit(), Qt::Key_Return);
        QCOMPARE(scene.picker.client(), std::optional<ClienteId>()); // client 1, who has gone meanwhile
        QCOMPARE(scene.picker.count(), 49);
    }

    void accentsDoNotMatter()
    {
        Scene scene;
        scene.fill(20);
        scene.link.set({.client = pickedId(21), .name = QStringLiteral("León Óptica")});
        scene.link.announce();
        scene.show();
        scene.type(QStringLiteral("leon opt"));
        QCOMPARE(scene.picker.completer()->completionCount(), 1);
        QTest::keyClick(scene.picker.lineEdit(), Qt::Key_Return);
        QCOMPARE(scene.picker.client(), pickedId(21));
        QCOMPARE(scene.picker.currentText(), QStringLiteral("21 León Óptica"));
    }

    void aRemovedClientIsNotChosenAnyMore()
    {
        Scene scene;
        scene.fill(10);
        scene.picker.setClient(pickedId(4));
        QSignalSpy changed(&scene.picker, &ClientPicker::clientChanged);
        scene.link.forget(pickedId(4));
        scene.link.announce();
        QVERIFY(!scene.picker.client());
        QCOMPARE(scene.picker.currentText(), QString());
        QCOMPARE(changed.size(), 1);
    }

    void aChoiceMayComeBeforeTheList()
    {
        Scene scene;
        scene.picker.setClient(pickedId(7));
        QCOMPARE(scene.picker.currentText(), QStringLiteral("7"));
        scene.fill(10);
        QCOMPARE(scene.picker.client(), pickedId(7));
        QCOMPARE(scene.picker.currentText(), QStringLiteral("7 Shop 00003"));
    }

    void statesAreNotItsConcern()
    {
        Scene scene;
        scene.fill(10'000);
        QSignalSpy data(scene.picker.model(), &QAbstractItemModel::dataChanged);
        for (int i = 1; i <= 10'000; ++i)
            scene.link.setState(pickedId(i), SessionState::Starting);
        scene.link.announce();
        QVERIFY(data.isEmpty());
    }
};

HUB_WIDGET_TEST(tst_ClientPicker)

#include "tst_clientpicker.moc"
