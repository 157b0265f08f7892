// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The JSON validator: white space around a value changes nothing, an array around it only the depth, a second value
// everything. Sources beside this one: core/text/jsonvalidator.cpp.

#include "core/text/jsonvalidator.h"

#include <QByteArray>

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray text(reinterpret_cast<const char *>(data), qsizetype(size));
    const bool valid = hub::isValidJson(text);
    // White space around a value changes nothing, a second value everything.
    if (hub::isValidJson(QByteArray(" \n" + text + "\t\r")) != valid ||
        (valid && hub::isValidJson(QByteArray(text + ",1"))))
        std::abort();
    if (hub::isValidJson(QByteArray('[' + text + ']'), 513) != valid && valid)
        std::abort();
    return 0;
}
