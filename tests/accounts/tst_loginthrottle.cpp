// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/loginthrottle.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;
using namespace std::chrono_literals;

class tst_LoginThrottleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_now = 1000000; }
    void refusesAfterFiveFailures();
    void countsPairs_data();
    void countsPairs();
    void slides();
    void countsAttemptsUnderWay();
    void forgets();
    void remembersABoundedNumber();

private:
    static constexpr qint64 Minute = 60 * 1000;

    [[nodiscard]] LoginThrottle throttle(size_t capacity = 100)
    {
        return LoginThrottle({.failures = 5, .window = 15min, .capacity = capacity}, [this] { return m_now; });
    }
    static QHostAddress address(const char *text) { return QHostAddress(QString::fromLatin1(text)); }

    const QString m_ana = QStringLiteral("ana");
    qint64 m_now = 0;
};

void tst_LoginThrottleTest::refusesAfterFiveFailures()
{
    LoginThrottle login = throttle();
    for (int i = 0; i < 5; ++i)
        QVERIFY(!login.refuse(m_ana, address("192.0.2.1")));
    QCOMPARE(login.refuse(m_ana, address("192.0.2.1")), std::optional(900));
    m_now += 1500;
    QCOMPARE(login.refuse(m_ana, address("192.0.2.1")), std::optional(899)); // 898.5: too late rather than too early
    m_now += 15 * Minute - 1500 - 1;
    QCOMPARE(login.refuse(m_ana, address("192.0.2.1")), std::optional(1));
    m_now += 1;
    QVERIFY(!login.refuse(m_ana, address("192.0.2.1")));
}

void tst_LoginThrottleTest::countsPairs_data()
{
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("then");
    QTest::addColumn<bool>("refused");
    QTest::newRow("another account") << QStringLiteral("bob") << QStringLiteral("192.0.2.1")
                                     << QStringLiteral("192.0.2.1") << false;
    QTest::newRow("another address") << QStringLiteral("ana") << QStringLiteral("192.0.2.1")
                                     << QStringLiteral("192.0.2.2") << false;
    QTest::newRow("the same") << QStringLiteral("ana") << QStringLiteral("192.0.2.1") << QStringLiteral("192.0.2.1")
                              << true;
    QTest::newRow("IPv4 written as IPv6")
        << QStringLiteral("ana") << QStringLiteral("192.0.2.1") << QStringLiteral("::ffff:192.0.2.1") << true;
    QTest::newRow("another host of the /64")
        << QStringLiteral("ana") << QStringLiteral("2001:db8:1:2::1") << QStringLiteral("2001:db8:1:2:3:4:5:6") << true;
    QTest::newRow("another /64") << QStringLiteral("ana") << QStringLiteral("2001:db8:1:2::1")
                                 << QStringLiteral("2001:db8:1:3::1") << false;
}

void tst_LoginThrottleTest::countsPairs()
{
    QFETCH(const QString, account);
    QFETCH(const QString, from);
    QFETCH(const QString, then);
    LoginThrottle login = throttle();
    for (int i = 0; i < 5; ++i)
        QVERIFY(!login.refuse(m_ana, QHostAddress(from)));
    QTEST(login.refuse(account, QHostAddress(then)).has_value(), "refused");
}

void tst_LoginThrottleTest::slides()
{
    LoginThrottle login = throttle();
    for (int i = 0; i < 5; ++i) {
        QVERIFY(!login.refuse(m_ana, address("::1")));
        m_now += 3 * Minute;
    }
    // The first failure is 15 minutes old by now, the others are not.
    QVERIFY(!login.refuse(m_ana, address("::1")));
    QCOMPARE(login.refuse(m_ana, address("::1")), std::optional(180));
}

void tst_LoginThrottleTest::countsAttemptsUnderWay()
{
    LoginThrottle login = throttle();
    int letIn = 0;
    for (int i = 0; i < 50; ++i) // all at once: none has failed yet
        letIn += login.refuse(m_ana, address("::1")) ? 0 : 1;
    QCOMPARE(letIn, 5);
}

void tst_LoginThrottleTest::forgets()
{
    LoginThrottle login = throttle();
    for (int i = 0; i < 4; ++i)
        QVERIFY(!login.refuse(m_ana, address("::1")));
    for (int i = 0; i < 10; ++i) { // no wrong passwords: the hub was busy
        QVERIFY(!login.refuse(m_ana, address("::1")));
        login.forgive(m_ana, address("::1"));
    }
    QVERIFY(!login.refuse(m_ana, address("::1")));
    QVERIFY(login.refuse(m_ana, address("::1")).has_value());
    login.succeed(m_ana, address("::1"));
    QCOMPARE(login.size(), size_t(0));
    QVERIFY(!login.refuse(m_ana, address("::1")));
    login.forgive(m_ana, address("::1"));
    QCOMPARE(login.size(), size_t(0));
    login.forgive(QStringLiteral("nobody"), address("::1"));
    login.succeed(QStringLiteral("nobody"), address("::1"));
    QCOMPARE(login.size(), size_t(0));
}

void tst_LoginThrottleTest::remembersABoundedNumber()
{
    LoginThrottle login = throttle(10);
    for (int i = 0; i < 5; ++i)
        QVERIFY(!login.refuse(m_ana, address("::1")));
    for (int i = 0; i < 9; ++i)
        QVERIFY(!login.refuse(QString::number(i), address("::1")));
    QCOMPARE(login.size(), size_t(10));
    QVERIFY(login.refuse(m_ana, address("::1")).has_value());
    QVERIFY(!login.refuse(QStringLiteral("one more"), address("::1")));
    QCOMPARE(login.size(), size_t(10));
    m_now += 15 * Minute;
    QVERIFY(!login.refuse(QStringLiteral("later"), address("::1")));
    QCOMPARE(login.size(), size_t(1)); // what is old goes by itself
}

HUB_TEST(tst_LoginThrottleTest)
#include "tst_loginthrottle.moc"
