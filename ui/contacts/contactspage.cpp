// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contacts/contactspage.h"

#include "ui/common/clientpicker.h"
#include "ui/common/savefile.h"
#include "ui/common/searchfield.h"
#include "ui/common/statetexts.h"
#include "ui/common/widgets.h"
#include "ui/contacts/contactsexport.h"
#include "ui/contacts/contactsmodel.h"
#include "ui/contacts/contactswords.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QPushButton>
#include <QTableView>

namespace hub::ui {

void ContactsPage::activate()
{
    // Somebody may have synced through the API; and what failed before may work now.
    if (m_picker->client() && m_model->state() != ContactsModel::State::Loading && m_model->rowCount() == 0)
        look();
}

void ContactsPage::openFor(const std::vector<ClienteId> &clients)
{
    if (clients.empty())
        return;
    m_search->clear();
    m_picker->setClient(clients.front());
    m_table->setFocus();
}

void ContactsPage::look()
{
    m_model->look(m_picker->client(), m_search->searched());
}

void ContactsPage::sync()
{
    const auto client = m_picker->client();
    if (!client || m_syncing.contains(*client))
        return;
    m_syncing.insert(*client);
    m_outcomes.erase(*client);
    showState();
    m_contacts.sync(*client, this,
                    [this, client = *client](const Result<contacts::Counts> &counts) { onSynced(client, counts); });
}

void ContactsPage::onSynced(ClienteId client, const Result<contacts::Counts> &counts)
{
    m_syncing.erase(client);
    m_outcomes.insert_or_assign(client, counts);
    if (counts)
        Q_EMIT noticed(tr("%1: %2").arg(m_clients.label(client), syncText(*counts)));
    if (m_picker->client() != client) {
        // The user has moved on; what came of it stands there when he comes back.
        if (!counts)
            Q_EMIT noticed(tr("%1: %2").arg(m_clients.label(client), contactsErrorText(counts.error())));
        return;
    }
    if (counts)
        look();
    else
        showState();
}

void ContactsPage::exportCsv()
{
    const auto client = m_model->client();
    if (!client || m_exporting)
        return;
    m_exporting = true;
    showActions();
    auto *collected = new ContactsExport(m_contacts, *client, m_model->text(), this);
    connect(collected, &ContactsExport::failed, this, [this](const Error &error) {
        m_exporting = false;
        showActions();
        tellError(this, tr("The contacts could not be exported"), contactsErrorText(error));
    });
    connect(collected, &ContactsExport::finished, this, [this, client = *client](const QByteArray &csv, int rows) {
        m_exporting = false;
        showActions();
        const FileOffer offer{tr("Export contacts"),
                              QStringLiteral("contacts-%1.csv").arg(QString::fromLatin1(client.toByteArray())),
                              tr("CSV files (*.csv)"), csv};
        saveFile(this, offer, this, [this, rows](const Result<QString> &path) {
            if (path)
                Q_EMIT noticed(
                    tr("%1 written to %2").arg(contactCountText(rows, false), QDir::toNativeSeparators(*path)));
            else
                tellError(this, tr("The contacts could not be exported"), path.error().message);
        });
    });
    collected->start();
}

QString ContactsPage::selectedNumber() const
{
    const Contact *contact = m_model->contactAt(m_table->selectionModel()->currentIndex());
    if (!contact || !m_table->selectionModel()->hasSelection())
        return {};
    return contact->phone.isEmpty() ? contact->id : accountText(contact->phone);
}

void ContactsPage::copyNumber()
{
    const QString number = selectedNumber();
    if (number.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(number);
    Q_EMIT noticed(tr("%1 copied").arg(number));
}

void ContactsPage::write()
{
    const QString number = selectedNumber();
    const auto client = m_model->client();
    if (number.isEmpty() || !client)
        return;
    // The page for sending is told the client only: the number is brought there by the clipboard.
    QGuiApplication::clipboard()->setText(number);
    Q_EMIT pageRequested(PageId::Send, {*client});
    Q_EMIT noticed(tr("%1 copied: paste it as the recipient").arg(number));
}

void ContactsPage::showState()
{
    const auto client = m_picker->client();
    const auto outcome = client ? m_outcomes.find(*client) : m_outcomes.end();
    const bool syncing = client && m_syncing.contains(*client);
    m_outcome->clear();
    if (syncing)
        m_outcome->setText(tr("Syncing…"));
    else if (outcome != m_outcomes.end() && outcome->second)
        m_outcome->setText(syncText(*outcome->second));

    using State = ContactsModel::State;
    if (m_model->state() == State::Failed)
        m_banner->present(Tone::Bad, contactsErrorText(m_model->error()), tr("Try again"));
    else if (isNotOffered() && m_model->rowCount() == 0)
        m_banner->dismiss(); // the empty list says it
    else if (isNotOffered())
        m_banner->present(Tone::Neutral, contactsErrorText(outcome->second.error()));
    else if (outcome != m_outcomes.end() && !outcome->second)
        m_banner->present(Tone::Bad, tr("The sync failed: %1").arg(contactsErrorText(outcome->second.error())));
    else
        m_banner->dismiss();

    const int rows = m_model->rowCount();
    m_count->setText(rows > 0 ? contactCountText(rows, m_model->hasMore()) : QString());
    // What the sync said counts everybody; a search has a count of its own.
    m_count->setVisible(m_outcome->text().isEmpty() || syncing || !m_model->text().isEmpty());
    showHint();
    showActions();
}

void ContactsPage::showHint()
{
    using State = ContactsModel::State;
    const bool none = m_clients.isLoaded() && m_clients.clients().empty();
    if (none)
        m_hint->setTexts("contacts", tr("No clients yet"), tr("Contacts belong to a client. Add one first."),
                         tr("Go to the clients"));
    else if (!m_clients.isLoaded() || m_model->state() == State::Loading)
        m_hint->setTexts("contacts", tr("Loading…"), {});
    else if (m_model->state() == State::NoClient)
        m_hint->setTexts("contacts", tr("Whose contacts?"), tr("Choose a client above to see its contacts."));
    else if (m_model->state() == State::Failed)
        m_hint->setTexts("contacts", tr("The contacts could not be read"), {});
    else if (!m_model->text().isEmpty())
        m_hint->setTexts("search", tr("Nobody found"), tr("No name and no number contains what you typed."));
    else if (isNotOffered())
        m_hint->setTexts("contacts", tr("No contacts here"),
                         contactsErrorText(m_outcomes.at(*m_model->client()).error()));
    else if (m_syncing.contains(*m_model->client()))
        m_hint->setTexts("contacts", tr("Syncing…"), tr("The contacts are fetched from the Session Manager."));
    else
        m_hint->setTexts("contacts", tr("No contacts stored"),
                         tr("Sync fetches this client's contacts from the Session Manager and keeps them here."),
                         tr("Sync contacts"));
}

bool ContactsPage::isNotOffered() const
{
    const auto client = m_picker->client();
    const auto outcome = client ? m_outcomes.find(*client) : m_outcomes.end();
    return outcome != m_outcomes.end() && !outcome->second && isMissingOffer(outcome->second.error());
}

void ContactsPage::showActions()
{
    const auto client = m_picker->client();
    const bool syncing = client && m_syncing.contains(*client);
    m_sync->setEnabled(client && !syncing);
    m_sync->setText(syncing ? tr("Syncing…") : tr("S&ync contacts"));
    m_export->setEnabled(client && !m_exporting && m_model->rowCount() > 0);
    const bool chosen = !selectedNumber().isEmpty();
    for (QAction *action : {m_copyAction, m_writeAction})
        action->setEnabled(chosen);
    m_copy->setEnabled(chosen);
    m_write->setEnabled(chosen);
}

} // namespace hub::ui
