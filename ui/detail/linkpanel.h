// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/qrfeed.h"
#include "ui/common/clientstore.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace hub::ui {

class PlainLabel;
class QrView;

/// The way from "needs a scan" to "linked" for one client: its live QR code, and calm good news once it was scanned.
/// Hidden when there is neither. On the window's thread.
class LinkPanel : public QWidget
{
    Q_OBJECT

public:
    /// `store`: what is known of clients, to compare the phone of a code with.
    LinkPanel(ClientsApi &clients, const ClientStore &store, QWidget *parent = nullptr);
    ~LinkPanel() override;

    /// Another client, or none; forgets what was.
    void setClient(std::optional<ClienteId> client);
    /// What is known of it now.
    void refresh(const MonitoredClient &client, const QString &label);
    /// Asks for codes only while somebody looks.
    void setActive(bool active);
    [[nodiscard]] QrView *view() const { return m_view; }

Q_SIGNALS:
    void noticed(const QString &text);

private:
    enum class Phase { Nothing, Code, Linked };

    [[nodiscard]] Phase next(const MonitoredClient &client) const;
    void apply(Phase phase);
    void updateFeed();

    void linkByNumber();

    ClientsApi &m_clients;
    const ClientStore &m_store;
    QrFeed m_feed;
    QrView *m_view;
    QPushButton *m_byNumber;
    QWidget *m_linked;
    PlainLabel *m_linkedAccount;
    std::optional<ClienteId> m_client;
    Phase m_phase = Phase::Nothing;
    bool m_needed = false;
    bool m_active = false;
};

} // namespace hub::ui
