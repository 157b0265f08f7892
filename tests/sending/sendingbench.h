// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/net/pooledaccessmanager.h"
#include "core/sending/sender.h"
#include "core/sending/sendingservice.h"
#include "core/session/sessionmanagerclient.h"
#include "simulator/engines/dialect.h"
#include "simulator/simulatorthread.h"
#include "tests/support/teststore.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace hub::test {

/// Hears what the sender tells.
struct EventRecorder : SendingEvents
{
    void jobChanged(const JobInfo &job) override { jobs.push_back(job); }
    void accountRestricted(ClienteId client, qint64) override { restricted.push_back(client); }
    void messageSent(ClienteId, qint64 at) override { sentAt.push_back(at); }

    std::vector<JobInfo> jobs;
    std::vector<qint64> sentAt;
    std::vector<ClienteId> restricted;
};

/// A hub's sending, whole: a store, the simulated Session Manager over real HTTP, and the engine between them.
class SendingBench
{
public:
    static constexpr int Patience = 60000; // ms; only ever spent by a test that fails

    explicit SendingBench(TestStore::Kind kind = TestStore::Kind::Sqlite, SendingClock *clock = nullptr,
                          std::shared_ptr<const EngineProfile> profile = {})
        : m_store(kind), m_clock(clock ? clock : &m_systemClock), m_simulator(dialectOf(profile))
    {
        const auto started = m_simulator.start([](sim::Simulator &simulator) {
            for (int client = 1; client <= 20; ++client)
                simulator.setState(*ClienteId::fromNumber(client), sim::State::Ready);
        });
        if (!started)
            qFatal("the simulator does not listen");
        SessionManagerSettings settings;
        settings.baseUrl = m_simulator.baseUrl();
        settings.profile = std::move(profile);
        settings.readTimeout = settings.sendTimeout = std::chrono::milliseconds(400);
        m_client = std::make_unique<SessionManagerClient>(&m_network, settings);
    }
    ~SendingBench() { end(); }
    SendingBench(const SendingBench &) = delete;
    SendingBench &operator=(const SendingBench &) = delete;

    /// Times so short that a test need not wait.
    static SenderSettings quick()
    {
        SenderSettings settings;
        settings.heartbeat = settings.scanInterval = std::chrono::milliseconds(50);
        settings.storeRetry = settings.eventInterval = std::chrono::milliseconds(10);
        settings.probeInterval = settings.readyInterval = std::chrono::milliseconds(30);
        return settings;
    }

    void begin(SenderSettings settings = quick(), std::function<double()> random = {})
    {
        m_sender = std::make_unique<Sender>(&database(), m_client.get(), m_clock, settings, &events, nullptr, random);
        m_service = std::make_unique<SendingService>(&database(), m_sender.get());
        m_sender->start();
    }
    /// As if the hub had died at this moment.
    void end()
    {
        m_service.reset();
        m_sender.reset();
    }

    [[nodiscard]] Database &database() { return m_store.database(); }
    [[nodiscard]] TestStore &store() { return m_store; }
    [[nodiscard]] Sender &sender() { return *m_sender; }
    [[nodiscard]] SendingService &service() { return *m_service; }
    [[nodiscard]] sim::SimulatorThread &simulator() { return m_simulator; }

    /// Asks and waits for the answer.
    template<typename T>
    Result<T> ask(const std::function<void(Mailbox::Address, std::function<void(Result<T>)>)> &question)
    {
        std::optional<Result<T>> answer;
        const Mailbox mailbox;
        question(mailbox.address(), [&answer](Result<T> result) { answer.emplace(std::move(result)); });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, Patience))
            return failure("TEST_TIMEOUT", QStringLiteral("no answer"));
        return std::move(*answer);
    }

    static QByteArray body(int count, const char *delay = "[0,0]", qint64 firstNumber = 1000000)
    {
        QJsonArray messages;
        for (int i = 0; i < count; ++i) {
            messages.append(
                QJsonObject{{QStringLiteral("to"), QString::number(firstNumber + i)},
                            {QStringLiteral("message"), QString(u"text " % QString::number(firstNumber + i))}});
        }
        const QByteArray list = QJsonDocument(messages).toJson(QJsonDocument::Compact);
        return "{\"messages\":" + list + ",\"delay_ms\":" + delay + "}";
    }
    Result<JobReceipt> post(const QByteArray &json, int client = 1, const QByteArray &key = {})
    {
        return ask<JobReceipt>([&](auto replyTo, auto done) {
            m_service->createJob(json, *ClienteId::fromNumber(client), key, Actor, replyTo, std::move(done));
        });
    }
    /// Makes a job and gives its id; empty if it was refused.
    QByteArray makeJob(const QByteArray &json, int client = 1)
    {
        const auto receipt = post(json, client);
        return receipt ? receipt->jobId.toLatin1() : QByteArray();
    }
    Result<JobInfo> job(const QByteArray &id)
    {
        return ask<JobInfo>(
            [&](auto replyTo, auto done) { m_service->job(id, std::nullopt, replyTo, std::move(done)); });
    }
    Result<std::vector<MessageInfo>> messages(const QByteArray &id, std::optional<MessageState> state = {})
    {
        auto page = ask<ResultPage<MessageInfo>>([&](auto replyTo, auto done) {
            m_service->messages(id, std::nullopt, state, PageRequest{{}, 1000}, replyTo, std::move(done));
        });
        return page.map([](ResultPage<MessageInfo> found) { return found.items; });
    }
    /// Waits until the job is as wanted.
    bool waitForJob(const QByteArray &id, const std::function<bool(const JobInfo &)> &wanted)
    {
        return QTest::qWaitFor(
            [&] {
                const auto found = job(id);
                return found && wanted(*found);
            },
            Patience);
    }
    bool waitForState(const QByteArray &id, JobState state)
    {
        return waitForJob(id, [state](const JobInfo &found) { return found.state == state; });
    }
    Result<JobInfo> control(void (SendingService::*what)(const QByteArray &, SendingService::Scope,
                                                         const audit::Actor &, SendingService::Reply,
                                                         SendingService::Done<JobInfo>),
                            const QByteArray &id)
    {
        return ask<JobInfo>(
            [&](auto replyTo, auto done) { ((*m_service).*what)(id, std::nullopt, Actor, replyTo, std::move(done)); });
    }
    Result<SendingAnswer> send(const QString &to, const QString &message, const QByteArray &key = {}, int client = 1)
    {
        const SingleRequest request{*ClienteId::fromNumber(client), to, message, key, (to % message).toUtf8()};
        return ask<SendingAnswer>(
            [&](auto replyTo, auto done) { m_service->send(request, Actor, replyTo, std::move(done)); });
    }

    // What the simulator saw.
    sim::SendRecord::Summary record()
    {
        return m_simulator.call([](sim::Simulator &simulator) { return simulator.sent().summary(); });
    }
    std::vector<sim::SendAttempt> attempts()
    {
        return m_simulator.call([](sim::Simulator &simulator) { return simulator.sent().all(); });
    }
    bool waitForAttempts(qint64 count)
    {
        return QTest::qWaitFor([&] { return record().attempts >= count; }, Patience);
    }
    void addFault(sim::Fault fault)
    {
        fault.endpoint = fault.endpoint.value_or(sim::Endpoint::Send);
        m_simulator.call([&](sim::Simulator &simulator) { return simulator.addFault(fault); });
    }

    inline static const audit::Actor Actor{QStringLiteral("ana"), QStringLiteral("127.0.0.1")};
    EventRecorder events;

private:
    /// The simulator speaks as the engine of that name, if it can.
    static sim::SimulatorSettings dialectOf(const std::shared_ptr<const EngineProfile> &profile)
    {
        sim::SimulatorSettings settings;
        if (profile && sim::EngineDialect::names().contains(profile->name()))
            settings.engine = profile->name();
        return settings;
    }

    TestStore m_store;
    SystemSendingClock m_systemClock;
    SendingClock *m_clock;
    sim::SimulatorThread m_simulator;
    PooledAccessManager m_network;
    std::unique_ptr<SessionManagerClient> m_client;
    std::unique_ptr<Sender> m_sender;
    std::unique_ptr<SendingService> m_service;
};

} // namespace hub::test
