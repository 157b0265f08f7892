// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/logpage.h"

#include "ui/activity/logmodel.h"
#include "ui/activity/stickyscrolltable.h"
#include "ui/common/searchfield.h"
#include "ui/common/tablepanel.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtMath>

#include <algorithm>

namespace hub::ui {

LogPage::LogPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_activity(context.hub.activity())
    , m_model(new LogModel(this))
    , m_filter(new LogFilter(this))
    , m_level(new QComboBox(this))
    , m_search(new SearchField(tr("Search the log"), this))
    , m_clear(plainButton(tr("C&lear view"), "logClear", this))
    , m_pause(plainButton(tr("&Pause"), "logPause", this, "pause"))
    , m_table(new StickyScrollTable)
    , m_panel(new TablePanel(QStringLiteral("log"), tr("Log lines"), this, m_table))
    , m_newest(m_panel->addAction(tr("&Newest"), "logNewest", "chevron-down"))
    , m_copy(m_panel->addAction(tr("&Copy lines"), "logCopy", "copy", QKeySequence::Copy))
{
    m_clear->setToolTip(tr("Takes these lines out of view; nothing is deleted."));
    m_pause->setCheckable(true);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    page->setSpacing(Gap);
    page->addLayout(pageHead(tr("Log"), {m_clear, m_pause}, this));
    page->addLayout(makeFilter());
    page->addWidget(m_panel, 1);
    prepareTable();
    connectParts();
    showState();
}

LogPage::~LogPage()
{
    m_table->disconnect(this); // it lays itself out once more while it is being deleted, after this
}

QBoxLayout *LogPage::makeFilter()
{
    m_level->setObjectName(QStringLiteral("logLevel"));
    m_level->addItem(tr("All levels"), int(Log::Level::Debug));
    m_level->addItem(tr("Info and above"), int(Log::Level::Info));
    m_level->addItem(tr("Warnings and errors"), int(Log::Level::Warning));
    m_level->addItem(tr("Errors"), int(Log::Level::Error));
    auto *level = new QLabel(tr("Le&vel"), this);
    level->setBuddy(m_level);
    m_search->setObjectName(QStringLiteral("logSearch"));
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 60);
    auto *choice = new QHBoxLayout;
    choice->setSpacing(GapSmall);
    choice->addWidget(level);
    choice->addWidget(m_level);
    choice->addSpacing(Gap);
    choice->addWidget(m_search, 3);
    choice->addStretch(1);
    return choice;
}

void LogPage::prepareTable()
{
    m_table->setFollowsEnd(true);
    m_table->setItemDelegate(new LogDelegate(m_table));
    m_table->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const int height = m_table->fontMetrics().height() + 6; // closer than other tables
    m_table->verticalHeader()->setMinimumSectionSize(height);
    m_table->verticalHeader()->setDefaultSectionSize(height);
    m_table->horizontalHeader()->setStretchLastSection(false); // as wide as the longest line
    QFont headerFont = font();
    headerFont.setFamilies(headerFont.families()); // its own, or it would take over the table's
    m_table->horizontalHeader()->setFont(headerFont);
    m_filter->setSourceModel(m_model);
    m_panel->setModel(m_filter, *m_model, true);
    m_table->viewport()->installEventFilter(this);
}

void LogPage::connectParts()
{
    connect(&m_activity, &ActivityApi::logged, this, &LogPage::addLines);
    connect(m_clear, &QPushButton::clicked, this, &LogPage::clear);
    connect(m_pause, &QPushButton::toggled, this, &LogPage::setPaused);
    connect(m_level, &QComboBox::currentIndexChanged, this, [this] {
        m_filter->setLevel(Log::Level(m_level->currentData().toInt()));
        showState();
    });
    connect(m_search, &SearchField::searchChanged, this, [this](const QString &text) {
        m_filter->setText(text);
        showState();
    });
    connect(m_copy, &QAction::triggered, this, &LogPage::copySelected);
    connect(m_newest, &QAction::triggered, m_table, &StickyScrollTable::scrollToBottom);
    QAction *all = m_panel->addMenuAction(tr("Select &all"), "logSelectAll");
    connect(all, &QAction::triggered, m_table, &StickyScrollTable::selectAll);
    connect(m_table, &StickyScrollTable::placeChanged, this, [this] { m_newest->setEnabled(!m_table->isAtEnd()); });
    connect(m_panel, &TablePanel::selectionChanged, this, &LogPage::showState);
}

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
    addLines(m_activity.logLines());
}

void LogPage::addLines(const std::vector<LogLine> &lines)
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
    const std::vector<int> rows = m_panel->selectedRows();
    QString text;
    for (const int row : rows)
        text += LogModel::plainText(*m_model->at(row)) + u'\n';
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
    m_panel->count()->setText(text);
    m_clear->setEnabled(all > 0);
    m_copy->setEnabled(m_panel->hasSelection());
    m_newest->setEnabled(!m_table->isAtEnd());
    if (m_filter->isFiltering() && all > 0)
        m_panel->hint()->setTexts("search", tr("No such lines"),
                                  tr("None of the latest lines fits the level and the text."));
    else
        m_panel->hint()->setTexts("log", tr("Nothing logged yet"), tr("New lines appear here as they are written."));
}

} // namespace hub::ui
