// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"

#include <QTimer>

class QPushButton;
class QTabWidget;

namespace hub::ui {

class KeysTab;
class UsersTab;

/// Who may use the hub: people's accounts, and the keys of programs. The badge counts accounts that wait for approval.
class PeoplePage : public Page
{
    Q_OBJECT

public:
    explicit PeoplePage(const PageContext &context, QWidget *parent = nullptr);
    ~PeoplePage() override;

    void activate() override;
    void deactivate() override;

private:
    void reload();
    void showAction();

    HubApi &m_hub;
    QTabWidget *m_tabs;
    UsersTab *m_users;
    KeysTab *m_keys;
    QPushButton *m_add;
    int m_pending = 0;
    QTimer m_ages;
};

} // namespace hub::ui
