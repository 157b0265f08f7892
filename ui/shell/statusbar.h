// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/widgets.h"
#include "ui/shell/overview.h"

#include <QStatusBar>
#include <QTimer>

#include <vector>

namespace hub::ui {

/// One line of plain text, cut with an ellipsis where there is no room; the whole of it is its tool tip.
class ElidedLabel : public QWidget
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

/// The window's status bar: how many clients are in which state, what was just done, and whether the Session
/// Manager answers.
class StatusBar : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusBar(HubApi &hub, ClientStore &clients, QWidget *parent = nullptr);

    /// Shown for a while. Plain text.
    void notice(const QString &text);
    [[nodiscard]] QString noticeText() const { return m_notice->text(); }
    /// Everything that it says, as one text.
    [[nodiscard]] QString countsText() const;
    [[nodiscard]] QString sessionManagerText() const { return m_sessionManager->text(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// One number: `38 linked`, or only `38` where there is little room.
    struct Count
    {
        Badge *badge;
        Tone tone;
        const char *iconName;
        int count;
        QString text;
        bool shown;
    };

    void refresh();
    void showCounts();

    HubApi &m_hub;
    ClientStore &m_clients;
    PlainLabel *m_plain; ///< instead of counts, while there are none
    Badge *m_linked;
    Badge *m_needScan;
    Badge *m_problems;
    Badge *m_unreachable;
    ElidedLabel *m_notice;
    Badge *m_sessionManager;
    std::vector<Count> m_counts;
    QTimer m_noticeEnd;
    QTimer m_refresh;
};

} // namespace hub::ui
