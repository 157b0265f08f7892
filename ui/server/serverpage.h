// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/server/trafficplot.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace hub::ui {

class Badge;
class Banner;
class FigureRow;
class PlainLabel;
class PortChooser;
class TrafficPlot;

/// The embedded server: where it listens, what passes, and what is wrong when it does not.
class ServerPage : public Page
{
    Q_OBJECT

public:
    explicit ServerPage(const PageContext &context, QWidget *parent = nullptr);
    ~ServerPage() override;

    void activate() override;
    void deactivate() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildHead(QVBoxLayout *page);
    void buildState(QVBoxLayout *page);
    void buildTraffic(QVBoxLayout *page);
    void buildForPrograms(QVBoxLayout *page);
    [[nodiscard]] QPushButton *makeCopyButton(const QString &what, QWidget *parent);
    void restyle();

    void showState(const ServerState &state);
    void showProblem(const ServerState &state);
    void showAddress(const ServerState &state);
    void onSampled(const ServerSample &sample);
    void showTraffic();
    void startOrStop();
    void openSettings();
    void copy(const QString &text, const QString &done);

    ServerApi &m_server;
    ServerState m_state;
    TrafficHistory m_history;
    bool m_active = false;

    QPushButton *m_startStop = nullptr;
    Banner *m_problem = nullptr;
    PortChooser *m_ports = nullptr;
    Banner *m_warning = nullptr;
    PlainLabel *m_headline = nullptr;
    Badge *m_badge = nullptr;
    QLabel *m_link = nullptr;
    QPushButton *m_copyLink = nullptr;
    PlainLabel *m_reach = nullptr;
    FigureRow *m_figures = nullptr;
    TrafficPlot *m_plot = nullptr;
    QLineEdit *m_command = nullptr;
    QPushButton *m_copyCommand = nullptr;
};

} // namespace hub::ui
