// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contacts/contactsmodel.h"

#include "ui/common/appearance.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablelook.h"

namespace hub::ui {

namespace {

constexpr int RowsPerPage = 200;

} // namespace

ContactsModel::ContactsModel(ContactsApi &contacts, QObject *parent) : QAbstractTableModel(parent), m_contacts(contacts)
{
}

ContactsModel::~ContactsModel() = default;

void ContactsModel::look(std::optional<ClienteId> client, const QString &text)
{
    ++m_question;
    m_asking = false;
    m_next.clear();
    if (client != m_client)
        replaceRows({}); // another client's contacts must not stand there, not even for a moment
    m_client = client;
    m_text = text;
    m_state = client ? State::Loading : State::NoClient;
    if (client)
        ask({});
    Q_EMIT stateChanged();
}

void ContactsModel::ask(const QByteArray &after)
{
    m_asking = true;
    m_contacts.find(*m_client, {.text = m_text, .after = after, .limit = RowsPerPage}, this,
                    [this, question = m_question, first = after.isEmpty()](const Result<contacts::Found> &found) {
                        if (question == m_question)
                            take(first, found);
                    });
}

void ContactsModel::take(bool first, const Result<contacts::Found> &found)
{
    m_asking = false;
    if (!found) {
        // What is here stays; the page says why there is not more of it.
        m_state = State::Failed;
        m_error = found.error();
        m_next.clear();
        Q_EMIT stateChanged();
        return;
    }
    m_state = State::Ready;
    m_next = found->next;
    if (first) {
        replaceRows(found->items);
    } else if (!found->items.empty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + found->items.size()) - 1);
        m_rows.insert(m_rows.end(), found->items.begin(), found->items.end());
        endInsertRows();
    }
    Q_EMIT stateChanged();
}

void ContactsModel::replaceRows(std::vector<Contact> rows)
{
    if (rows.empty() && m_rows.empty())
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const Contact *ContactsModel::contactAt(const QModelIndex &index) const
{
    return index.isValid() && size_t(index.row()) < m_rows.size() ? &m_rows[size_t(index.row())] : nullptr;
}

int ContactsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ContactsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ContactsModel::data(const QModelIndex &index, int role) const
{
    const Contact *contact = contactAt(index);
    if (!contact)
        return {};
    const bool nameless = contact->name.isEmpty();
    switch (index.column()) {
    case Name:
        if (role == Qt::DisplayRole)
            return nameless ? tr("No name") : contact->name;
        if (role == BadgeDelegate::MutedRole)
            return nameless;
        break;
    case Number:
        if (role == Qt::DisplayRole)
            return contact->phone.isEmpty() ? contact->id : accountText(contact->phone);
        break;
    case Kind:
        if (role == Qt::DisplayRole)
            return contact->isBusiness ? tr("Business") : QString();
        if (contact->isBusiness && role == BadgeDelegate::ToneRole)
            return int(Tone::Neutral);
        if (contact->isBusiness && role == BadgeDelegate::IconRole)
            return QByteArrayLiteral("check-circle");
        break;
    default:
        break;
    }
    return {};
}

QVariant ContactsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Number:
        return tr("Number");
    case Kind:
        return tr("Kind");
    default:
        return {};
    }
}

bool ContactsModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_asking && !m_next.isEmpty();
}

void ContactsModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_next);
}

} // namespace hub::ui
