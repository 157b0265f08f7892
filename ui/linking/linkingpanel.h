// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/linking/linkingmodel.h"
#include "ui/linking/linkingrun.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QProgressBar;
class QPushButton;
class QTableView;

namespace hub::ui {

class Banner;
class PlainLabel;
class QrView;

/// The client whose turn it is, as large as it may be: who, its code or what is in its way, and what one can do. On
/// the window's thread.
class LinkingStage : public QWidget
{
    Q_OBJECT

public:
    LinkingStage(const PageContext &context, LinkingRun &run, QWidget *parent = nullptr);

    [[nodiscard]] QrView *view() const { return m_view; }
    /// A key goes on to the next client, but not past the question whether it is the right phone: only its buttons do.
    void skipByKey();
    /// Without the hints, which make way.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void noticed(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void addKeys();
    void onCurrentChanged();
    void refresh();
    void refreshButtons();
    void linkByNumber();

    const PageContext m_context;
    LinkingRun &m_run;
    PlainLabel *m_name;
    PlainLabel *m_number;
    Banner *m_note;
    QrView *m_view;
    PlainLabel *m_steps;
    PlainLabel *m_keys;
    QPushButton *m_back;
    QPushButton *m_fullScreen;
    QPushButton *m_byNumber;
    QPushButton *m_connect;
    QPushButton *m_skip;
    bool m_roomy = true;
};

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
