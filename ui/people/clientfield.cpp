// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/clientfield.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"

#include <QCompleter>
#include <QLineEdit>
#include <QVBoxLayout>

namespace hub::ui {

ClientField::ClientField(const ClientStore &clients, const QString &unknown, QWidget *parent)
    : QWidget(parent)
    , m_clients(clients)
    , m_unknown(unknown)
    , m_edit(new QLineEdit(this))
    , m_hint(new PlainLabel({}, this))
{
    m_edit->setObjectName(QStringLiteral("clientNumber"));
    m_edit->setPlaceholderText(tr("Number or name"));
    m_hint->setObjectName(QStringLiteral("clientHint"));
    m_hint->setMuted(true);
    m_hint->setWordWrap(true);
    QStringList labels;
    for (const auto &[client, known] : clients.clients())
        labels.append(clients.label(client));
    auto *completer = new QCompleter(labels, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_edit->setCompleter(completer);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addWidget(m_edit);
    layout->addWidget(m_hint);
    setFocusProxy(m_edit);
    judge();
    connect(m_edit, &QLineEdit::textChanged, this, &ClientField::judge);
}

std::optional<ClienteId> ClientField::client() const
{
    // A chosen label begins with the number.
    return ClienteId::parse(m_edit->text().trimmed().section(u' ', 0, 0).toUtf8());
}

void ClientField::judge()
{
    const auto chosen = client();
    const MonitoredClient *known = chosen ? m_clients.find(*chosen) : nullptr;
    if (m_edit->text().trimmed().isEmpty())
        m_hint->setText(tr("The client that this is for."));
    else if (!chosen)
        m_hint->setText(tr("Type a client's number, or choose one from the list."));
    else if (!known)
        m_hint->setText(m_unknown);
    else
        m_hint->setText(known->name.isEmpty() ? tr("A client without a name.") : known->name);
    Q_EMIT changed();
}

} // namespace hub::ui
