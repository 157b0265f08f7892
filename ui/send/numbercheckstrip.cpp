// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/numbercheckstrip.h"

#include "core/sending/recipient.h"
#include "ui/common/messagesender.h"
#include "ui/common/tablepanel.h"
#include "ui/send/bulkdraft.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace hub::ui {

namespace {

QString counted(qint64 value)
{
    return QLocale().toString(value);
}

std::vector<QString> numbersOf(const BulkPlan &plan)
{
    std::vector<QString> numbers;
    QSet<QString> seen;
    for (const int row : plan.good) {
        const QString digits = Recipient::phoneOf(plan.to(row));
        if (digits.isEmpty() || seen.contains(digits))
            continue;
        seen.insert(digits);
        numbers.push_back(digits);
    }
    return numbers;
}

} // namespace

NumberCheckStrip::NumberCheckStrip(HubApi &hub, BulkDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_hub(hub)
    , m_draft(draft)
    , m_text(new PlainLabel({}, this))
    , m_check(plainButton({}, "checkNumbers", this))
    , m_leaveOut(plainButton(tr("&Leave them out"), "leaveOutNumbers", this))
{
    setObjectName(QStringLiteral("numberCheck"));
    m_text->setObjectName(QStringLiteral("numberCheckText"));
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_text, 1);
    row->addWidget(m_leaveOut);
    row->addWidget(m_check);
    connect(m_check, &QPushButton::clicked, this, &NumberCheckStrip::onButton);
    connect(m_leaveOut, &QPushButton::clicked, this, &NumberCheckStrip::leaveOut);
    connect(&m_draft, &BulkDraft::recipientsChanged, this, &NumberCheckStrip::forget);
    connect(&m_draft, &BulkDraft::toColumnChanged, this, &NumberCheckStrip::forget);
    connect(&m_draft, &BulkDraft::planChanged, this, &NumberCheckStrip::count);
    connect(&m_hub.clients(), &ClientsApi::engineChanged, this, &NumberCheckStrip::refresh);
    refresh();
}

NumberCheckStrip::~NumberCheckStrip() = default;

void NumberCheckStrip::setClient(std::optional<ClienteId> client)
{
    if (client == m_client)
        return;
    m_client = client;
    forget();
}

QString NumberCheckStrip::warning() const
{
    return m_rows == 0 || isHidden()
               ? QString()
               : tr("%1 of %2 are not on WhatsApp.").arg(counted(m_rows), counted(qint64(m_draft.plan()->good.size())));
}

void NumberCheckStrip::onButton()
{
    if (m_state == State::Checking)
        end(State::Stopped);
    else
        start();
}

void NumberCheckStrip::start()
{
    m_state = State::Checking;
    m_failure.clear();
    m_numbers.clear();
    m_asked = 0;
    refresh();
    m_draft.background().run<std::vector<QString>>([plan = m_draft.plan()] { return numbersOf(*plan); },
                                                   [this, run = ++m_run](std::vector<QString> numbers) {
                                                       if (run != m_run)
                                                           return;
                                                       m_numbers = std::move(numbers);
                                                       askNext();
                                                   });
}

void NumberCheckStrip::askNext()
{
    if (m_asked == m_numbers.size())
        return end(State::Checked);
    refresh();
    const std::size_t last = std::min(m_asked + AtOnce, m_numbers.size());
    const std::vector<QString> some(m_numbers.begin() + std::ptrdiff_t(m_asked),
                                    m_numbers.begin() + std::ptrdiff_t(last));
    m_asked = last;
    m_hub.contacts().checkNumbers(
        *m_client, some, this,
        [this, run = m_run](const Result<std::vector<CheckedNumber>> &answer) { onAnswer(run, answer); });
}

void NumberCheckStrip::onAnswer(quint64 run, const Result<std::vector<CheckedNumber>> &answer)
{
    if (run != m_run)
        return;
    if (!answer)
        return end(State::Stopped, reasonWithoutCode(answer.error().message));
    for (const CheckedNumber &number : *answer) {
        if (!number.onWhatsApp)
            m_missing.insert(number.number);
    }
    askNext();
}

void NumberCheckStrip::end(State state, const QString &failure)
{
    ++m_run;
    m_state = state;
    m_failure = failure;
    count();
}

/// Other recipients: nothing is known of them.
void NumberCheckStrip::forget()
{
    ++m_run;
    m_state = State::Idle;
    m_missing.clear();
    m_failure.clear();
    m_rows = 0;
    refresh();
}

void NumberCheckStrip::count()
{
    if (m_missing.isEmpty() || !m_draft.plan()) {
        m_rows = 0;
        return refresh();
    }
    m_draft.background().run<qint64>(
        [plan = m_draft.plan(), missing = m_missing] {
            return qint64(std::count_if(plan->good.begin(), plan->good.end(),
                                        [&](int row) { return missing.contains(Recipient::phoneOf(plan->to(row))); }));
        },
        [this, plan = m_draft.plan()](qint64 rows) {
            if (plan != m_draft.plan())
                return;
            m_rows = rows;
            refresh();
        });
}

void NumberCheckStrip::leaveOut()
{
    m_draft.leaveOut(m_missing);
}

void NumberCheckStrip::refresh()
{
    const auto &plan = m_draft.plan();
    setVisible(m_client && plan && !plan->good.empty() &&
               m_hub.clients().supports(EngineProfile::Operation::CheckNumber));
    QString text;
    if (m_state == State::Checking)
        text = tr("%1 of %2 numbers checked…").arg(counted(qint64(m_asked)), counted(qint64(m_numbers.size())));
    else if (m_rows > 0)
        text = warning();
    else if (m_state == State::Checked)
        text = tr("All of these numbers are on WhatsApp.");
    else if (m_failure.isEmpty())
        text = tr("Whether these numbers are on WhatsApp was not checked.");
    if (!m_failure.isEmpty())
        text += (text.isEmpty() ? QString() : QStringLiteral(" ")) + tr("The check has stopped: %1").arg(m_failure);
    m_text->setText(text);
    m_text->setTone(m_rows > 0 || !m_failure.isEmpty() ? Tone::Attention : Tone::Neutral);
    m_check->setText(m_state == State::Checking  ? tr("Stop chec&king")
                     : m_state == State::Stopped ? tr("Go on chec&king")
                                                 : tr("Chec&k the numbers"));
    m_leaveOut->setVisible(m_rows > 0 && m_state != State::Checking);
}

} // namespace hub::ui
