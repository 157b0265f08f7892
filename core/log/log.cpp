// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/log/log.h"

#include "core/async/workerthread.h"
#include "core/log/loghistory.h"
#include "core/log/redaction.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace hub {

namespace {

constexpr std::size_t MaxWaiting = 4 * 1024 * 1024;
constexpr std::size_t WriteBatch = 64 * 1024;
constexpr std::chrono::milliseconds BatchTime{50};
constexpr qsizetype LongestShown = 1000; // of an event or a value, in bytes
constexpr int PhoneDigits = 7;

const char *levelName(Log::Level level)
{
    switch (level) {
    case Log::Level::Debug:
        return "debug";
    case Log::Level::Info:
        return "info";
    case Log::Level::Warning:
        return "warning";
    case Log::Level::Error:
        break;
    }
    return "error";
}

void appendTime(std::string &out)
{
    // The calendar part changes once a second; each thread keeps the last one it made.
    thread_local qint64 second = -1;
    thread_local QByteArray prefix;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (now / 1000 != second) {
        second = now / 1000;
        prefix = QDateTime::fromMSecsSinceEpoch(now, QTimeZone::utc()).toString(u"yyyy-MM-dd'T'HH:mm:ss").toLatin1();
    }
    out.append(prefix.constData(), std::size_t(prefix.size()));
    const auto ms = int(now % 1000);
    const char tail[] = {'.', char('0' + ms / 100), char('0' + ms / 10 % 10), char('0' + ms % 10), 'Z'};
    out.append(tail, sizeof tail);
}

/// Whose words it may be: phone numbers shortened, and what is too long cut. `kept` is where it lives if it differs.
QByteArrayView fitToShow(QByteArrayView text, QByteArray *kept)
{
    if (text.size() > LongestShown) {
        text = text.first(LongestShown);
        while (!text.isEmpty() && (static_cast<unsigned char>(text.back()) & 0xc0) == 0x80)
            text.chop(1); // the rest of a character, and then its beginning
        if (!text.isEmpty() && static_cast<unsigned char>(text.back()) >= 0xc0)
            text.chop(1);
    }
    // Few have digits enough, so that this look is what it costs.
    const auto mayBeDigit = [](char c) { return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; };
    if (std::count_if(text.begin(), text.end(), mayBeDigit) < PhoneDigits)
        return text;
    *kept = withPhoneNumbersReplaced(QString::fromUtf8(text), Log::shortened).toUtf8();
    return *kept;
}

void appendEscaped(std::string &out, QByteArrayView text)
{
    static constexpr char Hex[] = "0123456789abcdef";
    for (const char c : text) {
        const auto u = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (u < 0x20 || u == 0x7f) {
            out += "\\u00";
            out += Hex[u >> 4];
            out += Hex[u & 15];
        } else {
            out += c;
        }
    }
}

void appendQuoted(std::string &out, QByteArrayView text)
{
    out += '"';
    if (text.isValidUtf8())
        appendEscaped(out, text);
    else // a broken sequence would break the line for a JSON reader
        appendEscaped(out, QString::fromUtf8(text).toUtf8());
    out += '"';
}

bool needsQuotes(QByteArrayView text)
{
    if (text.isEmpty())
        return true;
    for (const char c : text) {
        if (c <= ' ' || c == '"' || c == '=' || c == '\\' ||
            c == 0x7f) // also every byte of 0x80 and above, where char is signed
            return true;
    }
    return false;
}

void appendValue(std::string &out, const Log::Field::Value &value, bool quoteAlways)
{
    if (const auto *given = std::get_if<QByteArrayView>(&value)) {
        QByteArray kept;
        const QByteArrayView text = fitToShow(*given, &kept);
        if (quoteAlways || needsQuotes(text))
            appendQuoted(out, text);
        else
            out.append(text.data(), std::size_t(text.size()));
    } else if (const auto *number = std::get_if<qint64>(&value)) {
        out += std::to_string(*number);
    } else if (const auto *real = std::get_if<double>(&value)) {
        out += QByteArray::number(*real, 'f', 3).constData();
    } else {
        out += std::get<bool>(value) ? "true" : "false";
    }
}

void appendEvent(std::string &out, QByteArrayView event, Log::Fields fields)
{
    QByteArray kept;
    appendEscaped(out, fitToShow(event, &kept));
    for (const Log::Field &field : fields) {
        out += ' ';
        out += field.key;
        out += '=';
        appendValue(out, field.value, false);
    }
}

void appendText(std::string &out, Log::Level level, const char *area, QByteArrayView event, Log::Fields fields)
{
    appendTime(out);
    out += ' ';
    out += levelName(level);
    out += ' ';
    out += area;
    out += ": ";
    appendEvent(out, event, fields);
    out += '\n';
}

void appendJson(std::string &out, Log::Level level, const char *area, QByteArrayView event, Log::Fields fields)
{
    out += "{\"time\":\"";
    appendTime(out);
    out += "\",\"level\":\"";
    out += levelName(level);
    out += "\",\"area\":\"";
    out += area;
    out += "\",\"event\":";
    QByteArray kept;
    appendQuoted(out, fitToShow(event, &kept));
    for (const Log::Field &field : fields) {
        out += ",\"";
        out += field.key;
        out += "\":";
        appendValue(out, field.value, true);
    }
    out += "}\n";
}

} // namespace

/// Owns the thread that writes. Lines wait in one string under one mutex.
class Log::Writer
{
public:
    explicit Writer(int fd) : m_fd(fd)
    {
        m_thread.start(QStringLiteral("log"), [this] { run(); });
    }
    ~Writer()
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_stop = true;
        }
        m_wake.notify_one();
        m_thread.join();
    }

    void add(const std::string &line, bool urgent)
    {
        bool wake = false;
        {
            const std::scoped_lock lock(m_mutex);
            if (m_waiting.size() + line.size() > MaxWaiting) {
                ++m_dropped;
                return;
            }
            // Wake the writer for the first line of a batch and when it should not wait for more.
            wake = m_waiting.empty() || (urgent && !m_urgent) ||
                   (m_waiting.size() < WriteBatch && m_waiting.size() + line.size() >= WriteBatch);
            m_waiting += line;
            m_urgent = m_urgent || urgent;
        }
        if (wake)
            m_wake.notify_one();
    }

    void flush()
    {
        std::unique_lock lock(m_mutex);
        m_urgent = true;
        m_wake.notify_one();
        m_idle.wait_for(lock, std::chrono::seconds(1), [this] { return m_waiting.empty() && !m_writing; });
    }

private:
    void run()
    {
        std::string batch;
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_wake.wait(lock, [this] { return m_stop || !m_waiting.empty(); });
            m_wake.wait_for(lock, BatchTime, [this] { return m_stop || m_urgent || m_waiting.size() >= WriteBatch; });
            if (m_waiting.empty() && m_stop)
                return;
            batch.clear();
            batch.swap(m_waiting);
            m_urgent = false;
            if (m_dropped > 0) {
                appendText(batch, Level::Warning, "log", "lines dropped, the output stalls", {{"count", m_dropped}});
                m_dropped = 0;
            }
            m_writing = true;
            lock.unlock();
            writeAll(batch);
            lock.lock();
            m_writing = false;
            m_idle.notify_all();
        }
    }

    void writeAll(const std::string &batch) const
    {
        const char *from = batch.data();
        std::size_t left = batch.size();
        while (left > 0) {
#ifdef Q_OS_WIN
            const auto written = _write(m_fd, from, unsigned(left));
#else
            const auto written = ::write(m_fd, from, left);
#endif
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return; // nowhere to complain to
            from += written;
            left -= std::size_t(written);
        }
    }

    const int m_fd;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_idle; // for flush()
    std::string m_waiting;
    qint64 m_dropped = 0;
    bool m_urgent = false;
    bool m_writing = false; // a batch is on its way out
    bool m_stop = false;
    WorkerThread m_thread; // last: what it uses outlives it
};

Log::Log(Level level, Format format, int fd, std::shared_ptr<LogHistory> history)
    : m_level(level), m_format(format), m_history(std::move(history)), m_writer(std::make_unique<Writer>(fd))
{
}

Log::~Log() = default;

void Log::flush()
{
    m_writer->flush();
}

void Log::write(Level level, const char *area, QByteArrayView event, Fields fields)
{
    if (!enabled(level))
        return;
    thread_local std::string line;
    line.clear();
    if (m_format == Format::Json)
        appendJson(line, level, area, event, fields);
    else
        appendText(line, level, area, event, fields);
    m_writer->add(line, level >= Level::Warning);
    if (m_history) {
        line.clear();
        appendEvent(line, event, fields);
        m_history->append(level, QDateTime::currentMSecsSinceEpoch(), QString::fromLatin1(area),
                          QString::fromUtf8(line.data(), qsizetype(line.size())));
    }
}

QByteArray Log::shortened(QByteArrayView phone)
{
    if (phone.size() < 7)
        return QByteArrayLiteral("***");
    return phone.first(phone.size() > 9 ? 5 : 2).toByteArray() + "***" + phone.last(3).toByteArray();
}

} // namespace hub
