// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/quantity.h"

#include <QCoreApplication>

#include <array>
#include <cmath>
#include <span>

namespace hub::ui {

namespace {

struct QuantityText
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::Quantity)
};

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;
constexpr qint64 KiB = 1024;
constexpr qint64 MiB = 1024 * KiB;
constexpr qint64 GiB = 1024 * MiB;
constexpr double Largest = 9007199254740992.0;

struct Word
{
    const char *word;
    qint64 factor;
};

constexpr std::array TimeWords{
    Word{"ms", 1},           Word{"s", Second},       Word{"sec", Second}, Word{"second", Second},
    Word{"seconds", Second}, Word{"m", Minute},       Word{"min", Minute}, Word{"mins", Minute},
    Word{"minute", Minute},  Word{"minutes", Minute}, Word{"h", Hour},     Word{"hour", Hour},
    Word{"hours", Hour},     Word{"d", Day},          Word{"day", Day},    Word{"days", Day},
};
constexpr std::array ByteWords{
    Word{"b", 1},   Word{"byte", 1}, Word{"bytes", 1}, Word{"k", KiB}, Word{"kb", KiB}, Word{"kib", KiB},
    Word{"m", MiB}, Word{"mb", MiB}, Word{"mib", MiB}, Word{"g", GiB}, Word{"gb", GiB}, Word{"gib", GiB},
};

/// The words that quantityText() writes, which a translation may have changed.
QString days()
{
    return QuantityText::tr("days", "a unit of time behind a number, 2 or more");
}

QString bytes()
{
    return QuantityText::tr("bytes", "a unit behind a number");
}

std::optional<qint64> factorOf(const QString &word, Unit unit)
{
    const std::span<const Word> words =
        unit == Unit::Milliseconds ? std::span<const Word>(TimeWords) : std::span<const Word>(ByteWords);
    const QString lower = word.toLower();
    for (const Word &known : words) {
        if (lower == QLatin1String(known.word))
            return known.factor;
    }
    if (unit == Unit::Milliseconds && lower == days().toLower())
        return Day;
    if (unit == Unit::Bytes && lower == bytes().toLower())
        return 1;
    return std::nullopt;
}

/// A decimal number with a point, or with the comma that many keyboards have; no sign, no exponent, no grouping.
std::optional<double> parseDecimal(QString text)
{
    text.replace(u',', u'.');
    int points = 0;
    for (const QChar c : text) {
        if (c == u'.')
            ++points;
        else if (c < u'0' || c > u'9')
            return std::nullopt;
    }
    bool ok = false;
    const double number = text.toDouble(&ok);
    return ok && points <= 1 && text.size() <= 20 ? std::optional(number) : std::nullopt;
}

QString joined(qint64 number, const QString &unit)
{
    return QString::number(number) % u' ' % unit;
}

QString timeText(qint64 value)
{
    if (value == 0)
        return QStringLiteral("0");
    if (value % Day == 0 && value > Day)
        return joined(value / Day, days());
    if (value % Hour == 0)
        return joined(value / Hour, QStringLiteral("h"));
    if (value % Minute == 0)
        return joined(value / Minute, QStringLiteral("min"));
    if (value % Second == 0)
        return joined(value / Second, QStringLiteral("s"));
    return joined(value, QStringLiteral("ms"));
}

QString byteText(qint64 value)
{
    if (value != 0 && value % GiB == 0)
        return joined(value / GiB, QStringLiteral("GiB"));
    if (value != 0 && value % MiB == 0)
        return joined(value / MiB, QStringLiteral("MiB"));
    if (value != 0 && value % KiB == 0)
        return joined(value / KiB, QStringLiteral("KiB"));
    return joined(value, bytes());
}

} // namespace

std::optional<qint64> parseQuantity(const QString &text, Unit unit)
{
    const QString trimmed = text.simplified();
    qsizetype split = 0;
    while (split < trimmed.size() && !trimmed[split].isLetter() && !trimmed[split].isSpace())
        ++split;
    const std::optional<double> number = parseDecimal(trimmed.first(split));
    if (!number)
        return std::nullopt;
    const QString word = trimmed.sliced(split).trimmed();
    if (word.isEmpty())
        return *number == 0 ? std::optional<qint64>(0) : std::nullopt;
    const std::optional<qint64> factor = factorOf(word, unit);
    if (!factor)
        return std::nullopt;
    // A decimal fraction such as 1.1 is not exact in binary: what is nearly whole was meant to be.
    const double value = *number * double(*factor);
    if (value >= Largest || std::abs(value - std::round(value)) > 1e-6 * std::max(1.0, value))
        return std::nullopt;
    return qint64(std::llround(value));
}

QString quantityText(qint64 value, Unit unit)
{
    return unit == Unit::Milliseconds ? timeText(value) : byteText(value);
}

QString quantityExample(Unit unit)
{
    return unit == Unit::Milliseconds ? QuantityText::tr("a time with its unit, such as 15 s or 24 h")
                                      : QuantityText::tr("a size with its unit, such as 64 KiB or 1 MiB");
}

} // namespace hub::ui
