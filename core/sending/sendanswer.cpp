// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/sendanswer.h"

#include "core/session/answerreader.h"
#include "core/session/sessionstate.h"

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

/// Where engines put words: those that say most first, so that "Bad Request" does not win over a validation's text.
constexpr std::array WordKeys{"response", "message", "error",       "msg",  "reason",
                              "details",  "detail",  "description", "data", "result",
                              "results",  "status",  "state",       "code", "exception"};
/// Their words are for programs.
constexpr std::array ProgramKeys{"status", "state", "code"};
constexpr std::array Envelopes{"message", "data", "result", "results", "response", "messages"};

template<typename Keys>
bool isAmong(const Keys &keys, const QString &key)
{
    return std::any_of(keys.begin(), keys.end(), [&key](const char *known) { return key == QLatin1String(known); });
}

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

/// A status line's own words say nothing of what went wrong.
bool isGeneric(const QString &text)
{
    static constexpr std::array Generic{"bad request",  "internal server error",
                                        "error",        "unprocessable entity",
                                        "not found",    "unprocessable content",
                                        "bad gateway",  "service unavailable",
                                        "conflict",     "forbidden",
                                        "unauthorized", "too many requests",
                                        "failed",       "fail"};
    return isAmong(Generic, text.toLower());
}

bool matches(const QStringList &texts, const QRegularExpression &words)
{
    return std::any_of(texts.begin(), texts.end(), [&](const QString &text) { return words.match(text).hasMatch(); });
}

bool isUnreadyState(const QString &word)
{
    switch (sessionStateFromRaw(word)) {
    case SessionState::Stopped:
    case SessionState::Starting:
    case SessionState::Reconnecting:
    case SessionState::QrRequired:
    case SessionState::LoggedOut:
        return true;
    default:
        return false;
    }
}

} // namespace

SendAnswer::SendAnswer(const QByteArray &body)
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
                m_sentences += array.at(i).toString();
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
            const QString text = inner.toVariant().toString().trimmed();
            m_texts += text.toLower();
            if (inner.isString() && !text.isEmpty() && !isAmong(ProgramKeys, QLatin1String(key)))
                m_sentences += text;
        }
    }
}

QString SendAnswer::messageId() const
{
    return answer::messageId(m_root);
}

bool SendAnswer::saysNo() const
{
    return saysNoIn(m_root, 2);
}

QString SendAnswer::words() const
{
    const auto telling =
        std::find_if(m_sentences.begin(), m_sentences.end(), [](const QString &text) { return !isGeneric(text); });
    if (telling != m_sentences.end())
        return *telling;
    if (m_existsFalse)
        return QStringLiteral("this number is not on WhatsApp (exists: false)");
    return m_sentences.isEmpty() ? QString() : m_sentences.front();
}

bool SendAnswer::saysSessionNotReady() const
{
    return m_texts.contains(QLatin1String("session_not_ready"));
}

bool SendAnswer::describesNotReady() const
{
    static const QRegularExpression words(QStringLiteral(
        "\\bsession[_ ]not[_ ](connected|found|ready)\\b|\\b(session|client|instance|device) is (starting|not "
        "ready|not "
        "connected|not logged|closed|disconnected|opening|connecting)|\\bnot (yet )?ready\\b|^disconnected$|"
        "\\bno session\\b|\\bsession (does not|doesn't) exist|\\bnot logged ?in\\b"));
    if (matches(m_texts, words))
        return true;
    const QJsonObject object = m_root.toObject();
    return isUnreadyState(answer::member(object, QLatin1String("status")).toString()) ||
           isUnreadyState(answer::member(object, QLatin1String("state")).toString()) ||
           isUnreadyState(answer::member(object, QLatin1String("currentStatus")).toString());
}

bool SendAnswer::saysBadRecipient() const
{
    static const QRegularExpression words(QStringLiteral(
        "\\b(not|isn't|is no longer) (registered )?(on|in|a) whatsapp|not registered on whatsapp|\\binvalid wid\\b|"
        "\\bno lid for user\\b|\\b(number|contact|recipient)( does not| doesn't| not) exist|"
        "\\bnumber is not registered\\b"));
    return m_existsFalse || matches(m_texts, words);
}

bool SendAnswer::saysRestricted() const
{
    static const QRegularExpression words(
        QStringLiteral("\\b(error|code|status)\\W{0,3}463\\b|^463$|reach[-_ ]?out[-_ ]?time[-_ ]?lock|\\btos_block\\b|"
                       "\\baccount (is |has been |was )?(restricted|banned)\\b|\\bbanned\\b"));
    return matches(m_texts, words);
}

} // namespace hub
