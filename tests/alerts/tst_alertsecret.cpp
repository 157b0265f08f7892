// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/alertwebhook.h"
#include "tests/support/test.h"

#include <QMessageAuthenticationCode>
#include <QTest>

using namespace hub;

class tst_AlertSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signatures_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        // RFC 4231, test cases 1, 2 and 6 (a key longer than a block).
        QTest::newRow("RFC 4231, 1") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                                     << QByteArray("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        QTest::newRow("RFC 4231, 2") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                                     << QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        QTest::newRow("RFC 4231, 6") << QByteArray(131, '\xaa')
                                     << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
                                     << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    void signatures()
    {
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        QCOMPARE(alertSignature(secret, body), "sha256=" + expected);
        // A receiver's own library agrees.
        QCOMPARE(QMessageAuthenticationCode::hash(body, secret, QCryptographicHash::Sha256).toHex(), expected);
    }

    void derivedSecretsAreStableAndDiffer()
    {
        const QByteArray one = deriveAlertSecret(QByteArray(32, 'a'));
        QCOMPARE(one, deriveAlertSecret(QByteArray(32, 'a')));
        QCOMPARE(one.size(), 64);
        QVERIFY(one != deriveAlertSecret(QByteArray(32, 'b')));
        QVERIFY(one != deriveAlertSecret(QByteArray(33, 'a')));
        QVERIFY(!one.contains(QByteArray(32, 'a').toHex()));
    }
};

HUB_TEST(tst_AlertSecret)
#include "tst_alertsecret.moc"
