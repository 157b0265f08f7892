// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/linking/linkingrun.h"

#include <QWidget>

class QAction;
class QPushButton;

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
    /// Without the hints, which make way.
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void noticed(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    QPushButton *addButton(const QString &text, const char *objectName, const QString &tip);
    void addKeys();
    void onCurrentChanged();
    void refresh();
    void refreshButtons();
    void restyle();

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
    QPushButton *m_connect;
    QPushButton *m_skip;
    bool m_roomy = true;
};

} // namespace hub::ui
