// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"
#include "ui/common/csvimport.h"
#include "ui/common/offthread.h"
#include "ui/send/bulkplan.h"

#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace hub::ui {

/// A bulk job while somebody puts it together: recipients, column, text and pace, and what each row would become. Rows
/// are judged on a thread of its own; the newest wish wins. On the window's thread.
class BulkDraft : public QObject
{
    Q_OBJECT

public:
    explicit BulkDraft(QObject *parent = nullptr);
    ~BulkDraft() override;

    void loadFile(const QString &path);
    void loadText(const QString &pasted);
    void setDelimiter(QChar delimiter);
    void setHasHeader(bool hasHeader);
    void setToColumn(int column); ///< -1: none yet
    void setText(const QString &text);
    void clearRecipients();
    /// Rows to these numbers (digits), which are not on WhatsApp, are not sent.
    void leaveOut(const QSet<QString> &numbers);
    /// The hub has refused these of the rows of `plan`, if that is still the plan: they are bad from now on.
    void addRefused(const std::shared_ptr<const BulkPlan> &plan, std::vector<BulkPlan::Bad> refused);

    /// Where the recipients come from: a file's name, or words for what was pasted. Empty: there are none.
    [[nodiscard]] const QString &source() const { return m_csv.source(); }
    [[nodiscard]] const std::shared_ptr<const CsvTable> &table() const { return m_csv.table(); }
    [[nodiscard]] const QStringList &names() const { return m_names; } ///< what stands in braces
    [[nodiscard]] int toColumn() const { return m_toColumn; }
    [[nodiscard]] const QString &text() const { return m_text; }
    /// What is wrong with the file or the text; empty if nothing.
    [[nodiscard]] const QString &loadError() const { return m_csv.error(); }
    [[nodiscard]] const QString &textError() const { return m_textError; }
    /// The rows as they are judged; unset before there is anything to judge. It may lag behind while isWorking().
    [[nodiscard]] const std::shared_ptr<const BulkPlan> &plan() const { return m_plan; }
    [[nodiscard]] bool isLoading() const { return m_csv.isLoading(); }
    [[nodiscard]] bool isWorking() const { return isLoading() || m_planning || m_planSoon.isActive(); }
    /// Whether the plan is up to date and has messages to send.
    [[nodiscard]] bool isReady() const;

    /// The hub's own form of it, made on the other thread.
    void build(const JobDraft &head, std::function<void(std::shared_ptr<JobDraft>)> done);
    [[nodiscard]] Background &background() { return m_background; }

Q_SIGNALS:
    /// There are other recipients (or none, or an error), or they are read in another way.
    void recipientsChanged();
    void toColumnChanged();
    void textErrorChanged();
    void planChanged();
    void workingChanged();

private:
    using Token = std::shared_ptr<std::atomic<bool>>;

    void onLoaded();
    void checkText();
    void planSoon();
    void replan();
    void setPlan(std::shared_ptr<const BulkPlan> plan);

    CsvImport m_csv;
    QStringList m_names;
    int m_toColumn = -1;
    std::optional<int> m_chosenColumn; // while the same table is read in another way
    QString m_text;
    QString m_textError;
    QSet<QString> m_leftOut;
    std::optional<MessageTemplate> m_template;
    std::shared_ptr<const BulkPlan> m_plan;
    bool m_planning = false;
    Token m_planCancelled;
    QTimer m_planSoon;
    Background m_background; // last: its work ends first
};

/// When a job that does not exist yet would end at the earliest: its pace, the client's hours and cap, and the messages
/// that wait before it. How long each sending takes is not known, so it may take longer. On the window's thread.
class EndEstimate : public QObject
{
    Q_OBJECT

public:
    explicit EndEstimate(SendingApi &sending, QObject *parent = nullptr);

    /// Asks for what bounds this client; changed() follows.
    void setClient(std::optional<ClienteId> client);
    /// Asks again: limits and queue may be others by now.
    void refresh();
    [[nodiscard]] bool isKnown() const { return m_limits.has_value() && m_ahead.has_value(); }
    [[nodiscard]] const std::optional<SendingLimits> &limits() const { return m_limits; }
    /// Messages of earlier jobs that go first.
    [[nodiscard]] qint64 ahead() const { return m_ahead.value_or(0); }
    /// In ms since 1970; nothing if that is more than three months away. Delays in ms.
    [[nodiscard]] std::optional<qint64> end(qint64 messages, int minDelay, int maxDelay, qint64 now) const;

Q_SIGNALS:
    void changed();

private:
    SendingApi &m_sending;
    std::optional<ClienteId> m_client;
    std::optional<SendingLimits> m_limits;
    std::optional<qint64> m_ahead;
    quint64 m_question = 0;
};

} // namespace hub::ui
