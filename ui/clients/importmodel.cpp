// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/importmodel.h"

#include "ui/common/appearance.h"

#include <QApplication>

namespace hub::ui {

void ImportModel::setPlan(std::shared_ptr<const ImportPlan> plan)
{
    beginResetModel(); // another plan is another table
    m_plan = std::move(plan);
    choose();
    endResetModel();
}

void ImportModel::setOnlySkipped(bool on)
{
    if (on == m_onlySkipped)
        return;
    beginResetModel();
    m_onlySkipped = on;
    choose();
    endResetModel();
}

void ImportModel::choose()
{
    m_shown.clear();
    for (size_t i = 0; i < m_plan->rows.size(); ++i) {
        if (!m_onlySkipped || m_plan->rows[i].what == ImportPlan::What::Skip)
            m_shown.push_back(int(i));
    }
}

const ImportPlan::Row &ImportModel::at(int row) const
{
    return m_plan->rows[size_t(m_shown[size_t(row)])];
}

int ImportModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int ImportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

namespace {

/// One line, whatever the file has in it.
QString shortened(const QString &text)
{
    return text.left(200).simplified();
}

} // namespace

QVariant ImportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportPlan::Row &row = at(index.row());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() <= Number ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ForegroundRole) {
        const QPalette palette = QApplication::palette();
        switch (row.what) {
        case ImportPlan::What::Skip:
            return index.column() == What ? toneColor(Tone::Bad, palette) : mutedText(palette);
        case ImportPlan::What::Same:
            return mutedText(palette);
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Line:
        return row.line;
    case Number:
        return shortened(row.number);
    case Name:
        return shortened(row.name);
    default:
        break;
    }
    switch (row.what) {
    case ImportPlan::What::Add:
        return tr("Add");
    case ImportPlan::What::Rename:
        return row.reason.isEmpty() ? tr("Name it") : tr("Rename (so far %1)").arg(row.reason);
    case ImportPlan::What::Same:
        return tr("Leave as it is. %1").arg(row.reason);
    case ImportPlan::What::Skip:
        return tr("Skip. %1").arg(row.reason);
    }
    return {};
}

QVariant ImportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section <= Number ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Line:
        return tr("Line");
    case Number:
        return tr("Number");
    case Name:
        return tr("Name");
    case What:
        return tr("What happens");
    default:
        return {};
    }
}

} // namespace hub::ui
