// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/passwordfields.h"

#include "core/accounts/user.h"
#include "ui/common/appearance.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QVBoxLayout>

namespace hub::ui {

namespace {

// Without 0 O o, 1 l I: somebody will read it out to somebody.
constexpr char Letters[] = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
constexpr int LetterCount = int(sizeof Letters) - 1;

} // namespace

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
    connect(m_first, &QLineEdit::textChanged, this, &PasswordFields::judge);
    connect(m_second, &QLineEdit::textChanged, this, &PasswordFields::judge);
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

QString PasswordFields::suggestion()
{
    QString result;
    for (int i = 0; i < 16; ++i) {
        if (i > 0 && i % 4 == 0)
            result += u'-';
        result += QLatin1Char(Letters[QRandomGenerator::system()->bounded(LetterCount)]);
    }
    return result;
}

void PasswordFields::suggest()
{
    const QString made = suggestion();
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
    judge();
}

void PasswordFields::judge()
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
