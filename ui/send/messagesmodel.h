// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"
#include "ui/common/csvexport.h"
#include "ui/common/pagedtablemodel.h"

namespace hub::ui {

/// The messages of one job, all or those in one state, in order; a page at a time. refresh() brings what has happened
/// to some of them without losing selection or place. On the window's thread.
class MessagesModel : public PagedTableModel<MessageInfo>
{
    Q_OBJECT

public:
    enum Column { Number, To, State, Result, Updated, Message, ColumnCount };

    explicit MessagesModel(SendingApi &sending, QObject *parent = nullptr);

    /// Reads anew. No job (0) is an empty list.
    void show(qint64 job, std::optional<MessageState> state);
    [[nodiscard]] qint64 jobId() const { return m_job; }
    /// Reads these rows again, those that have come between and after them too; rows that have left the state go.
    void refresh(int firstRow, int lastRow);

protected:
    void ask(const std::optional<qint64> &after, int limit, const PageAnswer &done) override;
    void takePage(Page page, bool isFirst) override;
    [[nodiscard]] bool isAbove(const MessageInfo &a, const MessageInfo &b) const override
    {
        return a.number < b.number;
    }

private:
    void merge(int firstRow, const Page &page);
    [[nodiscard]] int placeAfter(qint64 number) const;

    SendingApi &m_sending;
    qint64 m_job = 0;
    std::optional<MessageState> m_messageState;
    bool m_refreshing = false;
    std::optional<std::pair<int, int>> m_refreshAgain;
};

/// A job's messages, all or those in one state, for a file. `total`: how many there will be, as far as is known.
[[nodiscard]] CsvSource messagesForExport(SendingApi &sending, qint64 job, std::optional<MessageState> state,
                                          qint64 total);
/// A text on one line for a table's cell: breaks become spaces, and what no cell can show is cut.
[[nodiscard]] QString oneLine(const QString &text);

} // namespace hub::ui
