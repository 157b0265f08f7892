// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/activitypage.h"

#include "ui/activity/auditmodel.h"
#include "ui/activity/stickyscrolltable.h"
#include "ui/common/csvexport.h"
#include "ui/common/followicon.h"
#include "ui/common/tablepanel.h"

#include <QAction>
#include <QClipboard>
#include <QCompleter>
#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QGuiApplication>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace hub::ui {

namespace {

constexpr int MaxExported = 100000;

struct AuditExport
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::AuditExport)
};

QStringList auditCells(const audit::Entry &entry, const ClientStore &clients)
{
    return {QDateTime::fromMSecsSinceEpoch(entry.at).toUTC().toString(Qt::ISODateWithMs),
            entry.actor,
            auditSentence(entry),
            entry.clienteId ? clients.label(*entry.clienteId) : QString(),
            entry.address,
            entry.action,
            entry.target,
            entry.detail};
}

} // namespace

ActorPicker::ActorPicker(PeopleApi &people, QWidget *parent) : QComboBox(parent), m_people(people)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    fill();
    connect(this, &QComboBox::activated, this, &ActorPicker::onActivated);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ActorPicker::onTyped);
}

void ActorPicker::reload()
{
    m_people.users({.limit = PageRequest::MaxLimit}, this, [this](const Result<hub::ResultPage<User>> &page) {
        if (!page)
            return; // the names are only an offer
        for (const User &user : page->items)
            m_users.insert(user.username);
        fill();
    });
    m_people.keys({.limit = PageRequest::MaxLimit}, this, [this](const Result<hub::ResultPage<ApiKey>> &page) {
        if (!page)
            return;
        for (const ApiKey &key : page->items)
            m_keys.insert(QStringLiteral("key:") + key.name);
        fill();
    });
}

void ActorPicker::offer(const QString &actor)
{
    if (!m_users.contains(actor) && !m_keys.contains(actor) && m_seen.insert(actor).second)
        fill();
}

void ActorPicker::fill()
{
    if (lineEdit()->hasFocus() && lineEdit()->isModified())
        return; // not under the fingers of somebody who types
    const QSignalBlocker blocker(this);
    clear();
    addItem(tr("Everybody"), QString());
    for (const std::set<QString> *names : {&m_users, &m_keys, &m_seen}) {
        for (const QString &name : *names) {
            if (findData(name) < 0)
                addItem(actorText(name), name);
        }
    }
    choose(m_actor);
}

void ActorPicker::onActivated(int index)
{
    choose(itemData(index).toString());
}

void ActorPicker::onTyped()
{
    const QString text = lineEdit()->text().trimmed();
    const int row = findText(text, Qt::MatchFixedString);
    choose(row >= 0 ? itemData(row).toString() : text);
}

void ActorPicker::choose(const QString &actor)
{
    const int row = findData(actor);
    setCurrentIndex(row);
    setEditText(row >= 0 ? itemText(row) : actor);
    lineEdit()->setCursorPosition(0);
    if (actor == m_actor)
        return;
    m_actor = actor;
    Q_EMIT actorChanged(actor);
}

ActivityPage::ActivityPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_hub(context.hub)
    , m_clients(context.clients)
    , m_model(new AuditModel(context.hub.activity(), context.clients, this))
    , m_actor(new ActorPicker(m_hub.people(), this))
    , m_action(new QComboBox(this))
    , m_newsButton(plainButton({}, "activityNews", this, "chevron-up"))
    , m_export(plainButton(tr("&Export as CSV…"), "activityExport", this, "export"))
    , m_table(new StickyScrollTable)
    , m_panel(new TablePanel(QStringLiteral("activity"), tr("Activity"), this, m_table))
    , m_exporting(new ExportStrip(this))
{
    m_newsButton->hide();
    m_panel->setModel(m_model, *m_model, true);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    page->setSpacing(Gap);
    page->addLayout(pageHead(tr("Activity"), {m_newsButton, m_export}, this));
    page->addLayout(makeFilter());
    page->addWidget(m_panel, 1);
    page->addWidget(m_exporting);
    m_pause.setSingleShot(true);
    m_pause.setInterval(250);
    connectParts();
    showState();
}

ActivityPage::~ActivityPage()
{
    m_table->disconnect(this); // it lays itself out once more while it is being deleted, after this
}

QBoxLayout *ActivityPage::makeFilter()
{
    m_actor->setObjectName(QStringLiteral("activityWho"));
    auto *who = new QLabel(tr("&Who"), this);
    who->setBuddy(m_actor);
    m_action->setObjectName(QStringLiteral("activityWhat"));
    for (const AuditChoice &choice : auditChoices())
        m_action->addItem(choice.text, choice.action);
    m_action->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_action->setMinimumContentsLength(14);
    auto *what = new QLabel(tr("Wh&at"), this);
    what->setBuddy(m_action);
    auto *choice = new QHBoxLayout;
    choice->setSpacing(GapSmall);
    choice->addWidget(who);
    choice->addWidget(m_actor, 2);
    choice->addSpacing(Gap);
    choice->addWidget(what);
    choice->addWidget(m_action, 2);
    choice->addStretch(3);
    return choice;
}

void ActivityPage::connectParts()
{
    connect(&m_pause, &QTimer::timeout, m_model, [this] { m_model->refresh(); });
    connect(&m_hub.activity(), &ActivityApi::audited, this, &ActivityPage::refresh);
    connect(&m_hub, &HubApi::phaseChanged, this, [this](HubApi::Phase phase) {
        if (phase != HubApi::Phase::Running)
            return;
        if (m_active)
            m_actor->reload();
        refresh();
    });
    connect(m_model, &AuditModel::stateChanged, this, &ActivityPage::showState);
    connect(m_model, &AuditModel::arrived, this, &ActivityPage::onArrived);
    connect(&m_clients, &ClientStore::loaded, m_panel, &TablePanel::refreshVisible);
    connect(m_export, &QPushButton::clicked, this, &ActivityPage::exportCsv);
    connect(m_actor, &ActorPicker::actorChanged, this, &ActivityPage::applyFilter);
    connect(m_action, &QComboBox::currentIndexChanged, this, &ActivityPage::applyFilter);
    connect(m_panel->banner(), &Banner::actionTriggered, this, &ActivityPage::applyFilter);
    QAction *copy = m_panel->addMenuAction(tr("&Copy"), "activityCopy", nullptr, QKeySequence::Copy);
    connect(copy, &QAction::triggered, this, &ActivityPage::copySelected);
    connect(m_newsButton, &QPushButton::clicked, m_table, &StickyScrollTable::scrollToTop);
    connect(m_table, &StickyScrollTable::placeChanged, this, &ActivityPage::showNews);
    connect(m_exporting, &ExportStrip::runningChanged, this, &ActivityPage::showState);
    connect(m_exporting, &ExportStrip::progressed, this,
            [this](int rows) { m_export->setText(tr("Exporting %1…").arg(QLocale().toString(rows))); });
    connect(m_exporting, &ExportStrip::failed, this,
            [this](const QString &message) { tellError(this, tr("The activity could not be exported"), message); });
    connect(m_exporting, &ExportStrip::done, this, [this](int rows, const QString &path, bool isCut) {
        const QString count = QLocale().toString(rows);
        const QString where = QDir::toNativeSeparators(path);
        Q_EMIT noticed(isCut ? tr("The newest %1 entries written to %2").arg(count, where)
                             : tr("%1 entries written to %2").arg(count, where));
    });
}

void ActivityPage::activate()
{
    m_active = true;
    if (m_hub.phase() != HubApi::Phase::Running)
        return;
    m_actor->reload();
    if (m_model->state() == AuditModel::State::Idle)
        applyFilter();
    else if (std::exchange(m_behind, false))
        m_model->refresh();
}

void ActivityPage::deactivate()
{
    m_active = false;
}

void ActivityPage::applyFilter()
{
    m_news = 0;
    m_model->setFilter({.user = m_actor->actor(), .action = m_action->currentData().toString()});
}

void ActivityPage::refresh()
{
    if (!m_active)
        m_behind = true;
    else if (m_model->state() == AuditModel::State::Idle)
        applyFilter();
    else if (!m_pause.isActive())
        m_pause.start();
}

void ActivityPage::onArrived(int entries)
{
    if (!m_table->isAtTop())
        m_news += entries;
    for (int row = 0; row < std::min(entries, m_model->rowCount()); ++row)
        m_actor->offer(m_model->at(row)->actor);
    showNews();
}

void ActivityPage::showNews()
{
    if (m_table->isAtTop())
        m_news = 0;
    m_newsButton->setVisible(m_news > 0);
    m_newsButton->setText(tr("%1 new", "entries").arg(QLocale().toString(m_news)));
}

void ActivityPage::exportCsv()
{
    const auto ask = [&activity = m_hub.activity(), filter = m_model->filter()](std::optional<qint64> after, int limit,
                                                                                QObject *context, const auto &done) {
        activity.audit(filter, {.after = after, .limit = limit}, context, done);
    };
    const auto cells = [&clients = m_clients](const audit::Entry &entry) { return auditCells(entry, clients); };
    const CsvSource source{.header = {AuditExport::tr("time (UTC)"), AuditExport::tr("user"), AuditExport::tr("what"),
                                      AuditExport::tr("client"), AuditExport::tr("address"), AuditExport::tr("action"),
                                      AuditExport::tr("target"), AuditExport::tr("detail")},
                           .readNext = CsvSource::pages<audit::Entry>(ask, cells),
                           .maxRows = MaxExported};
    m_exporting->choose({tr("Export activity"), QStringLiteral("activity.csv"), tr("CSV files (*.csv)")}, source);
}

void ActivityPage::copySelected()
{
    QStringList lines;
    for (const int row : m_panel->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < AuditModel::ColumnCount; ++column)
            cells.append(m_model->textOf(*m_model->at(row), column));
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ActivityPage::showState()
{
    using State = AuditModel::State;
    if (m_model->state() == State::Failed)
        m_panel->banner()->present(Tone::Bad, tr("The activity could not be read: %1").arg(m_model->error().message),
                                   tr("Try again"));
    else if (m_model->state() == State::Ready)
        m_panel->banner()->dismiss();
    const int rows = m_model->rowCount();
    const QString number = QLocale().toString(rows);
    m_panel->count()->setText(rows == 0            ? QString()
                              : m_model->hasMore() ? tr("%1+ entries").arg(number)
                              : rows == 1          ? tr("1 entry")
                                                   : tr("%1 entries").arg(number));
    m_export->setEnabled(!m_exporting->isRunning() && rows > 0);
    m_export->setText(m_exporting->isRunning() ? tr("Exporting…") : tr("&Export as CSV…"));
    showHint();
}

void ActivityPage::showHint()
{
    using State = AuditModel::State;
    EmptyState *hint = m_panel->hint();
    if (m_model->state() == State::Failed)
        hint->setTexts("activity", tr("The activity could not be read"), {});
    else if (m_model->state() != State::Ready)
        hint->setTexts("activity", tr("Loading…"), {});
    else if (!m_model->filter().user.isEmpty() || !m_model->filter().action.isEmpty())
        hint->setTexts("search", tr("Nothing found"), tr("Nobody has done anything like this."));
    else
        hint->setTexts("activity", tr("Nothing has happened yet"),
                       tr("Logins, sent messages and changes are written down here."));
}

} // namespace hub::ui
