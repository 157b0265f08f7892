// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/client.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;
using namespace hub::sim;
using namespace std::chrono_literals;

/// The model of one client, with a clock of the test's own.
class tst_SimulatedClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_timing = {1000ms, 100ms, 200ms, {}}; }
    void everyStateHasItsWord_data();
    void everyStateHasItsWord();
    void qrRotates();
    void qrIsNewAfterAnotherState();
    void scanLinksInSteps();
    void oldPayloadIsExpired();
    void strangePayloadIsRefused();
    void nobodyScansWithoutQr();
    void connectLeadsToQrOrReady();
    void connectByState_data();
    void connectByState();
    void disconnectUnlinks();
    void wordLastsUntilTheStateChanges();

private:
    Timing m_timing;
    QRandomGenerator m_random{7};
    Client client() { return Client(*ClienteId::fromNumber(51), m_timing, m_random); }
};

void tst_SimulatedClientTest::everyStateHasItsWord_data()
{
    QTest::addColumn<QByteArray>("word");
    for (const char *word :
         {"NOT_INITIALIZED", "INITIALIZING", "RECONNECTING", "QR_REQUIRED", "AUTHENTICATED", "READY", "AUTH_FAILURE",
          "DISCONNECTED_RECOVERABLE", "DISCONNECTED_LOGOUT", "DISCONNECTED_BANNED", "ERROR"})
        QTest::newRow(word) << QByteArray(word);
}

void tst_SimulatedClientTest::everyStateHasItsWord()
{
    QFETCH(QByteArray, word);
    const auto state = stateFromName(word);
    QVERIFY(state);
    Client one = client();
    one.setState(*state, 0);
    QCOMPARE(one.word(0), word);
    QCOMPARE(one.state(1000000), *state); // it stays until something happens
    QVERIFY(*recommendedAction(*state) != '\0');
}

void tst_SimulatedClientTest::qrRotates()
{
    Client one = client();
    one.setState(State::QrRequired, 0);
    const QByteArray first = one.qr(0)->payload();
    QVERIFY(first.startsWith("2@"));
    QCOMPARE(one.qr(999)->payload(), first);
    QCOMPARE(one.qr(999)->expiresAt(), 1000);
    const QByteArray second = one.qr(1000)->payload();
    QVERIFY(second != first);
    QCOMPARE(one.qr(1000)->expiresAt(), 2000);
    one.rotateQr(1500);
    QVERIFY(one.qr(1500)->payload() != second);
    QCOMPARE(one.qr(1500)->rotation(), 3);
}

void tst_SimulatedClientTest::qrIsNewAfterAnotherState()
{
    Client one = client();
    one.setState(State::QrRequired, 0);
    const QByteArray first = one.qr(0)->payload();
    one.setState(State::Error, 1);
    QVERIFY(!one.qr(1));
    one.setState(State::QrRequired, 2);
    QVERIFY(one.qr(2)->payload() != first);
}

void tst_SimulatedClientTest::scanLinksInSteps()
{
    Client one = client();
    one.setState(State::QrRequired, 0);
    QCOMPARE(one.scan(one.qr(10)->payload(), "5491112345678", 10), Client::Scan::Linked);
    QCOMPARE(one.state(10), State::Authenticated);
    QVERIFY(!one.qr(10));
    QCOMPARE(one.state(110), State::Initializing);
    QCOMPARE(one.state(209), State::Initializing);
    QCOMPARE(one.state(210), State::Ready);
    QCOMPARE(one.account(), QByteArray("5491112345678"));
}

void tst_SimulatedClientTest::oldPayloadIsExpired()
{
    Client one = client();
    one.setState(State::QrRequired, 0);
    const QByteArray first = one.qr(0)->payload();
    QCOMPARE(one.scan(first, {}, 1000), Client::Scan::Expired);
    QCOMPARE(one.state(1000), State::QrRequired);
    QCOMPARE(one.scan(one.qr(1000)->payload(), {}, 1000), Client::Scan::Linked);
}

void tst_SimulatedClientTest::strangePayloadIsRefused()
{
    Client one = client();
    one.setState(State::QrRequired, 0);
    QCOMPARE(one.scan("2@nobody's", {}, 0), Client::Scan::Unknown);
    QCOMPARE(one.scan({}, {}, 0), Client::Scan::Unknown);
    QCOMPARE(one.state(0), State::QrRequired);
}

void tst_SimulatedClientTest::nobodyScansWithoutQr()
{
    Client one = client();
    one.setState(State::Ready, 0);
    QCOMPARE(one.scan({}, {}, 0), Client::Scan::NotWaiting);
    QCOMPARE(one.scan("2@x", {}, 0), Client::Scan::NotWaiting);
}

void tst_SimulatedClientTest::connectLeadsToQrOrReady()
{
    Client one = client();
    QCOMPARE(one.connect(0), Client::Connect::Started);
    QCOMPARE(one.state(99), State::Initializing);
    QCOMPARE(one.state(100), State::QrRequired);

    one.setState(State::Ready, 200);
    one.setState(State::DisconnectedRecoverable, 300);
    QCOMPARE(one.reconnectionAttempts(), 1);
    QCOMPARE(one.connect(300), Client::Connect::Started);
    QCOMPARE(one.state(300), State::Reconnecting);
    QCOMPARE(one.state(400), State::Ready);
    QCOMPARE(one.reconnectionAttempts(), 0);
}

void tst_SimulatedClientTest::connectByState_data()
{
    QTest::addColumn<State>("state");
    QTest::addColumn<Client::Connect>("outcome");
    QTest::newRow("ready") << State::Ready << Client::Connect::AlreadyConnected;
    QTest::newRow("qr") << State::QrRequired << Client::Connect::Waiting;
    QTest::newRow("initializing") << State::Initializing << Client::Connect::InProgress;
    QTest::newRow("reconnecting") << State::Reconnecting << Client::Connect::InProgress;
    QTest::newRow("banned") << State::DisconnectedBanned << Client::Connect::Banned;
    QTest::newRow("logged out") << State::DisconnectedLogout << Client::Connect::Started;
    QTest::newRow("error") << State::Error << Client::Connect::Started;
}

void tst_SimulatedClientTest::connectByState()
{
    QFETCH(State, state);
    QFETCH(Client::Connect, outcome);
    Client one = client();
    one.setState(state, 0);
    QCOMPARE(one.connect(0), outcome);
}

void tst_SimulatedClientTest::disconnectUnlinks()
{
    Client one = client();
    one.setState(State::Ready, 0);
    QVERIFY(!one.account().isEmpty());
    one.disconnect(0);
    QCOMPARE(one.state(0), State::DisconnectedLogout);
    QVERIFY(one.account().isEmpty());
}

void tst_SimulatedClientTest::wordLastsUntilTheStateChanges()
{
    Client one = client();
    one.setState(State::Ready, 0);
    one.setWord("WORKING");
    QCOMPARE(one.word(0), QByteArray("WORKING"));
    one.setState(State::Error, 0);
    QCOMPARE(one.word(0), QByteArray("ERROR"));
}

HUB_TEST(tst_SimulatedClientTest)

#include "tst_simulatedclient.moc"
