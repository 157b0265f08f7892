// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/contactsapi.h"
#include "ui/common/csvwriter.h"

#include <QObject>

namespace hub::ui {

/// Reads all contacts of a search, page by page, into a table; deletes itself when it is done. On the window's thread.
class ContactsExport : public QObject
{
    Q_OBJECT

public:
    ContactsExport(ContactsApi &contacts, ClienteId client, const QString &text, QObject *parent);
    ~ContactsExport() override;

    void start() { ask({}); }

Q_SIGNALS:
    void finished(const QByteArray &csv, int rows);
    void failed(const hub::Error &error);

private:
    void ask(const QByteArray &after);
    void take(const Result<contacts::Found> &found);

    ContactsApi &m_contacts;
    const ClienteId m_client;
    const QString m_text;
    CsvWriter m_csv;
};

} // namespace hub::ui
