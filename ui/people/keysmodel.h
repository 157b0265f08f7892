// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/clientstore.h"
#include "ui/common/pagedtablemodel.h"

namespace hub::ui {

/// All API keys, the revoked ones too, in the order of their ids. On the window's thread.
class KeysModel : public WholeTableModel<ApiKey>
{
    Q_OBJECT

public:
    enum Column { Name, For, State, LastUsed, Created, ColumnCount };

    KeysModel(PeopleApi &people, const ClientStore &clients, QObject *parent = nullptr);

protected:
    void ask(const std::optional<qint64> &after, int limit, const PageAnswer &done) override;
    [[nodiscard]] QVariant rowData(const ApiKey &key, int role) const override;
    [[nodiscard]] bool isAbove(const ApiKey &a, const ApiKey &b) const override { return a.id < b.id; }
    [[nodiscard]] bool isUnchanged(const ApiKey &a, const ApiKey &b) const override
    {
        return a.name == b.name && a.lastUsedAt == b.lastUsedAt && a.revokedAt == b.revokedAt;
    }

private:
    PeopleApi &m_people;
};

} // namespace hub::ui
