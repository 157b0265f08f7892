// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// RequestTarget and hostOf: what they accept has the parts that it claims to have.

#include "server/http/requesttarget.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace hub::http;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

void checkTarget(QByteArrayView text)
{
    const auto target = RequestTarget::parse(text);
    if (!target)
        return;
    require(!text.isEmpty());
    require(std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f && c != '#'; }));
    if (target->form == RequestTarget::Form::Asterisk) {
        require(text == "*" && target->segments.empty());
        return;
    }
    require(!target->segments.empty());
    require(target->form == RequestTarget::Form::Absolute || (text.startsWith('/') && target->authority.isEmpty()));
    require(target->form == RequestTarget::Form::Origin || text.contains(target->authority));
    // Decoding only shortens, and each '/' of the path begins one segment.
    qsizetype bytes = 0;
    for (const QByteArray &segment : target->segments)
        bytes += segment.size();
    for (const auto &[key, value] : target->query)
        bytes += key.size() + value.size();
    require(bytes <= text.size());
    const qsizetype query = text.indexOf('?');
    const QByteArrayView path = query < 0 ? text : text.first(query);
    const auto slashes = std::count(path.begin(), path.end(), '/');
    if (target->form == RequestTarget::Form::Origin)
        require(qsizetype(target->segments.size()) == slashes);
}

void checkHost(QByteArrayView text)
{
    const auto host = hostOf(text);
    if (!host)
        return;
    require(host->size() <= text.size());
    require(*host == host->toLower());
    require(
        std::all_of(host->begin(), host->end(), [](char c) { return c > ' ' && c < 0x7f && c != '/' && c != '@'; }));
    require(hostOf(*host) == host);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView text(reinterpret_cast<const char *>(data), qsizetype(size));
    checkTarget(text);
    checkHost(text);
    return 0;
}
