// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/clientactions.h"

#include "ui/common/appearance.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeySequence>
#include <QLocale>
#include <QMenu>
#include <QWidget>

#include <algorithm>
#include <iterator>

namespace hub::ui {

ClientActions::ClientActions(ClientCommands &commands, ClientStore &clients, QWidget *page, QWidget *table)
    : QObject(page)
    , add(made(page, "addAction", "add", tr("&Add clients…"),
               {QKeySequence(Qt::Key_Insert), QKeySequence(Qt::CTRL | Qt::Key_N)}))
    , import(made(page, "importAction", "import", tr("&Import…")))
    , find(made(page, "findAction", "search", tr("Find"), {QKeySequence(Qt::CTRL | Qt::Key_F)}))
    , open(made(table, "openAction", "eye", tr("&Open")))
    , rename(made(table, "renameAction", "edit", tr("Rena&me"), {QKeySequence(Qt::Key_F2)}))
    , link(made(table, "linkAction", "qr", tr("&Link…")))
    , send(made(table, "sendAction", "send", tr("Send message…")))
    , contacts(made(table, "contactsAction", "contacts", tr("Con&tacts")))
    , connectSessions(made(table, "connectAction", "link", tr("&Connect")))
    , disconnectSessions(made(table, "disconnectAction", "phone-off", tr("&Disconnect…")))
    , check(made(table, "checkAction", "refresh", tr("C&heck now"), {QKeySequence(Qt::Key_F5)}))
    , copy(made(table, "copyAction", "copy", tr("Copy &number"), {QKeySequence(Qt::CTRL | Qt::Key_C)}))
    , remove(made(table, "removeAction", "remove", tr("&Remove…"), {QKeySequence(Qt::Key_Delete)}))
    , m_commands(commands)
    , m_clients(clients)
    , m_menu(new QMenu(page))
{
    m_menu->setObjectName(QStringLiteral("clientMenu"));
    m_menu->addActions({open, link});
    m_menu->addSeparator();
    m_menu->addActions({connectSessions, disconnectSessions, check});
    m_menu->addSeparator();
    m_menu->addActions({send, contacts, copy});
    m_menu->addSeparator();
    m_menu->addActions({rename, remove});
    connect(connectSessions, &QAction::triggered, this,
            [this] { m_commands.connectSessions(m_commands.connectable(m_selection)); });
    connect(disconnectSessions, &QAction::triggered, this,
            [this] { m_commands.disconnectSessions(m_commands.disconnectable(m_selection)); });
    connect(check, &QAction::triggered, this, [this] { m_commands.checkNow(m_selection); });
    connect(remove, &QAction::triggered, this, [this] { m_commands.remove(m_selection); });
    connect(copy, &QAction::triggered, this, &ClientActions::copyNumbers);
    restyle(page->palette());
    setSelection({});
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
    m_icons.emplace_back(action, iconName);
    return action;
}

void ClientActions::restyle(const QPalette &palette)
{
    for (const auto &[action, name] : m_icons)
        action->setIcon(icon(name.constData(), palette));
}

void ClientActions::setSelection(const Clients &clients)
{
    m_selection = clients;
    const qint64 all = qint64(clients.size());
    const auto offer = [](QAction *action, qint64 count, const QString &one, QString many) {
        action->setEnabled(count > 0);
        action->setText(count < 2 ? one : many.replace(QLatin1String("%1"), QLocale().toString(count)));
    };
    offer(link, qint64(waiting().size()), tr("&Link…"), tr("&Link %1 clients…"));
    offer(connectSessions, qint64(m_commands.connectable(clients).size()), tr("&Connect"), tr("&Connect %1 clients"));
    offer(disconnectSessions, qint64(m_commands.disconnectable(clients).size()), tr("&Disconnect…"),
          tr("&Disconnect %1 clients…"));
    offer(check, all, tr("C&heck now"), tr("C&heck now"));
    offer(send, all, tr("&Send message…"), tr("&Send message…"));
    offer(copy, all, tr("Copy &number"), tr("Copy &numbers"));
    offer(remove, all, tr("&Remove…"), tr("&Remove %1 clients…"));
    for (QAction *action : {open, rename, contacts})
        action->setEnabled(all == 1);
}

ClientActions::Clients ClientActions::waiting() const
{
    Clients result;
    std::copy_if(m_selection.begin(), m_selection.end(), std::back_inserter(result), [this](ClienteId id) {
        const MonitoredClient *client = m_clients.find(id);
        return client != nullptr && client->needsQr;
    });
    return result;
}

void ClientActions::copyNumbers()
{
    QStringList numbers;
    for (const ClienteId client : m_selection)
        numbers += QString::number(client.toNumber());
    QGuiApplication::clipboard()->setText(numbers.join(u'\n'));
    Q_EMIT noticed(numbers.size() == 1 ? tr("Copied %1.").arg(numbers.front())
                                       : tr("Copied %1 numbers.").arg(QLocale().toString(numbers.size())));
}

} // namespace hub::ui
