// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messagesmodel.h"

#include "ui/common/sendreport.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablelook.h"
#include "ui/send/planmodels.h"

#include <QLocale>
#include <QTextDocument>

#include <algorithm>
#include <utility>

namespace hub::ui {

namespace {

constexpr int MessagesPerPage = 200;
constexpr int MessageInTip = 2000;

const char *messageStateIconName(MessageState state)
{
    switch (state) {
    case MessageState::Queued:
        return "clock";
    case MessageState::Sending:
        return "send";
    case MessageState::Sent:
        return "check-circle";
    case MessageState::Failed:
        return "error";
    case MessageState::Unknown:
        return "question";
    case MessageState::Cancelled:
        return "cancel";
    case MessageState::Skipped:
        return "skip";
    }
    return "";
}

} // namespace

MessagesModel::MessagesModel(SendingApi &sending, QObject *parent) : QAbstractTableModel(parent), m_sending(sending) {}

void MessagesModel::show(qint64 job, std::optional<MessageState> state)
{
    beginResetModel();
    m_job = job;
    m_state = state;
    m_rows.clear();
    m_next.reset();
    m_error.clear();
    m_refreshAgain.reset();
    m_loading = m_refreshing = false;
    ++m_question;
    endResetModel();
    if (m_job != 0)
        ask({});
    else
        Q_EMIT loadingChanged();
}

void MessagesModel::ask(std::optional<qint64> after)
{
    m_loading = true;
    m_sending.messages(m_job, m_state, PageRequest{after, MessagesPerPage}, this,
                       [this, question = m_question](const hub::Result<hub::ResultPage<MessageInfo>> &page) {
                           if (question != m_question)
                               return;
                           m_loading = false;
                           m_error = page ? QString() : page.error().message;
                           if (page) {
                               m_next = page->next;
                               append(page->items);
                           }
                           Q_EMIT loadingChanged();
                       });
    Q_EMIT loadingChanged();
}

void MessagesModel::append(const std::vector<MessageInfo> &items)
{
    // A refresh may have brought some of them already.
    const qint64 last = m_rows.empty() ? -1 : m_rows.back().number;
    const auto fresh =
        std::find_if(items.begin(), items.end(), [last](const MessageInfo &item) { return item.number > last; });
    replace(rowCount(), rowCount(), std::vector<MessageInfo>(fresh, items.end()));
}

void MessagesModel::refresh(int firstRow, int lastRow)
{
    if (m_job == 0)
        return;
    if (m_refreshing || m_loading) {
        m_refreshAgain = {firstRow, lastRow};
        return;
    }
    m_refreshing = true;
    firstRow = std::clamp(firstRow, 0, std::max(rowCount() - 1, 0));
    lastRow = std::clamp(lastRow, firstRow, firstRow + PageRequest::MaxLimit - MessagesPerPage);
    const std::optional<qint64> after =
        firstRow == 0 ? std::nullopt : std::optional<qint64>(m_rows[size_t(firstRow) - 1].number);
    // Some more than are shown: new ones may have come between.
    const PageRequest request{after, lastRow - firstRow + MessagesPerPage};
    m_sending.messages(m_job, m_state, request, this,
                       [this, after, question = m_question](const hub::Result<hub::ResultPage<MessageInfo>> &page) {
                           if (question != m_question)
                               return;
                           m_refreshing = false;
                           if (page)
                               merge(after, *page);
                           if (const auto again = std::exchange(m_refreshAgain, std::nullopt))
                               refresh(again->first, again->second);
                       });
}

// The page is all that is to be known from behind `after` to its end; beyond that nothing is told, unless it is the
// last one.
void MessagesModel::merge(std::optional<qint64> after, const hub::ResultPage<MessageInfo> &page)
{
    const int first = after ? lowerBound(*after + 1) : 0;
    int last = rowCount();
    if (page.next && !page.items.empty())
        last = lowerBound(page.items.back().number + 1);
    else
        m_next.reset();
    if (last == rowCount() && page.next)
        m_next = page.next;
    const auto rowNumber = [this](int row) { return m_rows[size_t(row)].number; };
    int row = first;
    auto item = page.items.begin();
    const auto end = page.items.end();
    while (row < last || item != end) {
        // Runs of the same rows are changed in place, so that selection and place stay.
        int same = 0;
        while (row + same < last && end - item > same && rowNumber(row + same) == (item + same)->number)
            ++same;
        if (same > 0) {
            std::copy_n(item, same, m_rows.begin() + row);
            Q_EMIT dataChanged(index(row, 0), index(row + same - 1, ColumnCount - 1));
            row += same;
            item += same;
            continue;
        }
        int gone = row;
        while (gone < last && (item == end || rowNumber(gone) < item->number))
            ++gone;
        replace(row, gone, {});
        last -= gone - row;
        const auto known =
            row < last ? std::find_if(item, end, [&](const MessageInfo &m) { return m.number >= rowNumber(row); })
                       : end;
        replace(row, row, std::vector<MessageInfo>(item, known));
        row += int(known - item);
        last += int(known - item);
        item = known;
    }
}

void MessagesModel::replace(int first, int last, const std::vector<MessageInfo> &items)
{
    if (first < last) {
        beginRemoveRows({}, first, last - 1);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last);
        endRemoveRows();
    }
    if (!items.empty()) {
        beginInsertRows({}, first, first + int(items.size()) - 1);
        m_rows.insert(m_rows.begin() + first, items.begin(), items.end());
        endInsertRows();
    }
}

int MessagesModel::lowerBound(qint64 number) const
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), number,
                                     [](const MessageInfo &row, qint64 wanted) { return row.number < wanted; });
    return int(at - m_rows.begin());
}

const MessageInfo *MessagesModel::message(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[size_t(row)] : nullptr;
}

int MessagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MessagesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString MessagesModel::text(const MessageInfo &message, int column) const
{
    switch (column) {
    case Number:
        return QLocale().toString(message.number + 1);
    case To:
        return message.to;
    case State:
        return messageStateText(message.state);
    case Result:
        return message.error.isEmpty() ? message.messageId : reasonWithoutCode(message.error);
    case Message:
        return message.message;
    case Updated:
        return message.state == MessageState::Queued ? QString() : timeText(message.updatedAt);
    default:
        return {};
    }
}

QVariant MessagesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MessageInfo &message = m_rows[size_t(index.row())];
    const int column = index.column();
    if (role == Qt::DisplayRole)
        return oneLine(text(message, column));
    if (role == Qt::ToolTipRole && (column == Message || column == Result)) {
        const QString whole = text(message, column).left(MessageInTip);
        return whole.isEmpty() ? QString() : Qt::convertFromPlainText(whole);
    }
    if (role == BadgeDelegate::ToneRole && column == State)
        return int(messageStateTone(message.state));
    if (role == BadgeDelegate::IconRole && column == State)
        return QByteArray(messageStateIconName(message.state));
    if (role == Qt::TextAlignmentRole)
        return int((column == Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

QVariant MessagesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("No.");
    case To:
        return tr("To");
    case State:
        return tr("State");
    case Result:
        return tr("Message number or reason");
    case Message:
        return tr("Message");
    case Updated:
        return tr("Time");
    default:
        return {};
    }
}

bool MessagesModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next && !m_loading;
}

void MessagesModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_next);
}

} // namespace hub::ui
