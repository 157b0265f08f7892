// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/clientnames.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace hub::ui {

namespace {

struct NameTexts
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::ClientNames)
};

} // namespace

Result<QString> checkedName(const QString &name)
{
    const QString trimmed = name.trimmed();
    if (trimmed.size() > MonitoredClient::MaxNameLength)
        return failure("INVALID_REQUEST",
                       NameTexts::tr("A name has at most %1 characters.").arg(MonitoredClient::MaxNameLength));
    const bool control = std::any_of(trimmed.begin(), trimmed.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator;
    });
    if (control || !trimmed.isValidUtf16())
        return failure("INVALID_REQUEST", NameTexts::tr("A name is one line of plain text."));
    return trimmed;
}

Result<ClienteId> checkedNumber(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return failure("INVALID_REQUEST", NameTexts::tr("Enter a number."));
    // toLatin1 would turn foreign digits into question marks, which are none either.
    if (const auto client = ClienteId::parse(trimmed.toLatin1()))
        return *client;
    const bool digits = std::all_of(trimmed.begin(), trimmed.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (!digits)
        return failure("INVALID_REQUEST", NameTexts::tr("A client's number consists of digits only."));
    if (trimmed.startsWith(u'0'))
        return failure("INVALID_REQUEST", NameTexts::tr("A client's number does not begin with 0."));
    return failure("INVALID_REQUEST", NameTexts::tr("This number is too large for a client."));
}

std::vector<ClienteId> ClientRange::clients() const
{
    std::vector<ClienteId> result;
    result.reserve(size_t(count()));
    for (qint64 number = first.toNumber(); number <= last.toNumber(); ++number)
        result.push_back(*ClienteId::fromNumber(number));
    return result;
}

Result<ClientRange> checkedRange(const QString &text)
{
    static const QRegularExpression between(QStringLiteral("^\\s*([^\\s:.–—-]+)\\s*(?:-|–|—|:|\\.\\.+|\\bto\\b)(.*)$"));
    const auto match = between.match(text);
    if (!match.hasMatch() || match.capturedLength(1) == 0) {
        return checkedNumber(text).map([](ClienteId client) { return ClientRange{client, client}; });
    }
    const Result<ClienteId> first = checkedNumber(match.captured(1));
    if (!first)
        return tl::unexpected(first.error());
    if (match.captured(2).trimmed().isEmpty())
        return failure("INVALID_REQUEST", NameTexts::tr("Enter the last number of the range, too."));
    const Result<ClienteId> last = checkedNumber(match.captured(2));
    if (!last)
        return tl::unexpected(last.error());
    const ClientRange range{*first, *last};
    if (range.count() < 1)
        return failure("INVALID_REQUEST", NameTexts::tr("A range begins with the smaller number."));
    if (range.count() > MaxRange) {
        return failure("INVALID_REQUEST",
                       NameTexts::tr("A range has at most %1 clients.").arg(QLocale().toString(MaxRange)));
    }
    return range;
}

QString nameList(const QStringList &names, int most)
{
    if (names.size() <= most)
        return names.join(u'\n');
    const QString shown = names.first(most).join(u'\n');
    return shown + u'\n' + NameTexts::tr("and %1 more").arg(QLocale().toString(names.size() - most));
}

} // namespace hub::ui
