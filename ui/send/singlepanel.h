// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/messagesender.h"
#include "ui/common/page.h"

#include <QWidget>

#include <optional>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace hub::ui {

class ClientPicker;
class InlineMessage;
class PlainLabel;

/// Sends one message and says what became of it.
class SinglePanel : public QWidget
{
    Q_OBJECT

public:
    explicit SinglePanel(const PageContext &context, QWidget *parent = nullptr);

    void setClient(ClienteId client);
    /// Puts the cursor where the next thing is to be written.
    void focusFirst();

private:
    void build();
    void connectParts();
    void updateClientHint();
    void updateToError();
    void updateState();
    [[nodiscard]] std::optional<MessageSender::Message> message() const;
    void send();

    HubApi &m_hub;
    ClientStore &m_clients;
    ClientPicker *m_client;
    InlineMessage *m_clientHint;
    QLineEdit *m_to;
    InlineMessage *m_toError;
    QPlainTextEdit *m_text;
    PlainLabel *m_count;
    QPushButton *m_send;
    InlineMessage *m_result;
    MessageSender *m_sender;
};

} // namespace hub::ui
