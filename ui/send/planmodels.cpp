// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/planmodels.h"

#include <QLocale>
#include <QTextDocument>

#include <utility>

namespace hub::ui {

namespace {

constexpr int ShownInCell = 400;
constexpr int ShownInTip = 2000;

QVariant header(int section, Qt::Orientation orientation, int role, const QStringList &titles)
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return titles.value(section);
    if (role == Qt::TextAlignmentRole)
        return int(section == 0 ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

QVariant lineAlignment(int column)
{
    return int(column == 0 ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
}

/// A tooltip takes text that looks like HTML for HTML: it gets HTML made of plain text.
QString plainTip(const QString &text)
{
    return text.isEmpty() ? QString() : Qt::convertFromPlainText(text.left(ShownInTip));
}

} // namespace

QString oneLine(const QString &text)
{
    return text.left(ShownInCell).simplified();
}

// --- PreviewModel ----------------------------------------------------------------------------------------------------

void PreviewModel::setPlan(std::shared_ptr<const BulkPlan> plan)
{
    if (plan && m_plan && plan->table == m_plan->table && plan->good == m_plan->good) {
        m_plan = std::move(plan);
        if (!m_plan->good.empty())
            Q_EMIT dataChanged(index(0, To), index(rowCount() - 1, Message));
        return;
    }
    beginResetModel();
    m_plan = std::move(plan);
    endResetModel();
}

QString PreviewModel::message(int row) const
{
    return m_plan && row >= 0 && row < rowCount() ? m_plan->message(m_plan->good[size_t(row)]) : QString();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_plan ? 0 : int(m_plan->good.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = m_plan->good[size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return lineAlignment(index.column());
    if (role == Qt::ToolTipRole && index.column() == Message)
        return plainTip(m_plan->message(row));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Line:
        return QLocale().toString(m_plan->line(row));
    case To:
        return m_plan->to(row);
    case Message:
        return oneLine(m_plan->message(row));
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return header(section, orientation, role, {tr("Line"), tr("To"), tr("Message as it will be sent")});
}

// --- BadRowsModel ----------------------------------------------------------------------------------------------------

void BadRowsModel::setPlan(std::shared_ptr<const BulkPlan> plan)
{
    beginResetModel();
    m_plan = std::move(plan);
    endResetModel();
}

int BadRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_plan ? 0 : int(m_plan->bad.size());
}

int BadRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BadRowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const BulkPlan::Bad &bad = m_plan->bad[size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return lineAlignment(index.column());
    if (role == Qt::ToolTipRole && index.column() == Reason)
        return plainTip(m_plan->reasonText(bad));
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Line:
        return QLocale().toString(m_plan->line(bad.row));
    case To:
        return oneLine(m_plan->to(bad.row));
    case Reason:
        return m_plan->reasonText(bad);
    default:
        return {};
    }
}

QVariant BadRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return header(section, orientation, role, {tr("Line"), tr("Number"), tr("Why it is not sent")});
}

} // namespace hub::ui
