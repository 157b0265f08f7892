// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/send/bulkplan.h"

#include <QAbstractTableModel>

#include <memory>

namespace hub::ui {

/// The messages of a plan, each as it will be sent; made when it is looked at, so that a hundred thousand cost nothing.
class PreviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, To, Message, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Keeps selection and place in the list if only the text is another.
    void setPlan(std::shared_ptr<const BulkPlan> plan);
    /// The whole message, line breaks and all.
    [[nodiscard]] QString message(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const BulkPlan> m_plan;
};

/// The rows of a plan that will not be sent, with line and reason.
class BadRowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, To, Reason, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(std::shared_ptr<const BulkPlan> plan);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const BulkPlan> m_plan;
};

/// A text on one line for a table's cell: breaks become spaces, and what no cell can show is cut.
[[nodiscard]] QString oneLine(const QString &text);

} // namespace hub::ui
