// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/page.h"

#include <QWidget>

#include <optional>

class QAction;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace hub::ui {

class Banner;
class EmptyState;
class KeysModel;
class PeopleSorter;
class SearchField;

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
    void buildTable(QVBoxLayout *layout);
    [[nodiscard]] std::optional<ApiKey> selected() const;
    void revokeSelected();
    void revoke(const ApiKey &key);
    void showHint();
    void showActions();
    void showMenu(const QPoint &at);

    PeopleApi &m_people;
    ClientStore &m_clients;
    KeysModel *m_model;
    PeopleSorter *m_sorter;
    SearchField *m_search;
    Banner *m_banner;
    QTableView *m_table;
    EmptyState *m_hint;
    QAction *m_revoke;
    QPushButton *m_revokeButton;
    bool m_failed = false;
    bool m_asking = false;
};

} // namespace hub::ui
