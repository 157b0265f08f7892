// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"
#include "core/result.h"
#include "core/sending/sendoutcome.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>
#include <vector>

namespace hub::ui {

class InlineMessage;

/// What became of one message, for people. Pure.
struct SendReport
{
    enum class Kind {
        Sent,
        Refused, ///< certainly not sent
        Unknown  ///< perhaps sent: the answer was lost, or is none that one could understand
    };

    Kind kind = Kind::Unknown;
    QString messageId; ///< Sent: the Session Manager's, if it gave one; foreign text
    QString reason;    ///< otherwise: why; foreign text

    /// In doubt Unknown: who reads "not sent" sends it again.
    [[nodiscard]] static SendReport of(const Result<SendingAnswer> &answer);
    [[nodiscard]] QString text() const;
};

/// An error's words without the code for programs that may stand before them: `SESSION_MANAGER_TIMEOUT: no answer`.
/// Whatever shows the words of an error of the Session Manager shows these.
[[nodiscard]] QString reasonWithoutCode(const QString &reason);

/// Sends one message after the other for a form, each with a key of its own, and says in a line of the form what became
/// of it. Whoever sends the same again while nobody knows whether it has left already is asked first. On the window's
/// thread.
class MessageSender : public QObject
{
    Q_OBJECT

public:
    struct Message
    {
        ClienteId client;
        QString to;
        QString text;

        friend bool operator==(const Message &, const Message &) = default;
    };

    /// `result`: where it says so. `form`: whose questions these are.
    MessageSender(SendingApi &sending, InlineMessage *result, QWidget *form);

    /// Nothing happens while one is under way.
    void send(const Message &message);
    [[nodiscard]] bool isSending() const { return m_underWay.has_value(); }
    /// The form is about somebody else now: what is under way goes on, and is told nobody.
    void turnAway();

Q_SIGNALS:
    void sendingChanged();
    /// The Session Manager has it.
    void sent();

private:
    void start(const Message &message);
    void tellWaiting();
    void onAnswer(const Message &message, quint64 number, const SendReport &report);

    SendingApi &m_sending;
    InlineMessage *m_result;
    QWidget *m_form;
    std::optional<Message> m_underWay;
    std::vector<Message> m_doubtful; ///< sent perhaps
    quint64 m_number = 0;            ///< of the message whose answer is shown
    QElapsedTimer m_since;
    QTimer m_tick;
};

} // namespace hub::ui
