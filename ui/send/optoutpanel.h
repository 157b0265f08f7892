// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"

#include <QWidget>

#include <optional>

class QAction;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace hub::ui {

class BatchRun;
class EmptyState;
class InlineMessage;
class OptOutModel;

/// The people that one client must not write to: searched, added (also many at once), removed.
class OptOutPanel : public QWidget
{
    Q_OBJECT

public:
    explicit OptOutPanel(SendingApi &sending, QWidget *parent = nullptr);

    void setClient(std::optional<ClienteId> client);

Q_SIGNALS:
    void noticed(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectParts();
    void updateState();
    void updateHint();
    void search(const QString &text);
    void addOne();
    void openPaste();
    void add(const QStringList &numbers);
    [[nodiscard]] QStringList selected() const;
    void askToRemove();
    void remove(const QStringList &numbers);
    void follow(BatchRun *run, const QString &doing, const QString &done);
    void restyle();

    SendingApi &m_sending;
    std::optional<ClienteId> m_client;
    OptOutModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_search;
    QAction *m_searchIcon = nullptr;
    QTableView *m_table;
    EmptyState *m_hint;
    QLineEdit *m_number;
    QPushButton *m_add;
    QPushButton *m_paste;
    QPushButton *m_remove;
    InlineMessage *m_note;
    BatchRun *m_run = nullptr;
};

} // namespace hub::ui
