// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/sessionactions.h"

#include "ui/common/followicon.h"
#include "ui/common/messagesender.h"
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"
#include "ui/common/wraplayout.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

SessionActions::SessionActions(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_connect(plainButton(tr("&Connect"), "connectClient", this))
    , m_disconnect(plainButton(tr("&Disconnect…"), "disconnectClient", this, "phone-off"))
    , m_check(plainButton(tr("Check &now"), "checkClient", this, "refresh"))
    , m_test(plainButton(tr("Send &test message"), "testMessage", this, "phone"))
    , m_send(plainButton(tr("&Send…"), "sendFromClient", this, "send"))
    , m_contacts(plainButton(tr("C&ontacts"), "contactsOfClient", this, "contacts"))
    , m_edit(plainButton(tr("&Edit…"), "editClient", this, "edit"))
    , m_error(new Banner(this))
{
    m_connect->setDefault(true);
    m_test->setCheckable(true);
    m_error->setObjectName(QStringLiteral("actionError"));
    m_error->setClosable(true);
    auto *row = new WrapLayout;
    row->setSpacing(GapSmall);
    for (QPushButton *button : {m_connect, m_disconnect, m_check, m_test, m_send, m_contacts, m_edit})
        row->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addLayout(row);
    layout->addWidget(m_error);
    connect(m_connect, &QPushButton::clicked, this, &SessionActions::connectSession);
    connect(m_disconnect, &QPushButton::clicked, this, &SessionActions::disconnectSession);
    connect(m_check, &QPushButton::clicked, this, &SessionActions::check);
    connect(m_test, &QPushButton::toggled, this, &SessionActions::testToggled);
    connect(m_send, &QPushButton::clicked, this, [this] { requestPage(PageId::Send); });
    connect(m_contacts, &QPushButton::clicked, this, [this] { requestPage(PageId::Contacts); });
    connect(m_edit, &QPushButton::clicked, this, &SessionActions::editWanted);
    FollowIcon::on(m_connect, "plug", QPalette::Base);
}

void SessionActions::setClient(std::optional<ClienteId> client)
{
    m_client = client;
    m_busy = false;
    m_connect->setText(tr("&Connect"));
    m_disconnect->setText(tr("&Disconnect…"));
    m_error->dismiss();
}

void SessionActions::refresh(const MonitoredClient &client)
{
    const bool connectable = client.isConnectable();
    // One of the two, but never the one that is being done away under the user's pointer.
    const ClientsApi &engine = m_context.hub.clients();
    const bool canConnect = engine.supports(EngineProfile::Operation::Connect);
    const bool canDisconnect = engine.supports(EngineProfile::Operation::Disconnect);
    m_connect->setVisible(m_busy ? !m_connect->isHidden() : connectable && canConnect);
    m_disconnect->setVisible(m_busy ? !m_disconnect->isHidden() : !connectable && canDisconnect);
    m_contacts->setVisible(engine.supports(EngineProfile::Operation::Contacts));
    const bool reachable = client.state != SessionState::Unreachable;
    m_connect->setEnabled(!m_busy && reachable);
    m_disconnect->setEnabled(!m_busy && reachable && client.lastKnown);
    m_test->setEnabled(client.canSend || m_test->isChecked());
    m_test->setToolTip(client.canSend ? QString() : tr("Only a linked client can send."));
}

void SessionActions::showError(const QString &error)
{
    m_error->present(Tone::Bad, error);
}

void SessionActions::setTestOpen(bool open)
{
    m_test->setChecked(open);
}

void SessionActions::begin(QPushButton *button, const QString &text)
{
    m_busy = true;
    m_error->dismiss();
    button->setText(text);
    button->setEnabled(false);
}

void SessionActions::connectSession()
{
    const ClienteId client = *m_client;
    begin(m_connect, tr("Connecting…"));
    m_context.hub.clients().connectSession(client, this, [this, client](const Result<void> &result) {
        onAnswer(client, result, tr("%1 is being connected."), tr("%1 could not be connected: %2"));
    });
}

void SessionActions::disconnectSession()
{
    const ClienteId client = *m_client;
    confirm(this, tr("Disconnect %1?").arg(m_context.clients.label(client)),
            tr("Its session ends. Until it is connected again it neither sends nor receives, and running jobs of this "
               "client wait."),
            tr("Disconnect"), Tone::Attention, this, [this, client] { runDisconnect(client); });
}

void SessionActions::runDisconnect(ClienteId client)
{
    if (m_client == client)
        begin(m_disconnect, tr("Disconnecting…"));
    m_context.hub.clients().disconnectSession(client, this, [this, client](const Result<void> &result) {
        onAnswer(client, result, tr("%1 is being disconnected."), tr("%1 could not be disconnected: %2"));
    });
}

void SessionActions::onAnswer(ClienteId client, const Result<void> &result, const QString &done, const QString &failed)
{
    const QString label = m_context.clients.label(client);
    if (result) {
        Q_EMIT noticed(done.arg(label));
        m_context.hub.clients().checkSoon(client);
    }
    const QString error = result ? QString() : failed.arg(label, reasonWithoutCode(result.error().message));
    if (m_client != client) { // the user has moved on: it is news only
        if (!result)
            Q_EMIT noticed(error);
        return;
    }
    m_busy = false;
    m_connect->setText(tr("&Connect"));
    m_disconnect->setText(tr("&Disconnect…"));
    if (!result)
        showError(error);
    if (const MonitoredClient *known = m_context.clients.find(client))
        refresh(*known);
}

void SessionActions::check()
{
    m_context.hub.clients().checkSoon(*m_client);
    Q_EMIT noticed(tr("%1 is being checked.").arg(m_context.clients.label(*m_client)));
}

void SessionActions::requestPage(PageId page)
{
    Q_EMIT pageRequested(page, {*m_client});
}

} // namespace hub::ui
