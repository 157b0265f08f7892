// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/historypanel.h"

#include "ui/common/messagesender.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablelook.h"
#include "ui/common/widgets.h"

#include <QDateTime>
#include <QHeaderView>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace hub::ui {

HistoryModel::HistoryModel(ClientsApi &clients, QObject *parent) : QAbstractTableModel(parent), m_clients(clients) {}

void HistoryModel::setClient(std::optional<ClienteId> client)
{
    if (m_client == client)
        return;
    beginResetModel();
    m_client = client;
    m_entries.clear();
    m_next.reset();
    m_error.clear();
    ++m_question;
    m_loading = false;
    m_again = false;
    endResetModel();
    refresh();
}

void HistoryModel::refresh()
{
    if (!m_client)
        return;
    if (m_loading)
        m_again = true;
    else
        ask({});
}

void HistoryModel::ask(std::optional<qint64> after)
{
    m_loading = true;
    m_clients.history(*m_client, {after, PageSize}, this,
                      [this, after, question = m_question](const Result<hub::ResultPage<clients::HistoryEntry>> &page) {
                          if (question != m_question)
                              return;
                          m_loading = false;
                          m_error = page ? QString() : page.error().message;
                          if (page && after)
                              onOlder(*page);
                          else if (page)
                              onNewest(*page);
                          Q_EMIT answered();
                          if (std::exchange(m_again, false))
                              refresh();
                      });
}

/// The first page: what is new in it goes on top of what is there.
void HistoryModel::onNewest(const hub::ResultPage<clients::HistoryEntry> &page)
{
    const auto known = m_entries.empty()
                           ? page.items.end()
                           : std::find_if(page.items.begin(), page.items.end(),
                                          [this](const auto &entry) { return entry.id <= m_entries.front().id; });
    if (known == page.items.end()) { // nothing was there, or there is a gap between
        beginResetModel();
        m_entries = page.items;
        m_next = page.next;
        endResetModel();
        return;
    }
    const int fresh = int(std::distance(page.items.begin(), known));
    if (fresh == 0)
        return;
    beginInsertRows({}, 0, fresh - 1);
    m_entries.insert(m_entries.begin(), page.items.begin(), known);
    endInsertRows();
}

void HistoryModel::onOlder(const hub::ResultPage<clients::HistoryEntry> &page)
{
    m_next = page.next;
    if (page.items.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + int(page.items.size()) - 1);
    m_entries.insert(m_entries.end(), page.items.begin(), page.items.end());
    endInsertRows();
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_next.has_value() && !m_loading;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_next);
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

namespace {

/// As short as it is clear, for a narrow pane; the tool tip has it all.
QString shortTime(qint64 at)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(at);
    const QDate today = QDate::currentDate();
    const QLocale locale;
    if (time.date() == today)
        return locale.toString(time.time(), QStringLiteral("HH:mm:ss"));
    if (time.date().year() == today.year())
        return locale.toString(time, QStringLiteral("d MMM, HH:mm"));
    return locale.toString(time.date(), QLocale::ShortFormat);
}

QString alertWords(const QString &alert)
{
    if (alert == QLatin1String("dropped"))
        return HistoryModel::tr("Connection lost");
    if (alert == QLatin1String("logged_out"))
        return HistoryModel::tr("Logged out on the phone");
    if (alert == QLatin1String("account_changed"))
        return HistoryModel::tr("Other number linked");
    if (alert == QLatin1String("banned"))
        return HistoryModel::tr("Banned by WhatsApp");
    if (alert == QLatin1String("flapping"))
        return HistoryModel::tr("Keeps changing");
    if (alert == QLatin1String("flapping_ended"))
        return HistoryModel::tr("Has come to rest");
    return alert;
}

} // namespace

QVariant HistoryModel::text(const clients::HistoryEntry &entry, int column) const
{
    switch (column) {
    case TimeColumn:
        return shortTime(entry.at);
    case StateColumn:
        return stateText(entry.state);
    case NoteColumn:
        break;
    }
    QStringList parts;
    if (!entry.alert.isEmpty())
        parts << alertWords(entry.alert);
    if (!entry.account.isEmpty() &&
        (entry.state == SessionState::Ready || entry.alert == QLatin1String("account_changed")))
        parts << accountText(entry.account);
    if (entry.state == SessionState::Unknown && !entry.rawState.isEmpty())
        parts << entry.rawState;
    return parts.join(QStringLiteral(" · "));
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const clients::HistoryEntry &entry = m_entries[size_t(index.row())];
    const bool alert = !entry.alert.isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        return text(entry, index.column());
    case BadgeDelegate::ToneRole:
        if (index.column() == StateColumn)
            return int(stateTone(entry.state));
        return alert && index.column() == NoteColumn ? QVariant(int(Tone::Bad)) : QVariant();
    case BadgeDelegate::IconRole:
        return QByteArray(index.column() == StateColumn ? stateIconName(entry.state) : "warning");
    case BadgeDelegate::MutedRole:
        return true;
    case Qt::AccessibleTextRole:
        return alert && index.column() == NoteColumn ? tr("Alert: %1").arg(text(entry, NoteColumn).toString())
                                                     : text(entry, index.column());
    case BadgeDelegate::HelpRole:
        return index.column() == TimeColumn ? timeText(entry.at) : QString();
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case StateColumn:
        return tr("State");
    case NoteColumn:
        return tr("What happened");
    default:
        return {};
    }
}

namespace {

constexpr int FewestRows = 7;

} // namespace

HistoryPanel::HistoryPanel(ClientsApi &clients, QWidget *parent)
    : QWidget(parent), m_model(clients), m_table(new QTableView(this)), m_hint(new EmptyState)
{
    auto *title = new PlainLabel(tr("History"), this);
    title->setScale(1.1, true);
    m_table->setModel(&m_model);
    TableLook::prepare(*m_table, QStringLiteral("stateHistory"));
    m_table->setAccessibleName(tr("History of states"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setMinimumHeight(m_table->verticalHeader()->defaultSectionSize() * (FewestRows + 1) + 2);
    for (const int column : {HistoryModel::TimeColumn, HistoryModel::StateColumn})
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setMinimumSectionSize(m_table->fontMetrics().averageCharWidth() * 8);
    m_hint->cover(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addWidget(title);
    layout->addWidget(m_table, 1);
    connect(&m_model, &HistoryModel::answered, this, &HistoryPanel::tell);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &HistoryPanel::tell);
    connect(m_hint, &EmptyState::actionTriggered, this, &HistoryPanel::refresh);
    tell();
}

void HistoryPanel::tell()
{
    if (!m_model.error().isEmpty())
        m_hint->setTexts("warning", tr("The history could not be read"), reasonWithoutCode(m_model.error()),
                         tr("Try again"));
    else if (m_model.isLoading())
        m_hint->setTexts("clock", tr("Loading…"), {});
    else
        m_hint->setTexts("activity", tr("No changes yet"), tr("Each change of state will stand here with its time."));
}

} // namespace hub::ui
