// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/qtmessages.h"

#include "core/log/log.h"

#include <QtGlobal>

#include <atomic>

namespace hub::app {

namespace {

std::atomic<Log *> target = nullptr; // a message handler is a plain function: it has nowhere else to look

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    Log *log = target.load(std::memory_order_acquire);
    if (!log)
        return;
    const Log::Level level = type == QtDebugMsg     ? Log::Level::Debug
                             : type == QtInfoMsg    ? Log::Level::Info
                             : type == QtWarningMsg ? Log::Level::Warning
                                                    : Log::Level::Error;
    log->write(level, "qt", message.toUtf8(), {{"category", context.category ? context.category : "default"}});
}

} // namespace

QtMessages::QtMessages(Log &log)
{
    target.store(&log, std::memory_order_release);
    qInstallMessageHandler(handle);
}

QtMessages::~QtMessages()
{
    qInstallMessageHandler(nullptr);
    target.store(nullptr, std::memory_order_release);
}

} // namespace hub::app
