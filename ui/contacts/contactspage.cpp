// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contacts/contactspage.h"

#include "ui/common/clientpicker.h"
#include "ui/common/csvexport.h"
#include "ui/common/followicon.h"
#include "ui/common/searchfield.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablepanel.h"
#include "ui/contacts/contactsmodel.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

namespace {

struct ContactsExport
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::ContactsExport)
};

CsvPart contactsPart(const contacts::Found &found)
{
    CsvPart part;
    part.hasMore = !found.next.isEmpty();
    for (const Contact &contact : found.items)
        part.rows.push_back({contact.name, accountText(contact.phone),
                             contact.isBusiness ? ContactsExport::tr("yes") : ContactsExport::tr("no"), contact.id});
    return part;
}

const Error NotOffered{QByteArrayLiteral("NOT_SUPPORTED"), {}};

} // namespace

ContactsPage::ContactsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_engine(context.hub.clients())
    , m_contacts(context.hub.contacts())
    , m_clients(context.clients)
    , m_model(new ContactsModel(context.hub.contacts(), this))
    , m_picker(new ClientPicker(m_clients, {}, this))
    , m_search(new SearchField(tr("Search contacts"), this))
    , m_export(plainButton(tr("&Export as CSV…"), "contactsExport", this, "export"))
    , m_sync(new QPushButton(tr("S&ync contacts"), this))
    , m_panel(new TablePanel(QStringLiteral("contacts"), tr("Contacts"), this))
    , m_outcome(new PlainLabel({}, this))
    , m_copy(m_panel->addAction(tr("&Copy number"), "contactsCopy", "copy", QKeySequence::Copy))
    , m_write(m_panel->addAction(tr("Send a &message"), "contactsWrite", "send"))
    , m_exporting(new ExportStrip(this))
{
    m_sync->setObjectName(QStringLiteral("contactsSync"));
    m_sync->setDefault(true);
    FollowIcon::on(m_sync, "refresh");
    m_outcome->setObjectName(QStringLiteral("contactsOutcome"));
    m_outcome->setMuted(true);
    m_outcome->setWordWrap(true);
    m_panel->foot()->setStretch(0, 0);
    m_panel->foot()->setSpacing(Gap);
    m_panel->foot()->insertWidget(1, m_outcome, 1);
    m_panel->setModel(m_model, *m_model, false);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    page->setSpacing(Gap);
    page->addLayout(pageHead(tr("Contacts"), {m_export, m_sync}, this));
    page->addLayout(makeChoice());
    page->addWidget(m_panel, 1);
    page->addWidget(m_exporting);
    connectParts();
    showState();
}

ContactsPage::~ContactsPage() = default;

QBoxLayout *ContactsPage::makeChoice()
{
    auto *whose = new QLabel(tr("Cl&ient"), this);
    m_picker->setObjectName(QStringLiteral("contactsClient"));
    m_picker->setAccessibleName(tr("Client"));
    whose->setBuddy(m_picker);
    m_search->setObjectName(QStringLiteral("contactsSearch"));
    auto *choice = new QHBoxLayout;
    choice->setSpacing(GapSmall);
    choice->addWidget(whose);
    choice->addWidget(m_picker, 2);
    choice->addSpacing(Gap);
    choice->addWidget(m_search, 3);
    return choice;
}

void ContactsPage::connectParts()
{
    connect(m_model, &ContactsModel::stateChanged, this, &ContactsPage::showState);
    connect(&m_clients, &ClientStore::loaded, this, &ContactsPage::showHint);
    connect(&m_clients, &ClientStore::updated, this, [this] {
        if (m_clients.clients().empty() || m_panel->hint()->isVisible())
            showHint();
    });
    connect(m_copy, &QAction::triggered, this, &ContactsPage::copyNumber);
    connect(m_write, &QAction::triggered, this, &ContactsPage::write);
    connect(m_sync, &QPushButton::clicked, this, [this] { sync(); });
    connect(&m_engine, &ClientsApi::engineChanged, this, &ContactsPage::showState);
    connect(m_export, &QPushButton::clicked, this, &ContactsPage::exportCsv);
    connect(m_picker, &ClientPicker::clientChanged, this, &ContactsPage::applySearch);
    connect(m_search, &SearchField::searchChanged, this, &ContactsPage::applySearch);
    connect(m_panel->banner(), &Banner::actionTriggered, this, &ContactsPage::applySearch);
    connect(m_panel->table(), &QTableView::activated, this, &ContactsPage::write);
    connect(m_panel, &TablePanel::selectionChanged, this, &ContactsPage::showActions);
    connect(m_panel->hint(), &EmptyState::actionTriggered, this, [this] {
        if (m_clients.clients().empty())
            Q_EMIT pageRequested(PageId::Clients);
        else
            sync();
    });
    connect(m_exporting, &ExportStrip::runningChanged, this, &ContactsPage::showActions);
    connect(m_exporting, &ExportStrip::failed, this,
            [this](const QString &message) { tellError(this, tr("The contacts could not be exported"), message); });
    connect(m_exporting, &ExportStrip::done, this, [this](int rows, const QString &path) {
        Q_EMIT noticed(tr("%1 written to %2").arg(contactCountText(rows, false), QDir::toNativeSeparators(path)));
    });
}

void ContactsPage::activate()
{
    // Somebody may have synced through the API; and what failed before may work now.
    if (m_picker->client() && m_model->state() != ContactsModel::State::Loading && m_model->rowCount() == 0)
        applySearch();
}

void ContactsPage::openFor(const std::vector<ClienteId> &clients)
{
    if (clients.empty())
        return;
    m_search->clear();
    m_picker->setClient(clients.front());
    m_panel->table()->setFocus();
}

void ContactsPage::applySearch()
{
    m_model->setSearch(m_picker->client(), m_search->searched());
}

void ContactsPage::sync(bool force)
{
    const auto client = m_picker->client();
    if (!client || m_syncing.contains(*client))
        return;
    m_syncing.insert(*client);
    m_outcomes.erase(*client);
    showState();
    m_contacts.sync(*client, force, this,
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
        applySearch();
    else
        showState();
    if (!counts && counts.error().code == "CONTACTS_SHRUNK")
        askToShrink(client);
}

void ContactsPage::askToShrink(ClienteId client)
{
    confirm(this, tr("Keep only the short list?"),
            tr("The Session Manager lists far fewer contacts of %1 than there were. While a session begins that is "
               "often a list that is not complete yet. Those that are missing in it would be removed here.")
                .arg(m_clients.label(client)),
            tr("Take the &short list"), Tone::Bad, this, [this, client] {
                if (m_picker->client() == client)
                    sync(true);
            });
}

void ContactsPage::exportCsv()
{
    const auto client = m_model->client();
    if (!client)
        return;
    const auto next = std::make_shared<QByteArray>();
    const auto readNext = [&contacts = m_contacts, client = *client, text = m_model->text(),
                           next](QObject *context, const Answer<CsvPart> &done) {
        contacts.find(client, {.text = text, .after = *next, .limit = PageRequest::MaxLimit}, context,
                      [next, done](const Result<contacts::Found> &found) {
                          if (found)
                              *next = found->next;
                          done(found.map(contactsPart));
                      });
    };
    m_exporting->choose({tr("Export contacts"),
                         QStringLiteral("contacts-%1.csv").arg(QString::fromLatin1(client->toByteArray())),
                         tr("CSV files (*.csv)")},
                        {.header = {ContactsExport::tr("name"), ContactsExport::tr("number"),
                                    ContactsExport::tr("business"), ContactsExport::tr("id")},
                         .readNext = readNext});
}

QString ContactsPage::selectedNumber() const
{
    const std::vector<int> rows = m_panel->selectedRows();
    return rows.empty() ? QString() : contactNumberText(*m_model->at(rows.front()));
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
    Banner *banner = m_panel->banner();
    if (m_model->state() == State::Failed)
        banner->present(Tone::Bad, contactsErrorText(m_model->error()), tr("Try again"));
    else if (isNotOffered() && m_model->rowCount() == 0)
        banner->dismiss(); // the empty list says it
    else if (isNotOffered())
        banner->present(Tone::Neutral, contactsErrorText(NotOffered));
    else if (outcome != m_outcomes.end() && !outcome->second)
        banner->present(Tone::Bad, tr("The sync failed: %1").arg(contactsErrorText(outcome->second.error())));
    else
        banner->dismiss();

    const int rows = m_model->rowCount();
    m_panel->count()->setText(rows > 0 ? contactCountText(rows, m_model->hasMore()) : QString());
    // What the sync said counts everybody; a search has a count of its own.
    m_panel->count()->setVisible(m_outcome->text().isEmpty() || syncing || !m_model->text().isEmpty());
    showHint();
    showActions();
}

void ContactsPage::showHint()
{
    using State = ContactsModel::State;
    EmptyState *hint = m_panel->hint();
    const bool none = m_clients.isLoaded() && m_clients.clients().empty();
    if (none)
        hint->setTexts("contacts", tr("No clients yet"), tr("Contacts belong to a client. Add one first."),
                       tr("Go to the clients"));
    else if (!m_clients.isLoaded() || m_model->state() == State::Loading)
        hint->setTexts("contacts", tr("Loading…"), {});
    else if (m_model->state() == State::Idle)
        hint->setTexts("contacts", tr("Whose contacts?"), tr("Choose a client above to see its contacts."));
    else if (m_model->state() == State::Failed)
        hint->setTexts("contacts", tr("The contacts could not be read"), {});
    else if (!m_model->text().isEmpty())
        hint->setTexts("search", tr("Nobody found"), tr("No name and no number contains what you typed."));
    else if (isNotOffered())
        hint->setTexts("contacts", tr("No contacts here"), contactsErrorText(NotOffered));
    else if (m_syncing.contains(*m_model->client()))
        hint->setTexts("contacts", tr("Syncing…"), tr("The contacts are fetched from the Session Manager."));
    else
        hint->setTexts("contacts", tr("No contacts stored"),
                       tr("Sync fetches this client's contacts from the Session Manager and keeps them here."),
                       tr("Sync contacts"));
}

bool ContactsPage::isNotOffered() const
{
    const auto client = m_picker->client();
    const auto outcome = client ? m_outcomes.find(*client) : m_outcomes.end();
    return !canSync() || (outcome != m_outcomes.end() && !outcome->second && isMissingOffer(outcome->second.error()));
}

bool ContactsPage::canSync() const
{
    return m_engine.supports(EngineProfile::Operation::Contacts);
}

void ContactsPage::showActions()
{
    const auto client = m_picker->client();
    const bool syncing = client && m_syncing.contains(*client);
    m_sync->setVisible(canSync());
    m_sync->setEnabled(client && !syncing);
    m_sync->setText(syncing ? tr("Syncing…") : tr("S&ync contacts"));
    m_export->setEnabled(client && !m_exporting->isRunning() && m_model->rowCount() > 0);
    const bool chosen = !selectedNumber().isEmpty();
    for (QAction *action : {m_copy, m_write})
        action->setEnabled(chosen);
}

} // namespace hub::ui
