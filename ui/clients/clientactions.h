// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/clients/clientcommands.h"

#include <QObject>

#include <vector>

class QAction;
class QMenu;
class QPalette;

namespace hub::ui {

/// The actions of the clients page: shortcuts, words that tell how many clients they are about, and whether they can be
/// done now. Those about clients act on the selection that setSelection() told last. On the window's thread.
class ClientActions : public QObject
{
    Q_OBJECT

    std::vector<std::pair<QAction *, QByteArray>> m_icons; // first: the actions below enter themselves

public:
    using Clients = ClientCommands::Clients;

    /// Shortcuts for the whole page go to `page`, those for a row to `table`.
    ClientActions(ClientCommands &commands, ClientStore &clients, QWidget *page, QWidget *table);

    void setSelection(const Clients &clients);
    [[nodiscard]] const Clients &selection() const { return m_selection; }
    [[nodiscard]] Clients waiting() const; ///< those of them that need a scan
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    /// Icons in the palette's colours.
    void restyle(const QPalette &palette);

    // What the page does itself: it listens to triggered().
    QAction *add;
    QAction *import;
    QAction *find;
    QAction *open;
    QAction *rename;
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
    ClientStore &m_clients;
    Clients m_selection;
    QMenu *m_menu;
};

} // namespace hub::ui
