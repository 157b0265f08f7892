// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingspage.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/settings/connectiontest.h"
#include "ui/settings/settingrow.h"
#include "ui/settings/settingtext.h"

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
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

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

namespace {

/// A flag is how the program is started (`--no-gui`, `--demo`), nothing to be chosen in its window.
bool isShown(const SettingValue &value)
{
    return value.setting.kind != Setting::Kind::Flag;
}

} // namespace

SettingsPage::SettingsPage(const PageContext &context, QWidget *parent)
    : Page(parent), m_settings(context.hub.settings()), m_draft(this)
{
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(GapLarge, GapLarge, GapLarge, 0);
    page->setSpacing(Gap);
    buildHead(page);
    buildBody(page);
    buildBar(page);
    addActions();
    connect(&m_draft, &SettingsDraft::reloaded, this, &SettingsPage::onReloaded);
    connect(&m_draft, &SettingsDraft::changed, this, &SettingsPage::onDraftChanged);
    connect(&m_settings, &SettingsApi::changed, this, [this] { m_draft.load(m_settings.values()); });
    m_draft.load(m_settings.values());
}

SettingsPage::~SettingsPage()
{
    // The rows tell the draft what was typed when they lose the focus: they go before it.
    delete m_content;
}

void SettingsPage::activate()
{
    m_draft.load(m_settings.values());
}

QString SettingsPage::changesText(int count)
{
    return count == 1 ? tr("1 change") : tr("%n changes", nullptr, count);
}

void SettingsPage::onReloaded()
{
    if (hasSameRows()) {
        for (const Group &group : m_groups) {
            for (SettingRow *row : group.rows)
                row->refresh();
        }
    } else {
        rebuild();
    }
    updateConnectionTest();
    updateBar();
    updateBanner();
}

void SettingsPage::onDraftChanged(const QByteArray &key, bool typed)
{
    if (SettingRow *row = rowOf(key))
        row->refresh(typed);
    if (key == settingkeys::SessionManagerUrl || key == settingkeys::Engine || key == settingkeys::EngineSecret)
        updateConnectionTest();
    updateBar();
}

bool SettingsPage::hasSameRows() const
{
    std::vector<QByteArray> rows;
    for (const Group &group : m_groups) {
        for (const SettingRow *row : group.rows)
            rows.push_back(row->key());
    }
    std::vector<QByteArray> wanted;
    for (const SettingValue &value : m_draft.values()) {
        if (isShown(value))
            wanted.push_back(value.setting.key);
    }
    return rows == wanted;
}

void SettingsPage::rebuild()
{
    for (const Group &group : m_groups)
        delete group.section;
    m_groups.clear();
    m_test = nullptr;
    for (const SettingValue &value : m_draft.values()) {
        if (!isShown(value))
            continue;
        if (m_groups.empty() || m_groups.back().name != value.setting.group)
            addGroup(value.setting.group);
        Group &group = m_groups.back();
        auto *row = new SettingRow(m_draft, value, group.section);
        group.section->layout()->addWidget(row);
        group.rows.push_back(row);
        if (row->key() == settingkeys::SessionManagerUrl)
            addConnectionTest(row);
    }
    QStringList names;
    for (const Group &group : m_groups)
        names.append(group.name);
    m_groupNames->setStringList(names);
    filter();
}

void SettingsPage::addGroup(const QString &name)
{
    auto *section = new QWidget(m_content);
    auto *layout = new QVBoxLayout(section);
    layout->setContentsMargins(0, 0, 0, GapLarge);
    layout->setSpacing(GapSmall);
    auto *heading = new PlainLabel(name, section);
    heading->setScale(1.15, true);
    layout->addWidget(heading);
    m_sections->insertWidget(int(m_groups.size()), section);
    m_groups.push_back({name, section, heading, {}});
}

void SettingsPage::addConnectionTest(SettingRow *row)
{
    m_test = new ConnectionTest(m_settings, row);
    row->addBelow(m_test);
    connect(m_test, &ConnectionTest::engineChosen, this,
            [this](const QString &name) { m_draft.set(settingkeys::Engine, name); });
}

void SettingsPage::updateConnectionTest()
{
    if (!m_test)
        return;
    const QByteArray key = settingkeys::SessionManagerUrl;
    m_test->setUrl(m_draft.value(key), m_draft.problem(key).isEmpty() && !m_draft.value(key).isEmpty());
    const QMap<QByteArray, QString> changes = m_draft.changes();
    const auto secret = changes.constFind(settingkeys::EngineSecret);
    m_test->setEngine(m_draft.value(settingkeys::Engine),
                      secret == changes.constEnd() ? std::nullopt : std::optional(*secret));
}

void SettingsPage::updateBar()
{
    const int count = m_draft.count();
    const int problems = m_draft.problemCount();
    QString text = changesText(count);
    if (m_applying)
        text = tr("Saving %1…").arg(text);
    else if (problems > 0)
        text = tr("%1, of which %n must be corrected", nullptr, problems).arg(text);
    m_barText->setText(text);
    m_apply->setEnabled(!m_applying && problems == 0);
    m_discard->setEnabled(!m_applying);
    m_bar->setVisible(count > 0);
    Q_EMIT badgeChanged(count);
}

void SettingsPage::updateBanner()
{
    const auto pending = std::count_if(m_draft.values().begin(), m_draft.values().end(),
                                       [](const SettingValue &value) { return value.pending; });
    if (pending == 0)
        m_banner->dismiss();
    else
        m_banner->present(
            Tone::Attention,
            tr("Saved, but in force only when the program is started again: %1.").arg(changesText(int(pending))));
}

void SettingsPage::filter()
{
    const QString text = m_search->text().trimmed();
    bool any = false;
    for (size_t index = 0; index < m_groups.size(); ++index) {
        const Group &group = m_groups[index];
        const bool whole = !text.isEmpty() && group.name.contains(text, Qt::CaseInsensitive);
        bool some = false;
        for (SettingRow *row : group.rows) {
            const bool fits = whole || row->matches(text);
            row->setVisible(fits);
            some = some || fits;
        }
        group.section->setVisible(some);
        m_groupList->setRowHidden(int(index), !some);
        any = any || some;
    }
    m_scroll->setVisible(any || m_groups.empty());
    m_nothing->setVisible(!any && !m_groups.empty());
    if (!any)
        m_nothing->setTexts("search", tr("No setting matches"), tr("Try another word, or clear the search."),
                            tr("Clear the search"));
    arrange();
}

void SettingsPage::openGroup(int index)
{
    if (index < 0 || index >= int(m_groups.size()))
        return;
    m_jumping = true; // the list already marks what was asked for, even where it cannot be scrolled to the top
    m_scroll->verticalScrollBar()->setValue(m_groups[size_t(index)].section->y());
    m_jumping = false;
}

void SettingsPage::markGroup()
{
    if (m_jumping)
        return;
    const int top = m_scroll->verticalScrollBar()->value() + GapLarge;
    int current = 0;
    for (size_t index = 0; index < m_groups.size(); ++index) {
        if (m_groups[index].section->isVisibleTo(m_content) && m_groups[index].section->y() <= top)
            current = int(index);
    }
    const QSignalBlocker blocker(m_groupList->selectionModel());
    m_groupList->setCurrentIndex(m_groupNames->index(current));
    m_groupList->viewport()->update();
}

void SettingsPage::onEscape()
{
    if (!m_search->text().isEmpty() && m_search->hasFocus())
        m_search->clear();
    else if (m_draft.count() > 0 && !m_applying)
        discard();
}

void SettingsPage::discard()
{
    if (m_draft.count() < 2) {
        m_draft.undoAll();
        return;
    }
    const QString what = changesText(m_draft.count());
    confirm(this, tr("Discard changes"), tr("Discard %1 that are not saved yet?").arg(what), tr("Discard %1").arg(what),
            Tone::Attention, this, [this] { m_draft.undoAll(); });
}

void SettingsPage::apply()
{
    if (m_draft.count() == 0 || m_applying)
        return;
    if (m_draft.problemCount() > 0) {
        const auto wrong =
            std::find_if(m_draft.values().begin(), m_draft.values().end(),
                         [this](const SettingValue &v) { return !m_draft.problem(v.setting.key).isEmpty(); });
        reveal(rowOf(wrong->setting.key));
        return;
    }
    m_applying = true;
    m_content->setEnabled(false);
    updateBar();
    m_settings.apply(m_draft.changes(), this,
                     [this, count = m_draft.count()](const Result<void> &answer) { onApplied(count, answer); });
}

void SettingsPage::onApplied(int count, const Result<void> &answer)
{
    m_applying = false;
    m_content->setEnabled(true);
    if (answer) {
        m_draft.undoAll();
        m_draft.load(m_settings.values());
        Q_EMIT noticed(tr("Saved %1").arg(changesText(count)));
        return;
    }
    updateBar();
    const auto &[code, message, key] = answer.error();
    if (m_draft.isChanged(key)) {
        m_draft.refuse(key, message);
        reveal(rowOf(key));
    } else {
        tellError(this, tr("The settings were not saved"), message);
    }
}

void SettingsPage::openAt(const QByteArray &what)
{
    reveal(rowOf(what));
}

void SettingsPage::reveal(SettingRow *row)
{
    if (!row)
        return;
    if (!row->isVisibleTo(m_content))
        m_search->clear();
    row->focusEditor();
    // The row has just become higher by its problem: scroll when it is laid out.
    QTimer::singleShot(0, row, [this, row] { m_scroll->ensureWidgetVisible(row, 0, GapLarge); });
}

SettingRow *SettingsPage::rowOf(const QByteArray &key) const
{
    for (const Group &group : m_groups) {
        for (SettingRow *row : group.rows) {
            if (row->key() == key)
                return row;
        }
    }
    return nullptr;
}

} // namespace hub::ui
