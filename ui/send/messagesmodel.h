// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace hub::ui {

/// The messages of one job, all or those in one state, in order; a page at a time. refresh() brings what has happened
/// to some of them without losing selection or place. On the window's thread.
class MessagesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, To, State, Result, Updated, Message, ColumnCount };

    explicit MessagesModel(SendingApi &sending, QObject *parent = nullptr);

    /// Reads anew. No job (0) is an empty list.
    void show(qint64 job, std::optional<MessageState> state);
    [[nodiscard]] qint64 jobId() const { return m_job; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] const QString &error() const { return m_error; }
    /// Reads these rows again, those that have come between and after them too; rows that have left the state go.
    void refresh(int firstRow, int lastRow);

    [[nodiscard]] const MessageInfo *message(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loadingChanged();

private:
    void ask(std::optional<qint64> after);
    void append(const std::vector<MessageInfo> &items);
    void merge(std::optional<qint64> after, const hub::ResultPage<MessageInfo> &page);
    /// The rows from `first` to before `last` become these.
    void replace(int first, int last, const std::vector<MessageInfo> &items);
    [[nodiscard]] int lowerBound(qint64 number) const;
    [[nodiscard]] QString text(const MessageInfo &message, int column) const;

    SendingApi &m_sending;
    qint64 m_job = 0;
    std::optional<MessageState> m_state;
    std::vector<MessageInfo> m_rows;
    std::optional<qint64> m_next;
    QString m_error;
    quint64 m_question = 0; // answers to older ones are about another list
    bool m_loading = false;
    bool m_refreshing = false;
    std::optional<std::pair<int, int>> m_refreshAgain;
};

} // namespace hub::ui
