// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/send/messageexport.h"

#include <QPointer>
#include <QWidget>

class QProgressBar;

namespace hub::ui {

class PlainLabel;

/// How far the export of a job's messages is, with a way to stop it. Hidden while there is none.
class ExportStrip : public QWidget
{
    Q_OBJECT

public:
    explicit ExportStrip(SendingApi &sending, QWidget *parent = nullptr);

    [[nodiscard]] bool isRunning() const { return !m_export.isNull(); }
    /// Asks for a file, then begins. `total`: how many messages there will be, as far as is known.
    void choose(qint64 job, std::optional<MessageState> state, qint64 total);

Q_SIGNALS:
    void runningChanged();
    void done(int messages, const QString &path);
    void failed(const QString &message);

private:
    void start(const MessageExport::ExportRequest &request, qint64 total);
    void end();

    SendingApi &m_sending;
    PlainLabel *m_text;
    QProgressBar *m_bar;
    QPointer<MessageExport> m_export;
};

} // namespace hub::ui
