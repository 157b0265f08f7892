// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The JSON validator: white space around a value changes nothing, an array around it only the depth, a second value
// everything. Sources beside this one: core/text/jsonvalidator.cpp.

#include "core/text/jsoncursor.h"

#include <QByteArray>

#include <cstdlib>

namespace {

bool isValidBetween(const char *before, const QByteArray &text, const char *after, int maxDepth = 512)
{
    QByteArray whole(before);
    whole.append(text).append(after);
    return hub::isValidJson(whole, maxDepth);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const bool valid = hub::isValidJson(text);
    if (isValidBetween(" \n", text, "\t\r") != valid)
        std::abort();
    if (valid && (isValidBetween("", text, ",1") || !isValidBetween("[", text, "]", 513)))
        std::abort();
    return 0;
}
