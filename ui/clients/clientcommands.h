// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/clients/bulkrunner.h"
#include "ui/common/sessioncommand.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

class QAction;
class QMenu;

namespace hub::ui {

class Banner;

/// What one may do with clients, one or many: asks before what cannot be undone, goes through many one after the other,
/// and tells in one banner how far it is and what went wrong. On the window's thread.
class ClientCommands : public QObject
{
    Q_OBJECT

public:
    using Clients = std::vector<ClienteId>;
    using Edits = std::vector<std::pair<ClienteId, clients::Edit>>;

    /// `page` carries the questions, `banner` the messages; both outlive this.
    ClientCommands(const PageContext &context, Banner *banner, QWidget *page);
    ~ClientCommands() override;

    void connectSessions(const Clients &clients);
    void disconnectSessions(const Clients &clients); ///< asks first
    void checkNow(const Clients &clients);
    void remove(const Clients &clients); ///< asks first, and names them
    /// The hub's answer comes as renamed().
    void rename(ClienteId client, const QString &name);
    /// New clients, or changes of those that are there.
    void put(const Edits &clients);
    /// Registers the engine's own sessions, and tells in words what came of it.
    void importSessions();
    /// Asks for everything that people decide about it.
    void edit(ClienteId client);

    /// Those of them for which it makes sense.
    [[nodiscard]] Clients connectable(const Clients &clients) const;
    [[nodiscard]] Clients disconnectable(const Clients &clients) const;
    [[nodiscard]] Clients scannable(const Clients &clients) const;
    /// Whether the engine has it.
    [[nodiscard]] bool canDo(EngineProfile::Operation operation) const;
    /// The numbers that are or were linked, as one dials them.
    [[nodiscard]] QStringList phones(const Clients &clients) const;

Q_SIGNALS:
    void noticed(const QString &text);
    void renamed(hub::ClienteId client, bool taken);

private:
    [[nodiscard]] Clients chosen(const Clients &clients, bool (*fits)(const MonitoredClient &)) const;
    void run(BulkJob job);
    void runCommand(SessionCommand::Kind kind, const Clients &clients, const BulkWords &words);
    void showProgress(const QString &text);
    void onFinished(const BulkReport &report);
    void onBannerAction();
    void onImported(const Result<clients::Imported> &imported);
    [[nodiscard]] QStringList labels(const Clients &clients) const;
    [[nodiscard]] QString headline(const BulkReport &report) const;
    [[nodiscard]] QString details(const BulkReport &report) const;

    const PageContext m_context;
    Banner *m_banner;
    QWidget *m_page;
    BulkRunner *m_runner;
    QString m_details; // behind the banner's button; empty: the button stops the job
};

/// The actions of the clients page: shortcuts, words that tell how many clients they are about, and whether they can be
/// done now. Those about clients act on the selection that setSelection() told last. On the window's thread.
class ClientActions : public QObject
{
    Q_OBJECT

public:
    using Clients = ClientCommands::Clients;

    /// Shortcuts for the whole page go to `page`, those for a row to `table`.
    ClientActions(ClientCommands &commands, QWidget *page, QWidget *table);

    void setSelection(const Clients &clients);
    /// Shows only what the engine has.
    void updateOffer();
    [[nodiscard]] const Clients &selection() const { return m_selection; }
    [[nodiscard]] Clients waiting() const { return m_commands.scannable(m_selection); }
    [[nodiscard]] QMenu *menu() const { return m_menu; }

    // What the page does itself: it listens to triggered().
    QAction *add;
    QAction *import;
    QAction *importSessions;
    QAction *find;
    QAction *open;
    QAction *rename;
    QAction *edit;
    QAction *link;
    QAction *send;
    QAction *contacts;
    // What happens by itself.
    QAction *connectSessions;
    QAction *disconnectSessions;
    QAction *check;
    QAction *copy;
    QAction *remove;

Q_SIGNALS:
    void noticed(const QString &text);

private:
    QAction *made(QWidget *owner, const char *name, const char *iconName, const QString &text,
                  const QList<QKeySequence> &shortcuts = {});
    void copyNumbers();

    ClientCommands &m_commands;
    Clients m_selection;
    QMenu *m_menu;
};

} // namespace hub::ui
