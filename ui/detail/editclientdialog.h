// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/clientsapi.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPushButton;

namespace hub::ui {

class InlineMessage;

/// Everything that people decide about a client: name, its name at the engine, the phone it is meant for, tags, and
/// whether it is meant to be on. Closes once the hub has stored it; what is wrong is told at its field. Open it with
/// open(); it deletes itself.
class EditClientDialog : public QDialog
{
    Q_OBJECT

public:
    EditClientDialog(ClientsApi &clients, const MonitoredClient &client, QWidget *parent);
    ~EditClientDialog() override;

Q_SIGNALS:
    /// The hub has it.
    void stored(hub::ClienteId client);

private:
    struct Row
    {
        QByteArray field; ///< as an error names it
        QLineEdit *edit;
        InlineMessage *problem;
        QString advice; ///< what the field accepts
    };

    void addRow(QFormLayout *form, const QString &label, const char *field, const QString &value, const QString &help,
                const QString &advice);
    [[nodiscard]] QString text(const char *field) const;
    /// What is different from what the client is.
    [[nodiscard]] clients::Edit changes() const;
    void judge();
    void submit();
    void onAnswer(const Result<bool> &answer);
    void tell(const Error &error);

    ClientsApi &m_clients;
    const MonitoredClient m_client;
    std::vector<Row> m_rows;
    QCheckBox *m_wanted;
    InlineMessage *m_problem; ///< that belongs to no field
    QPushButton *m_save = nullptr;
};

} // namespace hub::ui
