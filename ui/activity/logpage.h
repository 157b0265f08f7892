// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/log/loghistory.h"
#include "ui/common/page.h"

#include <vector>

class QAction;
class QBoxLayout;
class QComboBox;
class QPushButton;

namespace hub::ui {

class LogFilter;
class LogModel;
class SearchField;
class StickyScrollTable;
class TablePanel;

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
    [[nodiscard]] QBoxLayout *makeFilter();
    void prepareTable();
    void connectParts();
    void addLines(const std::vector<LogLine> &lines);
    void catchUp();
    void setPaused(bool paused);
    void clear();
    void copySelected();
    void fitText();
    void showState();

    ActivityApi &m_activity;
    LogModel *m_model;
    LogFilter *m_filter;
    bool m_active = false;
    bool m_paused = false;
    quint64 m_waiting = 0;       // lines that came while paused
    qsizetype m_longestText = 0; // characters

    QComboBox *m_level;
    SearchField *m_search;
    QPushButton *m_clear;
    QPushButton *m_pause;
    StickyScrollTable *m_table;
    TablePanel *m_panel;
    QAction *m_newest;
    QAction *m_copy;
};

} // namespace hub::ui
