// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/clients/clientcommands.h"
#include "ui/common/page.h"
#include "ui/common/widgets.h"

#include <QTimer>

#include <optional>
#include <vector>

class QBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace hub::ui {

class ClientActions;
class ClientDetail;
class ClientsModel;
class ClientsTable;
class SelectionSummary;
class StateChips;

/// All clients: a table to sort, filter and choose from, beside it the chosen one in detail, or what several have in
/// common. Where there is no room for both, the detail takes the place of the table until one goes back.
class ClientsPage : public Page
{
    Q_OBJECT

public:
    explicit ClientsPage(const PageContext &context, QWidget *parent = nullptr);
    ~ClientsPage() override;

    void activate() override;
    void deactivate() override;
    /// Selects these clients, and lets go of a filter that hides them.
    void openFor(const std::vector<ClienteId> &clients) override;

    /// Shows what this file would bring, and does it if the user agrees.
    void importFile(const QString &file);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    // What is where.
    void build();
    QLayout *buildHeading();
    QLayout *buildFilters();
    QWidget *buildTable();
    QWidget *buildSide();
    void connectAll();
    void updateLayout();
    void updateOffer();
    void setDetailOpen(bool open);

    // What happens.
    void onUpdated(const ClientStore::Delta &delta);
    void onSelected();
    void applyFilter();
    void clearFilter();
    void updateCounts();
    void updateHint();
    void updateSelection();
    void onHintAction();
    void openCurrent();
    void askForClients();
    void askForFile();
    void tick();
    void updateInterest();

    const PageContext m_context;
    ClientsModel *m_model;
    // In the order in which Tab goes through them.
    QPushButton *m_back;
    PlainLabel *m_title;
    QPushButton *m_import;
    QMenu *m_importMenu; ///< of its button, if there is more than a file to import
    QPushButton *m_add;
    QPushButton *m_link;
    QLineEdit *m_search;
    StateChips *m_chips;
    Banner *m_banner;
    QSplitter *m_splitter;
    ClientsTable *m_table;
    ClientCommands *m_commands;
    ClientActions *m_actions;
    EmptyState *m_hint;
    QPushButton *m_hintImport;
    QStackedWidget *m_side;
    ClientDetail *m_detail;
    SelectionSummary *m_summary;
    PlainLabel *m_foot;
    QBoxLayout *m_filters = nullptr;
    QWidget *m_left = nullptr;
    QWidget *m_right = nullptr;

    QTimer m_second;
    QTimer m_soon; // interest is told when things have come to rest
    int m_seconds = 0;
    bool m_active = false;
    bool m_narrow = false;
    bool m_detailOpen = false;
    std::optional<ClienteId> m_expected; // just added: is selected when it appears
    std::vector<ClienteId> m_interest;
};

} // namespace hub::ui
