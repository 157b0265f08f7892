// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/settings/settings.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <functional>

namespace hub {

/// What the program says of settings, for translators one context.
struct SettingsWords
{
    Q_DECLARE_TR_FUNCTIONS(hub::Settings)
};

/// How far a change of a setting reaches into a running program, the least first.
enum class ApplyScope {
    None,    ///< nothing has changed
    Value,   ///< it only has to be known
    Server,  ///< the server listens anew
    Hub,     ///< services, store and server are started anew in place
    Program, ///< the program has to be started anew
};

/// One declared setting: its spellings, its words for people, what it accepts, how far a change of it reaches, and the
/// way between its text and its place in Settings.
struct Setting
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
    QString label;     ///< its name for people, translated: `Session Manager URL`
    QString help;      ///< one sentence, translated
    QString valueName; ///< `MS`, `N`, `DIR` …; empty for a flag
    QString accepts;   ///< completes "it takes …", translated
    Kind kind = Kind::Text;
    qint64 minimum = 0;
    qint64 maximum = 0;
    QStringList choices;
    QStringList choiceLabels; ///< in the order of `choices`, translated
    ApplyScope scope = ApplyScope::Hub;
    QByteArray alias;          ///< another environment variable that is read too, beaten by variable()
    bool secret = false;       ///< its value is never shown
    bool confidential = false; ///< shown in the window only: a chat's webhook is as good as a password
    bool hasOption =
        true;           ///< false: environment and file only, since a command line is seen by every user of the machine
    bool inFile = true; ///< false: meaningless inside a configuration file

    /// Takes the text over; false (and nothing changed) if it is not accepted.
    std::function<bool(const QString &text, Settings &settings)> read;
    /// The text that read() would take back.
    std::function<QString(const Settings &settings)> write;
    /// Takes the value over as it is.
    std::function<void(const Settings &from, Settings &to)> copy;

    /// `--foo-bar`, or empty
    [[nodiscard]] QByteArray option() const { return hasOption ? "--" + key : QByteArray(); }
    /// `HUB_FOO_BAR`
    [[nodiscard]] QByteArray variable() const { return "HUB_" + key.toUpper().replace('-', '_'); }
    [[nodiscard]] bool takesValue() const { return kind != Kind::Flag; }
    [[nodiscard]] QString defaultText() const { return write(Settings()); }
};

} // namespace hub
