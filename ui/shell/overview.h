// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/hubapi.h"
#include "ui/common/appearance.h"
#include "ui/common/clientstore.h"
#include "ui/common/page.h"
#include "ui/common/widgets.h"

#include <QTimer>

namespace hub::ui {

/// How things stand, in a few numbers: for the window's foot and the tray.
struct Overview
{
    int clients = 0;
    int linked = 0;
    int needScan = 0;
    int problems = 0;    ///< a person is needed (ClientStore::problems)
    int unreachable = 0; ///< no answer about them
    bool loaded = false;
    int needPasskey = 0; ///< put aside until a person confirms on the phone
    int alerts = 0;      ///< that nobody has seen yet

    [[nodiscard]] static Overview of(const ClientStore &clients);
    /// `38 linked, 9 need scan, 3 problems, 5 alerts`
    [[nodiscard]] QString text() const;
};

/// The state of everything in one tone.
[[nodiscard]] Tone overallTone(HubApi::Phase phase, const Overview &overview, const SessionManagerHealth &health);
/// The Session Manager's reason in a sentence's middle: without the code before it.
[[nodiscard]] QString plainReason(const QString &reason);
/// `The Session Manager has not answered since 12:03: connection refused.`
[[nodiscard]] QString outageText(const SessionManagerHealth &health);

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
    /// The settings are wanted; `key`: at this one.
    void settingsRequested(const QByteArray &key);
    /// Start the hub once more.
    void retryRequested();

private:
    void refresh();
    void onAction();
    void askNow();
    void present(Tone tone, const QString &text, const QString &action, const QString &second = {});

    HubApi &m_hub;
    ClientStore &m_clients;
    Banner &m_banner;
    PageId m_page = PageId::Clients;
    bool m_demoClosed = false;
    QTimer m_patience; // a start that takes no time needs no word
};

} // namespace hub::ui
