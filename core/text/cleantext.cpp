// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/text/cleantext.h"

#include <algorithm>

namespace hub {

QString cleanText(const QString &text, qsizetype maxLength)
{
    QString result;
    result.reserve(std::min(text.size(), maxLength));
    for (qsizetype at = 0; at < text.size() && result.size() < maxLength; ++at) {
        const QChar c = text[at];
        if (c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate()) {
            if (result.size() + 2 > maxLength)
                break;
            result += c;
            result += text[++at];
        } else if (!c.isSurrogate() && c.category() != QChar::Other_Control) {
            result += c;
        }
    }
    return result.trimmed();
}

} // namespace hub
