// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/clientsapi.h"
#include "ui/common/clientstore.h"

#include <QDialog>
#include <QTimer>

class QLineEdit;
class QPushButton;

namespace hub::ui {

class InlineMessage;
class PlainLabel;

/// Links a phone by its number in place of a scan: asks for the number, asks twice where a code could unlink a phone or
/// link another one than was meant, and shows the code large. Open it with open(); it deletes itself.
class PairingDialog : public QDialog
{
    Q_OBJECT

public:
    PairingDialog(ClientsApi &api, const ClientStore &clients, ClienteId client, QWidget *parent);
    ~PairingDialog() override;

Q_SIGNALS:
    void noticed(const QString &text);

private:
    void build();
    void judge();
    /// The digits of what was typed; empty if that is no number with its country.
    [[nodiscard]] QString phone() const;
    void submit();
    void ask(const QString &phone);
    void onAnswer(const Result<PairingCode> &answer);
    void onUpdated();
    void showLeft();
    void copy();

    ClientsApi &m_api;
    const ClientStore &m_clients;
    const ClienteId m_client;
    QLineEdit *m_phone;
    InlineMessage *m_message;
    PlainLabel *m_code;
    PlainLabel *m_left;
    PlainLabel *m_steps;
    QPushButton *m_copy;
    QPushButton *m_get = nullptr;
    qint64 m_expiresAt = 0; ///< ms since 1970; 0: not told
    QTimer m_second;
};

} // namespace hub::ui
