// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/common/widgets.h"

#include <QSet>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QPushButton;

namespace hub::ui {

class BulkDraft;
struct BulkPlan;

/// Which recipients of a draft are not on WhatsApp: asks the engine, some numbers at a time so that one can stop, and
/// offers to leave those out. Not there where the engine cannot tell. On the window's thread.
class NumberCheckStrip : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::size_t AtOnce = 20; ///< numbers of one question: some seconds at the hub's pace

    NumberCheckStrip(HubApi &hub, BulkDraft &draft, QWidget *parent = nullptr);
    ~NumberCheckStrip() override;

    /// Whose engine is asked.
    void setClient(std::optional<ClienteId> client);
    /// What to think of before the job is created; empty if nothing.
    [[nodiscard]] QString warning() const;

private:
    enum class State { Idle, Checking, Stopped, Checked };

    void onButton();
    void start();
    void askNext();
    void onAnswer(quint64 run, const Result<std::vector<CheckedNumber>> &answer);
    void end(State state, const QString &failure = {});
    void forget();
    void count();
    void leaveOut();
    void refresh();

    HubApi &m_hub;
    BulkDraft &m_draft;
    PlainLabel *m_text;
    QPushButton *m_check;
    QPushButton *m_leaveOut;
    std::optional<ClienteId> m_client;
    State m_state = State::Idle;
    std::vector<QString> m_numbers; ///< to ask about, without doubles
    std::size_t m_asked = 0;
    QSet<QString> m_missing; ///< numbers that are not on WhatsApp
    qint64 m_rows = 0;       ///< of the plan that go to one of them
    QString m_failure;
    quint64 m_run = 0; ///< answers to older ones are not waited for any more
};

} // namespace hub::ui
