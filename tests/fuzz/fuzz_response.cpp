// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The response parser: however a stream is cut into pieces, the outcome is the same, and no limit is overstepped. The
// first byte says how to cut. Sources beside this one: core/net/responseparser.cpp.

#include "core/net/responseparser.h"

#include <algorithm>
#include <cstdlib>

namespace {

using hub::ResponseParser;
using Status = ResponseParser::Status;

constexpr ResponseParser::Limits Limits{512, 256};

struct Outcome
{
    Status status = Status::NeedMore;
    int code = 0;
    QByteArray body;
    bool hasHeader = false;
};

/// Feeds the first `first` bytes at once, and the others in pieces of `piece`.
Outcome run(QByteArrayView wire, qsizetype first, qsizetype piece)
{
    ResponseParser parser(Limits);
    parser.start(false, true);
    Outcome out;
    qsizetype next = first;
    while (!wire.isEmpty() && out.status == Status::NeedMore) {
        const qsizetype size = std::min(next, wire.size());
        out.status = parser.feed(wire.first(size));
        out.body += parser.takeBody();
        wire = wire.sliced(size);
        next = piece;
    }
    if (out.status == Status::NeedMore)
        out.status = parser.finish();
    out.code = parser.statusCode();
    out.hasHeader = parser.hasHeader();
    if (out.body.size() > Limits.body ||
        (out.status == Status::Failed) != (parser.failure() != ResponseParser::Failure::None))
        std::abort();
    return out;
}

void compare(const Outcome &whole, const Outcome &cut)
{
    if (whole.status == Status::Complete) {
        if (cut.status != Status::Complete || cut.code != whole.code || cut.body != whole.body || !cut.hasHeader)
            std::abort();
    } else if (cut.status == Status::Complete) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView wire(reinterpret_cast<const char *>(data) + 1, qsizetype(size - 1));
    const qsizetype length = std::max<qsizetype>(1, wire.size());
    const qsizetype piece = 1 + data[0] % 16;
    const Outcome whole = run(wire, length, length);
    compare(whole, run(wire, piece, piece));
    compare(whole, run(wire, 1 + data[0] % length, length));
    return 0;
}
