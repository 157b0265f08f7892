// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/linking/linkingmodel.h"

#include <QTimer>
#include <QWidget>

class QProgressBar;
class QTableView;

namespace hub::ui {

class LinkingStage;
class PlainLabel;

/// A linking run under way: how far it is, whose turn it is, and the queue at the side where there is room for it. On
/// the window's thread.
class LinkingPanel : public QWidget
{
    Q_OBJECT

public:
    LinkingPanel(const PageContext &context, LinkingRun &run, LinkingModel &model, QWidget *parent = nullptr);

    [[nodiscard]] LinkingStage *stage() const { return m_stage; }
    /// Without the list, which makes way.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildList(LinkingModel &model);
    void refresh();
    void tick();
    void showCurrent();

    LinkingRun &m_run;
    QProgressBar *m_bar;
    PlainLabel *m_progress;
    PlainLabel *m_time;
    LinkingStage *m_stage;
    QTableView *m_list;
    QTimer m_second;
};

} // namespace hub::ui
