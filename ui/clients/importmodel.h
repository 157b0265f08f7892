// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/clients/importplan.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace hub::ui {

/// A plan as a table: line, number, name, and what will happen. On the window's thread.
class ImportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Line, Number, Name, What, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(std::shared_ptr<const ImportPlan> plan);
    /// Only rows that are skipped.
    void setOnlySkipped(bool on);
    [[nodiscard]] const ImportPlan::Row &at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void choose();

    std::shared_ptr<const ImportPlan> m_plan = std::make_shared<ImportPlan>();
    std::vector<int> m_shown;
    bool m_onlySkipped = false;
};

} // namespace hub::ui
