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

QString noteText(const clients::HistoryEntry &entry)
{
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

} // namespace

HistoryModel::HistoryModel(ClientsApi &clients, QObject *parent)
    : NewestFirstTableModel(PageSize, parent), m_clients(clients)
{
    using Entry = clients::HistoryEntry;
    const auto muted = [](const Entry &) { return true; };
    setColumns({{.header = tr("Time"),
                 .text = [](const Entry &entry) { return shortTime(entry.at); },
                 .help = [](const Entry &entry) { return timeText(entry.at); },
                 .muted = muted},
                {.header = tr("State"),
                 .text = [](const Entry &entry) { return stateText(entry.state); },
                 .badge =
                     [](const Entry &entry) {
                         return CellBadge{stateTone(entry.state), stateIconName(entry.state)};
                     },
                 .muted = muted},
                {.header = tr("What happened"),
                 .text = noteText,
                 .badge =
                     [](const Entry &entry) {
                         return entry.alert.isEmpty() ? std::nullopt : std::optional(CellBadge{Tone::Bad, "warning"});
                     },
                 .muted = muted,
                 .more =
                     [](const Entry &entry, int role) {
                         return role == Qt::AccessibleTextRole && !entry.alert.isEmpty()
                                    ? QVariant(tr("Alert: %1").arg(noteText(entry)))
                                    : QVariant();
                     }}});
}

void HistoryModel::setClient(std::optional<ClienteId> client)
{
    if (m_client == client)
        return;
    m_client = client;
    if (m_client)
        restart(Former::Go);
    else
        clear();
}

void HistoryModel::refresh()
{
    if (m_client)
        NewestFirstTableModel::refresh();
}

void HistoryModel::ask(const std::optional<qint64> &after, int limit, const PageAnswer &done)
{
    m_clients.history(*m_client, {after, limit}, this,
                      [done](const Result<hub::ResultPage<clients::HistoryEntry>> &page) { done(pageOf(page)); });
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
    connect(&m_model, &HistoryModel::stateChanged, this, &HistoryPanel::showState);
    connect(m_hint, &EmptyState::actionTriggered, this, &HistoryPanel::refresh);
    showState();
}

void HistoryPanel::showState()
{
    if (m_model.state() == HistoryModel::State::Failed)
        m_hint->setTexts("warning", tr("The history could not be read"), reasonWithoutCode(m_model.error().message),
                         tr("Try again"));
    else if (m_model.isLoading())
        m_hint->setTexts("clock", tr("Loading…"), {});
    else
        m_hint->setTexts("activity", tr("No changes yet"), tr("Each change of state will stand here with its time."));
}

} // namespace hub::ui
