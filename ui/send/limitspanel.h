// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QPushButton;

namespace hub::ui {

class Banner;
class ClientPicker;
class LimitsForm;
class OptOutPanel;

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
