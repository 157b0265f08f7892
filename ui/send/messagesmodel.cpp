// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messagesmodel.h"

#include "ui/common/messagesender.h"
#include "ui/common/statetexts.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <utility>

namespace hub::ui {

namespace {

constexpr int MessagesPerPage = 200;

struct MessageExport
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::MessageExport)
};

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

/// The Session Manager's id of a message that was sent, else why it was not.
QString resultText(const MessageInfo &message)
{
    if (message.state == MessageState::Sent && message.messageId.isEmpty() && !message.error.isEmpty())
        return MessagesModel::tr("Accepted without a message number");
    return message.error.isEmpty() ? message.messageId : reasonWithoutCode(message.error);
}

QStringList messageCells(const MessageInfo &message)
{
    // A time that every program reads, in the clock of who reads it.
    const QString time = QDateTime::fromMSecsSinceEpoch(message.updatedAt).toString(u"yyyy-MM-dd HH:mm:ss");
    return {QString::number(message.number + 1),
            message.to,
            messageStateText(message.state),
            message.messageId,
            reasonWithoutCode(message.error),
            time,
            message.message};
}

} // namespace

QString oneLine(const QString &text)
{
    constexpr int shown = 400; // characters
    return text.left(shown).simplified();
}

CsvSource messagesForExport(SendingApi &sending, qint64 job, std::optional<MessageState> state, qint64 total)
{
    const auto ask = [&sending, job, state](std::optional<qint64> after, int limit, QObject *context,
                                            const auto &done) {
        sending.messages(job, state, PageRequest{after, limit}, context, done);
    };
    return {.header = {MessageExport::tr("No."), MessageExport::tr("To"), MessageExport::tr("State"),
                       MessageExport::tr("Message ID"), MessageExport::tr("Reason"), MessageExport::tr("Time"),
                       MessageExport::tr("Message")},
            .readNext = CsvSource::pages<MessageInfo>(ask, messageCells),
            .total = total};
}

MessagesModel::MessagesModel(SendingApi &sending, QObject *parent)
    : PagedTableModel(MessagesPerPage, parent), m_sending(sending)
{
    using Info = MessageInfo;
    setColumns({{.header = tr("No."),
                 .text = [](const Info &message) { return QLocale().toString(message.number + 1); },
                 .width = 6,
                 .alignment = Qt::AlignRight},
                {.header = tr("To"), .text = [](const Info &message) { return oneLine(message.to); }, .width = 15},
                {.header = tr("State"),
                 .text = [](const Info &message) { return messageStateText(message.state); },
                 .width = 16,
                 .badge = [](const Info &message) -> std::optional<CellBadge> {
                     return CellBadge{messageStateTone(message.state), messageStateIconName(message.state)};
                 }},
                {.header = tr("Message ID or reason"),
                 .text = [](const Info &message) { return oneLine(resultText(message)); },
                 .width = 22,
                 .help = resultText},
                {.header = tr("Time"),
                 .text =
                     [](const Info &message) {
                         return message.state == MessageState::Queued ? QString() : timeText(message.updatedAt);
                     },
                 .width = 21},
                {.header = tr("Message"),
                 .text = [](const Info &message) { return oneLine(message.message); },
                 .help = [](const Info &message) { return message.message; }}});
}

void MessagesModel::show(qint64 job, std::optional<MessageState> state)
{
    m_job = job;
    m_messageState = state;
    m_refreshing = false;
    m_refreshAgain.reset();
    if (m_job != 0)
        restart(Former::Go);
    else
        clear();
}

void MessagesModel::ask(const std::optional<qint64> &after, int limit, const PageAnswer &done)
{
    m_sending.messages(m_job, m_messageState, PageRequest{after, limit}, this,
                       [done](const hub::Result<hub::ResultPage<MessageInfo>> &page) { done(pageOf(page)); });
}

void MessagesModel::takePage(Page page, bool isFirst)
{
    if (!isFirst && !rows().empty()) { // a refresh may have brought some of them already
        const qint64 last = rows().back().number;
        std::erase_if(page.items, [last](const MessageInfo &message) { return message.number <= last; });
    }
    PagedTableModel::takePage(std::move(page), isFirst);
}

void MessagesModel::refresh(int firstRow, int lastRow)
{
    if (m_job == 0)
        return;
    if (m_refreshing || isLoading()) {
        m_refreshAgain = {firstRow, lastRow};
        return;
    }
    m_refreshing = true;
    firstRow = std::clamp(firstRow, 0, std::max(rowCount() - 1, 0));
    lastRow = std::clamp(lastRow, firstRow, firstRow + PageRequest::MaxLimit - MessagesPerPage);
    const std::optional<qint64> after = firstRow == 0 ? std::nullopt : std::optional<qint64>(at(firstRow - 1)->number);
    // Some more than are shown: new ones may have come between.
    askFor(after, lastRow - firstRow + MessagesPerPage, [this, after](const hub::Result<Page> &page) {
        m_refreshing = false;
        if (page)
            merge(after ? placeAfter(*after) : 0, *page);
        if (const auto again = std::exchange(m_refreshAgain, std::nullopt))
            refresh(again->first, again->second);
    });
}

// The page is all that is to be known from this row to its end; beyond that nothing is told, unless it is the last one.
void MessagesModel::merge(int firstRow, const Page &page)
{
    const int end = page.next && !page.items.empty() ? placeAfter(page.items.back().number) : rowCount();
    if (!page.next || end == rowCount())
        setNext(page.next);
    mergeRows(firstRow, end, page.items);
    if (state() != TableModelBase::State::Ready) { // it answers again
        setState(TableModelBase::State::Ready);
        Q_EMIT stateChanged();
    }
}

int MessagesModel::placeAfter(qint64 number) const
{
    MessageInfo next;
    next.number = number + 1;
    return placeOf(next);
}

} // namespace hub::ui
