// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/common/widgets.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

class QBoxLayout;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace hub::ui {

class BulkDraft;
class ClientPicker;
class EndEstimate;
class MessageSection;
class NumberCheckStrip;
class InlineMessage;
class PlanSection;
class RecipientsSection;
class ScheduleSection;
struct BulkPlan;

/// Puts a bulk job together: client, recipients, text and pace beside what each row becomes; then asks, and creates it.
/// Takes files and text that are dropped or pasted anywhere on it.
class BulkPanel : public QWidget
{
    Q_OBJECT

public:
    explicit BulkPanel(const PageContext &context, QWidget *parent = nullptr);
    ~BulkPanel() override;

    void setClient(ClienteId client);
    void setActive(bool active);

Q_SIGNALS:
    /// It is in the list now.
    void jobCreated(qint64 job);
    /// Show this one.
    void jobRequested(qint64 job);
    void noticed(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    using Plan = std::shared_ptr<const BulkPlan>;

    QWidget *makeForm();
    QWidget *makePace();
    QWidget *makeFooter();
    void build();
    void arrange();
    void connectParts();
    void onClientChanged();
    void onPaceChanged();
    void showState();
    void updateClientHint();
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString endText(qint64 messages) const;
    void askToCreate();
    [[nodiscard]] QString question(const BulkPlan &plan) const;
    /// `force`: though the same job has been created a short while ago.
    void create(const Plan &plan, bool force = false);
    void askToRepeat(const Plan &plan);
    void onCreated(const Plan &plan, const Result<JobReceipt> &receipt);
    void showRefused(const Plan &plan, const JobReceipt &receipt);
    void startAnew();

    HubApi &m_hub;
    ClientStore &m_clients;
    BulkDraft *m_draft;
    EndEstimate *m_estimate;
    Banner *m_banner;
    ClientPicker *m_client;
    InlineMessage *m_clientHint;
    QLineEdit *m_name;
    RecipientsSection *m_recipients;
    MessageSection *m_message;
    QSpinBox *m_minDelay;
    QSpinBox *m_maxDelay;
    InlineMessage *m_paceWarning;
    ScheduleSection *m_schedule;
    PlanSection *m_plan;
    NumberCheckStrip *m_check;
    QScrollArea *m_scroll;
    QWidget *m_form = nullptr;
    QBoxLayout *m_columns = nullptr; ///< the form, scrolled, and beside it the plan
    QBoxLayout *m_stacked = nullptr; ///< the form and, where it is narrow, the plan below it
    PlainLabel *m_summary;
    QPushButton *m_create;
    bool m_creating = false;
    std::optional<qint64> m_createdJob; ///< it was created, and what the hub refused of it is shown
    QTimer m_tick;                      ///< the estimated end moves on while one thinks
};

} // namespace hub::ui
