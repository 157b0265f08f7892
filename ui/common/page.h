// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/hubapi.h"
#include "ui/common/clientstore.h"

#include <QWidget>

#include <optional>

namespace hub::ui {

/// What every page is given. All of it outlives the page.
struct PageContext
{
    HubApi &hub;
    ClientStore &clients;
};

enum class PageId { Clients, Alerts, Linking, Send, Contacts, People, Activity, Log, Server, Settings };

/// One page of the window: a widget that fills all beside the list of pages. Made once, shown and hidden often. On the
/// window's thread.
class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;
    ~Page() override = default;

    /// It came into view (also: the window was shown again), or went out of it (also: into the tray). Pages that ask
    /// for something periodically do so only in between.
    virtual void activate() {}
    virtual void deactivate() {}
    /// Another page sends the user here, to do something for these clients.
    virtual void openFor(const std::vector<ClienteId> &clients) { Q_UNUSED(clients) }
    /// The user is sent here to look at this, e.g. a setting, by its key.
    virtual void openAt(const QByteArray &what) { Q_UNUSED(what) }

Q_SIGNALS:
    /// Show another page, for these clients.
    void pageRequested(hub::ui::PageId page, const std::vector<hub::ClienteId> &clients = {});
    /// Something was done, in a few words; shown for a while at the window's foot. Plain text.
    void noticed(const QString &text);
    /// How many things wait here for a person; 0 shows none.
    void badgeChanged(int waiting);
};

} // namespace hub::ui
