// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clients/clientrepository.h"
#include "ui/common/clientstore.h"
#include "ui/common/widgets.h"

#include <QDialog>

#include <utility>
#include <vector>

class QLineEdit;
class QPushButton;

namespace hub::ui {

/// Asks for new clients: one by number and name, or a range of numbers. Says while one types what will happen. Open it
/// with open(); it deletes itself.
class AddClientsDialog : public QDialog
{
    Q_OBJECT

public:
    AddClientsDialog(const ClientStore &clients, QWidget *parent);

Q_SIGNALS:
    void chosen(const std::vector<std::pair<hub::ClienteId, hub::clients::Edit>> &clients);

private:
    void updateMessage();
    void showMessage(const QString &text, bool wrong);
    void onAccepted();

    const ClientStore &m_clients;
    QLineEdit *m_number;
    QLineEdit *m_name;
    PlainLabel *m_nameHelp;
    PlainLabel *m_message;
    QPushButton *m_add;
    std::vector<std::pair<ClienteId, clients::Edit>> m_new;
};

} // namespace hub::ui
