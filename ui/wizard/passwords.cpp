// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/passwords.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSet>

#include <cmath>
#include <cstdlib>

namespace hub::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::Passwords)
};

constexpr qsizetype Shortest = 10;
constexpr char Alphabet[] = "abcdefghijkmnpqrstuvwxyz23456789"; // no l and 1, no o and 0

/// What guessers try first; each counts as one character.
constexpr const char *Common[] = {"password", "passwort", "contraseña", "whatsapp",   "central", "qwerty", "qwertz",
                                  "admin",    "letmein",  "welcome",    "bienvenido", "hub",     "1234",   "abcd"};

QString withoutCommon(const QString &password, const QString &username)
{
    QString rest = password.toLower();
    if (username.size() >= 3)
        rest.replace(username.toLower(), QLatin1String("."));
    for (const char *word : Common)
        rest.replace(QString::fromUtf8(word), QLatin1String("."));
    return rest;
}

/// How many characters there are to choose from, by the kinds that occur.
double poolOf(const QString &password)
{
    bool lower = false, upper = false, digit = false, other = false, foreign = false;
    for (const QChar c : password) {
        if (c.unicode() > 126)
            foreign = true;
        else if (c.isLower())
            lower = true;
        else if (c.isUpper())
            upper = true;
        else if (c.isDigit())
            digit = true;
        else
            other = true;
    }
    return lower * 26 + upper * 26 + digit * 10 + other * 33 + foreign * 100;
}

/// A repeated character, or the next one in a row such as 345, is worth little.
double effectiveLength(const QString &text)
{
    double length = 0;
    for (qsizetype i = 0; i < text.size(); ++i)
        length += i > 0 && std::abs(text[i].unicode() - text[i - 1].unicode()) <= 1 ? 0.25 : 1;
    return length;
}

} // namespace

PasswordStrength passwordStrength(const QString &password, const QString &username)
{
    if (password.size() < Shortest)
        return PasswordStrength::TooShort;
    const QString rest = withoutCommon(password, username);
    const QSet<QChar> different(rest.begin(), rest.end());
    const double bits = effectiveLength(rest) * std::log2(poolOf(password));
    if (bits < 45 || different.size() < 5)
        return PasswordStrength::Weak;
    if (bits < 60)
        return PasswordStrength::Fair;
    return bits < 80 ? PasswordStrength::Good : PasswordStrength::Strong;
}

QString strengthText(PasswordStrength strength)
{
    switch (strength) {
    case PasswordStrength::TooShort:
        return Text::tr("Too short");
    case PasswordStrength::Weak:
        return Text::tr("Weak: easy to guess");
    case PasswordStrength::Fair:
        return Text::tr("Fair");
    case PasswordStrength::Good:
        return Text::tr("Good");
    case PasswordStrength::Strong:
        return Text::tr("Strong");
    }
    Q_UNREACHABLE();
}

QString generatePassword()
{
    constexpr int Letters = int(sizeof(Alphabet)) - 1;
    QString password;
    for (int i = 0; i < 20; ++i) {
        if (i > 0 && i % 5 == 0)
            password += u'-';
        password += QLatin1Char(Alphabet[QRandomGenerator::system()->bounded(Letters)]);
    }
    return password;
}

} // namespace hub::ui
