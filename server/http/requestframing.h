// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/http/request.h"
#include "server/http/serversettings.h"

#include <memory>
#include <optional>

namespace hub::http {

/// Where one request ends and the next begins: bytes in, verdict out (RFC 9112). Pure, no socket, no clock.
///
/// Boost.Beast parses; what Beast 1.74 lets pass is checked here: obs-fold, NUL, bare CR, a repeated or listed
/// Content-Length, other transfer codings, two Hosts, the number of headers, chunk lines without end. A proxy that is
/// lenient here can be made to smuggle requests.
class RequestFraming
{
public:
    enum class Progress { NeedMore, HeadDone, Done, Failed };

    struct Fault
    {
        int status = 400;
        const char *reason = "";
    };

    struct Head
    {
        Method method = Method::Other;
        QByteArray target;
        bool http10 = false;
        bool keepAlive = true;
        bool expectsContinue = false;
        bool chunked = false;
        std::optional<quint64> contentLength;
        QByteArray bytes; ///< what the views lie in
        std::vector<std::pair<QByteArrayView, QByteArrayView>> headers;
        QByteArrayView host; ///< null: there is none
    };

    explicit RequestFraming(const Limits &limits);
    ~RequestFraming();

    /// Consumes the head of a request from the front of `in`. HeadDone: head() is whole; go on with parseBody.
    Progress parseHead(QByteArray &in);
    /// Must be called between the two: false when the announced body is larger (then fault() is 413).
    bool setBodyLimit(qint64 bytes);
    /// Consumes body bytes. `keep` false: counts and drops them (the answer is already known).
    Progress parseBody(QByteArray &in, bool keep = true);

    [[nodiscard]] const Head &head() const { return m_head; }
    [[nodiscard]] Head takeHead() { return std::move(m_head); }
    [[nodiscard]] QByteArray takeBody() { return std::move(m_body); }
    /// Bytes of the body that are held now.
    [[nodiscard]] qsizetype bodySize() const { return m_body.size(); }
    /// Whether the request that is coming in is a HEAD, as far as its beginning tells: an error has no body then.
    [[nodiscard]] bool isHeadRequest(const QByteArray &in) const;
    [[nodiscard]] bool isDone() const;
    [[nodiscard]] Fault fault() const { return m_fault; }
    /// Ready for the next request of the connection; gives back memory.
    void reset();

private:
    class Parser;

    Progress fail(int status, const char *reason);
    qsizetype scanHead(const QByteArray &in);
    qsizetype scanLine(QByteArrayView head);
    qsizetype scanByte(QByteArrayView head);
    [[nodiscard]] qsizetype chunkLineSize(const QByteArray &in) const;
    bool checkVersion(const QByteArray &in);
    bool checkFields();
    bool readHead(QByteArray &in, qsizetype end);

    const Limits &m_limits;
    std::unique_ptr<Parser> m_parser;
    Head m_head;
    QByteArray m_body;
    Fault m_fault;
    qsizetype m_checked = 0;  // bytes of the unfinished head already looked at
    qsizetype m_lineEnd = -1; // where the request line ends
    bool m_keepBody = true;
};

} // namespace hub::http
