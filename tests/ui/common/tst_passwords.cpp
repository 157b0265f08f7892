// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/user.h"
#include "tests/support/test.h"
#include "ui/common/passwordfields.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace hub;
using namespace hub::ui;

Q_DECLARE_METATYPE(hub::ui::PasswordStrength)

class tst_Passwords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rates_data();
    void rates();
    void everyStrengthHasItsWord();
    void generates();
};

void tst_Passwords::rates_data()
{
    using enum PasswordStrength;
    QTest::addColumn<QString>("password");
    QTest::addColumn<PasswordStrength>("strength");
    const auto row = [](const char *password, PasswordStrength strength) {
        QTest::newRow(*password ? password : "empty") << QString::fromUtf8(password) << strength;
    };
    row("", TooShort);
    row("Ab3$efgh!", TooShort);
    row("aaaaaaaaaaaaaaaaaaaa", Weak);
    row("1234567890", Weak);
    row("abcdefghijkl", Weak);
    row("password1234", Weak);
    row("maria-maria-maria", Weak);
    row("qwertyqwerty", Weak);
    row("abababababababababab", Weak);
    row("horsebatterw", Fair);
    row("correct horse batt", Strong);
    row("kX9$mQ2vLr", Good);
    row("mk7wq-3pxnd-9hsvt-bz4rc", Strong);
}

void tst_Passwords::rates()
{
    QFETCH(QString, password);
    QTEST(passwordStrength(password, QStringLiteral("maria")), "strength");
}

void tst_Passwords::everyStrengthHasItsWord()
{
    using enum PasswordStrength;
    QSet<QString> words;
    for (const PasswordStrength strength : {TooShort, Weak, Fair, Good, Strong})
        words.insert(strengthText(strength));
    QCOMPARE(words.size(), 5);
    QVERIFY(!words.contains(QString()));
}

void tst_Passwords::generates()
{
    static const QRegularExpression form(QStringLiteral("^[a-kmnp-z2-9]{5}(-[a-kmnp-z2-9]{5}){3}$"));
    QSet<QString> seen;
    for (int i = 0; i < 200; ++i) {
        const QString password = generatePassword();
        QVERIFY2(form.match(password).hasMatch(), qPrintable(password));
        QVERIFY(checkPassword(password));
        QVERIFY2(passwordStrength(password) >= PasswordStrength::Good, qPrintable(password));
        seen.insert(password);
    }
    QCOMPARE(seen.size(), 200);
}

HUB_TEST(tst_Passwords)
#include "tst_passwords.moc"
