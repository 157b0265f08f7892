// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/clientfacts.h"

#include "ui/common/inlinemessage.h"
#include "ui/common/messagesender.h"
#include "ui/common/statetexts.h"
#include "ui/common/widgets.h"

#include <QDateTime>
#include <QGridLayout>

namespace hub::ui {

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
    if (qstrcmp(objectName, "factLastKnown") == 0)
        m_lastKnownCaption = words;
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
    m_lastKnown->setVisible(other);
    m_lastKnownCaption->setVisible(other);
    if (other)
        m_lastKnown->setText(stateText(*client.lastKnown));
    for (PlainLabel *label : {m_lastKnown, m_checked, m_answered})
        label->setMuted(client.stale);
    tick(QDateTime::currentMSecsSinceEpoch());
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
