// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// RequestFraming: however the network cuts a stream, the requests found in it are the same; nothing is held beyond its
// limit. The first bytes of an input say where to cut.

#include "server/http/requestframing.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <utility>

using namespace hub::http;

namespace {

constexpr qint64 BodyLimit = 300;

// Small, so that short inputs reach them.
const Limits &limits()
{
    static const Limits small{.requestLine = 64, .headerBytes = 256, .headerCount = 5};
    return small;
}

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Reads requests one behind the other, and writes down what it found.
class Reader
{
public:
    void feed(QByteArrayView bytes)
    {
        m_in.append(bytes);
        while (m_status == 0 && step()) {
        }
        // What is not understood yet is never more than a head or a chunk's line; the rest has been taken.
        require(m_status != 0 || m_in.size() <= limits().requestLine + limits().headerBytes + 8);
    }

    QByteArray found;
    int count = 0;

    /// 0 while there is no fault; 413 is told apart only where no byte of a body has come in: within one, a chunk that
    /// is too long and one that is malformed may be seen in either order.
    [[nodiscard]] int status() const { return m_status != 0 && m_inBody ? 400 : m_status; }
    [[nodiscard]] qsizetype left() const { return m_status == 0 ? m_in.size() : 0; }

private:
    bool step()
    {
        using Progress = RequestFraming::Progress;
        Progress progress = Progress::HeadDone;
        if (!m_inBody) {
            const qsizetype before = m_in.size();
            progress = m_framing.parseHead(m_in);
            require(m_in.size() <= before);
            if (progress == Progress::HeadDone) {
                noteHead();
                if (m_framing.setBodyLimit(BodyLimit))
                    m_inBody = true;
                else
                    progress = Progress::Failed;
            }
        }
        if (progress == Progress::HeadDone)
            progress = m_framing.isDone() ? Progress::Done : m_framing.parseBody(m_in);
        if (progress == Progress::Failed) {
            m_status = m_framing.fault().status;
            require(m_status >= 400 && m_status <= 505);
        }
        if (progress != Progress::Done)
            return false;
        const QByteArray body = m_framing.takeBody();
        require(body.size() <= BodyLimit);
        found += body + '\n';
        ++count;
        m_framing.reset();
        m_inBody = false;
        return true;
    }

    void noteHead()
    {
        const RequestFraming::Head &head = m_framing.head();
        require(head.method != Method::Other);
        require(head.target.size() <= limits().requestLine);
        require(head.headers.size() <= std::size_t(limits().headerCount));
        require(!head.chunked || !head.contentLength);
        found += methodName(head.method) + (' ' + head.target) + (head.keepAlive ? " k" : " c") +
                 (head.expectsContinue ? "e" : "");
        for (const auto &[name, value] : head.headers) {
            require(!name.isEmpty() && !value.contains('\r') && !value.contains('\n') && !value.contains('\0'));
            found += name.toByteArray() + ':' + value.toByteArray() + '\n';
        }
    }

    RequestFraming m_framing{limits()};
    QByteArray m_in;
    int m_status = 0;
    bool m_inBody = false;
};

void compare(const Reader &a, const Reader &b)
{
    require(a.status() == b.status());
    require(a.count == b.count);
    require(a.found == b.found);
    require(a.left() == b.left());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2 || size > 4096)
        return 0;
    const std::size_t step = data[0] % 17 + 1;
    const std::size_t cut = data[1];
    const QByteArrayView stream(reinterpret_cast<const char *>(data + 2), qsizetype(size - 2));

    Reader whole;
    whole.feed(stream);
    Reader halves;
    const qsizetype at = std::min<qsizetype>(qsizetype(cut), stream.size());
    halves.feed(stream.first(at));
    halves.feed(stream.sliced(at));
    compare(whole, halves);
    Reader pieces;
    for (qsizetype from = 0; from < stream.size(); from += qsizetype(step))
        pieces.feed(stream.sliced(from, std::min<qsizetype>(qsizetype(step), stream.size() - from)));
    compare(whole, pieces);
    return 0;
}
