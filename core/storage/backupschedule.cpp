// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/backupschedule.h"

#include "core/log/log.h"
#include "core/storage/storemaintenance.h"

#include <QDateTime>
#include <QDir>

#include <algorithm>

namespace hub {

namespace {

constexpr auto TimeFormat = QLatin1StringView("yyyyMMdd'T'HHmmss'Z'");
constexpr auto BackupPrefix = QLatin1StringView("central-hub-");
constexpr auto Suffix = QLatin1StringView(".db");

QDateTime timeOfBackup(const QString &fileName)
{
    const QString stamp = fileName.sliced(BackupPrefix.size(), fileName.size() - BackupPrefix.size() - Suffix.size());
    QDateTime time = QDateTime::fromString(stamp, TimeFormat);
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace

BackupSchedule::BackupSchedule(DatabaseSettings database, Settings settings, Log *log, QObject *parent)
    : QObject(parent), m_database(std::move(database)), m_settings(std::move(settings)), m_log(log)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &BackupSchedule::backUp);
}

BackupSchedule::~BackupSchedule()
{
    if (m_thread.joinable())
        m_thread.join();
}

void BackupSchedule::start()
{
    if (m_settings.interval.count() > 0 && m_settings.keep > 0 && !m_database.isPostgres())
        scheduleNext(true);
}

void BackupSchedule::scheduleNext(bool first)
{
    using std::chrono::milliseconds;
    constexpr milliseconds Longest{24LL * 24 * 60 * 60 * 1000}; // a QTimer counts milliseconds in an int
    const QStringList existing = backups();
    milliseconds wait = m_settings.interval;
    if (first && existing.isEmpty())
        wait = m_settings.firstDelay;
    else if (first)
        wait = std::clamp(m_settings.interval -
                              milliseconds(timeOfBackup(existing.last()).msecsTo(QDateTime::currentDateTimeUtc())),
                          m_settings.firstDelay, std::max(m_settings.interval, m_settings.firstDelay));
    m_timer.start(std::min(wait, Longest));
}

void BackupSchedule::backUp()
{
    if (m_thread.joinable())
        m_thread.join(); // it has reported already
    QDir directory(m_settings.directory);
    if (!directory.exists() && directory.mkpath(QStringLiteral(".")))
        QFile::setPermissions(m_settings.directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QString stamp = QDateTime::currentDateTimeUtc().toString(TimeFormat);
    const QString file = directory.filePath(BackupPrefix % stamp % Suffix);
    m_thread = std::thread([this, database = m_database, file, reply = m_mailbox.address()] {
        reply.post([this, file, result = backUpStore(database, file)] { conclude(file, result); });
    });
}

void BackupSchedule::conclude(const QString &file, const Result<void> &result)
{
    if (result) {
        removeOld();
        if (m_log)
            m_log->info("storage", "backup written", {{"file", file.toUtf8()}});
    } else if (m_log) {
        m_log->error("storage", "backup failed",
                     {{"code", result.error().code}, {"reason", result.error().message.toUtf8()}});
    }
    scheduleNext(false);
    Q_EMIT finished(file, result ? QString() : result.error().message);
}

void BackupSchedule::removeOld() const
{
    QStringList existing = backups();
    while (existing.size() > m_settings.keep)
        QFile::remove(QDir(m_settings.directory).filePath(existing.takeFirst()));
}

QStringList BackupSchedule::backups() const
{
    QStringList files = QDir(m_settings.directory).entryList({BackupPrefix % u'*' % Suffix}, QDir::Files, QDir::Name);
    // Only what this class has named: other people's files in the directory are theirs.
    files.removeIf([](const QString &file) { return !timeOfBackup(file).isValid(); });
    return files;
}

} // namespace hub
