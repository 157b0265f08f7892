// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"

class QAction;
class QBoxLayout;
class QComboBox;

namespace hub::ui {

class AlertsModel;
class TablePanel;

/// What needs a person: the open alerts, or all of them, each with what was before and after and what to do about it.
/// Whoever has seen one says so here. The number of open ones stands in the list of pages.
class AlertsPage : public Page
{
    Q_OBJECT

public:
    explicit AlertsPage(const PageContext &context, QWidget *parent = nullptr);

    void activate() override;
    void deactivate() override { m_active = false; }

private:
    [[nodiscard]] QBoxLayout *makeFilter();
    void makeActions();
    void connectParts();
    void onAlertsChanged();
    void acknowledgeSelected();
    void showClients();
    void copySelected();
    void updateActions();
    void showState();
    void showNothingOpen();
    void onClientsUpdated();
    void showThoseInNeed();
    [[nodiscard]] std::vector<ClienteId> selectedClients() const;
    [[nodiscard]] std::vector<qint64> selectedOpen() const;

    HubApi &m_hub;
    ClientStore &m_clients;
    AlertsModel *m_model;
    QComboBox *m_filter;
    TablePanel *m_panel;
    QAction *m_acknowledge = nullptr;
    QAction *m_show = nullptr;
    bool m_active = false;
    bool m_behind = true; // something happened while the page was not in view
};

} // namespace hub::ui
