// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"
#include "ui/common/page.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QPushButton;
class QSpinBox;
class QTimeEdit;

namespace hub::ui {

class Banner;
class ClientPicker;
class InlineMessage;
class OptOutPanel;
class PlainLabel;

/// How much one client may send a day, and when: shown, explained in a sentence, changed.
class LimitsForm : public QWidget
{
    Q_OBJECT

public:
    explicit LimitsForm(SendingApi &sending, QWidget *parent = nullptr);

    /// Another client, or none. What was not saved for the former one is lost.
    void setClient(std::optional<ClienteId> client);
    /// Reads again, unless something waits to be saved.
    void refresh();

Q_SIGNALS:
    void noticed(const QString &text);

private:
    void build();
    void connectParts();
    void ask();
    void show(const SendingLimits &limits);
    [[nodiscard]] std::optional<SendingLimits> edited() const;
    void onEdited();
    void updateState();
    void save();

    SendingApi &m_sending;
    std::optional<ClienteId> m_client;
    std::optional<SendingLimits> m_saved; ///< as the hub has them; unset until it has told
    quint64 m_question = 0;
    bool m_saving = false;
    bool m_filling = false;
    QCheckBox *m_capped;
    QSpinBox *m_cap;
    QCheckBox *m_timed;
    QTimeEdit *m_from;
    QSpinBox *m_to; ///< minutes of the day
    QComboBox *m_zone;
    PlainLabel *m_sentence;
    InlineMessage *m_error;
    QPushButton *m_save;
    QPushButton *m_undo;
};

/// `No messages between 20:00 and 09:00 Europe/Madrid; at most 500 a day.`
[[nodiscard]] QString limitsText(const SendingLimits &limits);

/// What bounds one client's sending: its switch, its cap and hours, and whom it must not write to.
class LimitsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LimitsPanel(const PageContext &context, QWidget *parent = nullptr);

    void setClient(ClienteId client);
    void setActive(bool active);

Q_SIGNALS:
    void noticed(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void connectParts();
    void onClientChanged();
    void askWhetherStopped();
    void showStopped(bool stopped);
    void askToStop();
    void turn(bool stop);

    HubApi &m_hub;
    ClientStore &m_clients;
    ClientPicker *m_client;
    QPushButton *m_stop;
    Banner *m_banner;
    LimitsForm *m_limits;
    OptOutPanel *m_optOuts;
    QBoxLayout *m_columns = nullptr;
    bool m_stopped = false;
    bool m_turning = false;
    bool m_active = false;
};

} // namespace hub::ui
