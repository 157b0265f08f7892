// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingstart.h"

#include "ui/common/iconlabel.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
#include <QEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

namespace {

bool isUnconnected(const MonitoredClient &client)
{
    return client.state == SessionState::Stopped || client.state == SessionState::LoggedOut ||
           client.state == SessionState::AuthFailed || client.state == SessionState::Error;
}

} // namespace

LinkingStart::LinkingStart(const ClientStore &clients, QWidget *parent)
    : QWidget(parent)
    , m_clients(clients)
    , m_icon(new IconLabel(this))
    , m_headline(new PlainLabel({}, this))
    , m_sentence(new PlainLabel({}, this))
    , m_connect(new QCheckBox(this))
    , m_start(new QPushButton(this))
{
    m_headline->setObjectName(QStringLiteral("linkingHeadline"));
    m_sentence->setObjectName(QStringLiteral("linkingSentence"));
    m_connect->setObjectName(QStringLiteral("linkingConnectToo"));
    m_start->setObjectName(QStringLiteral("linkingStart"));
    m_start->setDefault(true);
    m_start->setAutoDefault(false);
    layOut();
    connect(m_connect, &QCheckBox::clicked, this, [this] {
        m_touched = true;
        refreshButton();
    });
    connect(m_start, &QPushButton::clicked, this, &LinkingStart::onClicked);
    restyle();
    refresh();
}

void LinkingStart::layOut()
{
    m_headline->setScale(1.3, true);
    m_sentence->setMuted(true);
    for (PlainLabel *label : {m_headline, m_sentence}) {
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
    }
    m_sentence->setMaximumWidth(fontMetrics().averageCharWidth() * 64);
    auto *sentence = new QHBoxLayout; // centred, and yet as wide as it may be
    sentence->addStretch();
    sentence->addWidget(m_sentence, 100);
    sentence->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_headline);
    layout->addLayout(sentence);
    layout->addWidget(m_connect, 0, Qt::AlignHCenter);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_start, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void LinkingStart::tell(const QString &headline, const QString &sentence)
{
    m_headline->setText(headline);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

void LinkingStart::refresh()
{
    m_waiting.clear();
    m_unconnected.clear();
    for (const auto &[id, client] : m_clients.clients()) {
        if (client.needsQr)
            m_waiting.push_back(id);
        else if (isUnconnected(client))
            m_unconnected.push_back(id);
    }
    const int waiting = int(m_waiting.size());
    const int unconnected = int(m_unconnected.size());
    if (!m_clients.isLoaded()) {
        tell(tr("Loading…"), {});
    } else if (m_clients.clients().empty()) {
        tell(tr("No clients yet"), tr("Add the clients first; then their phones can be linked here one by one."));
    } else if (!m_clients.sessionManager().up) {
        tell(tr("The Session Manager does not answer"), tr("Which clients need a scan will be known when it is back."));
    } else if (waiting > 0) {
        tell(waiting == 1 ? tr("1 client needs a scan") : tr("%1 clients need a scan").arg(waiting),
             tr("Their codes are shown one after the other. Scan each with its phone; the next one comes by itself."));
    } else if (unconnected > 0) {
        tell(tr("No client needs a scan"), tr("Clients without a session have no code. Connect them to link them."));
    } else {
        tell(tr("Nothing to link"), tr("No client needs a scan just now."));
    }
    m_connect->setText(unconnected == 1 ? tr("Connect 1 client without a session, too")
                                        : tr("Connect %1 clients without a session, too").arg(unconnected));
    m_connect->setVisible(unconnected > 0);
    if (!m_touched)
        m_connect->setChecked(waiting == 0);
    refreshButton();
}

void LinkingStart::refreshButton()
{
    const bool empty = m_clients.isLoaded() && m_clients.clients().empty();
    const bool some = !m_waiting.empty() || !m_unconnected.empty();
    m_start->setVisible(empty || some);
    m_start->setText(empty ? tr("Go to clients") : tr("&Start linking"));
    m_start->setEnabled(empty || !m_waiting.empty() || (m_connect->isChecked() && !m_unconnected.empty()));
}

void LinkingStart::onClicked()
{
    std::vector<ClienteId> clients = m_waiting;
    const bool connectToo = m_connect->isChecked() && !m_unconnected.empty();
    if (connectToo)
        clients.insert(clients.end(), m_unconnected.begin(), m_unconnected.end());
    if (clients.empty())
        Q_EMIT clientsWanted();
    else
        Q_EMIT startWanted(clients, connectToo);
}

void LinkingStart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void LinkingStart::restyle()
{
    m_icon->setIcon(icon("qr", mutedText(palette())), fontMetrics().height() * 3);
}

} // namespace hub::ui
