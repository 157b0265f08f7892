// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/common/sendreport.h"

#include <QElapsedTimer>
#include <QTimer>
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
    struct SendRequest
    {
        ClienteId client;
        QString to;
        QString text;

        friend bool operator==(const SendRequest &, const SendRequest &) = default;
    };

    void build();
    void connectParts();
    void updateClientHint();
    void updateToError();
    void updateState();
    [[nodiscard]] std::optional<SendRequest> sendRequest() const;
    void press();
    void send(const SendRequest &sendRequest);
    void onAnswer(const SendRequest &sendRequest, const SendReport &report);
    void tellWaiting();

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
    bool m_sending = false;
    std::optional<SendRequest> m_doubtful; ///< sent perhaps: asks before the same once more
    QElapsedTimer m_since;
    QTimer m_tick;
};

} // namespace hub::ui
