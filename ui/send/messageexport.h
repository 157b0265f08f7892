// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"
#include "ui/send/background.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace hub::ui {

/// Writes a job's messages into a CSV file: reads page after page, and writes on a thread of its own. The file appears
/// whole at the end, or not at all. Deletes itself then. On the window's thread.
class MessageExport : public QObject
{
    Q_OBJECT

public:
    struct ExportRequest
    {
        qint64 jobId = 0;
        std::optional<MessageState> state; ///< unset: all
        QString path;
    };

    MessageExport(SendingApi &sending, ExportRequest request, QObject *parent);
    ~MessageExport() override;

    void start();
    /// Nothing is written; failed() says so.
    void cancel();

Q_SIGNALS:
    /// How many messages have been written.
    void progressed(int messages);
    /// The end: how many there are.
    void written(int messages);
    /// The end: CANCELLED; why the file could not be written or the messages not be read, in words.
    void failed(const hub::Error &error);

private:
    struct File;

    void ask(std::optional<qint64> after);
    void write(const hub::ResultPage<MessageInfo> &page);
    void onWritten(const Result<int> &result, std::optional<qint64> next);
    void end(const Result<int> &result);

    SendingApi &m_sending;
    const ExportRequest m_request;
    std::shared_ptr<File> m_file; // used on the other thread only
    bool m_ended = false;
    Background m_background; // last: its work ends first
};

} // namespace hub::ui
