// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/clientstore.h"

#include <QAbstractTableModel>

#include <vector>

namespace hub::ui {

/// All API keys, the revoked ones too, in the order of their ids. On the window's thread.
class KeysModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, For, State, LastUsed, Created, ColumnCount };
    enum DataRole { SortRole = Qt::UserRole + 1, FirstRole, FilterRole };

    KeysModel(PeopleApi &people, const ClientStore &clients, QObject *parent = nullptr);
    ~KeysModel() override;

    /// Reads all of them again; asked while it does so: once more afterwards.
    void reload();
    [[nodiscard]] bool isLoaded() const { return m_loaded; }
    [[nodiscard]] const ApiKey *keyAt(int row) const;
    /// What an answer says of one key.
    void update(const ApiKey &key);
    /// Whom a key opens the door for, in words.
    [[nodiscard]] QString scopeText(const ApiKey &key) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void loaded();
    void failed(const hub::Error &error);

private:
    void ask(std::optional<qint64> after);
    void take(const Result<hub::ResultPage<ApiKey>> &page);
    void merge(const std::vector<ApiKey> &keys);
    [[nodiscard]] QString text(const ApiKey &key, int column) const;
    [[nodiscard]] QVariant sortKey(const ApiKey &key, int column) const;

    PeopleApi &m_people;
    const ClientStore &m_clients;
    std::vector<ApiKey> m_keys;
    std::vector<ApiKey> m_incoming; // read so far
    bool m_loaded = false;
    bool m_reading = false;
    bool m_again = false;
};

} // namespace hub::ui
