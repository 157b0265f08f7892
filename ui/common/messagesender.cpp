// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/messagesender.h"

#include "ui/common/inlinemessage.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTime>

#include <algorithm>
#include <array>

namespace hub::ui {

namespace {

struct ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::SendReport)
};

SendReport ofError(const Error &error)
{
    // Another press with the same key, whose answer is lost; or the hub stopped while the message was on its way.
    const bool lost = error.code == "IDEMPOTENCY_OUTCOME_UNKNOWN" || error.code == "IDEMPOTENCY_KEY_IN_FLIGHT" ||
                      error.code == "HUB_STOPPED";
    return {lost ? SendReport::Kind::Unknown : SendReport::Kind::Refused, {}, reasonWithoutCode(error.message)};
}

} // namespace

QString reasonWithoutCode(const QString &reason)
{
    static const QRegularExpression code(QStringLiteral("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+: +"));
    return QString(reason).remove(code);
}

SendReport SendReport::of(const Result<SendingAnswer> &answer)
{
    if (!answer)
        return ofError(answer.error());
    const SendOutcome &outcome = answer->outcome;
    const QString reason = reasonWithoutCode(outcome.error);
    switch (outcome.kind) {
    case SendOutcome::Kind::Sent:
        return {Kind::Sent, outcome.messageId, {}};
    case SendOutcome::Kind::NeverLeft:
    case SendOutcome::Kind::NotReady:
    case SendOutcome::Kind::Later:
    case SendOutcome::Kind::Restricted:
    case SendOutcome::Kind::BadRecipient:
    case SendOutcome::Kind::Interrupted:
        return {Kind::Refused, {}, reason};
    case SendOutcome::Kind::Failed:
        // Without words of the Session Manager's own it may be somebody's on the way.
        return {answer->error ? Kind::Unknown : Kind::Refused, {}, reason};
    case SendOutcome::Kind::Unknown:
        break;
    }
    return {Kind::Unknown, {}, reason};
}

QString SendReport::text() const
{
    switch (kind) {
    case Kind::Sent:
        return messageId.isEmpty() ? ReportWords::tr("Sent. The Session Manager gave no message number.")
                                   : ReportWords::tr("Sent. Message ID %1").arg(messageId);
    case Kind::Refused:
        return ReportWords::tr("Not sent: %1").arg(reason);
    case Kind::Unknown:
        break;
    }
    return ReportWords::tr(
        "It is not known whether it was sent. Do not send it again before you have looked at the phone.");
}

namespace {

/// 128 random bits: no press shares its key with another one, on whatever machine.
QByteArray newMessageKey()
{
    std::array<quint32, 4> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), qsizetype(bits.size()));
    return "desktop-" + QByteArray(reinterpret_cast<const char *>(bits.data()), sizeof bits).toHex();
}

Tone toneOf(SendReport::Kind kind)
{
    switch (kind) {
    case SendReport::Kind::Sent:
        return Tone::Good;
    case SendReport::Kind::Refused:
        return Tone::Bad;
    case SendReport::Kind::Unknown:
        break;
    }
    return Tone::Attention;
}

} // namespace

MessageSender::MessageSender(SendingApi &sending, InlineMessage *result, QWidget *form)
    : QObject(form), m_sending(sending), m_result(result), m_form(form)
{
    m_tick.setInterval(std::chrono::seconds(1));
    connect(&m_tick, &QTimer::timeout, this, &MessageSender::tellWaiting);
}

void MessageSender::send(const Message &message)
{
    if (isSending())
        return;
    if (std::find(m_doubtful.begin(), m_doubtful.end(), message) == m_doubtful.end())
        return start(message);
    confirm(m_form, tr("Send the same message again?"),
            tr("It is not known whether it was sent the last time. If it was, it arrives twice. Look at the phone "
               "first."),
            tr("&Send again"), Tone::Attention, this, [this, message] { start(message); });
}

void MessageSender::turnAway()
{
    ++m_number;
    m_tick.stop();
    m_result->clear();
    if (std::exchange(m_underWay, std::nullopt))
        Q_EMIT sendingChanged();
}

void MessageSender::start(const Message &message)
{
    if (isSending())
        return;
    m_underWay = message;
    m_doubtful.push_back(message); // until it is known
    m_since.start();
    m_tick.start();
    tellWaiting();
    Q_EMIT sendingChanged();
    m_sending.send(message.client, message.to, message.text, newMessageKey(), this,
                   [this, message, number = ++m_number](const Result<SendingAnswer> &answer) {
                       onAnswer(message, number, SendReport::of(answer));
                   });
}

void MessageSender::tellWaiting()
{
    const qint64 seconds = m_since.elapsed() / 1000;
    m_result->tell(Tone::Busy, seconds < 3 ? tr("Sending… This can take up to 40 s.")
                                           : tr("Sending for %1 s… This can take up to 40 s.").arg(seconds));
}

void MessageSender::onAnswer(const Message &message, quint64 number, const SendReport &report)
{
    if (report.kind != SendReport::Kind::Unknown)
        std::erase(m_doubtful, message);
    if (number != m_number)
        return;
    m_underWay.reset();
    m_tick.stop();
    QString text = report.text();
    if (report.kind == SendReport::Kind::Sent) {
        const QString time = QLocale().toString(QTime::currentTime(), QLocale::ShortFormat);
        text += u'\n' + tr("To %1 at %2").arg(message.to, time);
    } else if (report.kind == SendReport::Kind::Unknown && !report.reason.isEmpty()) {
        text += u'\n' + report.reason;
    }
    m_result->tell(toneOf(report.kind), text);
    if (report.kind == SendReport::Kind::Sent)
        Q_EMIT sent();
    Q_EMIT sendingChanged();
}

} // namespace hub::ui
