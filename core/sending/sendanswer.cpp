// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendanswer.h"

#include "core/session/answerreader.h"
#include "core/session/sessionstate.h"
#include "core/text/cleantext.h"
#include "core/text/isotime.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace hub {

namespace {

constexpr int DeepestEnvelope = 4;
constexpr qsizetype MostElements = 20; ///< of an array
constexpr qsizetype MostTexts = 64;

/// Where engines put words.
constexpr std::array WordKeys{"response", "message", "error",       "msg",  "reason",
                              "details",  "detail",  "description", "data", "result",
                              "results",  "status",  "state",       "code", "exception"};
constexpr std::array StateKeys{QLatin1String("status"), QLatin1String("state"), QLatin1String("currentStatus")};
constexpr std::array Envelopes{"message", "data", "result", "results", "response", "messages"};

bool saysNoIn(const QJsonValue &value, int depth)
{
    if (value.isArray())
        return depth > 0 && saysNoIn(value.toArray().first(), depth - 1);
    const QJsonObject object = value.toObject();
    const auto at = [&object](const char *key) { return answer::member(object, QLatin1String(key)); };
    const QJsonValue error = at("error");
    if (at("success") == QJsonValue(false) || at("ok") == QJsonValue(false) || error == QJsonValue(true) ||
        !error.toString().trimmed().isEmpty() || at("issendfailure") == QJsonValue(true) ||
        at("status").toString().compare(QLatin1String("error"), Qt::CaseInsensitive) == 0 ||
        at("ack") == QJsonValue(-1))
        return true;
    return depth > 0 && std::any_of(Envelopes.begin(), Envelopes.end(), [&at, depth](const char *key) {
               const QJsonValue inner = at(key);
               return (inner.isObject() || inner.isArray()) && saysNoIn(inner, depth - 1);
           });
}

bool matches(const QStringList &texts, const QRegularExpression &words)
{
    return std::any_of(texts.begin(), texts.end(), [&](const QString &text) { return words.match(text).hasMatch(); });
}

} // namespace

namespace {

/// Seconds or milliseconds since 1970, as a number or in digits, or an ISO time; else 0.
qint64 timeIn(const QJsonValue &value)
{
    constexpr qint64 FirstSeconds = 1'000'000'000; // 2001: less is a duration, or no time at all
    constexpr qint64 FirstMilliseconds = FirstSeconds * 1000;
    const QString text = answer::scalarText(value);
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber)
        return timeOfIso(text).value_or(0);
    if (number < FirstSeconds)
        return 0;
    return number < FirstMilliseconds ? number * 1000 : number;
}

} // namespace

SendAnswer::SendAnswer(int status, const QByteArray &body, const EngineProfile *profile)
    : m_status(status), m_profile(profile)
{
    m_root = answer::parse(body);
    collect(m_root, DeepestEnvelope);
}

void SendAnswer::collect(const QJsonValue &value, int depth)
{
    if (depth < 0)
        return;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < std::min<qsizetype>(array.size(), MostElements); ++i) {
            if (array.at(i).isString()) {
                m_texts += array.at(i).toString().toLower();
            } else {
                collect(array.at(i), depth - 1);
            }
        }
        return;
    }
    const QJsonObject object = value.toObject();
    m_existsFalse |= answer::member(object, QLatin1String("exists")) == QJsonValue(false);
    for (const char *key : WordKeys) {
        const QJsonValue inner = answer::member(object, QLatin1String(key));
        if (m_texts.size() >= MostTexts || inner.isUndefined())
            continue;
        if (inner.isObject() || inner.isArray()) {
            collect(inner, depth - 1);
        } else if (inner.isString() || inner.isDouble()) {
            m_texts += inner.toVariant().toString().trimmed().toLower();
        }
    }
}

bool SendAnswer::means(EngineProfile::Meaning meaning, EngineProfile::Evidence evidence) const
{
    return m_profile && m_profile->fits(meaning, evidence, m_status, m_root);
}

QString SendAnswer::messageId() const
{
    const auto told = m_profile ? m_profile->read(EngineProfile::Field::MessageId, m_root) : std::nullopt;
    const QString id = cleanText(told.value_or(QString()), answer::MaxIdLength);
    return id.isEmpty() ? answer::messageId(m_root) : id;
}

bool SendAnswer::saysNo() const
{
    return saysNoIn(m_root, 2);
}

QString SendAnswer::words() const
{
    const auto told = m_profile ? m_profile->read(EngineProfile::Field::Error, m_root) : std::nullopt;
    if (told && !answer::isGeneric(*told))
        return *told;
    const QString words = answer::errorWords(m_root).message;
    if (m_existsFalse && (words.isEmpty() || answer::isGeneric(words)))
        return QStringLiteral("this number is not on WhatsApp (exists: false)");
    return words;
}

bool SendAnswer::saysSessionNotReady() const
{
    return m_texts.contains(QLatin1String("session_not_ready"));
}

bool SendAnswer::isUnready(const QString &stateWord) const
{
    switch (m_profile ? m_profile->stateOf(stateWord) : sessionStateFromRaw(stateWord)) {
    case SessionState::Stopped:
    case SessionState::Starting:
    case SessionState::Reconnecting:
    case SessionState::QrRequired:
    case SessionState::PasskeyRequired:
    case SessionState::LoggedOut:
        return true;
    default:
        return false;
    }
}

bool SendAnswer::describesNotReady() const
{
    static const QRegularExpression words(QStringLiteral(
        "\\bsession[_ ]not[_ ](connected|found|ready)\\b|\\b(session|client|instance|device) is (starting|not "
        "ready|not "
        "connected|not logged|closed|disconnected|opening|connecting)|\\bnot (yet )?ready\\b|^disconnected$|"
        "\\bno session\\b|\\b(session|instance)\\b.{0,80} (does not|doesn't) exist|\\bnot logged ?in\\b"));
    const QJsonObject object = m_root.toObject();
    return matches(m_texts, words) || std::any_of(StateKeys.begin(), StateKeys.end(), [&](QLatin1String key) {
               return isUnready(answer::member(object, key).toString());
           });
}

bool SendAnswer::saysNoSuchRoute() const
{
    static const QRegularExpression words(QStringLiteral("^cannot (get|post|put|delete) /"));
    return matches(m_texts, words);
}

bool SendAnswer::saysBadRecipient() const
{
    static const QRegularExpression words(QStringLiteral(
        "\\b(not|isn't|is no longer) (registered )?(on|in|a) whatsapp|not registered on whatsapp|\\binvalid wid\\b|"
        "\\bno lid for user\\b|\\b(number|contact|recipient)( does not| doesn't| not) exist|"
        "\\bnumber is not registered\\b"));
    return m_existsFalse || matches(m_texts, words);
}

qint64 SendAnswer::restrictedUntil() const
{
    const auto told = m_profile ? m_profile->read(EngineProfile::Field::RestrictedUntil, m_root) : std::nullopt;
    if (const qint64 time = told ? timeIn(*told) : 0; time > 0)
        return time;
    const auto envelopes = answer::objects(
        m_root, {QLatin1String("error"), QLatin1String("message"), QLatin1String("data"), QLatin1String("details"),
                 QLatin1String("result"), QLatin1String("results"), QLatin1String("response")});
    for (const QJsonObject &object : envelopes) {
        for (const QLatin1String name :
             {QLatin1String("restricted_until"), QLatin1String("time_enforcement_ends"),
              QLatin1String("enforcement_ends"), QLatin1String("until"), QLatin1String("expires_at")}) {
            if (const qint64 time = timeIn(answer::member(object, name)); time > 0)
                return time;
        }
    }
    return 0;
}

bool SendAnswer::saysRestricted() const
{
    static const QRegularExpression words(
        QStringLiteral("\\b(error|code|status)\\W{0,3}463\\b|^463$|reach[-_ ]?out[-_ ]?time[-_ ]?lock|\\btos_block\\b|"
                       "\\baccount (is |has been |was )?(restricted|banned)\\b|\\bbanned\\b"));
    return matches(m_texts, words);
}

} // namespace hub
