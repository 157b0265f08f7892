// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/settings/settings.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>

namespace hub {

/// One declared setting: its spellings, what it accepts, and the way between its text and its place in Settings.
struct HUB_CORE_EXPORT Setting
{
    enum class Kind {
        Flag,   ///< an option without a value, as in `--demo`
        Switch, ///< on or off
        Number, ///< from `minimum` to `maximum`
        Choice, ///< one of `choices`
        Text,
        List, ///< comma separated
    };

    QByteArray key;    ///< the INI key: `foo-bar`
    QString group;     ///< the heading under which --help and the settings page show it
    QString help;      ///< one sentence, translated
    QString valueName; ///< `MS`, `N`, `DIR` …; empty for a flag
    QString accepts;   ///< completes "it takes …", translated
    Kind kind = Kind::Text;
    qint64 minimum = 0;
    qint64 maximum = 0;
    QStringList choices;
    QByteArray alias;    ///< another environment variable that is read too, beaten by variable()
    bool secret = false; ///< its value is never shown
    bool hasOption =
        true;           ///< false: environment and file only, since a command line is seen by every user of the machine
    bool inFile = true; ///< false: meaningless inside a configuration file

    /// Takes the text over; false (and nothing changed) if it is not accepted.
    std::function<bool(const QString &text, Settings &settings)> read;
    /// The text that read() would take back.
    std::function<QString(const Settings &settings)> write;

    [[nodiscard]] QByteArray option() const;   ///< `--foo-bar`
    [[nodiscard]] QByteArray variable() const; ///< `HUB_FOO_BAR`
    [[nodiscard]] bool takesValue() const { return kind != Kind::Flag; }
    [[nodiscard]] QString defaultText() const { return write(Settings()); }
};

} // namespace hub
