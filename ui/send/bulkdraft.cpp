// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/bulkdraft.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace hub::ui {

namespace {

constexpr std::chrono::milliseconds TypingPause{150};

Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure("FILE_FAILED", BulkDraft::tr("The file cannot be read: %1").arg(file.errorString()));
    if (file.size() > MaxCsvBytes) {
        return failure("CSV_TOO_LARGE", BulkDraft::tr("The file is larger than %1 MB. Split it into smaller ones.")
                                            .arg(MaxCsvBytes / (1024 * 1024)));
    }
    QByteArray bytes = file.read(MaxCsvBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failure("FILE_FAILED", BulkDraft::tr("The file cannot be read: %1").arg(file.errorString()));
    return bytes;
}

/// Messages that the client sends before those of a new job. A job that waits for an operator lets others go ahead.
qint64 waitingIn(const JobInfo &job)
{
    const bool ended = job.state == JobState::Completed || job.state == JobState::Cancelled;
    const bool held = job.state == JobState::Paused && waitsForSomebody(job.pauseReason);
    return ended || held ? 0 : job.counts.queued + job.counts.sending;
}

} // namespace

struct BulkDraft::Loaded
{
    quint64 number = 0;
    QByteArray bytes;
    std::shared_ptr<const CsvTable> table;
    QStringList names;
    std::optional<int> toColumn;
    QString error;

    void take(Result<CsvTable> read)
    {
        if (!read) {
            error = read.error().message;
            return;
        }
        table = std::make_shared<const CsvTable>(std::move(*read));
        names = MessageTemplate::names(*table);
        toColumn = guessRecipientColumn(*table);
    }
};

BulkDraft::BulkDraft(QObject *parent) : QObject(parent)
{
    m_planSoon.setSingleShot(true);
    m_planSoon.setInterval(TypingPause);
    connect(&m_planSoon, &QTimer::timeout, this, &BulkDraft::replan);
}

BulkDraft::~BulkDraft()
{
    if (m_planCancelled)
        *m_planCancelled = true;
}

void BulkDraft::loadFile(const QString &path)
{
    load([path] { return bytesOf(path); }, QFileInfo(path).fileName());
}

void BulkDraft::loadText(const QString &pasted)
{
    load([pasted]() -> Result<QByteArray> { return pasted.toUtf8(); }, tr("Pasted rows"));
}

void BulkDraft::load(std::function<Result<QByteArray>()> bytes, const QString &source)
{
    m_choices = {};
    m_leftOut.clear();
    m_source = source;
    read([bytes = std::move(bytes)] {
        Loaded loaded;
        auto all = bytes();
        if (!all) {
            loaded.error = all.error().message;
            return loaded;
        }
        loaded.bytes = *all;
        loaded.take(readCsv(loaded.bytes));
        return loaded;
    });
}

void BulkDraft::setDelimiter(QChar delimiter)
{
    if (!m_table || m_table->delimiter == delimiter)
        return;
    m_choices.delimiter = delimiter;
    read([bytes = m_bytes, choices = m_choices] {
        Loaded loaded;
        loaded.bytes = bytes;
        loaded.take(readCsv(bytes, choices));
        return loaded;
    });
}

void BulkDraft::setHasHeader(bool hasHeader)
{
    if (!m_table || m_table->hasHeader == hasHeader)
        return;
    m_choices.hasHeader = hasHeader;
    read([bytes = m_bytes, choices = m_choices, column = m_toColumn] {
        Loaded loaded;
        loaded.bytes = bytes;
        loaded.take(readCsv(bytes, choices));
        if (column >= 0)
            loaded.toColumn = column; // the columns are the same: the user's choice stands
        return loaded;
    });
}

void BulkDraft::read(std::function<Loaded()> work)
{
    m_loading = true;
    const quint64 number = ++m_loadNumber;
    if (m_planCancelled)
        *m_planCancelled = true; // it would only be in the way
    m_background.run<Loaded>(
        [work = std::move(work), number] {
            Loaded loaded = work();
            loaded.number = number;
            return loaded;
        },
        [this](Loaded loaded) { onLoaded(std::move(loaded)); });
    Q_EMIT workingChanged();
}

void BulkDraft::onLoaded(Loaded loaded)
{
    if (loaded.number != m_loadNumber)
        return;
    m_loading = false;
    m_background.drop(std::exchange(m_table, loaded.table));
    m_bytes = loaded.bytes;
    m_names = loaded.names;
    m_loadError = loaded.error;
    m_toColumn = loaded.toColumn.value_or(-1);
    if (!m_table)
        m_source = m_loadError.isEmpty() ? QString() : m_source;
    Q_EMIT recipientsChanged();
    Q_EMIT toColumnChanged();
    checkText();
    replan();
    Q_EMIT workingChanged();
}

void BulkDraft::clearRecipients()
{
    ++m_loadNumber;
    Loaded nothing;
    nothing.number = m_loadNumber;
    onLoaded(std::move(nothing));
}

void BulkDraft::leaveOut(const QSet<QString> &numbers)
{
    m_leftOut.unite(numbers);
    replan();
    Q_EMIT workingChanged();
}

void BulkDraft::setToColumn(int column)
{
    if (!m_table || column == m_toColumn || column >= m_table->columns)
        return;
    m_toColumn = column;
    Q_EMIT toColumnChanged();
    replan();
    Q_EMIT workingChanged();
}

void BulkDraft::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    checkText();
    planSoon();
}

// A wrong placeholder is told at once, while the rows are judged after a pause in the typing.
void BulkDraft::checkText()
{
    QString error;
    m_template.reset();
    if (!m_text.trimmed().isEmpty()) {
        if (auto parsed = MessageTemplate::parse(m_text, m_names))
            m_template = std::move(*parsed);
        else
            error = parsed.error().message;
    }
    if (error == m_textError)
        return;
    m_textError = error;
    Q_EMIT textErrorChanged();
}

void BulkDraft::planSoon()
{
    if (!m_table)
        return;
    m_planSoon.start();
    Q_EMIT workingChanged();
}

void BulkDraft::replan()
{
    m_planSoon.stop();
    if (m_planCancelled)
        *m_planCancelled = true;
    m_planCancelled.reset();
    m_planning = false;
    if (!m_table || m_toColumn < 0) {
        setPlan(nullptr);
        return;
    }
    m_planning = true;
    const auto cancelled = std::make_shared<std::atomic<bool>>(false);
    m_planCancelled = cancelled;
    m_background.run<std::shared_ptr<const BulkPlan>>(
        [table = m_table, column = m_toColumn, text = m_template, leftOut = m_leftOut, cancelled] {
            return BulkPlan::make(table, column, text, *cancelled, leftOut);
        },
        [this, cancelled](std::shared_ptr<const BulkPlan> plan) {
            if (*cancelled || !plan)
                return;
            m_planning = false;
            m_planCancelled.reset();
            setPlan(std::move(plan));
            Q_EMIT workingChanged();
        });
}

void BulkDraft::setPlan(std::shared_ptr<const BulkPlan> plan)
{
    if (plan == m_plan)
        return;
    const auto old = std::exchange(m_plan, std::move(plan));
    Q_EMIT planChanged();
    m_background.drop(old);
}

void BulkDraft::addRefused(const std::shared_ptr<const BulkPlan> &plan, std::vector<BulkPlan::Bad> refused)
{
    if (plan != m_plan || refused.empty())
        return;
    auto changed = std::make_shared<BulkPlan>(*plan);
    QSet<int> rows;
    for (const BulkPlan::Bad &bad : refused)
        rows.insert(bad.row);
    std::erase_if(changed->good, [&rows](int row) { return rows.contains(row); });
    changed->bad.insert(changed->bad.begin(), refused.begin(), refused.end()); // news first
    setPlan(std::move(changed));
}

bool BulkDraft::isReady() const
{
    return !isWorking() && m_textError.isEmpty() && m_plan && m_plan->text && !m_plan->good.empty();
}

void BulkDraft::build(const JobDraft &head, std::function<void(std::shared_ptr<JobDraft>)> done)
{
    m_background.run<std::shared_ptr<JobDraft>>(
        [plan = m_plan, head] {
            auto draft = std::make_shared<JobDraft>(head);
            draft->messages = plan->messages();
            return draft;
        },
        std::move(done));
}

EndEstimate::EndEstimate(SendingApi &sending, QObject *parent) : QObject(parent), m_sending(sending) {}

void EndEstimate::setClient(std::optional<ClienteId> client)
{
    if (client == m_client)
        return;
    m_client = client;
    m_limits.reset();
    m_ahead.reset();
    refresh();
    Q_EMIT changed();
}

void EndEstimate::refresh()
{
    const quint64 question = ++m_question;
    if (!m_client)
        return;
    m_sending.limits(*m_client, this, [this, question](const Result<SendingLimits> &limits) {
        if (question != m_question)
            return;
        // Without an answer it is estimated as if there were none; the hub observes them in any case.
        m_limits = limits ? *limits : SendingLimits();
        Q_EMIT changed();
    });
    m_sending.jobs(m_client, PageRequest{}, this, [this, question](const Result<hub::ResultPage<JobInfo>> &page) {
        if (question != m_question)
            return;
        m_ahead = 0;
        if (page) {
            for (const JobInfo &job : page->items)
                *m_ahead += waitingIn(job);
        }
        Q_EMIT changed();
    });
}

std::optional<qint64> EndEstimate::end(qint64 messages, int minDelay, int maxDelay, qint64 now) const
{
    const qint64 perMessage = std::max<qint64>((qint64(minDelay) + maxDelay) / 2, 1);
    return m_limits.value_or(SendingLimits()).estimateEnd(now, 0, ahead() + messages, perMessage);
}

} // namespace hub::ui
