// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"
#include "ui/common/pagedtablemodel.h"

#include <QDialog>
#include <QStringList>

class QAction;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSortFilterProxyModel;

namespace hub::ui {

class BatchRun;
class InlineMessage;
class PlainLabel;
class SearchField;
class TablePanel;

/// Whom one client must not write to, in the hub's order; a page at a time, or all when something is searched. On the
/// window's thread.
class OptOutModel : public PagedTableModel<optouts::OptOut, QString>
{
    Q_OBJECT

public:
    enum Column { To, Since, ColumnCount };

    explicit OptOutModel(SendingApi &sending, QObject *parent = nullptr);

    void setClient(std::optional<ClienteId> client);
    void reload();
    /// Reads on by itself until all are there.
    void loadAll();
    [[nodiscard]] bool isComplete() const { return !m_client || (state() == State::Ready && !hasMore()); }

protected:
    void ask(const std::optional<QString> &after, int limit, const PageAnswer &done) override;
    void takePage(Page page, bool isFirst) override;

private:
    SendingApi &m_sending;
    std::optional<ClienteId> m_client;
    bool m_wantsAll = false;
};

/// Asks for many numbers at once.
class PasteOptOuts : public QDialog
{
    Q_OBJECT

public:
    explicit PasteOptOuts(QWidget *parent = nullptr);

    struct Numbers
    {
        QStringList good; ///< each once
        QStringList bad;
    };
    /// One a line, or between commas and semicolons; spaces and dashes may stand in them.
    [[nodiscard]] static Numbers parse(const QString &text);

Q_SIGNALS:
    void chosen(const QStringList &numbers);

private:
    void onTextChanged();

    QPlainTextEdit *m_text;
    PlainLabel *m_summary;
    QPushButton *m_add;
    Numbers m_numbers;
};

/// The people that one client must not write to: searched, added (also many at once), removed.
class OptOutPanel : public QWidget
{
    Q_OBJECT

public:
    explicit OptOutPanel(SendingApi &sending, QWidget *parent = nullptr);

    void setClient(std::optional<ClienteId> client);

Q_SIGNALS:
    void noticed(const QString &text);

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
    void showRun(BatchRun *run, const QString &doing, const QString &done);

    SendingApi &m_sending;
    std::optional<ClienteId> m_client;
    OptOutModel *m_model;
    QSortFilterProxyModel *m_filtered;
    TablePanel *m_list;
    SearchField *m_search;
    QLineEdit *m_number;
    QPushButton *m_add;
    QPushButton *m_paste;
    QAction *m_remove;
    InlineMessage *m_note;
    BatchRun *m_run = nullptr;
};

} // namespace hub::ui
