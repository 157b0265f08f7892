// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/keysmodel.h"

#include "ui/common/statetexts.h"
#include "ui/common/tablelook.h"

#include <QDateTime>

#include <algorithm>

namespace hub::ui {

KeysModel::KeysModel(PeopleApi &people, const ClientStore &clients, QObject *parent)
    : QAbstractTableModel(parent), m_people(people), m_clients(clients)
{
}

KeysModel::~KeysModel() = default;

void KeysModel::reload()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_incoming.clear();
    ask({});
}

void KeysModel::ask(std::optional<qint64> after)
{
    m_people.keys({.after = after, .limit = PageRequest::MaxLimit}, this,
                  [this](const Result<hub::ResultPage<ApiKey>> &page) { take(page); });
}

void KeysModel::take(const Result<hub::ResultPage<ApiKey>> &page)
{
    if (page) {
        m_incoming.insert(m_incoming.end(), page->items.begin(), page->items.end());
        if (page->next) {
            ask(page->next);
            return;
        }
    }
    m_reading = false;
    if (std::exchange(m_again, false)) {
        reload();
        return;
    }
    if (!page) {
        Q_EMIT failed(page.error());
        return;
    }
    m_loaded = true;
    merge(m_incoming);
    Q_EMIT loaded();
}

/// Keys never go, and new ones have higher ids.
void KeysModel::merge(const std::vector<ApiKey> &keys)
{
    const bool continues =
        keys.size() >= m_keys.size() && std::equal(m_keys.begin(), m_keys.end(), keys.begin(),
                                                   [](const ApiKey &a, const ApiKey &b) { return a.id == b.id; });
    if (!continues) { // another store, after all
        beginResetModel();
        m_keys = keys;
        endResetModel();
        return;
    }
    for (size_t i = 0; i < m_keys.size(); ++i)
        update(keys[i]);
    if (keys.size() == m_keys.size())
        return;
    beginInsertRows({}, int(m_keys.size()), int(keys.size()) - 1);
    m_keys.insert(m_keys.end(), keys.begin() + std::ptrdiff_t(m_keys.size()), keys.end());
    endInsertRows();
}

void KeysModel::update(const ApiKey &key)
{
    const auto found =
        std::find_if(m_keys.begin(), m_keys.end(), [&key](const ApiKey &known) { return known.id == key.id; });
    if (found == m_keys.end() ||
        (found->name == key.name && found->lastUsedAt == key.lastUsedAt && found->revokedAt == key.revokedAt))
        return;
    *found = key;
    const int row = int(found - m_keys.begin());
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

const ApiKey *KeysModel::keyAt(int row) const
{
    return row >= 0 && size_t(row) < m_keys.size() ? &m_keys[size_t(row)] : nullptr;
}

QString KeysModel::scopeText(const ApiKey &key) const
{
    return key.clienteId ? m_clients.label(*key.clienteId) : tr("Everything (administrator)");
}

int KeysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_keys.size());
}

int KeysModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString KeysModel::text(const ApiKey &key, int column) const
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    switch (column) {
    case Name:
        return key.name;
    case For:
        return scopeText(key);
    case State:
        return key.revokedAt ? tr("Revoked") : tr("Active");
    case LastUsed:
        return agoText(key.lastUsedAt.value_or(0), now);
    case Created:
        return agoText(key.createdAt, now);
    default:
        return {};
    }
}

QVariant KeysModel::sortKey(const ApiKey &key, int column) const
{
    switch (column) {
    case For:
        return key.clienteId ? key.clienteId->toNumber() : 0;
    case LastUsed:
        return key.lastUsedAt.value_or(0);
    case Created:
        return key.createdAt;
    default:
        return text(key, column);
    }
}

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    const ApiKey *key = index.isValid() ? keyAt(index.row()) : nullptr;
    if (!key)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(*key, column);
    case SortRole:
        return sortKey(*key, column);
    case FirstRole:
        return !key->revokedAt;
    case FilterRole:
        return QString(key->name % u'\n' % scopeText(*key));
    case BadgeDelegate::ToneRole:
        return column == State ? int(key->revokedAt ? Tone::Neutral : Tone::Good) : QVariant();
    case BadgeDelegate::IconRole:
        return column == State ? QByteArray(key->revokedAt ? "ban" : "check-circle") : QVariant();
    case BadgeDelegate::MutedRole:
        return key->revokedAt.has_value() || column == LastUsed || column == Created;
    case BadgeDelegate::HelpRole:
        if (column == LastUsed)
            return key->lastUsedAt ? timeText(*key->lastUsedAt) : QVariant();
        if (column == Created)
            return timeText(key->createdAt);
        if (column == State && key->revokedAt)
            return tr("Revoked on %1").arg(timeText(*key->revokedAt));
        return {};
    default:
        return {};
    }
}

QVariant KeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case For:
        return tr("Opens");
    case State:
        return tr("State");
    case LastUsed:
        return tr("Last used");
    case Created:
        return tr("Created");
    default:
        return {};
    }
}

} // namespace hub::ui
