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
class Note;
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
    struct Wish
    {
        ClienteId client;
        QString to;
        QString text;

        friend bool operator==(const Wish &, const Wish &) = default;
    };

    void build();
    void connectParts();
    void updateClientHint();
    void updateToError();
    void updateState();
    [[nodiscard]] std::optional<Wish> wish() const;
    void press();
    void send(const Wish &wish);
    void onAnswer(const Wish &wish, const SendReport &report);
    void tellWaiting();

    HubLink &m_hub;
    ClientStore &m_clients;
    ClientPicker *m_client;
    Note *m_clientHint;
    QLineEdit *m_to;
    Note *m_toError;
    QPlainTextEdit *m_text;
    PlainLabel *m_count;
    QPushButton *m_send;
    Note *m_result;
    bool m_sending = false;
    std::optional<Wish> m_doubtful; ///< sent perhaps: asks before the same once more
    QElapsedTimer m_since;
    QTimer m_tick;
};

} // namespace hub::ui
