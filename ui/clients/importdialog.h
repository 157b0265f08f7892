// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/clients/importplan.h"
#include "ui/common/clientstore.h"
#include "ui/common/csvimport.h"
#include "ui/common/tablemodel.h"
#include "ui/common/widgets.h"

#include <QDialog>

#include <array>
#include <memory>
#include <utility>
#include <vector>

class QCheckBox;
class QPushButton;
class QTableView;

namespace hub::ui {

/// A plan as a table: line, number, name, and what will happen. On the window's thread.
class ImportModel : public TableModel<ImportPlan::Row>
{
    Q_OBJECT

public:
    enum Column { Line, Number, Name, What };

    explicit ImportModel(QObject *parent = nullptr);

    void setPlan(std::shared_ptr<const ImportPlan> plan);
    /// Only rows that are skipped.
    void setOnlySkipped(bool on);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] const ImportPlan::Row *at(int row) const override;

private:
    void showRows();

    std::shared_ptr<const ImportPlan> m_plan = std::make_shared<ImportPlan>();
    std::vector<const ImportPlan::Row *> m_shown;
    bool m_onlySkipped = false;
};

/// Shows what a CSV file would do to the list of clients, row by row, and lets the user choose what its columns mean.
/// The file is read, and the plan made, on other threads. Open it with open(); it deletes itself.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(const ClientStore &clients, const QString &file, QWidget *parent);
    ~ImportDialog() override;

Q_SIGNALS:
    /// The user agreed.
    void chosen(const std::vector<std::pair<hub::ClienteId, hub::clients::Edit>> &clients);
    /// What is shown is up to date: the plan has been made, or there is none.
    void planned();

private:
    void build();
    QLayout *buildChoices();
    void buildTable();
    void onLoaded();
    [[nodiscard]] ImportChoice choice() const;
    [[nodiscard]] std::vector<QWidget *> choices() const;
    void makePlan();
    void showPlan(std::shared_ptr<const ImportPlan> plan);
    void onAccepted();

    const ClientStore &m_clients;
    CsvImport m_csv;
    std::shared_ptr<const ImportPlan> m_plan;
    quint64 m_planning = 0; // the latest question; older answers are not waited for any more

    ImportModel *m_model;
    PlainLabel *m_about;
    PlainLabel *m_summary;
    QComboBox *m_number;
    std::array<QComboBox *, ImportChoice::FieldCount> m_fields; ///< by ImportChoice::Field
    QCheckBox *m_header;
    QCheckBox *m_rename;
    QCheckBox *m_onlySkipped;
    QTableView *m_view;
    EmptyState *m_hint;
    QPushButton *m_import;
};

} // namespace hub::ui
