// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contacts/contactsexport.h"

#include "ui/common/statetexts.h"

namespace hub::ui {

namespace {

constexpr int RowsPerRead = 1000;

} // namespace

ContactsExport::ContactsExport(ContactsApi &contacts, ClienteId client, const QString &text, QObject *parent)
    : QObject(parent)
    , m_contacts(contacts)
    , m_client(client)
    , m_text(text)
    , m_csv({tr("name"), tr("number"), tr("business"), tr("id")})
{
}

ContactsExport::~ContactsExport() = default;

void ContactsExport::ask(const QByteArray &after)
{
    m_contacts.find(m_client, {.text = m_text, .after = after, .limit = RowsPerRead}, this,
                    [this](const Result<contacts::Found> &found) { take(found); });
}

void ContactsExport::take(const Result<contacts::Found> &found)
{
    if (!found) {
        Q_EMIT failed(found.error());
        deleteLater();
        return;
    }
    for (const Contact &contact : found->items)
        m_csv.addRow({contact.name, accountText(contact.phone), contact.isBusiness ? tr("yes") : tr("no"), contact.id});
    if (!found->next.isEmpty()) {
        ask(found->next);
        return;
    }
    Q_EMIT finished(m_csv.bytes(), m_csv.rows());
    deleteLater();
}

} // namespace hub::ui
