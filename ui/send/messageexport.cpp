// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messageexport.h"

#include "ui/common/csvwriter.h"
#include "ui/common/sendreport.h"
#include "ui/common/statetexts.h"

#include <QDateTime>
#include <QSaveFile>

namespace hub::ui {

namespace {

QStringList csvHeader()
{
    return {MessageExport::tr("Number"),         MessageExport::tr("To"),     MessageExport::tr("State"),
            MessageExport::tr("Message number"), MessageExport::tr("Reason"), MessageExport::tr("Time"),
            MessageExport::tr("Message")};
}

QStringList cells(const MessageInfo &message)
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

/// The file under way. Made, used and let go on the background thread.
struct MessageExport::File
{
    explicit File(const QString &path) : file(path) {}

    Result<int> write(const std::vector<MessageInfo> &messages, bool last)
    {
        CsvWriter page(csvHeader());
        const qsizetype headerSize = page.bytes().size();
        for (const MessageInfo &message : messages)
            page.addRow(cells(message));
        const QByteArray bytes = opened ? page.bytes().sliced(headerSize) : page.bytes();
        if (!opened && !file.open(QIODevice::WriteOnly))
            return wrong();
        opened = true;
        if (file.write(bytes) != bytes.size() || (last && !file.commit()))
            return wrong();
        count += int(messages.size());
        return count;
    }

    Result<int> wrong() const { return failure("FILE_FAILED", file.errorString()); }

    QSaveFile file;
    int count = 0;
    bool opened = false;
};

MessageExport::MessageExport(SendingApi &sending, ExportRequest request, QObject *parent)
    : QObject(parent), m_sending(sending), m_request(std::move(request))
{
}

MessageExport::~MessageExport()
{
    m_background.drop(std::move(m_file)); // a file that was not committed goes
}

void MessageExport::start()
{
    ask({});
}

void MessageExport::cancel()
{
    end(failure("CANCELLED", tr("The export was cancelled.")));
}

void MessageExport::ask(std::optional<qint64> after)
{
    m_sending.messages(m_request.jobId, m_request.state, PageRequest{after, PageRequest::MaxLimit}, this,
                       [this](const Result<hub::ResultPage<MessageInfo>> &page) {
                           if (m_ended)
                               return;
                           if (page)
                               write(*page);
                           else
                               end(tl::unexpected<Error>(page.error()));
                       });
}

void MessageExport::write(const hub::ResultPage<MessageInfo> &page)
{
    using Written = std::pair<std::shared_ptr<File>, Result<int>>;
    m_background.run<Written>(
        [file = m_file, path = m_request.path, page]() mutable {
            if (!file)
                file = std::make_shared<File>(path);
            return Written{file, file->write(page.items, !page.next)};
        },
        [this, next = page.next](const Written &done) {
            m_file = done.first;
            onWritten(done.second, next);
        });
}

void MessageExport::onWritten(const Result<int> &result, std::optional<qint64> next)
{
    if (m_ended)
        return;
    if (!result)
        return end(result);
    Q_EMIT progressed(*result);
    if (next)
        ask(next);
    else
        end(result);
}

void MessageExport::end(const Result<int> &result)
{
    if (m_ended)
        return;
    m_ended = true;
    if (result)
        Q_EMIT written(*result);
    else
        Q_EMIT failed(result.error());
    deleteLater();
}

} // namespace hub::ui
