// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/bulkparser.h"

#include "core/sending/recipient.h"
#include "core/text/isotime.h"

#include <QCryptographicHash>
#include <QHash>

#include <algorithm>
#include <array>
#include <optional>

namespace hub {

namespace {

constexpr quint32 MaxTimeBytes = 64;
constexpr int MaxToBytes = 512; // nothing longer, however spaced, is a recipient

std::optional<Error> invalidBulk(const char *field, const char *what)
{
    return invalidField(field, QString::fromLatin1(what)).value();
}

std::optional<Error> invalidName()
{
    return invalidBulk("name", "must be a text of at most 200 characters");
}

std::optional<Error> invalidDelay()
{
    return invalidBulk("delay_ms", "must be [min, max] in milliseconds, 0 <= min <= max <= 86400000");
}

/// Of a request or a draft, once the times are read.
std::optional<Error> wrongOrder(const JobOptions &options)
{
    if (options.expiresAt > 0 && options.expiresAt <= options.notBefore)
        return invalidBulk("expires_at", "must be later than not_before");
    return std::nullopt;
}

std::optional<Error> tooManyMessages()
{
    return invalidBulk("messages", "at most 100,000 are allowed");
}

} // namespace

/// Takes or rejects one message after the other.
class BulkRequest::Checker
{
public:
    Checker(BulkRequest *request, const EngineProfile::Limits &limits)
        : m_request(request), m_longest(longestMessage(limits)), m_groups(limits.groups)
    {
    }

    /// `to` is unset if it was no text, or too long for one.
    void check(qint32 index, const std::optional<QByteArray> &to, const std::optional<JsonCursor::Slice> &message)
    {
        const auto recipient = to ? Recipient::parse(*to) : std::nullopt;
        if (!recipient)
            return reject(index, Rejection::Reason::To);
        if (recipient->isGroup() && !m_groups)
            return reject(index, Rejection::Reason::Group);
        if (!message || message->units == 0 || message->units > quint32(m_longest))
            return reject(index, Rejection::Reason::Message);
        if (!message->wellFormed)
            return reject(index, Rejection::Reason::MessageText);
        const QByteArray canonical = recipient->canonical();
        const auto known = m_seen.constFind(canonical);
        if (known != m_seen.constEnd())
            return reject(index, Rejection::Reason::Duplicate, *known);
        m_seen.insert(canonical, index);
        if (const auto other = m_seen.constFind(recipient->otherSpelling()); other != m_seen.constEnd())
            m_request->m_warnings.push_back(Warning{index, *other});
        m_request->m_rows.push_back(Row{index, recipient->address(), *message});
        const QByteArray whole = canonical + '\n' + m_request->message(m_request->m_rows.back()).toUtf8();
        const QByteArray digest = QCryptographicHash::hash(whole, QCryptographicHash::Sha256);
        auto &kept = m_digests.emplace_back();
        std::copy_n(digest.cbegin(), kept.size(), kept.begin());
    }

    /// All messages have been checked.
    void finish()
    {
        if (m_digests.empty())
            return;
        std::sort(m_digests.begin(), m_digests.end());
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const auto &digest : m_digests)
            hash.addData(QByteArrayView(digest));
        m_request->m_fingerprint = hash.result().toHex();
    }

    void reject(qint32 index, Rejection::Reason reason, qint32 sameAs = -1)
    {
        m_request->m_rejected.push_back(Rejection{index, reason, sameAs, m_longest});
    }

private:
    BulkRequest *m_request;
    const int m_longest;
    const bool m_groups;
    QHash<QByteArray, qint32> m_seen;            // canonical number -> index
    std::vector<std::array<char, 32>> m_digests; // of each message and whom it goes to
};

/// One pass over one body. Each function reads one value and returns what is wrong with the request as a whole, if
/// anything; whether the JSON itself was wrong is the cursor's to say.
class BulkRequest::Parser
{
public:
    Parser(BulkRequest *request, const EngineProfile::Limits &limits)
        : m_request(request), m_checker(request, limits), m_cursor(request->m_body)
    {
    }

    std::optional<Error> run()
    {
        if (m_cursor.peek() == JsonCursor::Kind::Object) {
            if (auto error = readBody())
                return error;
        } else if (m_cursor.skip() && m_cursor.atEnd()) {
            return Error{QByteArrayLiteral("INVALID_REQUEST"), QStringLiteral("The body must be a JSON object")};
        }
        if (m_cursor.failed() || !m_cursor.atEnd())
            return Error{QByteArrayLiteral("INVALID_JSON"), QStringLiteral("The body is not valid JSON")};
        if (!m_hasMessages)
            return invalidBulk("messages", "missing");
        m_checker.finish();
        return wrongOrder(m_request->m_options);
    }

private:
    std::optional<Error> readBody()
    {
        m_cursor.enterObject();
        JsonCursor::Slice key;
        while (m_cursor.nextMember(&key)) {
            const QByteArray word = textOf(key);
            std::optional<Error> error;
            if (word == "messages")
                error = readMessages();
            else if (word == "name")
                error = readName();
            else if (word == "delay_ms")
                error = readDelay();
            else if (word == "not_before")
                error = readTime("not_before", &m_request->m_options.notBefore);
            else if (word == "expires_at")
                error = readTime("expires_at", &m_request->m_options.expiresAt);
            else if (word == "force")
                error = readForce();
            else
                m_cursor.skip();
            // Broken JSON beats a wrong field: the rest of the body cannot be judged.
            if (error && !m_cursor.failed())
                return error;
        }
        return std::nullopt;
    }

    std::optional<Error> readMessages()
    {
        if (m_hasMessages)
            return invalidBulk("messages", "given twice");
        if (m_cursor.peek() != JsonCursor::Kind::Array) {
            m_cursor.skip();
            return invalidBulk("messages", "must be an array");
        }
        m_hasMessages = true;
        m_cursor.enterArray();
        qint32 index = 0;
        for (; m_cursor.nextElement(); ++index) {
            if (index == MaxMessages)
                return tooManyMessages();
            readMessage(index);
        }
        if (index == 0)
            return invalidBulk("messages", "must not be empty");
        return std::nullopt;
    }

    void readMessage(qint32 index)
    {
        if (m_cursor.peek() != JsonCursor::Kind::Object) {
            m_cursor.skip();
            m_checker.reject(index, Rejection::Reason::NotAnObject);
            return;
        }
        std::optional<JsonCursor::Slice> to;
        std::optional<JsonCursor::Slice> message;
        m_cursor.enterObject();
        JsonCursor::Slice key;
        while (m_cursor.nextMember(&key)) {
            const QByteArray word = textOf(key);
            if (word == "to")
                to = readText();
            else if (word == "message")
                message = readText();
            else
                m_cursor.skip();
        }
        if (!m_cursor.failed())
            m_checker.check(index, recipientText(to), message);
    }

    std::optional<JsonCursor::Slice> readText()
    {
        JsonCursor::Slice slice;
        if (m_cursor.peek() == JsonCursor::Kind::String && m_cursor.readString(&slice))
            return slice;
        if (!m_cursor.failed())
            m_cursor.skip();
        return std::nullopt;
    }

    /// In UTF-8. A name may be spelled with escapes, too.
    [[nodiscard]] QByteArray textOf(const JsonCursor::Slice &slice) const
    {
        return slice.escaped ? m_cursor.decoded(slice).toUtf8() : m_cursor.raw(slice).toByteArray();
    }

    [[nodiscard]] std::optional<QByteArray> recipientText(const std::optional<JsonCursor::Slice> &to) const
    {
        if (!to || to->length > MaxToBytes)
            return std::nullopt;
        return textOf(*to);
    }

    std::optional<Error> readName()
    {
        const auto text = readText();
        if (!text || !text->wellFormed || text->units > quint32(MaxNameUnits))
            return invalidName();
        m_request->m_name = m_cursor.decoded(*text);
        return std::nullopt;
    }

    std::optional<Error> readDelay()
    {
        if (m_cursor.peek() != JsonCursor::Kind::Array) {
            m_cursor.skip();
            return invalidDelay();
        }
        m_cursor.enterArray();
        std::vector<qint64> bounds;
        bool whole = true;
        while (m_cursor.nextElement()) {
            qint64 number = -1;
            if (m_cursor.peek() == JsonCursor::Kind::Number) {
                whole = m_cursor.readInteger(&number) && whole;
            } else {
                whole = false;
                m_cursor.skip();
            }
            if (bounds.size() < 3)
                bounds.push_back(number);
        }
        if (!whole || bounds.size() != 2 || bounds[0] < 0 || bounds[1] < bounds[0] || bounds[1] > MaxDelay)
            return invalidDelay();
        m_request->m_minDelay = int(bounds[0]);
        m_request->m_maxDelay = int(bounds[1]);
        return std::nullopt;
    }

    std::optional<Error> readTime(const char *field, qint64 *time)
    {
        const auto text = readText();
        const auto read = text && text->length <= MaxTimeBytes ? timeOfIso(m_cursor.decoded(*text)) : std::nullopt;
        if (!read)
            return invalidBulk(field, "must be a time such as 2026-01-31T09:00:00-03:00, with its offset from UTC");
        *time = *read;
        return std::nullopt;
    }

    std::optional<Error> readForce()
    {
        if (!m_cursor.readBool(&m_request->m_options.force))
            return invalidBulk("force", "must be true or false");
        return std::nullopt;
    }

    BulkRequest *m_request;
    Checker m_checker;
    JsonCursor m_cursor;
    bool m_hasMessages = false;
};

QString BulkRequest::Rejection::text() const
{
    switch (reason) {
    case Reason::NotAnObject:
        return QStringLiteral("must be an object with to and message");
    case Reason::To:
        return QStringLiteral("to: must be 7 to 15 digits, or an id ending in @c.us or @g.us");
    case Reason::Group:
        return QStringLiteral("to: this engine does not write to groups");
    case Reason::Message:
        return u"message: must be a text of 1 to " % QString::number(longest) % u" characters";
    case Reason::MessageText:
        return QStringLiteral("message: has a character that cannot be sent (U+0000 or half a surrogate pair)");
    case Reason::Duplicate:
        break;
    }
    return u"duplicate: the same number as index " % QString::number(sameAs);
}

QString BulkRequest::Warning::text() const
{
    return u"to: probably one person with index " % QString::number(sameAs) % u", whose number is spelt the other way";
}

int BulkRequest::longestMessage(const EngineProfile::Limits &limits)
{
    return limits.messageLength > 0 ? std::min(limits.messageLength, MaxMessageUnits) : MaxMessageUnits;
}

Result<BulkRequest> BulkRequest::parse(QByteArray body, const EngineProfile::Limits &limits)
{
    BulkRequest request;
    request.m_body = std::move(body);
    if (auto error = Parser(&request, limits).run())
        return tl::unexpected<Error>(std::move(*error));
    return request;
}

Result<BulkRequest> BulkRequest::of(const JobDraft &draft, const EngineProfile::Limits &limits)
{
    const auto isText = [](const QString &text) { return text.isValidUtf16() && !text.contains(QChar(u'\0')); };
    if (draft.messages.empty())
        return tl::unexpected(*invalidBulk("messages", "must not be empty"));
    if (draft.messages.size() > size_t(MaxMessages))
        return tl::unexpected(*tooManyMessages());
    if (draft.name.size() > MaxNameUnits || !isText(draft.name))
        return tl::unexpected(*invalidName());
    if (draft.minDelay < 0 || draft.maxDelay < draft.minDelay || draft.maxDelay > MaxDelay)
        return tl::unexpected(*invalidDelay());
    if (auto error = wrongOrder(draft.options))
        return tl::unexpected(*std::move(error));
    BulkRequest request;
    request.m_drafted = draft.messages;
    request.m_name = draft.name;
    request.m_minDelay = draft.minDelay;
    request.m_maxDelay = draft.maxDelay;
    request.m_options = draft.options;
    Checker checker(&request, limits);
    qint32 index = 0;
    for (const JobDraft::Message &message : request.m_drafted) {
        const auto units = quint32(std::min<qsizetype>(message.text.size(), MaxMessageUnits + 1));
        const JsonCursor::Slice text{0, units, units, false, isText(message.text)};
        checker.check(index++, message.to.size() <= MaxToBytes ? std::optional(message.to.toUtf8()) : std::nullopt,
                      text);
    }
    checker.finish();
    return request;
}

QString BulkRequest::message(const Row &row) const
{
    return m_drafted.empty() ? JsonCursor(m_body).decoded(row.message) : m_drafted[size_t(row.index)].text;
}

} // namespace hub
