// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/logmodel.h"

#include "ui/common/statetexts.h"

#include <QDateTime>
#include <QSignalBlocker>

namespace hub::ui {

LogModel::LogModel(QObject *parent) : ListTableModel(parent)
{
    const auto time = [](const LogLine &line) {
        return QDateTime::fromMSecsSinceEpoch(line.at).toString(QStringLiteral("HH:mm:ss.zzz"));
    };
    const auto badge = [](const LogLine &line) -> std::optional<CellBadge> {
        if (line.level < Log::Level::Warning)
            return std::nullopt;
        return line.level == Log::Level::Error ? CellBadge{Tone::Bad, "error"} : CellBadge{Tone::Attention, "warning"};
    };
    const auto muted = [](const LogLine &) { return true; };
    setColumns(
        {{.header = tr("Time"),
          .text = time,
          .width = 13,
          .help = [](const LogLine &line) { return timeText(line.at); },
          .muted = muted},
         {.header = tr("Level"),
          .text = [](const LogLine &line) { return levelText(line.level); },
          .width = 14,
          .badge = badge,
          .muted = muted},
         {.header = tr("Area"), .text = [](const LogLine &line) { return line.area; }, .width = 11, .muted = muted},
         {.header = tr("Text"),
          .text = [](const LogLine &line) { return line.text; },
          .muted = [](const LogLine &line) { return line.level == Log::Level::Debug; }}});
}

void LogModel::append(const std::vector<LogLine> &lines)
{
    auto first = std::find_if(lines.begin(), lines.end(), [this](const LogLine &line) { return line.number > m_last; });
    if (lines.end() - first > Capacity)
        first = lines.end() - Capacity;
    const int fresh = int(lines.end() - first);
    if (fresh == 0)
        return;
    m_last = lines.back().number;
    removeRowsAt(0, rowCount() + fresh - Capacity);
    insertRowsAt(rowCount(), std::vector<LogLine>(first, lines.end()));
}

QVariant LogModel::rowData(const LogLine &line, int role) const
{
    if (role == LevelRole)
        return int(line.level);
    return role == FilterRole ? QString(line.area % u": " % line.text) : QVariant();
}

QString LogModel::plainText(const LogLine &line)
{
    return QDateTime::fromMSecsSinceEpoch(line.at).toString(Qt::ISODateWithMs) % u' ' %
           levelText(line.level).toUpper() % u' ' % line.area % u": " % line.text;
}

QString LogModel::levelText(Log::Level level)
{
    switch (level) {
    case Log::Level::Debug:
        return tr("Debug");
    case Log::Level::Info:
        return tr("Info");
    case Log::Level::Warning:
        return tr("Warning");
    case Log::Level::Error:
        return tr("Error");
    }
    Q_UNREACHABLE();
}

LogFilter::LogFilter(QObject *parent) : QSortFilterProxyModel(parent) {}

void LogFilter::setLevel(Log::Level level)
{
    m_level = level;
    startOver();
}

void LogFilter::setText(const QString &text)
{
    m_text = text;
    startOver();
}

void LogFilter::startOver()
{
    // Another filter changes thousands of rows here and there. Told one by one that takes a view 80 ms for a full ring;
    // a reset takes five. In between there are no columns, of which a header must not hear.
    beginResetModel();
    {
        const QSignalBlocker quiet(this);
        QAbstractItemModel *lines = sourceModel();
        setSourceModel(nullptr);
        setSourceModel(lines);
    }
    endResetModel();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (index.data(LogModel::LevelRole).toInt() < int(m_level))
        return false;
    return m_text.isEmpty() || index.data(LogModel::FilterRole).toString().contains(m_text, Qt::CaseInsensitive);
}

void LogDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    BadgeDelegate::initStyleOption(option, index);
    if (index.column() != LogModel::Level)
        return;
    // The quiet ones have the same room for an icon, so that the words stand in one line.
    const int side = option->fontMetrics.height();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = QSize(side, side);
    const QVariant tone = index.data(ToneRole);
    if (!tone.isValid())
        return;
    const QColor color = toneColor(Tone(tone.toInt()), option->palette);
    option->palette.setColor(QPalette::Text, color);
    option->palette.setColor(QPalette::HighlightedText, color);
    option->icon = icon(index.data(IconRole).toByteArray().constData(), color);
}

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
}

QSize LogDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index);
}

} // namespace hub::ui
