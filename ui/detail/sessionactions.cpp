// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/sessionactions.h"

#include "ui/common/followicon.h"
#include "ui/common/messagesender.h"
#include "ui/common/sessioncommand.h"
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"
#include "ui/common/wraplayout.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

SessionActions::SessionActions(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_connect(plainButton(SessionCommand::actionText(SessionCommand::Connect), "connectClient", this))
    , m_disconnect(
          plainButton(SessionCommand::actionText(SessionCommand::Disconnect), "disconnectClient", this, "phone-off"))
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
    connect(m_connect, &QPushButton::clicked, this, [this] { runCommand(SessionCommand::Connect, *m_client); });
    connect(m_disconnect, &QPushButton::clicked, this, &SessionActions::disconnectSession);
    connect(m_check, &QPushButton::clicked, this,
            [this] { Q_EMIT noticed(SessionCommand::checkSoon(m_context, {*m_client})); });
    connect(m_test, &QPushButton::toggled, this, &SessionActions::testToggled);
    connect(m_send, &QPushButton::clicked, this, [this] { requestPage(PageId::Send); });
    connect(m_contacts, &QPushButton::clicked, this, [this] { requestPage(PageId::Contacts); });
    connect(m_edit, &QPushButton::clicked, this, &SessionActions::editWanted);
    FollowIcon::on(m_connect, "plug", QPalette::Base);
}

void SessionActions::setClient(std::optional<ClienteId> client)
{
    m_client = client;
    endCommand();
    m_error->dismiss();
}

void SessionActions::refresh(const MonitoredClient &client)
{
    const bool connectable = SessionCommand::isPossible(SessionCommand::Connect, client);
    // One of the two, but never the one that is being done away under the user's pointer.
    const ClientsApi &engine = m_context.hub.clients();
    const bool canConnect = engine.supports(EngineProfile::Operation::Connect);
    const bool canDisconnect = engine.supports(EngineProfile::Operation::Disconnect);
    m_connect->setVisible(m_busy ? !m_connect->isHidden() : connectable && canConnect);
    m_disconnect->setVisible(m_busy ? !m_disconnect->isHidden() : !connectable && canDisconnect);
    m_contacts->setVisible(engine.supports(EngineProfile::Operation::Contacts));
    m_connect->setEnabled(!m_busy && connectable);
    m_disconnect->setEnabled(!m_busy && SessionCommand::isPossible(SessionCommand::Disconnect, client));
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

void SessionActions::disconnectSession()
{
    const ClienteId client = *m_client;
    SessionCommand::confirmDisconnect(this, {m_context.clients.label(client)}, {}, this,
                                      [this, client] { runCommand(SessionCommand::Disconnect, client); });
}

void SessionActions::runCommand(SessionCommand::Kind kind, ClienteId client)
{
    if (m_client == client) {
        QPushButton *button = kind == SessionCommand::Connect ? m_connect : m_disconnect;
        m_busy = true;
        m_error->dismiss();
        button->setText(SessionCommand::busyText(kind));
        button->setEnabled(false);
    }
    SessionCommand::run(kind, m_context.hub.clients(), client, this,
                        [this, kind, client](const Result<void> &result) { onAnswer(kind, client, result); });
}

void SessionActions::endCommand()
{
    m_busy = false;
    m_connect->setText(SessionCommand::actionText(SessionCommand::Connect));
    m_disconnect->setText(SessionCommand::actionText(SessionCommand::Disconnect));
}

void SessionActions::onAnswer(SessionCommand::Kind kind, ClienteId client, const Result<void> &result)
{
    const QString label = m_context.clients.label(client);
    if (result)
        Q_EMIT noticed(SessionCommand::doneText(kind).arg(label));
    const QString error =
        result ? QString() : SessionCommand::failedText(kind).arg(label, reasonWithoutCode(result.error().message));
    if (m_client != client) { // the user has moved on: it is news only
        if (!result)
            Q_EMIT noticed(error);
        return;
    }
    endCommand();
    if (!result)
        showError(error);
    if (const MonitoredClient *known = m_context.clients.find(client))
        refresh(*known);
}

void SessionActions::requestPage(PageId page)
{
    Q_EMIT pageRequested(page, {*m_client});
}

} // namespace hub::ui
