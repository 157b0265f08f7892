// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the log page is put together; what it does is in logpage.cpp.

#include "ui/activity/logpage.h"

#include "ui/activity/logdelegate.h"
#include "ui/activity/logfilter.h"
#include "ui/activity/logmodel.h"
#include "ui/activity/stickyscrolltable.h"
#include "ui/common/appearance.h"
#include "ui/common/followicon.h"
#include "ui/common/searchfield.h"
#include "ui/common/tablelook.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QComboBox>
#include <QFontDatabase>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

LogPage::LogPage(const PageContext &context, QWidget *parent)
    : Page(parent), m_activity(context.hub.activity()), m_model(new LogModel(this)), m_filter(new LogFilter(this))
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    page->setSpacing(Gap);
    buildHead(page);
    buildTable(page);
    connect(&m_activity, &ActivityApi::logged, this, &LogPage::take);
    showState();
}

LogPage::~LogPage()
{
    m_table->disconnect(this); // it lays itself out once more while it is being deleted, after this
}

void LogPage::buildHead(QVBoxLayout *page)
{
    auto *title = new PlainLabel(tr("Log"), this);
    title->setScale(1.5, true);
    m_clear = new QPushButton(tr("C&lear view"), this);
    m_clear->setObjectName(QStringLiteral("logClear"));
    m_clear->setToolTip(tr("Takes these lines out of view; nothing is deleted."));
    m_pause = new QPushButton(tr("&Pause"), this);
    m_pause->setObjectName(QStringLiteral("logPause"));
    m_pause->setCheckable(true);
    FollowIcon::on(m_pause, "pause");
    auto *head = new QHBoxLayout;
    head->setSpacing(Gap);
    head->addWidget(title, 1);
    head->addWidget(m_clear);
    head->addWidget(m_pause);
    page->addLayout(head);

    m_level = new QComboBox(this);
    m_level->setObjectName(QStringLiteral("logLevel"));
    m_level->addItem(tr("All levels"), int(Log::Level::Debug));
    m_level->addItem(tr("Info and above"), int(Log::Level::Info));
    m_level->addItem(tr("Warnings and errors"), int(Log::Level::Warning));
    m_level->addItem(tr("Errors"), int(Log::Level::Error));
    auto *level = new QLabel(tr("Le&vel"), this);
    level->setBuddy(m_level);
    m_search = new SearchField(tr("Search the log"), this);
    m_search->setObjectName(QStringLiteral("logSearch"));
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 60);
    auto *choice = new QHBoxLayout;
    choice->setSpacing(GapSmall);
    choice->addWidget(level);
    choice->addWidget(m_level);
    choice->addSpacing(Gap);
    choice->addWidget(m_search, 3);
    choice->addStretch(1);
    page->addLayout(choice);

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
}

void LogPage::buildTable(QVBoxLayout *page)
{
    m_table = new StickyScrollTable(this);
    TableLook::prepare(*m_table, QStringLiteral("logTable"));
    m_table->setFollowsEnd(true);
    m_table->setItemDelegate(new LogDelegate(m_table));
    m_table->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    const int height = m_table->fontMetrics().height() + 6; // closer than other tables
    m_table->verticalHeader()->setMinimumSectionSize(height);
    m_table->verticalHeader()->setDefaultSectionSize(height);
    m_table->setAccessibleName(tr("Log lines"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_filter->setSourceModel(m_model);
    m_table->setModel(m_filter);
    m_table->horizontalHeader()->setStretchLastSection(false); // as wide as the longest line
    QFont headerFont = font();
    headerFont.setFamilies(headerFont.families()); // its own, or it would take over the table's
    m_table->horizontalHeader()->setFont(headerFont);
    TableLook::setColumnWidths(*m_table, {13, 14, 11});
    m_table->viewport()->installEventFilter(this);
    m_copyAction = new QAction(tr("&Copy lines"), m_table);
    m_copyAction->setShortcut(QKeySequence::Copy);
    m_copyAction->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(m_copyAction);
    m_hint = new EmptyState(this);
    m_hint->setObjectName(QStringLiteral("logHint"));
    m_hint->cover(m_table);
    page->addWidget(m_table, 1);

    m_count = new PlainLabel({}, this);
    m_count->setObjectName(QStringLiteral("logCount"));
    m_count->setMuted(true);
    m_newest = new QPushButton(tr("&Newest"), this);
    m_newest->setObjectName(QStringLiteral("logNewest"));
    FollowIcon::on(m_newest, "chevron-down");
    m_copy = new QPushButton(m_copyAction->text(), this);
    m_copy->setObjectName(QStringLiteral("logCopy"));
    FollowIcon::on(m_copy, "copy");
    auto *foot = new QHBoxLayout;
    foot->setSpacing(GapSmall);
    foot->addWidget(m_count, 1);
    foot->addWidget(m_newest);
    foot->addWidget(m_copy);
    page->addLayout(foot);
    for (QPushButton *button : {m_clear, m_pause, m_newest, m_copy})
        button->setAutoDefault(false);

    connect(m_copyAction, &QAction::triggered, this, &LogPage::copySelected);
    connect(m_copy, &QPushButton::clicked, m_copyAction, &QAction::trigger);
    connect(m_newest, &QPushButton::clicked, m_table, &StickyScrollTable::scrollToBottom);
    connect(m_table, &StickyScrollTable::placeChanged, this, [this] { m_newest->setEnabled(!m_table->isAtEnd()); });
    connect(m_table, &StickyScrollTable::customContextMenuRequested, this, &LogPage::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LogPage::showState);
}

void LogPage::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_copyAction);
    menu->addAction(tr("Select &all"), m_table, &StickyScrollTable::selectAll);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace hub::ui
