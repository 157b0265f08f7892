// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace hub::ui {

class LinkingModel;

/// What became of a linking run, for other programs: one line for each client, in the order of the queue. Pure.
struct LinkingExport
{
    [[nodiscard]] static QByteArray csv(const LinkingModel &model);
    /// With tabs between the columns, for a spreadsheet's paste.
    [[nodiscard]] static QString text(const LinkingModel &model);
};

} // namespace hub::ui
