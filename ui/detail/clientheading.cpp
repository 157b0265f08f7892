// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/clientheading.h"

#include "ui/common/followicon.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/messagesender.h"
#include "ui/common/statetexts.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QDateTime>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolButton>

namespace hub::ui {

ClientHeading::ClientHeading(QWidget *parent)
    : QWidget(parent)
    , m_client{.client = *ClienteId::fromNumber(1)}
    , m_name(new PlainLabel({}, this))
    , m_editor(new QLineEdit(this))
    , m_rename(new QToolButton(this))
    , m_save(new QToolButton(this))
    , m_number(new PlainLabel({}, this))
    , m_badge(new Badge(this))
    , m_since(new PlainLabel({}, this))
    , m_help(new PlainLabel({}, this))
    , m_advice(new PlainLabel({}, this))
{
    m_name->setObjectName(QStringLiteral("detailName"));
    m_editor->setObjectName(QStringLiteral("detailNameEdit"));
    m_badge->setObjectName(QStringLiteral("detailBadge"));
    m_since->setObjectName(QStringLiteral("detailSince"));
    m_help->setObjectName(QStringLiteral("detailHelp"));
    m_advice->setObjectName(QStringLiteral("detailAdvice"));
    m_name->setScale(1.5, true);
    m_number->setMuted(true);
    m_since->setMuted(true);
    m_advice->setMuted(true);
    for (PlainLabel *label : {m_name, m_help, m_advice})
        label->setWordWrap(true);
    QFont large = m_badge->font();
    if (large.pointSizeF() > 0)
        large.setPointSizeF(large.pointSizeF() * 1.2);
    m_badge->setFont(large);
    m_badge->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // the time beside it wraps instead
    m_since->setWordWrap(true);

    m_editor->setAccessibleName(tr("Name of the client"));
    m_editor->setPlaceholderText(tr("Name"));
    m_editor->setMaxLength(MonitoredClient::MaxNameLength);
    m_editor->installEventFilter(this);
    m_rename->setObjectName(QStringLiteral("renameClient"));
    m_rename->setAccessibleName(tr("Rename"));
    m_rename->setToolTip(tr("Rename (F2)"));
    m_save->setObjectName(QStringLiteral("saveName"));
    m_save->setAccessibleName(tr("Save the name"));
    m_save->setToolTip(tr("Save the name (Enter)"));
    for (QToolButton *button : {m_rename, m_save})
        button->setAutoRaise(true);
    connect(m_rename, &QToolButton::clicked, this, &ClientHeading::startRename);
    connect(m_save, &QToolButton::clicked, this, &ClientHeading::submit);
    connect(m_editor, &QLineEdit::returnPressed, this, &ClientHeading::submit);
    FollowIcon::on(m_rename, "edit");
    FollowIcon::on(m_save, "check");
    layOut();
    showEditor(false);
}

void ClientHeading::layOut()
{
    auto *title = new QHBoxLayout;
    title->setSpacing(GapSmall);
    title->addWidget(m_name, 1);
    title->addWidget(m_editor, 1);
    title->addWidget(m_rename, 0, Qt::AlignTop);
    title->addWidget(m_save, 0, Qt::AlignVCenter);
    auto *state = new QHBoxLayout;
    state->setSpacing(Gap);
    state->addWidget(m_badge);
    state->addWidget(m_since, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addLayout(title);
    layout->addWidget(m_number);
    layout->addSpacing(GapSmall);
    layout->addLayout(state);
    layout->addWidget(m_help);
    layout->addWidget(m_advice);
}

void ClientHeading::setClient(const MonitoredClient &client)
{
    m_client = client;
    const QString number = tr("Client %1").arg(client.client.toNumber());
    m_name->setText(client.name.isEmpty() ? number : client.name);
    m_number->setText(number);
    m_number->setVisible(!client.name.isEmpty());
    // What is old must not shine: its colour says nothing any more.
    const ClientStateLook look = clientStateLook(client, QDateTime::currentMSecsSinceEpoch());
    m_badge->show(client.stale ? Tone::Neutral : look.tone, look.icon, look.text);
    m_help->setText(help());
    m_advice->setText(client.recommendedAction.isEmpty()
                          ? QString()
                          : tr("The Session Manager recommends: %1").arg(client.recommendedAction));
    m_advice->setVisible(!client.recommendedAction.isEmpty() && client.state != SessionState::Unreachable);
    tick(QDateTime::currentMSecsSinceEpoch());
}

QString ClientHeading::help() const
{
    const ClientStateLook look = clientStateLook(m_client, QDateTime::currentMSecsSinceEpoch());
    const bool isWell = m_client.state == SessionState::Ready && look.tone == Tone::Good; // and not restricted
    if (isWell && !m_client.canSend)
        return tr("The phone is linked, but the Session Manager says that it cannot send just now.");
    if (m_client.state == SessionState::Unknown && !m_client.rawState.isEmpty())
        return tr("The Session Manager calls this state “%1”, a word that the hub does not know.")
            .arg(m_client.rawState);
    return look.help;
}

void ClientHeading::tick(qint64 now)
{
    m_since->setText(m_client.since > 0 ? tr("for %1").arg(durationText((now - m_client.since) / 1000)) : QString());
    m_since->setToolTip(m_client.since > 0 ? tr("Since %1").arg(timeText(m_client.since)) : QString());
}

void ClientHeading::startRename()
{
    m_editor->setText(m_client.name);
    m_editor->setEnabled(true);
    m_save->setEnabled(true);
    showEditor(true);
    m_editor->selectAll();
    m_editor->setFocus();
}

void ClientHeading::submit()
{
    const QString name = m_editor->text().trimmed();
    if (name == m_client.name)
        return cancelRename();
    m_editor->setEnabled(false);
    m_save->setEnabled(false);
    Q_EMIT renameWanted(name);
}

void ClientHeading::endRename(bool stored)
{
    if (stored)
        return cancelRename();
    m_editor->setEnabled(true);
    m_save->setEnabled(true);
    m_editor->setFocus();
}

void ClientHeading::cancelRename()
{
    const bool hadFocus = m_editor->hasFocus();
    showEditor(false);
    if (hadFocus)
        m_rename->setFocus();
}

void ClientHeading::showEditor(bool on)
{
    m_name->setVisible(!on);
    m_rename->setVisible(!on);
    m_editor->setVisible(on);
    m_save->setVisible(on);
}

bool ClientHeading::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_editor && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) &&
        static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        // Esc means this line, and not what a page does with it.
        if (event->type() == QEvent::KeyPress)
            cancelRename();
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

ClientFacts::ClientFacts(QWidget *parent) : QWidget(parent), m_client{.client = *ClienteId::fromNumber(1)}
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Gap);
    grid->setVerticalSpacing(GapSmall);
    grid->setColumnStretch(1, 1);
    m_account = addLine(tr("Linked account"), "factAccount");
    m_lastKnown = addLine(tr("Last known"), "factLastKnown");
    m_checked = addLine(tr("Checked"), "factChecked");
    m_answered = addLine(tr("Last good answer"), "factAnswered");
    m_sent = addLine(tr("Last message sent"), "factSent");
    m_session = addLine(tr("Name at the engine"), "factSession");
    m_expected = addLine(tr("Expected phone"), "factExpected");
    m_tags = addLine(tr("Tags"), "factTags");
    m_wish = addLine(tr("Wish"), "factWish");
    m_doubt = new InlineMessage(this);
    m_doubt->setObjectName(QStringLiteral("factDoubt"));
    grid->addWidget(m_doubt, grid->rowCount(), 0, 1, 2);
}

PlainLabel *ClientFacts::addLine(const QString &caption, const char *objectName)
{
    auto *grid = static_cast<QGridLayout *>(layout());
    const int row = grid->rowCount();
    auto *words = new PlainLabel(caption, this);
    words->setMuted(true);
    auto *value = new PlainLabel({}, this);
    value->setObjectName(QLatin1String(objectName));
    value->setAccessibleName(caption);
    value->setWordWrap(true);
    grid->addWidget(words, row, 0, Qt::AlignTop);
    grid->addWidget(value, row, 1, Qt::AlignTop);
    words->setObjectName(QLatin1String(objectName) + QLatin1String("Caption"));
    return value;
}

void ClientFacts::setClient(const MonitoredClient &client)
{
    m_client = client;
    const bool linked = client.lastKnown == SessionState::Ready; // also while there is no answer
    if (client.account.isEmpty())
        m_account->setText(linked ? tr("not told by the Session Manager") : tr("none yet"));
    else
        m_account->setText(linked ? accountText(client.account)
                                  : tr("%1, not linked now").arg(accountText(client.account)));
    m_account->setMuted(!linked || client.stale);
    const bool other = client.lastKnown && *client.lastKnown != client.state;
    showIfAny(m_lastKnown, other ? stateText(*client.lastKnown) : QString());
    showIfAny(m_session, client.session);
    showIfAny(m_expected, accountText(client.expectedPhone));
    showIfAny(m_tags, client.tags.join(QLatin1String(", ")));
    showIfAny(m_wish, client.wanted ? QString() : tr("It is meant to be off."));
    for (PlainLabel *label : {m_lastKnown, m_checked, m_answered})
        label->setMuted(client.stale);
    tick(QDateTime::currentMSecsSinceEpoch());
}

/// A line with nothing in it is not there.
void ClientFacts::showIfAny(PlainLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
    auto *caption = label->parentWidget()->findChild<QWidget *>(label->objectName() + QLatin1String("Caption"));
    caption->setVisible(!text.isEmpty());
}

void ClientFacts::showAge(PlainLabel *label, qint64 at, qint64 now)
{
    label->setText(agoText(at, now));
    label->setToolTip(at > 0 ? timeText(at) : QString());
}

void ClientFacts::tick(qint64 now)
{
    showAge(m_checked, m_client.lastChecked, now);
    showAge(m_answered, m_client.lastGoodAnswer, now);
    showAge(m_sent, m_client.lastMessageSent, now);
    const QString words = doubt(now);
    if (m_doubt->text() != words)
        m_doubt->tell(m_client.stale ? Tone::Attention : Tone::Neutral, words);
}

/// Why not to trust the state; an outage of all is told by the window and not by each client.
QString ClientFacts::doubt(qint64 now) const
{
    if (m_client.lastError.isEmpty() || m_client.missedPolls == 0)
        return {};
    const QString reason = reasonWithoutCode(m_client.lastError);
    if (!m_client.stale)
        return tr("The last check failed: %1").arg(reason);
    return m_client.lastGoodAnswer > 0 ? tr("All checks since %1 failed, so this may be wrong by now: %2")
                                             .arg(agoText(m_client.missedSince, now), reason)
                                       : tr("No check has succeeded yet: %1").arg(reason);
}

} // namespace hub::ui
