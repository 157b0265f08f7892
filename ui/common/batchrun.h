// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/answer.h"

#include <QObject>
#include <QString>

#include <functional>

namespace hub::ui {

/// Many questions of one kind, a few under way at a time: marking messages, adding numbers. It deletes itself at the
/// end. On the window's thread.
class BatchRun : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(const Result<void> &)>;
    /// Asks for the `index`-th; `done` is called once, later, with `context` alive.
    using Ask = std::function<void(int index, QObject *context, Done done)>;

    /// Starts once the event loop runs.
    BatchRun(int count, Ask ask, QObject *parent);

    /// What is under way ends, nothing more begins.
    void cancel();

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] int succeeded() const { return m_succeeded; }
    [[nodiscard]] int failed() const { return m_failed; }
    /// The first failure's message; foreign text.
    [[nodiscard]] const QString &firstError() const { return m_firstError; }

Q_SIGNALS:
    void progressed(int ended, int count);
    void finished();

private:
    void more();

    const int m_count;
    const Ask m_ask;
    int m_next = 0;
    int m_underWay = 0;
    int m_succeeded = 0;
    int m_failed = 0;
    bool m_cancelled = false;
    bool m_finished = false;
    QString m_firstError;
};

} // namespace hub::ui
