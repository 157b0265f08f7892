// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace hub::ui {

class InlineMessage;
class MessageSender;

/// Sends one message from a client, to see whether it can. Each press is a message of its own; what became of it stands
/// below. Ctrl+Enter sends. On the window's thread.
class TestMessageForm : public QWidget
{
    Q_OBJECT

public:
    explicit TestMessageForm(SendingApi &sending, QWidget *parent = nullptr);

    /// Another client: what became of the last message is gone, recipient and text stay.
    void setClient(std::optional<ClienteId> client);

Q_SIGNALS:
    /// The user pressed Esc.
    void closeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void send();
    void showSending();
    [[nodiscard]] QString complaint() const;

    std::optional<ClienteId> m_client;
    QLineEdit *m_to;
    QPlainTextEdit *m_text;
    QPushButton *m_send;
    InlineMessage *m_result;
    MessageSender *m_sender;
};

} // namespace hub::ui
