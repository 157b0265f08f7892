// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/contacts/contactrepository.h"
#include "ui/common/page.h"
#include "ui/common/widgets.h"

#include <map>
#include <set>

class QAction;
class QBoxLayout;
class QPushButton;

namespace hub::ui {

class ClientPicker;
class ContactsModel;
class ExportStrip;
class SearchField;
class TablePanel;

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
    [[nodiscard]] QBoxLayout *makeChoice();
    void connectParts();
    void applySearch();
    /// `force`: takes also a list that is far shorter than the last one.
    void sync(bool force = false);
    void onSynced(ClienteId client, const Result<contacts::Counts> &counts);
    void askToShrink(ClienteId client);
    void exportCsv();
    void copyNumber();
    void write();

    void showState();
    void showHint();
    void showActions();
    [[nodiscard]] QString selectedNumber() const;
    /// The engine has no such operation, or the last sync of the chosen client found no such endpoint.
    [[nodiscard]] bool isNotOffered() const;
    [[nodiscard]] bool canSync() const;

    ClientsApi &m_engine;
    ContactsApi &m_contacts;
    ClientStore &m_clients;
    ContactsModel *m_model;
    std::set<ClienteId> m_syncing;
    /// What the last sync said, for each client that had one.
    std::map<ClienteId, Result<contacts::Counts>> m_outcomes;

    ClientPicker *m_picker;
    SearchField *m_search;
    QPushButton *m_export;
    QPushButton *m_sync;
    TablePanel *m_panel;
    PlainLabel *m_outcome;
    QAction *m_copy;
    QAction *m_write;
    ExportStrip *m_exporting;
};

} // namespace hub::ui
