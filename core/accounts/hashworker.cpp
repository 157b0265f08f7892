// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/hashworker.h"

#include "core/accounts/sodiuminit.h"

#include <sodium.h>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace hub {

namespace {

Error tooBusy()
{
    return Error{QByteArrayLiteral("TOO_BUSY"), QStringLiteral("too many passwords are being checked; try again")};
}

/// On Linux a nice value belongs to a thread. A third of a normal thread's share: enough that logins still come through
/// when the machine is full.
void lowerThreadPriority()
{
#ifdef Q_OS_LINUX
    ::setpriority(PRIO_PROCESS, id_t(::syscall(SYS_gettid)), 5);
#endif
}

/// A password in the queue, wiped when it is done with.
class Secret
{
public:
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) { m_bytes.detach(); }
    ~Secret() { sodium_memzero(m_bytes.data(), size_t(m_bytes.size())); }
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

} // namespace

HashWorker::HashWorker(Settings settings)
    : m_settings(settings), m_unmatchable(passwordhash::unmatchable(settings.work))
{
    ensureSodium();
    for (int i = 0; i < settings.threads; ++i)
        m_threads.emplace_back().start(QStringLiteral("hashes"), [this] { threadMain(); });
}

HashWorker::~HashWorker()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (WorkerThread &thread : m_threads)
        thread.join();
}

void HashWorker::hash(QByteArray password, const Mailbox::Address &replyTo, std::function<void(Result<QString>)> done)
{
    const auto secret = std::make_shared<Secret>(std::move(password));
    enqueue(
        {[this, secret, replyTo, done] { replyTo.post([done, result = compute(secret->bytes())] { done(result); }); },
         [replyTo, done] { replyTo.post([done] { done(tl::unexpected<Error>(tooBusy())); }); }});
}

void HashWorker::verify(std::optional<QString> hash, QByteArray password, const Mailbox::Address &replyTo,
                        std::function<void(Result<Verdict>)> done)
{
    const auto secret = std::make_shared<Secret>(std::move(password));
    enqueue({[this, hash = std::move(hash), secret, replyTo, done] {
                 replyTo.post([done, result = check(hash, secret->bytes())] { done(result); });
             },
             [replyTo, done] { replyTo.post([done] { done(tl::unexpected<Error>(tooBusy())); }); }});
}

void HashWorker::enqueue(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_queue.size() < size_t(m_settings.queueLimit)) {
            m_queue.push_back(std::move(job));
            m_wake.notify_one();
            return;
        }
    }
    job.refuse();
}

void HashWorker::threadMain()
{
    if (m_settings.lowPriority)
        lowerThreadPriority();
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            if (m_stopping)
                return;
            job = std::move(m_queue.front());
            m_queue.pop_front();
        }
        job.run();
    }
}

Result<QString> HashWorker::compute(const QByteArray &password)
{
    ++m_computations;
    auto hash = passwordhash::make(password, m_settings.work);
    if (!hash)
        return tl::unexpected<Error>(tooBusy());
    return std::move(*hash);
}

Result<HashWorker::Verdict> HashWorker::check(const std::optional<QString> &hash, const QByteArray &password)
{
    ++m_computations;
    Verdict verdict;
    verdict.matches = passwordhash::verify(hash.value_or(m_unmatchable), password);
    if (verdict.matches && passwordhash::isOutdated(*hash, m_settings.work)) {
        if (auto renewed = compute(password))
            verdict.newHash = std::move(*renewed);
    }
    return verdict;
}

} // namespace hub
