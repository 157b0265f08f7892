// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/clientcommands.h"

#include "ui/clients/clientnames.h"
#include "ui/common/followicon.h"
#include "ui/common/messagesender.h"
#include "ui/common/statetexts.h"
#include "ui/common/widgets.h"
#include "ui/detail/editclientdialog.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHash>
#include <QKeySequence>
#include <QLocale>
#include <QMenu>
#include <QWidget>

#include <algorithm>
#include <iterator>
#include <memory>

namespace hub::ui {

namespace {

constexpr int NamesInQuestion = 10;
constexpr int NamesInDetails = 200;

QString numberText(qint64 number)
{
    return QLocale().toString(number);
}

} // namespace

ClientCommands::ClientCommands(const PageContext &context, Banner *banner, QWidget *page)
    : QObject(page), m_context(context), m_banner(banner), m_page(page), m_runner(new BulkRunner(this))
{
    connect(m_runner, &BulkRunner::progressed, this, &ClientCommands::showProgress);
    connect(m_runner, &BulkRunner::finished, this, &ClientCommands::onFinished);
    connect(m_banner, &Banner::actionTriggered, this, &ClientCommands::onBannerAction);
}

ClientCommands::~ClientCommands() = default;

ClientCommands::Clients ClientCommands::chosen(const Clients &clients, bool (*fits)(const MonitoredClient &)) const
{
    Clients result;
    std::copy_if(clients.begin(), clients.end(), std::back_inserter(result), [this, fits](ClienteId id) {
        const MonitoredClient *client = m_context.clients.find(id);
        return client != nullptr && fits(*client);
    });
    return result;
}

ClientCommands::Clients ClientCommands::connectable(const Clients &clients) const
{
    return chosen(clients, [](const MonitoredClient &client) {
        return SessionCommand::isPossible(SessionCommand::Connect, client);
    });
}

ClientCommands::Clients ClientCommands::disconnectable(const Clients &clients) const
{
    return chosen(clients, [](const MonitoredClient &client) {
        return SessionCommand::isPossible(SessionCommand::Disconnect, client);
    });
}

ClientCommands::Clients ClientCommands::scannable(const Clients &clients) const
{
    return chosen(clients, [](const MonitoredClient &client) { return client.needsQr; });
}

QStringList ClientCommands::phones(const Clients &clients) const
{
    QStringList result;
    for (const ClienteId id : clients) {
        const MonitoredClient *client = m_context.clients.find(id);
        if (client != nullptr && !client->account.isEmpty())
            result += accountText(client->account);
    }
    return result;
}

void ClientCommands::connectSessions(const Clients &clients)
{
    runCommand(SessionCommand::Connect, clients,
               {.doing = tr("Connecting client %1 of %2…"),
                .done = tr("%1 clients are being connected."),
                .doneOne = SessionCommand::doneText(SessionCommand::Connect),
                .failed = tr("%1 of %2 clients could not be connected."),
                .failedOne = SessionCommand::failedText(SessionCommand::Connect)});
}

void ClientCommands::disconnectSessions(const Clients &clients)
{
    if (clients.empty())
        return;
    const BulkWords words{.doing = tr("Disconnecting client %1 of %2…"),
                          .done = tr("%1 clients were disconnected."),
                          .doneOne = SessionCommand::doneText(SessionCommand::Disconnect),
                          .failed = tr("%1 of %2 clients could not be disconnected."),
                          .failedOne = SessionCommand::failedText(SessionCommand::Disconnect)};
    const QStringList names = labels(clients);
    SessionCommand::confirmDisconnect(m_page, names, nameList(names, NamesInQuestion), this, [this, clients, words] {
        runCommand(SessionCommand::Disconnect, clients, words);
    });
}

void ClientCommands::runCommand(SessionCommand::Kind kind, const Clients &clients, const BulkWords &words)
{
    run({.clients = clients,
         .step =
             [this, kind](ClienteId client, QObject *context, Answer<void> done) {
                 SessionCommand::run(kind, m_context.hub.clients(), client, context, std::move(done));
             },
         .words = words});
}

void ClientCommands::checkNow(const Clients &clients)
{
    if (!clients.empty())
        Q_EMIT noticed(SessionCommand::checkSoon(m_context, clients));
}

void ClientCommands::remove(const Clients &clients)
{
    if (clients.empty())
        return;
    const BulkJob job{
        .clients = clients,
        .step = [this](ClienteId client, QObject *context,
                       Answer<void> done) { m_context.hub.clients().remove(client, context, std::move(done)); },
        .words = {.doing = tr("Removing client %1 of %2…"),
                  .done = tr("%1 clients were removed."),
                  .doneOne = tr("%1 was removed."),
                  .failed = tr("%1 of %2 clients could not be removed."),
                  .failedOne = tr("%1 could not be removed: %2")}};
    const QStringList names = labels(clients);
    const bool one = clients.size() == 1;
    const QString count = numberText(qint64(clients.size()));
    const QString title = one ? tr("Remove %1?").arg(names.front()) : tr("Remove %1 clients?").arg(count);
    const QString text = one ? tr("The hub forgets this client and its contacts. Its session at the Session Manager "
                                  "stays as it is.")
                             : tr("The hub forgets these clients and their contacts. Their sessions at the Session "
                                  "Manager stay as they are.") +
                                   QStringLiteral("\n\n") + nameList(names, NamesInQuestion);
    confirm(m_page, title, text, one ? tr("Remove client") : tr("Remove %1 clients").arg(count), Tone::Bad, this,
            [this, job] { run(job); });
}

void ClientCommands::rename(ClienteId client, const QString &name)
{
    m_context.hub.clients().put(client, name, this, [this, client](const Result<bool> &answer) {
        Q_EMIT renamed(client, answer.has_value());
        if (answer)
            return;
        m_details.clear();
        m_banner->setClosable(true);
        m_banner->present(Tone::Bad,
                          tr("%1 could not be renamed. %2")
                              .arg(m_context.clients.label(client), reasonWithoutCode(answer.error().message)));
    });
}

bool ClientCommands::canDo(EngineProfile::Operation operation) const
{
    return m_context.hub.clients().supports(operation);
}

void ClientCommands::importSessions()
{
    m_details.clear();
    m_banner->setClosable(false);
    m_banner->present(Tone::Busy, tr("Asking the engine for its sessions…"));
    m_context.hub.clients().importSessions(this,
                                           [this](const Result<clients::Imported> &imported) { onImported(imported); });
}

void ClientCommands::onImported(const Result<clients::Imported> &imported)
{
    m_banner->setClosable(true);
    if (!imported) {
        m_banner->present(
            Tone::Bad,
            tr("The engine's sessions could not be taken over. %1").arg(reasonWithoutCode(imported.error().message)));
        return;
    }
    const auto counted = [](size_t count) { return numberText(qint64(count)); };
    QStringList sentences;
    if (imported->added.empty() && imported->known.empty() && imported->leftOut.empty())
        sentences += tr("The engine has no sessions.");
    else if (imported->added.empty())
        sentences += tr("None of the engine's sessions is new.");
    else
        sentences += imported->added.size() == 1
                         ? tr("1 session is a client now.")
                         : tr("%1 sessions are clients now.").arg(counted(imported->added.size()));
    if (!imported->known.empty() && !imported->added.empty())
        sentences += tr("Already clients: %1.").arg(counted(imported->known.size()));
    if (!imported->leftOut.empty())
        sentences += tr("Left out: %1.").arg(counted(imported->leftOut.size()));
    QStringList lines;
    for (const auto &[client, session] : imported->added)
        lines += tr("%1 is client %2").arg(session, QString::number(client.toNumber()));
    for (const clients::Imported::LeftOut &one : imported->leftOut)
        lines += tr("%1: %2").arg(one.session, one.reason);
    m_details = nameList(lines, NamesInDetails);
    m_banner->present(imported->leftOut.empty() ? Tone::Good : Tone::Attention, sentences.join(u' '),
                      lines.isEmpty() ? QString() : tr("Details"));
}

void ClientCommands::edit(ClienteId client)
{
    const MonitoredClient *known = m_context.clients.find(client);
    if (known == nullptr)
        return;
    auto *dialog = new EditClientDialog(m_context.hub.clients(), *known, m_page);
    connect(dialog, &EditClientDialog::stored, this,
            [this](ClienteId stored) { Q_EMIT noticed(tr("%1 was saved.").arg(m_context.clients.label(stored))); });
    dialog->open();
}

void ClientCommands::put(const Edits &clients)
{
    auto edits = std::make_shared<QHash<ClienteId, clients::Edit>>();
    Clients numbers;
    for (const auto &[client, edit] : clients) {
        numbers.push_back(client);
        edits->insert(client, edit);
    }
    run({.clients = std::move(numbers),
         .step =
             [this, edits](ClienteId client, QObject *context, const Answer<void> &done) {
                 m_context.hub.clients().edit(client, edits->value(client), context,
                                              [done](const Result<bool> &answer) {
                                                  done(answer ? Result<void>() : tl::unexpected(answer.error()));
                                              });
             },
         .words = {.doing = tr("Saving client %1 of %2…"),
                   .done = tr("%1 clients were saved."),
                   .doneOne = tr("%1 was saved."),
                   .failed = tr("%1 of %2 clients could not be saved."),
                   .failedOne = tr("%1 could not be saved: %2")}});
}

void ClientCommands::run(BulkJob job)
{
    if (job.clients.size() != 1)
        return m_runner->run(std::move(job));
    // One needs no queue, and no progress. By the name that it has now: it may be gone when the answer comes.
    const ClienteId client = job.clients.front();
    const QString label = m_context.clients.label(client);
    job.step(client, this, [this, client, label, words = job.words](const Result<void> &answer) {
        if (answer) {
            Q_EMIT noticed(words.doneOne.arg(label));
            return;
        }
        onFinished({.words = words, .wanted = 1, .failed = {{client, answer.error()}}});
    });
}

void ClientCommands::showProgress(const QString &text)
{
    m_details.clear();
    m_banner->setClosable(false);
    m_banner->present(Tone::Busy, text, tr("Stop"));
    Q_EMIT noticed(text);
}

void ClientCommands::onFinished(const BulkReport &report)
{
    m_details.clear();
    if (report.succeeded == report.wanted) {
        m_banner->dismiss();
        Q_EMIT noticed(report.words.done.arg(numberText(report.succeeded)));
        return;
    }
    if (report.failed.size() > 1)
        m_details = details(report);
    m_banner->setClosable(true);
    m_banner->present(report.failed.empty() ? Tone::Attention : Tone::Bad, headline(report),
                      m_details.isEmpty() ? QString() : tr("Details"));
}

void ClientCommands::onBannerAction()
{
    if (m_details.isEmpty())
        m_runner->stop();
    else
        tellError(m_page, tr("What came of it"), m_details);
}

QStringList ClientCommands::labels(const Clients &clients) const
{
    QStringList result;
    for (const ClienteId client : clients)
        result += m_context.clients.label(client);
    return result;
}

QString ClientCommands::headline(const BulkReport &report) const
{
    if (report.wanted == 1) {
        const auto &[client, error] = report.failed.front();
        return report.words.failedOne.arg(m_context.clients.label(client), reasonWithoutCode(error.message));
    }
    QStringList sentences;
    if (!report.failed.empty())
        sentences += report.words.failed.arg(numberText(qint64(report.failed.size())), numberText(report.wanted));
    const bool sameReason = std::all_of(report.failed.begin(), report.failed.end(), [&report](const auto &failed) {
        return failed.second.message == report.failed.front().second.message;
    });
    if (!report.failed.empty() && sameReason)
        sentences += reasonWithoutCode(report.failed.front().second.message);
    if (report.stopped)
        sentences +=
            tr("Stopped: %1 of %2 were not tried.").arg(numberText(report.untried()), numberText(report.wanted));
    else if (report.untried() > 0)
        sentences += tr("The other %1 were not tried.").arg(numberText(report.untried()));
    return sentences.join(u' ');
}

QString ClientCommands::details(const BulkReport &report) const
{
    QStringList lines;
    for (const auto &[client, error] : report.failed)
        lines += tr("%1: %2").arg(m_context.clients.label(client), reasonWithoutCode(error.message));
    return nameList(lines, NamesInDetails);
}

ClientActions::ClientActions(ClientCommands &commands, QWidget *page, QWidget *table)
    : QObject(page)
    , add(made(page, "addAction", "add", tr("&Add clients…"),
               {QKeySequence(Qt::Key_Insert), QKeySequence(Qt::CTRL | Qt::Key_N)}))
    , import(made(page, "importAction", "import", tr("&Import…")))
    , importSessions(made(page, "importSessionsAction", "import", tr("Take over the engine's sessions")))
    , find(made(page, "findAction", "search", tr("Find"), {QKeySequence(Qt::CTRL | Qt::Key_F)}))
    , open(made(table, "openAction", "eye", tr("&Open")))
    , rename(made(table, "renameAction", "edit", tr("Rena&me"), {QKeySequence(Qt::Key_F2)}))
    , edit(made(table, "editAction", "edit", tr("&Edit…")))
    , link(made(table, "linkAction", "qr", tr("&Link…")))
    , send(made(table, "sendAction", "send", tr("Send message…")))
    , contacts(made(table, "contactsAction", "contacts", tr("Con&tacts")))
    , connectSessions(made(table, "connectAction", "link", SessionCommand::actionText(SessionCommand::Connect)))
    , disconnectSessions(
          made(table, "disconnectAction", "phone-off", SessionCommand::actionText(SessionCommand::Disconnect)))
    , check(made(table, "checkAction", "refresh", tr("C&heck now"), {QKeySequence(Qt::Key_F5)}))
    , copy(made(table, "copyAction", "copy", tr("Copy phone &number"), {QKeySequence(Qt::CTRL | Qt::Key_C)}))
    , remove(made(table, "removeAction", "remove", tr("&Remove…"), {QKeySequence(Qt::Key_Delete)}))
    , m_commands(commands)
    , m_menu(new QMenu(page))
{
    m_menu->setObjectName(QStringLiteral("clientMenu"));
    m_menu->addActions({open, link});
    m_menu->addSeparator();
    m_menu->addActions({connectSessions, disconnectSessions, check});
    m_menu->addSeparator();
    m_menu->addActions({send, contacts, copy});
    m_menu->addSeparator();
    m_menu->addActions({rename, edit, remove});
    connect(connectSessions, &QAction::triggered, this,
            [this] { m_commands.connectSessions(m_commands.connectable(m_selection)); });
    connect(disconnectSessions, &QAction::triggered, this,
            [this] { m_commands.disconnectSessions(m_commands.disconnectable(m_selection)); });
    connect(check, &QAction::triggered, this, [this] { m_commands.checkNow(m_selection); });
    connect(remove, &QAction::triggered, this, [this] { m_commands.remove(m_selection); });
    connect(copy, &QAction::triggered, this, &ClientActions::copyNumbers);
    connect(edit, &QAction::triggered, this, [this] { m_commands.edit(m_selection.front()); });
    connect(importSessions, &QAction::triggered, this, [this] { m_commands.importSessions(); });
    setSelection({});
    updateOffer();
}

void ClientActions::updateOffer()
{
    using Operation = EngineProfile::Operation;
    importSessions->setVisible(m_commands.canDo(Operation::Sessions));
    connectSessions->setVisible(m_commands.canDo(Operation::Connect));
    disconnectSessions->setVisible(m_commands.canDo(Operation::Disconnect));
    contacts->setVisible(m_commands.canDo(Operation::Contacts));
}

QAction *ClientActions::made(QWidget *owner, const char *name, const char *iconName, const QString &text,
                             const QList<QKeySequence> &shortcuts)
{
    auto *action = new QAction(text, owner);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(shortcuts);
    // The page's keys work wherever the keyboard is while the page is shown; a row's in the table alone: Delete in a
    // text field deletes a letter.
    action->setShortcutContext(owner == parent() ? Qt::WindowShortcut : Qt::WidgetShortcut);
    action->setShortcutVisibleInContextMenu(true);
    owner->addAction(action);
    FollowIcon::on(action, owner, iconName);
    return action;
}

void ClientActions::setSelection(const Clients &clients)
{
    m_selection = clients;
    const qint64 all = qint64(clients.size());
    const auto offer = [](QAction *action, qint64 count, const QString &one, QString many) {
        action->setEnabled(count > 0);
        action->setText(count < 2 ? one : many.replace(QLatin1String("%1"), QLocale().toString(count)));
    };
    const auto offerCommand = [](QAction *action, SessionCommand::Kind kind, const Clients &fitting) {
        action->setEnabled(!fitting.empty());
        action->setText(SessionCommand::actionText(kind, qint64(fitting.size())));
    };
    offer(link, qint64(waiting().size()), tr("&Link…"), tr("&Link %1 clients…"));
    offerCommand(connectSessions, SessionCommand::Connect, m_commands.connectable(clients));
    offerCommand(disconnectSessions, SessionCommand::Disconnect, m_commands.disconnectable(clients));
    offer(check, all, tr("C&heck now"), tr("C&heck now"));
    offer(copy, qint64(m_commands.phones(clients).size()), tr("Copy phone &number"), tr("Copy %1 phone &numbers"));
    offer(remove, all, tr("&Remove…"), tr("&Remove %1 clients…"));
    for (QAction *action : {open, rename, edit, send, contacts}) // a message goes out from one
        action->setEnabled(all == 1);
}

void ClientActions::copyNumbers()
{
    const QStringList numbers = m_commands.phones(m_selection);
    if (numbers.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(numbers.join(u'\n'));
    Q_EMIT noticed(numbers.size() == 1 ? tr("Copied %1.").arg(numbers.front())
                                       : tr("Copied %1 phone numbers.").arg(QLocale().toString(numbers.size())));
}

} // namespace hub::ui
