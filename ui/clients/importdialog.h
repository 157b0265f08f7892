// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "ui/clients/importplan.h"
#include "ui/common/clientstore.h"
#include "ui/common/widgets.h"

#include <QDialog>

#include <memory>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QPushButton;
class QTableView;

namespace hub::ui {

class ImportModel;

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
    void chosen(const std::vector<std::pair<hub::ClienteId, QString>> &clients);
    /// What is shown is up to date: the plan has been made, or there is none.
    void planned();

private:
    void build();
    void read();
    void onRead(std::shared_ptr<CsvTable> table);
    void onReadFailed(const QString &message);
    void fillColumns();
    void onHeaderToggled(bool on);
    void plan();
    void onPlanned(std::shared_ptr<const ImportPlan> plan);
    void summarise();
    void onAccepted();

    const ClientStore &m_clients;
    const QString m_file;
    std::shared_ptr<const CsvTable> m_table;
    std::shared_ptr<const ImportPlan> m_plan;
    quint64 m_planning = 0; // the latest question; older answers are not waited for any more

    ImportModel *m_model;
    PlainLabel *m_about;
    PlainLabel *m_summary;
    QComboBox *m_number;
    QComboBox *m_name;
    QCheckBox *m_header;
    QCheckBox *m_rename;
    QCheckBox *m_onlySkipped;
    QTableView *m_view;
    EmptyState *m_hint;
    QPushButton *m_import;
    Mailbox m_mailbox; // last: after it is gone, nothing comes back from the threads
};

} // namespace hub::ui
