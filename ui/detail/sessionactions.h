// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/sessioncommand.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace hub::ui {

class Banner;

/// What can be done with one client's session, and what went wrong with it. On the window's thread.
class SessionActions : public QWidget
{
    Q_OBJECT

public:
    explicit SessionActions(const PageContext &context, QWidget *parent = nullptr);

    /// Another client, or none; what was told of the former is gone.
    void setClient(std::optional<ClienteId> client);
    /// What is known of it now.
    void refresh(const MonitoredClient &client);
    /// Tells an error where the user acts.
    void showError(const QString &error);
    void setTestOpen(bool open);

Q_SIGNALS:
    void pageRequested(hub::ui::PageId page, const std::vector<hub::ClienteId> &clients);
    void noticed(const QString &text);
    void testToggled(bool open);
    void editWanted();

private:
    void disconnectSession();
    void runCommand(SessionCommand::Kind kind, ClienteId client);
    void endCommand();
    void onAnswer(SessionCommand::Kind kind, ClienteId client, const Result<void> &result);
    void requestPage(PageId page);

    const PageContext m_context;
    std::optional<ClienteId> m_client;
    bool m_busy = false;
    QPushButton *m_connect;
    QPushButton *m_disconnect;
    QPushButton *m_check;
    QPushButton *m_test;
    QPushButton *m_send;
    QPushButton *m_contacts;
    QPushButton *m_edit;
    Banner *m_error;
};

} // namespace hub::ui
