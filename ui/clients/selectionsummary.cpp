// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/selectionsummary.h"

#include "ui/common/statetexts.h"
#include "ui/common/tablepanel.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QHash>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hub::ui {

SelectionSummary::SelectionSummary(const ClientStore &clients, const ClientActions &actions, QWidget *parent)
    : QWidget(parent), m_clients(clients), m_headline(new PlainLabel({}, this))
{
    m_headline->setObjectName(QStringLiteral("selectionHeadline"));
    m_headline->setScale(1.2, true);
    m_headline->setWordWrap(true);
    auto *counts = new QGridLayout;
    counts->setHorizontalSpacing(Gap);
    counts->setVerticalSpacing(GapSmall);
    counts->setColumnStretch(2, 1);
    std::vector<SessionState> states(AllSessionStates.begin(), AllSessionStates.end());
    std::sort(states.begin(), states.end(), [](SessionState a, SessionState b) { return stateRank(a) < stateRank(b); });
    for (const SessionState state : states) {
        auto *count = new PlainLabel({}, this);
        count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        auto *badge = new Badge(this);
        badge->show(stateTone(state), stateIconName(state), stateText(state));
        const int row = int(m_lines.size());
        counts->addWidget(count, row, 0);
        counts->addWidget(badge, row, 1);
        m_lines.push_back({state, badge, count});
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapSmall, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addWidget(m_headline);
    layout->addSpacing(Gap);
    layout->addLayout(counts);
    layout->addSpacing(GapLarge);
    for (QAction *action : {actions.link, actions.connectSessions, actions.disconnectSessions, actions.check,
                            actions.copy, actions.remove})
        addButton(layout, action);
    layout->addStretch();
}

void SelectionSummary::addButton(QVBoxLayout *layout, QAction *action)
{
    QPushButton *button = buttonFor(action, this);
    button->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    button->setIcon(action->icon());
    connect(action, &QAction::changed, button, [action, button] {
        button->setIcon(action->icon());
        button->setVisible(action->isVisible());
    });
    layout->addWidget(button);
    m_buttons.emplace_back(action, button);
    alignButtons();
}

/// All as wide as the widest, and left-aligned as a list.
void SelectionSummary::alignButtons()
{
    const int least = fontMetrics().averageCharWidth() * 34;
    for (const auto &[action, button] : m_buttons)
        button->setMaximumWidth(std::max(least, button->sizeHint().width()));
}

void SelectionSummary::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        alignButtons();
}

void SelectionSummary::setClients(const std::vector<ClienteId> &clients)
{
    QHash<SessionState, int> counts;
    for (const ClienteId id : clients) {
        if (const MonitoredClient *client = m_clients.find(id))
            ++counts[client->state];
    }
    const QLocale locale;
    m_headline->setText(tr("%1 clients selected").arg(locale.toString(qint64(clients.size()))));
    for (const Line &line : m_lines) {
        const int count = counts.value(line.state);
        line.count->setText(locale.toString(count));
        line.count->setVisible(count > 0);
        line.badge->setVisible(count > 0);
    }
}

} // namespace hub::ui
