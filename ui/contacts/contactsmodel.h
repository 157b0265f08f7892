// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/contactsapi.h"
#include "ui/common/pagedtablemodel.h"

namespace hub::ui {

/// `412 contacts: 3 new, 1 changed, 1 removed`, `412 contacts, nothing new`.
[[nodiscard]] QString syncText(const contacts::Counts &counts);
/// `412 contacts`, `1 contact`, `200+ contacts` while there is more.
[[nodiscard]] QString contactCountText(int count, bool more);
/// What went wrong with contacts, for people.
[[nodiscard]] QString contactsErrorText(const Error &error);
/// An offer of the Session Manager is missing: worth knowing, nothing to mend.
[[nodiscard]] bool isMissingOffer(const Error &error);
/// A contact's number as people read it, or its id if it has none.
[[nodiscard]] QString contactNumberText(const Contact &contact);

/// One client's contacts that match a search, as far as they have been read. On the window's thread.
class ContactsModel : public PagedTableModel<Contact, QByteArray>
{
    Q_OBJECT

public:
    enum Column { Name, Number, Kind, ColumnCount };

    explicit ContactsModel(ContactsApi &contacts, QObject *parent = nullptr);

    /// Looks for this from now on; also again, if it is the same. Without a client the state is Idle.
    void setSearch(std::optional<ClienteId> client, const QString &text);

    [[nodiscard]] std::optional<ClienteId> client() const { return m_client; }
    [[nodiscard]] const QString &text() const { return m_text; }

protected:
    void ask(const std::optional<QByteArray> &after, int limit, const PageAnswer &done) override;

private:
    ContactsApi &m_contacts;
    std::optional<ClienteId> m_client;
    QString m_text;
};

} // namespace hub::ui
