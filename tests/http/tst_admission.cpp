// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/admission.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub::http;

namespace {

QHostAddress hostAddress(quint32 number)
{
    return QHostAddress(0xcb007100u + number); // 203.0.113.0 and on
}

QHostAddress parsed(const char *text)
{
    return QHostAddress(QString::fromLatin1(text));
}

} // namespace

class tst_Admission : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsConnections();
    void countsPerAddress();
    void countsIpv6ByNetwork();
    void limitsThoseBeingRefused();
    void limitsRequests();
    void requestsComeBack();
    void loopbackIsFree();
    void zeroIsNoLimit();
    void manyAddressesCostBoundedMemory();
};

void tst_Admission::countsConnections()
{
    Admission admission(Limits{.connections = 2});
    QCOMPARE(admission.enter(hostAddress(1), false), Admission::Verdict::Welcome);
    QCOMPARE(admission.enter(hostAddress(1), false), Admission::Verdict::Welcome);
    QCOMPARE(admission.openConnections(), 2);
    QCOMPARE(admission.enter(hostAddress(2), false), Admission::Verdict::Full);
    QCOMPARE(admission.openConnections(), 2);
    admission.leave(hostAddress(2), false, Admission::Verdict::Full);
    QCOMPARE(admission.enter(hostAddress(2), false), Admission::Verdict::Full);
    admission.leave(hostAddress(1), false, Admission::Verdict::Welcome);
    QCOMPARE(admission.enter(hostAddress(2), false), Admission::Verdict::Welcome);
}

void tst_Admission::countsPerAddress()
{
    Admission admission(Limits{.connectionsPerAddress = 2});
    QCOMPARE(admission.enter(hostAddress(1), true), Admission::Verdict::Welcome);
    QCOMPARE(admission.enter(hostAddress(1), true), Admission::Verdict::Welcome);
    QCOMPARE(admission.enter(hostAddress(1), true), Admission::Verdict::Full);
    QCOMPARE(admission.enter(parsed("::ffff:203.0.113.1"), true), Admission::Verdict::Full);
    QCOMPARE(admission.enter(hostAddress(2), true), Admission::Verdict::Welcome);
    QCOMPARE(admission.enter(hostAddress(1), false), Admission::Verdict::Welcome); // e.g. a trusted proxy
    QCOMPARE(admission.openConnections(), 4);
    admission.leave(hostAddress(1), true, Admission::Verdict::Welcome);
    QCOMPARE(admission.enter(hostAddress(1), true), Admission::Verdict::Welcome);
}

void tst_Admission::countsIpv6ByNetwork()
{
    Admission admission(Limits{.connectionsPerAddress = 1});
    QCOMPARE(admission.enter(parsed("2001:db8:1:2::1"), true), Admission::Verdict::Welcome);
    QCOMPARE(admission.enter(parsed("2001:db8:1:2:ffff::9"), true), Admission::Verdict::Full);
    QCOMPARE(admission.enter(parsed("2001:db8:1:3::1"), true), Admission::Verdict::Welcome);
}

void tst_Admission::limitsThoseBeingRefused()
{
    Admission admission(Limits{.connections = 0});
    int full = 0;
    Admission::Verdict verdict = Admission::Verdict::Full;
    while (full < 100000 && (verdict = admission.enter(hostAddress(1), true)) == Admission::Verdict::Full)
        ++full;
    QCOMPARE(verdict, Admission::Verdict::Refuse);
    QCOMPARE(full, 256);
    admission.leave(hostAddress(1), true, Admission::Verdict::Full);
    QCOMPARE(admission.enter(hostAddress(1), true), Admission::Verdict::Full);
    QCOMPARE(admission.openConnections(), 0);
}

void tst_Admission::limitsRequests()
{
    Admission admission(Limits{.publicRequestsPerSecond = 10});
    for (int i = 0; i < 10; ++i)
        QVERIFY(admission.takeRequest(hostAddress(1), 1000));
    QVERIFY(!admission.takeRequest(hostAddress(1), 1000));
    QVERIFY(admission.takeRequest(hostAddress(2), 1000));
}

void tst_Admission::requestsComeBack()
{
    Admission admission(Limits{.publicRequestsPerSecond = 10});
    while (admission.takeRequest(hostAddress(1), 1000)) {
    }
    QVERIFY(!admission.takeRequest(hostAddress(1), 1050));
    QVERIFY(admission.takeRequest(hostAddress(1), 1200));
    int burst = 0;
    while (admission.takeRequest(hostAddress(1), 100000))
        ++burst;
    QCOMPARE(burst, 10); // a long silence saves up no more than a second's worth
}

void tst_Admission::loopbackIsFree()
{
    Admission admission(Limits{.publicRequestsPerSecond = 1});
    for (int i = 0; i < 10; ++i) {
        QVERIFY(admission.takeRequest(QHostAddress(QHostAddress::LocalHost), 1000));
        QVERIFY(admission.takeRequest(QHostAddress(QHostAddress::LocalHostIPv6), 1000));
    }
}

void tst_Admission::zeroIsNoLimit()
{
    Admission admission(Limits{.publicRequestsPerSecond = 0});
    for (int i = 0; i < 1000; ++i)
        QVERIFY(admission.takeRequest(hostAddress(1), 1000));
}

void tst_Admission::manyAddressesCostBoundedMemory()
{
    Admission admission(Limits{.publicRequestsPerSecond = 10});
    quint32 accepted = 0;
    while (accepted < 1000000 && admission.takeRequest(QHostAddress(0x01000000u + accepted), 1000))
        ++accepted;
    QCOMPARE(accepted, 65536u);
    QVERIFY(admission.takeRequest(QHostAddress(0x01000000u), 1001)); // those who are known are still served
    QVERIFY(admission.takeRequest(hostAddress(1), 3000));            // and later there is room again
}

HUB_TEST(tst_Admission)
#include "tst_admission.moc"
