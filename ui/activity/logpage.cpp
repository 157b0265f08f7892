// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/logpage.h"

#include "ui/activity/logfilter.h"
#include "ui/activity/logmodel.h"
#include "ui/activity/stickyscrolltable.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLocale>
#include <QPushButton>
#include <QtMath>

#include <algorithm>

namespace hub::ui {

void LogPage::activate()
{
    m_active = true;
    if (!m_paused)
        catchUp();
}

void LogPage::deactivate()
{
    m_active = false; // the ring keeps the lines meanwhile
}

void LogPage::catchUp()
{
    take(m_activity.logLines());
}

void LogPage::take(const std::vector<LogLine> &lines)
{
    if (m_paused) {
        const quint64 newest = lines.empty() ? 0 : lines.back().number;
        m_waiting = std::max(m_waiting, newest > m_model->lastNumber() ? newest - m_model->lastNumber() : 0);
        if (m_active)
            showState();
        return;
    }
    if (!m_active)
        return;
    for (const LogLine &line : lines)
        m_longestText = std::max(m_longestText, line.text.size());
    m_model->append(lines);
    fitText();
    showState();
}

void LogPage::setPaused(bool paused)
{
    m_paused = paused;
    m_waiting = 0;
    if (!paused)
        catchUp();
    showState();
}

void LogPage::clear()
{
    m_model->clear();
    m_longestText = 0;
    fitText();
    showState();
}

void LogPage::copySelected()
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QString text;
    for (const QModelIndex &row : std::as_const(rows)) {
        if (const LogLine *line = m_model->lineAt(m_filter->mapToSource(row).row()))
            text += LogModel::plainText(*line) + u'\n';
    }
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT noticed(rows.size() == 1 ? tr("1 line copied") : tr("%1 lines copied").arg(rows.size()));
}

/// The last column is as wide as the longest line, and at least as the rest of the view. The font has one width.
void LogPage::fitText()
{
    QHeaderView *header = m_table->horizontalHeader();
    int before = 0;
    for (int column = 0; column < LogModel::Text; ++column)
        before += header->sectionSize(column);
    const int needed = qCeil(double(m_longestText) * QFontMetricsF(m_table->font()).horizontalAdvance(u'm')) + 12;
    const int width = std::max(needed, m_table->viewport()->width() - before);
    if (header->sectionSize(LogModel::Text) != width)
        header->resizeSection(LogModel::Text, width);
}

bool LogPage::eventFilter(QObject *watched, QEvent *event)
{
    if (m_table && watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitText();
    return Page::eventFilter(watched, event);
}

void LogPage::showState()
{
    const int all = m_model->rowCount();
    const int shown = m_filter->rowCount();
    const QLocale locale;
    QString text = all == shown ? tr("%1 lines").arg(locale.toString(all))
                                : tr("%1 of %2 lines").arg(locale.toString(shown), locale.toString(all));
    if (m_paused && m_waiting > 0)
        text = tr("%1; paused, %2 more since").arg(text, locale.toString(m_waiting));
    else if (m_paused)
        text = tr("%1; paused").arg(text);
    m_count->setText(text);
    m_clear->setEnabled(all > 0);
    const bool chosen = m_table->selectionModel()->hasSelection();
    m_copyAction->setEnabled(chosen);
    m_copy->setEnabled(chosen);
    m_newest->setEnabled(!m_table->isAtEnd());
    if (m_filter->isFiltering() && all > 0)
        m_hint->setTexts("search", tr("No such lines"), tr("None of the latest lines fits the level and the text."));
    else
        m_hint->setTexts("log", tr("Nothing logged yet"), tr("New lines appear here as they are written."));
}

} // namespace hub::ui
