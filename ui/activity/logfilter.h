// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/log/log.h"

#include <QSortFilterProxyModel>

namespace hub::ui {

/// The lines of a LogModel from a level on that contain a text, in any case. Another filter resets it.
class LogFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit LogFilter(QObject *parent = nullptr);

    void setLevel(Log::Level level);
    void setText(const QString &text);
    [[nodiscard]] bool isFiltering() const { return m_level != Log::Level::Debug || !m_text.isEmpty(); }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    void startOver();

    Log::Level m_level = Log::Level::Debug;
    QString m_text;
};

} // namespace hub::ui
