// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/log/loghistory.h"
#include "ui/common/page.h"

#include <vector>

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace hub::ui {

class EmptyState;
class LogFilter;
class LogModel;
class PlainLabel;
class SearchField;
class StickyScrollTable;

/// The program's latest log lines as they come: filtered, paused, copied. Whoever is at the end follows; whoever has
/// scrolled up reads in peace.
class LogPage : public Page
{
    Q_OBJECT

public:
    explicit LogPage(const PageContext &context, QWidget *parent = nullptr);
    ~LogPage() override;

    void activate() override;
    void deactivate() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHead(QVBoxLayout *page);
    void buildTable(QVBoxLayout *page);

    void take(const std::vector<LogLine> &lines);
    void catchUp();
    void setPaused(bool paused);
    void clear();
    void copySelected();
    void showMenu(const QPoint &at);
    void fitText();
    void showState();

    ActivityApi &m_activity;
    LogModel *m_model;
    LogFilter *m_filter;
    bool m_active = false;
    bool m_paused = false;
    quint64 m_waiting = 0;       // lines that came while paused
    qsizetype m_longestText = 0; // characters

    QComboBox *m_level = nullptr;
    SearchField *m_search = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_clear = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_newest = nullptr;
    StickyScrollTable *m_table = nullptr;
    EmptyState *m_hint = nullptr;
    PlainLabel *m_count = nullptr;
    QAction *m_copyAction = nullptr;
};

} // namespace hub::ui
