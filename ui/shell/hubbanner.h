// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/common/widgets.h"

#include <QTimer>

namespace hub::ui {

/// What the banner over all pages says: that the hub is starting or has failed to, that the Session Manager is down, or
/// that this is a demonstration; the worst of it. On the window's thread.
class HubBanner : public QObject
{
    Q_OBJECT

public:
    HubBanner(HubApi &hub, ClientStore &clients, Banner &banner, QObject *parent = nullptr);

    /// On the settings page it is no use to offer the way there.
    void setPage(PageId page);

Q_SIGNALS:
    void settingsRequested();
    /// Start the hub once more.
    void retryRequested();

private:
    void refresh();
    void onAction();
    void present(Tone tone, const QString &text, const QString &action);

    HubApi &m_hub;
    ClientStore &m_clients;
    Banner &m_banner;
    PageId m_page = PageId::Clients;
    bool m_demoClosed = false;
    QTimer m_patience; // a start that takes no time needs no word
};

} // namespace hub::ui
