// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/requestframing.h"

#include <vector>

namespace hub::http::test {

constexpr qint64 BodyLimit = 1024 * 1024;

/// What RequestFraming makes of a stream of bytes, wherever they are cut.
struct Verdict
{
    int status = 0; ///< 0: no fault
    int requests = 0;
    QByteArray bodies; ///< each followed by '|'
    QByteArray targets;
    qsizetype left = 0; ///< bytes not taken

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

class Reader
{
public:
    /// False once the stream has failed.
    bool feed(QByteArrayView bytes)
    {
        m_in.append(bytes);
        while (verdict.status == 0 && step()) {
        }
        verdict.left = m_in.size();
        return verdict.status == 0;
    }

    Verdict verdict;
    RequestFraming::Head head;

private:
    bool step()
    {
        using Progress = RequestFraming::Progress;
        Progress progress = Progress::HeadDone;
        if (!m_inBody) {
            progress = m_framing.parseHead(m_in);
            if (progress == Progress::HeadDone) {
                head = m_framing.head();
                if (!m_framing.setBodyLimit(BodyLimit))
                    progress = Progress::Failed;
                m_inBody = true;
            }
        }
        if (progress == Progress::HeadDone)
            progress = m_framing.isDone() ? Progress::Done : m_framing.parseBody(m_in);
        if (progress == Progress::Failed)
            verdict.status = m_framing.fault().status;
        if (progress != Progress::Done)
            return false;
        ++verdict.requests;
        verdict.targets += head.target + '|';
        verdict.bodies += m_framing.takeBody() + '|';
        m_framing.reset();
        m_inBody = false;
        return true;
    }

    const Limits m_limits{};
    RequestFraming m_framing{m_limits};
    QByteArray m_in;
    bool m_inBody = false;
};

inline Verdict read(std::initializer_list<QByteArrayView> pieces)
{
    Reader reader;
    for (const QByteArrayView piece : pieces)
        reader.feed(piece);
    return reader.verdict;
}

inline Verdict readByteByByte(const QByteArray &stream)
{
    Reader reader;
    for (qsizetype i = 0; i < stream.size() && reader.feed(QByteArrayView(stream).sliced(i, 1)); ++i) {
    }
    return reader.verdict;
}

/// Where a stream is worth cutting in two: everywhere, but long ones only around their beginning and end.
inline std::vector<qsizetype> cuts(const QByteArray &stream)
{
    std::vector<qsizetype> out;
    for (qsizetype at = 1; at < stream.size(); ++at) {
        if (at < 300 || at > stream.size() - 300)
            out.push_back(at);
    }
    return out;
}

/// A request line of exactly `size` bytes.
inline QByteArray line(qsizetype size)
{
    const QByteArray head = "GET /";
    const QByteArray tail = " HTTP/1.1";
    return head + QByteArray(size - head.size() - tail.size(), 'a') + tail + "\r\n";
}

/// Header lines of exactly `size` bytes, CRLFs counted.
inline QByteArray headers(qsizetype size)
{
    QByteArray out = "Host: a\r\n";
    out += "X-Filler: ";
    out += QByteArray(size - out.size() - 2, 'a') + "\r\n";
    return out;
}

inline QByteArray manyHeaders(int count)
{
    QByteArray out = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 1; i < count; ++i)
        out += "X-" + QByteArray::number(i) + ": 1\r\n";
    return out + "\r\n";
}

inline QByteArray chunked(const QByteArray &body)
{
    return "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
}

inline QByteArray withLength(const QByteArray &header, const QByteArray &body = "hello")
{
    return "POST /l HTTP/1.1\r\nHost: a\r\n" + header + "\r\n\r\n" + body;
}

} // namespace hub::http::test
