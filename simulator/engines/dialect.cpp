// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/engines/dialect.h"

#include <array>
#include <utility>

namespace hub::sim {

namespace {

constexpr std::array<std::pair<const char *, std::unique_ptr<EngineDialect> (*)()>, 6> Dialects{
    {{"evolution", makeEvolution},
     {"gowa", makeGowa},
     {"waha", makeWaha},
     {"wppconnect", makeWppconnect},
     {"wuzapi", makeWuzapi},
     {"wwebjs-api", makeWwebjsApi}}};

} // namespace

EngineDialect::~EngineDialect() = default;

std::unique_ptr<EngineDialect> EngineDialect::named(const QString &name)
{
    for (const auto &[known, make] : Dialects) {
        if (name == QLatin1String(known))
            return make();
    }
    return nullptr;
}

QStringList EngineDialect::names()
{
    QStringList names;
    for (const auto &dialect : Dialects)
        names << QString::fromLatin1(dialect.first);
    return names;
}

QByteArray EngineDialect::sessionOf(const Request &, const QJsonObject &) const
{
    return {};
}

Answer EngineDialect::health() const
{
    return Answer::json(200, JsonText().text("message", "pong").toByteArray());
}

Answer EngineDialect::notOnWhatsApp(const QByteArray &) const
{
    return plainError(500, "error", "no LID found for phone number");
}

Answer EngineDialect::sessions(const std::vector<EngineSession> &) const
{
    return plainError(404, "error", "Not Found");
}

QByteArray jsonList(const std::vector<QByteArray> &items)
{
    QByteArray list;
    for (const QByteArray &item : items)
        list += (list.isEmpty() ? "" : ",") + item;
    return '[' + list + ']';
}

QByteArray serializedId(const QByteArray &id)
{
    const qsizetype at = id.indexOf('@');
    return JsonText()
        .text("server", QByteArray(id.mid(at + 1)))
        .text("user", id.left(at))
        .text("_serialized", id)
        .toByteArray();
}

QByteArray multiDeviceId(QByteArray id)
{
    return id.endsWith("@c.us") ? id.chopped(4) + "s.whatsapp.net" : id;
}

Answer plainError(int status, const char *member, QByteArrayView words)
{
    return Answer::json(status, JsonText().number("statusCode", status).text(member, words).toByteArray());
}

} // namespace hub::sim
