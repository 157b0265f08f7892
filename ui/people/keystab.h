// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/page.h"

#include <QWidget>

#include <optional>

class QAction;

namespace hub::ui {

class KeysModel;
class SearchField;
class TablePanel;
class TableSorter;

/// API keys: made here, shown once, revoked for good.
class KeysTab : public QWidget
{
    Q_OBJECT

public:
    explicit KeysTab(const PageContext &context, QWidget *parent = nullptr);
    ~KeysTab() override;

    void reload();
    /// Ages are a second older.
    void tick();
    void createKey();

Q_SIGNALS:
    void noticed(const QString &text);

private:
    [[nodiscard]] std::optional<ApiKey> selected() const;
    void revokeSelected();
    void revoke(const ApiKey &key);
    void showState();
    void showHint();
    void showActions();

    PeopleApi &m_people;
    ClientStore &m_clients;
    KeysModel *m_model;
    TablePanel *m_panel;
    TableSorter *m_sorter;
    SearchField *m_search;
    QAction *m_revoke;
    bool m_asking = false;
    bool m_couldNotBeRead = false; // the banner says so
};

} // namespace hub::ui
