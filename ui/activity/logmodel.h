// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/log/loghistory.h"

#include <QAbstractTableModel>

#include <deque>
#include <vector>

namespace hub::ui {

/// The latest lines of the program's log, the oldest first: a ring. On the window's thread.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Level, Area, Text, ColumnCount };
    enum DataRole { LevelRole = Qt::UserRole + 1, FilterRole };

    static constexpr int Capacity = 5000;

    explicit LogModel(QObject *parent = nullptr);
    ~LogModel() override;

    /// Adds what is newer than the last line; beyond the capacity the oldest go.
    void append(const std::vector<LogLine> &lines);
    void clear();
    [[nodiscard]] const LogLine *lineAt(int row) const;
    /// The number of the last line that was ever added.
    [[nodiscard]] quint64 lastNumber() const { return m_last; }

    /// `2026-01-31T12:00:00.123 WARN session: poll missed`: one line for the clipboard.
    [[nodiscard]] static QString plainText(const LogLine &line);
    [[nodiscard]] static QString levelText(Log::Level level);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::deque<LogLine> m_lines;
    quint64 m_last = 0;
};

} // namespace hub::ui
