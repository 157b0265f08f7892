// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/passwordfields.h"

#include "core/accounts/user.h"
#include "ui/common/appearance.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QCoreApplication>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QSet>
#include <QVBoxLayout>

#include <cmath>
#include <cstdlib>

namespace hub::ui {

namespace {

struct Passwords
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
        return Passwords::tr("Too short");
    case PasswordStrength::Weak:
        return Passwords::tr("Weak: easy to guess");
    case PasswordStrength::Fair:
        return Passwords::tr("Fair");
    case PasswordStrength::Good:
        return Passwords::tr("Good");
    case PasswordStrength::Strong:
        return Passwords::tr("Strong");
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

PasswordFields::PasswordFields(QFormLayout *form, QWidget *dialog)
    : QObject(dialog)
    , m_dialog(dialog)
    , m_first(new QLineEdit(dialog))
    , m_second(new QLineEdit(dialog))
    , m_eye(m_first->addAction(QIcon(), QLineEdit::TrailingPosition))
    , m_suggest(new QPushButton(tr("S&uggest one"), dialog))
    , m_hint(new PlainLabel({}, dialog))
{
    m_first->setObjectName(QStringLiteral("passwordFirst"));
    m_second->setObjectName(QStringLiteral("passwordSecond"));
    m_suggest->setObjectName(QStringLiteral("passwordSuggest"));
    m_suggest->setAutoDefault(false);
    m_suggest->setToolTip(tr("Makes up a strong password and shows it"));
    m_hint->setObjectName(QStringLiteral("passwordHint"));
    m_hint->setMuted(true);
    m_hint->setWordWrap(true);
    m_eye->setObjectName(QStringLiteral("passwordEye"));

    auto *row = new QHBoxLayout;
    row->setSpacing(GapSmall);
    row->addWidget(m_first, 1);
    row->addWidget(m_suggest);
    auto *label = new QLabel(tr("&Password"), dialog);
    label->setBuddy(m_first);
    form->addRow(label, row);
    auto *again = new QVBoxLayout; // a form gives wrapped text of its own too much room
    again->setSpacing(GapSmall);
    again->addWidget(m_second);
    again->addWidget(m_hint);
    auto *againLabel = new QLabel(tr("A&gain"), dialog);
    againLabel->setBuddy(m_second);
    form->addRow(againLabel, again);
    dialog->installEventFilter(this);
    QWidget::setTabOrder(m_first, m_second);
    QWidget::setTabOrder(m_second, m_suggest);

    setShown(false);
    connect(m_first, &QLineEdit::textChanged, this, &PasswordFields::updateHint);
    connect(m_second, &QLineEdit::textChanged, this, &PasswordFields::updateHint);
    connect(m_eye, &QAction::triggered, this, [this] { setShown(!m_shown); });
    connect(m_suggest, &QPushButton::clicked, this, &PasswordFields::suggest);
}

bool PasswordFields::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_dialog && event->type() == QEvent::PaletteChange)
        restyle();
    return QObject::eventFilter(watched, event);
}

void PasswordFields::restyle()
{
    m_eye->setIcon(icon(m_shown ? "eye-off" : "eye", mutedText(m_dialog->palette())));
}

void PasswordFields::setFocus()
{
    m_first->setFocus();
}

QString PasswordFields::password() const
{
    return m_first->text();
}

bool PasswordFields::isComplete() const
{
    return checkPassword(m_first->text()) && m_first->text() == m_second->text();
}

void PasswordFields::suggest()
{
    const QString made = generatePassword();
    m_first->setText(made);
    m_second->setText(made);
    setShown(true);
    m_first->setFocus();
    m_first->selectAll();
}

void PasswordFields::setShown(bool shown)
{
    m_shown = shown;
    m_first->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_second->setEchoMode(m_first->echoMode());
    m_eye->setText(shown ? tr("Hide the password") : tr("Show the password"));
    m_eye->setToolTip(m_eye->text());
    restyle();
    updateHint();
}

void PasswordFields::updateHint()
{
    const QString first = m_first->text();
    const QString second = m_second->text();
    if (first.isEmpty())
        m_hint->setText(tr("10 to 128 characters: a few random words, for example."));
    else if (!checkPassword(first))
        m_hint->setText(first.size() < 10 ? tr("Too short: at least 10 characters.")
                                          : tr("At most 128 characters, and no control characters."));
    else if (second.isEmpty())
        m_hint->setText(tr("Type it once more."));
    else if (first != second)
        m_hint->setText(tr("The two are not the same."));
    else if (m_shown)
        m_hint->setText(tr("Hand it over now: it is not shown again."));
    else
        m_hint->setText(tr("Both are the same."));
    Q_EMIT changed();
}

} // namespace hub::ui
