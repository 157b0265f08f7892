// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/api/fields.h"

#include <cmath>

namespace hub::sim {

namespace {

constexpr qint64 MaxDelayMs = 24 * 60 * 60 * 1000;

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    if (!value.isDouble() || value.toDouble() != std::floor(value.toDouble()) ||
        std::abs(value.toDouble()) > 9007199254740991.0)
        return std::nullopt;
    return value.toInteger();
}

} // namespace

std::optional<QJsonValue> Fields::take(const char *key)
{
    const QString name = QString::fromLatin1(key);
    m_known.insert(name);
    const auto found = m_object.constFind(name);
    if (found == m_object.constEnd())
        return std::nullopt;
    return *found;
}

void Fields::wrong(const char *key, const QString &why)
{
    if (m_wrong.isEmpty())
        m_wrong = QString::fromLatin1(key) % u' ' % why;
}

std::optional<QString> Fields::text(const char *key, qsizetype maxLength)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    if (!value->isString() || value->toString().size() > maxLength) {
        wrong(key, QStringLiteral("must be a string of at most %1 characters").arg(maxLength));
        return std::nullopt;
    }
    return value->toString();
}

std::optional<qint64> Fields::integer(const char *key, qint64 min, qint64 max)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    const auto number = wholeNumber(*value);
    if (!number || *number < min || *number > max) {
        wrong(key, QStringLiteral("must be an integer from %1 to %2").arg(min).arg(max));
        return std::nullopt;
    }
    return number;
}

std::optional<double> Fields::real(const char *key, double min, double max)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    if (!value->isDouble() || value->toDouble() < min || value->toDouble() > max) {
        wrong(key, QStringLiteral("must be a number from %1 to %2").arg(min).arg(max));
        return std::nullopt;
    }
    return value->toDouble();
}

std::optional<bool> Fields::flag(const char *key)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    if (!value->isBool()) {
        wrong(key, QStringLiteral("must be true or false"));
        return std::nullopt;
    }
    return value->toBool();
}

std::optional<std::chrono::milliseconds> Fields::milliseconds(const char *key)
{
    const auto number = integer(key, 0, MaxDelayMs);
    return number ? std::optional(std::chrono::milliseconds(*number)) : std::nullopt;
}

std::optional<Latency> Fields::latency(const char *key)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    const QJsonArray pair = value->isArray() ? value->toArray() : QJsonArray{*value, *value};
    // -1 for what is no whole number: out of range like any other.
    const qint64 min = wholeNumber(pair.at(0)).value_or(-1);
    const qint64 max = wholeNumber(pair.at(1)).value_or(-1);
    if (pair.size() != 2 || min < 0 || max < min || max > MaxDelayMs) {
        wrong(key, QStringLiteral("must be milliseconds or [min, max] in milliseconds"));
        return std::nullopt;
    }
    return Latency{std::chrono::milliseconds(min), std::chrono::milliseconds(max)};
}

std::optional<ClienteId> Fields::client(const char *key)
{
    const auto number = integer(key, 1, ClienteId::Max);
    return number ? ClienteId::fromNumber(*number) : std::nullopt;
}

std::optional<QJsonObject> Fields::object(const char *key)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    if (!value->isObject()) {
        wrong(key, QStringLiteral("must be an object"));
        return std::nullopt;
    }
    return value->toObject();
}

std::optional<QJsonArray> Fields::array(const char *key)
{
    const auto value = take(key);
    if (!value)
        return std::nullopt;
    if (!value->isArray()) {
        wrong(key, QStringLiteral("must be an array"));
        return std::nullopt;
    }
    return value->toArray();
}

void Fields::require(const char *key)
{
    if (!has(key))
        wrong(key, QStringLiteral("is required"));
}

Result<void> Fields::check() const
{
    if (!m_wrong.isEmpty())
        return failure("INVALID_REQUEST", m_wrong);
    for (auto member = m_object.constBegin(); member != m_object.constEnd(); ++member) {
        if (!m_known.contains(member.key()))
            return failure("INVALID_REQUEST", member.key().left(64) % QStringLiteral(" is not a known field"));
    }
    return {};
}

} // namespace hub::sim
