// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/logmodel.h"

#include "ui/common/appearance.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablelook.h"

#include <QDateTime>

#include <algorithm>

namespace hub::ui {

LogModel::LogModel(QObject *parent) : QAbstractTableModel(parent) {}

LogModel::~LogModel() = default;

void LogModel::append(const std::vector<LogLine> &lines)
{
    auto first = std::find_if(lines.begin(), lines.end(), [this](const LogLine &line) { return line.number > m_last; });
    if (lines.end() - first > Capacity)
        first = lines.end() - Capacity;
    const int fresh = int(lines.end() - first);
    if (fresh == 0)
        return;
    m_last = lines.back().number;
    if (const int surplus = rowCount() + fresh - Capacity; surplus > 0) {
        beginRemoveRows({}, 0, surplus - 1);
        m_lines.erase(m_lines.begin(), m_lines.begin() + surplus);
        endRemoveRows();
    }
    beginInsertRows({}, rowCount(), rowCount() + fresh - 1);
    m_lines.insert(m_lines.end(), first, lines.end());
    endInsertRows();
}

void LogModel::clear()
{
    beginResetModel();
    m_lines.clear();
    endResetModel();
}

const LogLine *LogModel::lineAt(int row) const
{
    return row >= 0 && size_t(row) < m_lines.size() ? &m_lines[size_t(row)] : nullptr;
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

int LogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int LogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LogModel::data(const QModelIndex &index, int role) const
{
    const LogLine *line = index.isValid() ? lineAt(index.row()) : nullptr;
    if (!line)
        return {};
    const bool loud = line->level >= Log::Level::Warning;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Time:
            return QDateTime::fromMSecsSinceEpoch(line->at).toString(QStringLiteral("HH:mm:ss.zzz"));
        case Level:
            return levelText(line->level);
        case Area:
            return line->area;
        default:
            return line->text;
        }
    case LevelRole:
        return int(line->level);
    case FilterRole:
        return QString(line->area % u": " % line->text);
    case BadgeDelegate::ToneRole:
        if (index.column() == Level && loud)
            return int(line->level == Log::Level::Error ? Tone::Bad : Tone::Attention);
        return {};
    case BadgeDelegate::IconRole:
        return line->level == Log::Level::Error ? QByteArrayLiteral("error") : QByteArrayLiteral("warning");
    case BadgeDelegate::MutedRole:
        return index.column() != Text || line->level == Log::Level::Debug;
    case BadgeDelegate::HelpRole:
        return index.column() == Time ? timeText(line->at) : QVariant();
    default:
        return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Level:
        return tr("Level");
    case Area:
        return tr("Area");
    case Text:
        return tr("Text");
    default:
        return {};
    }
}

} // namespace hub::ui
