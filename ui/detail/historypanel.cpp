// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/historypanel.h"

#include "ui/common/messagesender.h"
#include "ui/common/tablelook.h"
#include "ui/common/widgets.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace hub::ui {

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
