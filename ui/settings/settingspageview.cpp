// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the settings page is put together; what it does is in settingspage.cpp.

#include "ui/settings/settingspage.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/settings/settingrow.h"

#include <QAction>
#include <QEvent>
#include <QFrame>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStringListModel>
#include <QVBoxLayout>

namespace hub::ui {

void SettingsPage::buildHead(QVBoxLayout *page)
{
    auto *title = new PlainLabel(tr("Settings"), this);
    title->setScale(1.5, true);
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("settingsSearch"));
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(fontMetrics().averageCharWidth() * 16);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        filter();
        m_scroll->verticalScrollBar()->setValue(0);
    });

    auto *head = new QHBoxLayout;
    head->setSpacing(Gap);
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_search, 2);
    page->addLayout(head);
    m_banner = new Banner(this);
    page->addWidget(m_banner);
}

void SettingsPage::buildBody(QVBoxLayout *page)
{
    m_groupNames = new QStringListModel(this);
    m_groupList = new QListView(this);
    m_groupList->setObjectName(QStringLiteral("settingsGroups"));
    m_groupList->setAccessibleName(tr("Groups of settings"));
    m_groupList->setModel(m_groupNames);
    m_groupList->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_groupList->setFrameShape(QFrame::NoFrame);
    m_groupList->setUniformItemSizes(true);
    m_groupList->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_groupList->viewport()->setAutoFillBackground(false);
    connect(m_groupList->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { openGroup(index.row()); });
    connect(m_groupList, &QListView::clicked, this, [this](const QModelIndex &index) { openGroup(index.row()); });

    m_content = new QWidget;
    m_sections = new QVBoxLayout(m_content);
    m_sections->setContentsMargins(0, 0, Gap, 0);
    m_sections->setSpacing(0);
    m_sections->addStretch(1);
    auto *file = new PlainLabel(tr("The settings are kept in %1.").arg(m_settings.file()), m_content);
    file->setMuted(true);
    file->setWordWrap(true);
    m_sections->addWidget(file);
    m_sections->addSpacing(GapLarge);

    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("settingsScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->setWidget(m_content);
    m_content->setAutoFillBackground(false);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &SettingsPage::markGroup);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &SettingsPage::markGroup);

    m_nothing = new EmptyState(this);
    m_nothing->hide();
    connect(m_nothing, &EmptyState::actionTriggered, this, [this] {
        m_search->clear();
        m_search->setFocus();
    });

    auto *body = new QHBoxLayout;
    body->setSpacing(GapLarge);
    body->addWidget(m_groupList);
    body->addWidget(m_scroll, 1);
    body->addWidget(m_nothing, 1);
    page->addLayout(body, 1);
}

void SettingsPage::buildBar(QVBoxLayout *page)
{
    m_bar = new QFrame(this);
    m_barText = new PlainLabel({}, m_bar);
    m_barText->setObjectName(QStringLiteral("settingsBar"));
    m_barText->setWordWrap(true);
    m_discard = new QPushButton(tr("&Discard"), m_bar);
    m_discard->setToolTip(tr("Esc"));
    m_apply = new QPushButton(tr("&Apply"), m_bar);
    m_apply->setToolTip(QKeySequence(QKeySequence::Save).toString(QKeySequence::NativeText));
    m_apply->setDefault(true);
    connect(m_discard, &QPushButton::clicked, this, &SettingsPage::discard);
    connect(m_apply, &QPushButton::clicked, this, &SettingsPage::apply);

    auto *line = new QFrame(m_bar);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, Gap, 0, Gap);
    buttons->setSpacing(GapSmall);
    buttons->addWidget(m_barText, 1);
    buttons->addWidget(m_discard);
    buttons->addWidget(m_apply);
    auto *layout = new QVBoxLayout(m_bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(line);
    layout->addLayout(buttons);
    page->addWidget(m_bar);
    m_bar->hide();
}

void SettingsPage::addActions()
{
    const auto add = [this](const QKeySequence &keys, auto slot) {
        auto *action = new QAction(this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    add(QKeySequence::Find, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add(QKeySequence::Save, [this] { apply(); });
    add(Qt::Key_Escape, [this] { onEscape(); });
}

/// Beside or above each other, as the width allows: at 200 % on a small screen little is left.
void SettingsPage::arrange()
{
    const int charWidth = fontMetrics().averageCharWidth();
    const bool hasList = width() >= charWidth * 105 && m_nothing->isHidden();
    m_groupList->setVisible(hasList);
    int listWidth = charWidth * 12;
    for (const Group &group : m_groups)
        listWidth = std::max(listWidth, fontMetrics().horizontalAdvance(group.name) + 2 * Gap);
    m_groupList->setFixedWidth(listWidth);

    const int contentWidth = width() - 2 * GapLarge - (hasList ? listWidth + GapLarge : 0);
    int labelWidth = 0;
    for (const Group &group : m_groups) {
        for (const SettingRow *row : group.rows)
            labelWidth = std::max(labelWidth, row->labelHint() + 2);
    }
    const bool stacked = contentWidth < labelWidth + charWidth * 62;
    m_content->setMaximumWidth(charWidth * 130);
    for (const Group &group : m_groups) {
        for (SettingRow *row : group.rows)
            row->setStacked(stacked, labelWidth);
    }
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

void SettingsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_scroll)
        arrange();
}

} // namespace hub::ui
