// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contacts/contactsmodel.h"

#include "ui/common/statetexts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace hub::ui {

namespace {

constexpr int ContactsPerPage = 200;

struct ContactsWords
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::ContactsWords)
};

} // namespace

QString contactCountText(int count, bool more)
{
    if (count == 1 && !more)
        return ContactsWords::tr("1 contact");
    const QString number = QLocale().toString(count);
    return more ? ContactsWords::tr("%1+ contacts").arg(number) : ContactsWords::tr("%1 contacts").arg(number);
}

QString syncText(const contacts::Counts &counts)
{
    const QString total = contactCountText(counts.total, false);
    QStringList changes;
    if (counts.added > 0)
        changes.append(ContactsWords::tr("%1 new").arg(QLocale().toString(counts.added)));
    if (counts.updated > 0)
        changes.append(ContactsWords::tr("%1 changed").arg(QLocale().toString(counts.updated)));
    if (counts.removed > 0)
        changes.append(ContactsWords::tr("%1 removed").arg(QLocale().toString(counts.removed)));
    const QString said = changes.isEmpty() ? ContactsWords::tr("%1, nothing new").arg(total)
                                           : total + QStringLiteral(": ") + changes.join(QStringLiteral(", "));
    return counts.withoutNumber == 0
               ? said
               : ContactsWords::tr("%1; %2 without a number").arg(said, QLocale().toString(counts.withoutNumber));
}

bool isMissingOffer(const Error &error)
{
    return error.code == "NOT_SUPPORTED";
}

QString contactsErrorText(const Error &error)
{
    if (isMissingOffer(error))
        return ContactsWords::tr("This Session Manager does not offer contacts, so there is nothing to sync.");
    if (error.code == "SYNC_IN_PROGRESS")
        return ContactsWords::tr("This client's contacts are being synced just now. Look again in a moment.");
    return error.message;
}

QString contactNumberText(const Contact &contact)
{
    return contact.phone.isEmpty() ? contact.id : accountText(contact.phone);
}

ContactsModel::ContactsModel(ContactsApi &contacts, QObject *parent)
    : PagedTableModel(ContactsPerPage, parent), m_contacts(contacts)
{
    setColumns(
        {{.header = tr("Name"),
          .text = [](const Contact &contact) { return contact.name.isEmpty() ? tr("No name") : contact.name; },
          .width = 30,
          .muted = [](const Contact &contact) { return contact.name.isEmpty(); }},
         {.header = tr("Phone"), .text = contactNumberText, .width = 20},
         {.header = tr("Kind"),
          .text = [](const Contact &contact) { return contact.isBusiness ? tr("Business") : QString(); },
          .badge =
              [](const Contact &contact) {
                  return contact.isBusiness ? std::optional<CellBadge>({Tone::Neutral, "check-circle"}) : std::nullopt;
              }}});
}

void ContactsModel::setSearch(std::optional<ClienteId> client, const QString &text)
{
    // Another client's contacts must not stand there, not even for a moment.
    const Former former = client == m_client ? Former::Stay : Former::Go;
    m_client = client;
    m_text = text;
    if (client)
        restart(former);
    else
        clear();
}

void ContactsModel::ask(const std::optional<QByteArray> &after, int limit, const PageAnswer &done)
{
    m_contacts.find(*m_client, {.text = m_text, .after = after.value_or(QByteArray()), .limit = limit}, this,
                    [done](const Result<contacts::Found> &found) {
                        done(found.map([](const contacts::Found &got) {
                            return Page{got.items, got.next.isEmpty() ? std::nullopt : std::optional(got.next)};
                        }));
                    });
}

} // namespace hub::ui
