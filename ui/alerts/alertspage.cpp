// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/alertspage.h"

#include "ui/alerts/alertsmodel.h"
#include "ui/common/tablepanel.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace hub::ui {

AlertsPage::AlertsPage(const PageContext &context, QWidget *parent)
    : Page(parent)
    , m_hub(context.hub)
    , m_clients(context.clients)
    , m_model(new AlertsModel(context.hub.alerts(), context.clients, this))
    , m_filter(new QComboBox(this))
    , m_panel(new TablePanel(QStringLiteral("alerts"), tr("Alerts"), this))
{
    setObjectName(QStringLiteral("alertsPage"));
    m_panel->setModel(m_model, *m_model, true);
    makeActions();
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    page->setSpacing(Gap);
    page->addLayout(pageHead(tr("Alerts"), {}, this));
    page->addLayout(makeFilter());
    page->addWidget(m_panel, 1);
    connectParts();
    updateActions();
    showState();
}

QBoxLayout *AlertsPage::makeFilter()
{
    m_filter->setObjectName(QStringLiteral("alertsFilter"));
    m_filter->addItem(tr("Open"));
    m_filter->addItem(tr("All"));
    auto *label = new QLabel(tr("Sho&w"), this);
    label->setBuddy(m_filter);
    auto *row = new QHBoxLayout;
    row->setSpacing(GapSmall);
    row->addWidget(label);
    row->addWidget(m_filter);
    row->addStretch();
    return row;
}

void AlertsPage::makeActions()
{
    m_show = m_panel->addAction(tr("Show &client"), "alertsShow", "clients", QKeySequence(Qt::Key_Return));
    m_acknowledge = m_panel->addAction(tr("&Acknowledge"), "alertsAcknowledge", "check", QKeySequence(Qt::Key_Space));
    QAction *copy = m_panel->addMenuAction(tr("&Copy"), "alertsCopy", nullptr, QKeySequence::Copy);
    connect(m_show, &QAction::triggered, this, &AlertsPage::showClients);
    connect(m_acknowledge, &QAction::triggered, this, &AlertsPage::acknowledgeSelected);
    connect(copy, &QAction::triggered, this, &AlertsPage::copySelected);
}

void AlertsPage::connectParts()
{
    connect(&m_clients, &ClientStore::alertsChanged, this, &AlertsPage::onAlertsChanged);
    connect(&m_clients, &ClientStore::loaded, m_panel, &TablePanel::refreshVisible);
    connect(&m_clients, &ClientStore::updated, this, &AlertsPage::onClientsUpdated);
    connect(m_panel->hint(), &EmptyState::actionTriggered, this, &AlertsPage::showThoseInNeed);
    connect(m_filter, &QComboBox::currentIndexChanged, m_model,
            [this](int index) { m_model->setOpenOnly(index == 0); });
    connect(m_model, &AlertsModel::stateChanged, this, &AlertsPage::showState);
    connect(m_panel->banner(), &Banner::actionTriggered, m_model, &AlertsModel::reload);
    connect(m_panel, &TablePanel::selectionChanged, this, &AlertsPage::updateActions);
    connect(m_panel->table(), &QTableView::doubleClicked, m_show, &QAction::trigger);
    onAlertsChanged();
}

void AlertsPage::activate()
{
    m_active = true;
    if (std::exchange(m_behind, false))
        m_model->reload();
}

void AlertsPage::onAlertsChanged()
{
    Q_EMIT badgeChanged(int(m_clients.openAlerts().size()));
    if (m_active)
        m_model->reload();
    else
        m_behind = true;
}

std::vector<ClienteId> AlertsPage::selectedClients() const
{
    std::vector<ClienteId> clients;
    for (const int row : m_panel->selectedRows()) {
        const auto &client = m_model->at(row)->client;
        if (client && std::find(clients.begin(), clients.end(), *client) == clients.end())
            clients.push_back(*client);
    }
    return clients;
}

std::vector<qint64> AlertsPage::selectedOpen() const
{
    std::vector<qint64> ids;
    for (const int row : m_panel->selectedRows()) {
        if (m_model->at(row)->acknowledgedAt == 0)
            ids.push_back(m_model->at(row)->id);
    }
    return ids;
}

void AlertsPage::acknowledgeSelected()
{
    const std::vector<qint64> ids = selectedOpen();
    if (ids.empty())
        return;
    m_hub.alerts().acknowledge(ids, this, [this](const Result<int> &seen) {
        if (!seen) {
            tellError(this, tr("Nothing was noted"), seen.error().message);
            return;
        }
        Q_EMIT noticed(*seen == 1 ? tr("The alert was acknowledged.")
                                  : tr("%1 alerts were acknowledged.").arg(QLocale().toString(*seen)));
        m_model->reload();
    });
}

void AlertsPage::showClients()
{
    if (const auto clients = selectedClients(); !clients.empty())
        Q_EMIT pageRequested(PageId::Clients, clients);
}

void AlertsPage::onClientsUpdated()
{
    if (m_model->isOpenOnly() && m_model->state() == AlertsModel::State::Ready && m_model->rowCount() == 0)
        showNothingOpen();
}

/// Those with a problem; without any, those that need a scan.
void AlertsPage::showThoseInNeed()
{
    std::vector<ClienteId> clients;
    const bool problems = m_clients.problems() > 0;
    for (const auto &[client, known] : m_clients.clients()) {
        if (problems ? m_clients.isProblem(client) : known.needsQr)
            clients.push_back(client);
    }
    if (!clients.empty())
        Q_EMIT pageRequested(PageId::Clients, clients);
}

void AlertsPage::copySelected()
{
    QStringList lines;
    for (const int row : m_panel->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < AlertsModel::ColumnCount; ++column)
            cells.append(m_model->textOf(*m_model->at(row), column));
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void AlertsPage::updateActions()
{
    m_show->setEnabled(!selectedClients().empty());
    m_acknowledge->setEnabled(!selectedOpen().empty());
}

/// A client can need somebody without an alert that is open: what is wrong was seen already, or was so from the start.
/// The window's foot counts those too, and the page must not deny them.
void AlertsPage::showNothingOpen()
{
    const QString what = tr("When a session drops, is logged out or banned, or another phone is linked, it stands here "
                            "until somebody has seen it or it has passed.");
    QStringList waiting;
    if (const int problems = m_clients.problems(); problems > 0)
        waiting << (problems == 1 ? tr("1 client has a problem") : tr("%n clients have a problem", nullptr, problems));
    if (const int scans = m_clients.needScan(); scans > 0)
        waiting << (scans == 1 ? tr("1 needs scan") : tr("%n need scan", nullptr, scans));
    if (waiting.isEmpty())
        m_panel->hint()->setTexts("check-circle", tr("Nothing needs you"), what);
    else
        m_panel->hint()->setTexts("warning", tr("No open alerts"),
                                  tr("But %1.").arg(waiting.join(QStringLiteral(", "))) + u' ' + what,
                                  tr("Show clients"));
}

void AlertsPage::showState()
{
    using State = AlertsModel::State;
    EmptyState *hint = m_panel->hint();
    if (m_model->state() == State::Failed) {
        m_panel->banner()->present(Tone::Bad, tr("The alerts could not be read: %1").arg(m_model->error().message),
                                   tr("Try again"));
        hint->setTexts("warning", tr("The alerts could not be read"), {});
    } else {
        m_panel->banner()->dismiss();
        if (m_model->state() != State::Ready)
            hint->setTexts("clock", tr("Loading…"), {});
        else if (m_model->isOpenOnly())
            showNothingOpen();
        else
            hint->setTexts("check-circle", tr("No alerts yet"), {});
    }
    const int rows = m_model->rowCount();
    const QString number = QLocale().toString(rows);
    m_panel->count()->setText(rows == 0   ? QString()
                              : rows == 1 ? tr("1 alert")
                              : !m_model->isOpenOnly() && rows == AlertsModel::MostOfAll
                                  ? tr("The newest %1 alerts").arg(number)
                                  : tr("%1 alerts").arg(number));
    updateActions();
}

} // namespace hub::ui
