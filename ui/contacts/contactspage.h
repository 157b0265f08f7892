// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/contacts/contactrepository.h"
#include "ui/common/page.h"

#include <map>
#include <set>

class QAction;
class QModelIndex;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace hub::ui {

class Banner;
class ClientPicker;
class ContactsModel;
class EmptyState;
class PlainLabel;
class SearchField;

/// A client's address book: fetch it, search it, write to somebody in it.
class ContactsPage : public Page
{
    Q_OBJECT

public:
    explicit ContactsPage(const PageContext &context, QWidget *parent = nullptr);
    ~ContactsPage() override;

    void activate() override;
    void openFor(const std::vector<ClienteId> &clients) override;

private:
    void buildHead(QVBoxLayout *page);
    void buildTable(QVBoxLayout *page);
    void buildFoot(QVBoxLayout *page);
    void buildActions();

    void look();
    void sync();
    void onSynced(ClienteId client, const Result<contacts::Counts> &counts);
    void exportCsv();
    void copyNumber();
    void write();
    void showMenu(const QPoint &at);

    void showState();
    void showHint();
    void showActions();
    [[nodiscard]] QString selectedNumber() const;
    /// The last sync of the chosen client found no such endpoint.
    [[nodiscard]] bool isNotOffered() const;

    ContactsApi &m_contacts;
    ClientStore &m_clients;
    ContactsModel *m_model;
    std::set<ClienteId> m_syncing;
    /// What the last sync said, for each client that had one.
    std::map<ClienteId, Result<contacts::Counts>> m_outcomes;
    bool m_exporting = false;

    ClientPicker *m_picker = nullptr;
    SearchField *m_search = nullptr;
    QPushButton *m_sync = nullptr;
    QPushButton *m_export = nullptr;
    Banner *m_banner = nullptr;
    QTableView *m_table = nullptr;
    EmptyState *m_hint = nullptr;
    PlainLabel *m_count = nullptr;
    PlainLabel *m_outcome = nullptr;
    QAction *m_copyAction = nullptr;
    QAction *m_writeAction = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_write = nullptr;
};

} // namespace hub::ui
