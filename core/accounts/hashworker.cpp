// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/hashworker.h"

#include "core/accounts/secrets.h"

#include <sodium.h>

#include <array>

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

PasswordWork PasswordWork::least()
{
    return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN};
}

namespace passwordhash {

std::optional<QString> make(const QByteArray &password, const PasswordWork &work)
{
    std::array<char, crypto_pwhash_argon2id_STRBYTES> hash{};
    if (crypto_pwhash_argon2id_str(hash.data(), password.constData(), quint64(password.size()), work.operations,
                                   work.memory) != 0)
        return std::nullopt;
    return QString::fromLatin1(hash.data());
}

bool verify(const QString &hash, const QByteArray &password)
{
    return crypto_pwhash_argon2id_str_verify(hash.toLatin1().constData(), password.constData(),
                                             quint64(password.size())) == 0;
}

bool isOutdated(const QString &hash, const PasswordWork &work)
{
    return crypto_pwhash_argon2id_str_needs_rehash(hash.toLatin1().constData(), work.operations, work.memory) != 0;
}

QString unmatchable(const PasswordWork &work)
{
    // Salt and hash of the lengths that libsodium writes; random, so no password gives it.
    std::array<char, 16> salt;
    std::array<char, 32> digest;
    randombytes_buf(salt.data(), salt.size());
    randombytes_buf(digest.data(), digest.size());
    const auto base64 = [](const auto &bytes) {
        return QString::fromLatin1(
            QByteArray(bytes.data(), qsizetype(bytes.size())).toBase64(QByteArray::OmitTrailingEquals));
    };
    return u"$argon2id$v=19$m=" % QString::number(work.memory / 1024) % u",t=" % QString::number(work.operations) %
           u",p=1$" % base64(salt) % u'$' % base64(digest);
}

} // namespace passwordhash

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
