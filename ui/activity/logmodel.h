// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/log/loghistory.h"
#include "ui/common/tablemodel.h"

#include <QSortFilterProxyModel>

namespace hub::ui {

/// The latest lines of the program's log, the oldest first: a ring. On the window's thread.
class LogModel : public ListTableModel<LogLine>
{
    Q_OBJECT

public:
    enum Column { Time, Level, Area, Text, ColumnCount };
    static constexpr int LevelRole = FirstOwnRole; ///< int(Log::Level)

    static constexpr int Capacity = 5000;

    explicit LogModel(QObject *parent = nullptr);

    /// Adds what is newer than the last line; beyond the capacity the oldest go.
    void append(const std::vector<LogLine> &lines);
    void clear() { resetRows(); }
    /// The number of the last line that was ever added.
    [[nodiscard]] quint64 lastNumber() const { return m_last; }

    /// `2026-01-31T12:00:00.123 WARN session: poll missed`: one line for the clipboard.
    [[nodiscard]] static QString plainText(const LogLine &line);
    [[nodiscard]] static QString levelText(Log::Level level);

protected:
    [[nodiscard]] QVariant rowData(const LogLine &line, int role) const override;

private:
    quint64 m_last = 0;
};

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

/// Draws log lines, close together: a loud level as an icon and a word in its colour, without a box.
class LogDelegate : public BadgeDelegate
{
    Q_OBJECT

public:
    using BadgeDelegate::BadgeDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace hub::ui
