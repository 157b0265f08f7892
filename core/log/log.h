// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <atomic>
#include <initializer_list>
#include <memory>
#include <variant>

namespace hub {

class LogHistory;

/// The program's log: one line an event, as text for people or as JSON lines for machines.
///
/// Thread-safe; never waits for the disk: lines are handed to a writer thread in batches (warnings and errors at once).
/// If the output stalls, at most 4 MiB wait, then lines are dropped and counted. Callers keep out passwords, tokens, QR
/// payloads and message texts. Events and texts of fields may hold anybody's words: phone numbers in them are shortened
/// (see withPhoneNumbersReplaced), what is beyond 1,000 bytes is cut, and control characters are escaped, so that one
/// event cannot forge another. Numbers are written as they are.
class HUB_CORE_EXPORT Log
{
public:
    enum class Level { Debug, Info, Warning, Error };
    enum class Format { Text, Json };

    struct Field
    {
        using Value = std::variant<QByteArrayView, qint64, double, bool>;

        Field(const char *fieldKey, QByteArrayView fieldValue) : key(fieldKey), value(fieldValue) {}
        Field(const char *fieldKey, const QByteArray &fieldValue) : key(fieldKey), value(QByteArrayView(fieldValue)) {}
        Field(const char *fieldKey, const char *fieldValue) : key(fieldKey), value(QByteArrayView(fieldValue)) {}
        Field(const char *fieldKey, qint64 fieldValue) : key(fieldKey), value(fieldValue) {}
        Field(const char *fieldKey, int fieldValue) : key(fieldKey), value(qint64(fieldValue)) {}
        Field(const char *fieldKey, double fieldValue) : key(fieldKey), value(fieldValue) {}
        Field(const char *fieldKey, bool fieldValue) : key(fieldKey), value(fieldValue) {}

        const char *key;
        Value value; // a view lives as long as the call
    };
    using Fields = std::initializer_list<Field>;

    /// Writes to the file descriptor `fd` (2: standard error), which it does not own. A window that shows the latest
    /// lines gives a history to keep them in.
    Log(Level level, Format format, int fd = 2, std::shared_ptr<LogHistory> history = {});
    /// Writes out what is waiting.
    ~Log();
    Log(const Log &) = delete;
    Log &operator=(const Log &) = delete;

    [[nodiscard]] bool enabled(Level level) const { return level >= m_level.load(std::memory_order_relaxed); }
    /// Lines below `level` are left out from now on.
    void setLevel(Level level) { m_level.store(level, std::memory_order_relaxed); }

    /// Waits until all that was written is out, for a process that ends without cleaning up; a second at most.
    void flush();

    void write(Level level, const char *area, QByteArrayView event, Fields fields = {});
    void debug(const char *area, QByteArrayView event, Fields fields = {}) { write(Level::Debug, area, event, fields); }
    void info(const char *area, QByteArrayView event, Fields fields = {}) { write(Level::Info, area, event, fields); }
    void warning(const char *area, QByteArrayView event, Fields fields = {})
    {
        write(Level::Warning, area, event, fields);
    }
    void error(const char *area, QByteArrayView event, Fields fields = {}) { write(Level::Error, area, event, fields); }

    /// A phone number or WhatsApp id with its middle hidden: `54911***678`.
    [[nodiscard]] static QByteArray shortened(QByteArrayView phone);

private:
    class Writer;

    std::atomic<Level> m_level;
    const Format m_format;
    const std::shared_ptr<LogHistory> m_history; // null: nobody looks
    std::unique_ptr<Writer> m_writer;
};

} // namespace hub
