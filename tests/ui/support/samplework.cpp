// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/samples.h"

#include <QDateTime>

#include <array>
#include <cmath>

namespace hub {

namespace {

constexpr qint64 MinuteMs = 60 * 1000;
constexpr qint64 HourMs = 60 * MinuteMs;

ClienteId client(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

struct SampleEntry
{
    const char *actor;
    const char *address;
    const char *action;
    int client;
    const char *target;
    const char *detail;
};

constexpr std::array<SampleEntry, 26> Entries{{
    {"admin", "127.0.0.1", "login", 1, "admin", ""},
    {"maria", "192.168.1.44", "send", 1, "54911***678", ""},
    {"maria", "192.168.1.44", "job_create", 1, "118", "accepted 240, rejected 3"},
    {"-", "203.0.113.9", "login_failed", 0, "root", "wrong password"},
    {"dashboard", "local", "setting", 12, "client 12", "registered"},
    {"dashboard", "local", "connect", 12, "", ""},
    {"key:billing", "10.0.0.8", "send", 1, "54911***902", ""},
    {"admin", "127.0.0.1", "approve", 7, "lucia", ""},
    {"maria", "192.168.1.44", "job_pause", 1, "118", ""},
    {"maria", "192.168.1.44", "job_resume", 1, "118", ""},
    {"-", "192.168.1.60", "register", 9, "new.operator", ""},
    {"admin", "127.0.0.1", "key_create", 1, "4", "appointments"},
    {"admin", "127.0.0.1", "key_revoke", 7, "3", "old shop"},
    {"maria", "192.168.1.44", "job_settle_sent", 1, "118", ""},
    {"dashboard", "local", "disconnect", 14, "", ""},
    {"dashboard", "local", "setting", 1, "sending limits", "{\"daily_cap\":200}"},
    {"admin", "local", "user_create", 1, "maria", "operator"},
    {"dashboard", "local", "disable", 4, "old_account", ""},
    {"dashboard", "local", "enable", 4, "old_account", ""},
    {"dashboard", "local", "role", 7, "lucia", "admin"},
    {"maria", "192.168.1.44", "password", 1, "maria", ""},
    {"maria", "192.168.1.44", "job_cancel", 1, "117", ""},
    {"maria", "192.168.1.44", "job_retry", 1, "116", "as job 119"},
    {"dashboard", "local", "job_stop_all", 0, "", ""},
    {"dashboard", "local", "job_start_all", 0, "", ""},
    {"maria", "192.168.1.44", "job_settle_queued", 1, "118", ""},
}};

JobInfo job(qint64 id, const char *name, JobState state, const JobCounts &counts, qint64 age)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    JobInfo info;
    info.id = id;
    info.client = client(id % 2 == 0 ? 1 : 2);
    info.name = QString::fromUtf8(name);
    info.state = state;
    info.minDelay = 3000;
    info.maxDelay = 8000;
    info.counts = counts;
    info.total = counts.queued + counts.sending + counts.sent + counts.failed + counts.unknown + counts.cancelled +
                 counts.skipped;
    info.createdBy = QStringLiteral("maria");
    info.createdAt = now - age;
    if (state != JobState::Queued)
        info.startedAt = now - age + 2000;
    if (state == JobState::Completed || state == JobState::Cancelled)
        info.finishedAt = now - age / 2;
    if (state == JobState::Running) {
        info.perMinute = 10.9;
        info.etaSeconds = qint64(double(counts.queued) / info.perMinute * 60);
    }
    return info;
}

} // namespace

std::vector<JobInfo> sampleJobs()
{
    JobInfo paused = job(120, "Holiday hours", JobState::Paused, {.queued = 410, .sent = 90}, 50 * MinuteMs);
    paused.pauseReason = PauseReason::NotReady;
    paused.reason = QStringLiteral("Client 1 is not linked; sending goes on by itself once it is.");
    JobInfo stopped = job(119, "Price list", JobState::Paused, {.queued = 12, .sent = 20, .failed = 10}, 2 * HourMs);
    stopped.pauseReason = PauseReason::Failures;
    stopped.reason = QStringLiteral("10 messages in a row failed.");
    JobInfo retry = job(115, "Reminder, failures again", JobState::Completed, {.sent = 14, .failed = 1}, 26 * HourMs);
    retry.retryOf = 114;
    return {job(122, "Autumn offers", JobState::Queued, {.queued = 1500}, 2 * MinuteMs),
            job(121, "Appointments for Monday", JobState::Running,
                {.queued = 128, .sending = 1, .sent = 104, .failed = 4, .unknown = 2, .skipped = 1}, 20 * MinuteMs),
            paused,
            stopped,
            job(118, "New phone number", JobState::Completed, {.sent = 237, .failed = 2, .unknown = 1}, 5 * HourMs),
            job(117, "<i>Test</i>", JobState::Cancelled, {.sent = 3, .cancelled = 97}, 8 * HourMs),
            retry};
}

std::vector<MessageInfo> sampleMessages(const JobInfo &job)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const JobCounts &counts = job.counts;
    // As a job goes: what is done comes first, the troubles lie among it.
    const std::array<std::pair<MessageState, qint64>, 7> order{{{MessageState::Failed, counts.failed},
                                                                {MessageState::Unknown, counts.unknown},
                                                                {MessageState::Skipped, counts.skipped},
                                                                {MessageState::Sent, counts.sent},
                                                                {MessageState::Sending, counts.sending},
                                                                {MessageState::Queued, counts.queued},
                                                                {MessageState::Cancelled, counts.cancelled}}};
    std::vector<MessageInfo> messages;
    for (const auto &[state, count] : order) {
        for (qint64 i = 0; i < count; ++i) {
            const qint64 number = qint64(messages.size());
            MessageInfo message;
            message.jobId = job.id;
            message.number = number;
            message.to = QStringLiteral("54911") + QString::number(60000000 + number * 31337 % 39999999);
            message.message = QStringLiteral("Hello %1, your appointment is on Monday at %2:30.")
                                  .arg(sampleContacts(13)[size_t(number) % 13].name)
                                  .arg(8 + number % 10);
            message.state = state;
            message.updatedAt = now - (job.total - number) * 5500;
            if (state == MessageState::Sent)
                message.messageId = QStringLiteral("3EB0") + QString::number(0xC431D2A4 + number, 16).toUpper();
            if (state == MessageState::Failed)
                message.error = QStringLiteral("This number is not on WhatsApp.");
            if (state == MessageState::Unknown)
                message.error = QStringLiteral("The Session Manager did not answer: it may have been sent.");
            if (state == MessageState::Skipped)
                message.error = QStringLiteral("The recipient has opted out.");
            messages.push_back(message);
        }
    }
    return messages;
}

std::vector<audit::Entry> sampleAudit(int count)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    std::vector<audit::Entry> entries;
    for (int i = 0; i < count; ++i) {
        const SampleEntry &sample = Entries[size_t(i) % Entries.size()];
        audit::Entry entry;
        entry.id = count - i;
        entry.at = now - qint64(i) * 4 * MinuteMs - 20000;
        entry.actor = QString::fromLatin1(sample.actor);
        entry.address = QString::fromLatin1(sample.address);
        entry.action = QString::fromLatin1(sample.action);
        entry.target = QString::fromLatin1(sample.target);
        entry.detail = QString::fromLatin1(sample.detail);
        if (sample.client > 0)
            entry.clienteId = client(sample.client);
        entries.push_back(entry);
    }
    return entries;
}

std::vector<LogLine> sampleLog(int count)
{
    struct Sample
    {
        Log::Level level;
        const char *area;
        const char *text;
    };
    static constexpr std::array<Sample, 8> lines{{
        {Log::Level::Info, "hub", "started version=0.1.0 data_dir=/var/lib/central-hub"},
        {Log::Level::Info, "http", "listening address=127.0.0.1 port=3012"},
        {Log::Level::Debug, "http", "request method=GET path=/clients status=200 ms=1.4"},
        {Log::Level::Info, "session", "state client=12 from=starting to=qr_required"},
        {Log::Level::Warning, "session", "poll missed client=32 reason=timeout after_ms=5000"},
        {Log::Level::Debug, "http", "request method=GET path=/api/whatsapp/status/51 status=200 ms=2.1"},
        {Log::Level::Info, "sending", "sent job=121 number=88 to=54911***678 ms=214"},
        {Log::Level::Error, "alerts",
         "webhook failed url=https://alerts.example.net/hooks/central-hub attempt=3 status=502 reason=\"Bad Gateway\" "
         "next_attempt_s=40 alert=logged_out client=8 request_id=5f0c2a7be1d94c37a1e8"},
    }};
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    std::vector<LogLine> result;
    for (int i = 0; i < count; ++i) {
        const Sample &sample = lines[size_t(i) % lines.size()];
        result.push_back({.number = quint64(i + 1),
                          .at = now - qint64(count - i) * 730,
                          .level = sample.level,
                          .area = QString::fromLatin1(sample.area),
                          .text = QString::fromLatin1(sample.text)});
    }
    return result;
}

std::vector<ServerSample> sampleServerSamples(int count)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    std::vector<ServerSample> samples;
    quint64 requests = 182000;
    for (int i = 0; i < count; ++i) {
        ServerSample sample{.at = now - qint64(count - 1 - i) * 1000};
        const double bump = 60 * std::exp(-std::pow((i - count * 0.6) / 18.0, 2));
        sample.requestsPerSecond = std::round(14 + 5 * std::sin(i / 9.0) + 2 * std::sin(i * 1.7) + bump);
        sample.clientErrorsPerSecond = i % 37 == 0 ? 3 : 0;
        sample.serverErrorsPerSecond = bump > 50 ? 2 : 0;
        sample.connections = 23 + i % 4;
        sample.streams = 6;
        sample.meanMilliseconds = 1.8 + bump / 20;
        requests += quint64(sample.requestsPerSecond);
        sample.requests = requests;
        samples.push_back(sample);
    }
    return samples;
}

std::vector<alerts::Entry> sampleAlerts()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto entry = [now](qint64 id, const char *kind, std::optional<qint64> who, const char *before,
                             const char *after) {
        return alerts::Entry{.id = id,
                             .kind = QString::fromLatin1(kind),
                             .client = who ? std::optional(client(*who)) : std::nullopt,
                             .before = QString::fromLatin1(before),
                             .after = QString::fromLatin1(after),
                             .since = now - (10 - id) * 17 * MinuteMs};
    };
    std::vector<alerts::Entry> entries{entry(9, "wrong_phone", 4, "", "5491150009999"),
                                       entry(8, "account_changed", 5, "5491140137005", "5491150008888"),
                                       entry(7, "dropped", 2, "ready", "stopped"),
                                       entry(6, "flapping", 9, "ready", "reconnecting"),
                                       entry(5, "logged_out", 8, "ready", "logged_out"),
                                       entry(4, "banned", 14, "ready", "banned"),
                                       entry(3, "session_manager_gone", std::nullopt, "unknown", "unreachable"),
                                       entry(2, "logged_out", 7, "ready", "logged_out"),
                                       entry(1, "dropped", 11, "ready", "stopped")};
    entries[6].endedAt = entries[8].endedAt = now - 100 * MinuteMs;
    entries[7].acknowledgedBy = QStringLiteral("maria");
    entries[7].acknowledgedAt = now - 90 * MinuteMs;
    return entries;
}

void fillSamples(FakeHubApi &hub, int clients)
{
    hub.clients().set(sampleClients(clients));
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const ClienteId id : hub.clients().ids()) {
        auto &history = hub.clients().histories[id];
        history.push_back({id.toNumber() * 10 + 3,
                           now - 7 * MinuteMs,
                           SessionState::QrRequired,
                           {},
                           SessionState::LoggedOut,
                           {},
                           {}});
        history.push_back({id.toNumber() * 10 + 2,
                           now - 9 * MinuteMs,
                           SessionState::LoggedOut,
                           {},
                           SessionState::Ready,
                           QStringLiteral("5491140137911"),
                           QStringLiteral("logged_out")});
        history.push_back({id.toNumber() * 10 + 1,
                           now - 50 * HourMs,
                           SessionState::Ready,
                           {},
                           SessionState::QrRequired,
                           QStringLiteral("5491140137911"),
                           {}});
    }
    for (const JobInfo &info : sampleJobs())
        hub.sending().set(info, sampleMessages(info));
    hub.sending().optOutsOf[client(1)] = {{QStringLiteral("5491150000001"), now - 400 * HourMs},
                                          {QStringLiteral("5491150000002"), now - HourMs}};
    hub.sending().limitsOf[client(1)] = {.dailyCap = 200,
                                         .hours = SendingLimits::Hours{QTime(9, 0), QTime(20, 0)},
                                         .zone = QTimeZone("America/Argentina/Buenos_Aires")};
    hub.contacts().stored[client(1)] = sampleContacts(412);
    hub.people().userList = sampleUsers();
    hub.people().keyList = sampleKeys();
    if (clients > 0)
        hub.alerts().entries = sampleAlerts();
    hub.activity().entries = sampleAudit(400);
    hub.activity().lines = sampleLog(5000);
    hub.server().sampleList = sampleServerSamples(300);
    hub.server().setState({.phase = ServerState::Phase::Listening,
                           .address = QStringLiteral("127.0.0.1"),
                           .port = 3012,
                           .page = QUrl(QStringLiteral("http://127.0.0.1:3012/"))});
}

} // namespace hub
