// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/keystab.h"

#include "ui/common/appearance.h"
#include "ui/common/searchfield.h"
#include "ui/common/tablelook.h"
#include "ui/common/widgets.h"
#include "ui/people/keydialog.h"
#include "ui/people/keysmodel.h"
#include "ui/people/peoplesorter.h"
#include "ui/people/peoplewords.h"

#include <QAction>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace hub::ui {

KeysTab::KeysTab(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_people(context.hub.people())
    , m_clients(context.clients)
    , m_model(new KeysModel(context.hub.people(), context.clients, this))
    , m_sorter(new PeopleSorter(KeysModel::SortRole, KeysModel::FirstRole, KeysModel::FilterRole, this))
    , m_search(new SearchField(tr("Search keys"), this))
    , m_banner(new Banner(this))
    , m_table(new QTableView(this))
    , m_hint(new EmptyState(this))
    , m_revoke(new QAction(tr("&Revoke…"), this))
    , m_revokeButton(new QPushButton(m_revoke->text(), this))
{
    m_search->setObjectName(QStringLiteral("keysSearch"));
    m_search->setDelay(0);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 60);
    m_banner->setObjectName(QStringLiteral("keysBanner"));
    m_revoke->setShortcut(QKeySequence::Delete);
    m_revoke->setShortcutContext(Qt::WidgetShortcut);
    m_revokeButton->setObjectName(QStringLiteral("keyRevoke"));
    m_revokeButton->setAutoDefault(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Gap, 0, 0);
    layout->setSpacing(Gap);
    layout->addWidget(m_search);
    layout->addWidget(m_banner);
    buildTable(layout);
    layout->addWidget(m_revokeButton, 0, Qt::AlignRight);

    connect(m_search, &SearchField::searchChanged, this, [this](const QString &text) {
        m_sorter->setText(text);
        showHint();
    });
    connect(m_banner, &Banner::actionTriggered, this, &KeysTab::reload);
    connect(m_revoke, &QAction::triggered, this, &KeysTab::revokeSelected);
    connect(m_revokeButton, &QPushButton::clicked, m_revoke, &QAction::trigger);
    connect(m_model, &KeysModel::dataChanged, this, &KeysTab::showActions);
    connect(m_model, &KeysModel::loaded, this, [this] {
        if (std::exchange(m_failed, false))
            m_banner->dismiss();
        showHint();
        showActions();
    });
    connect(m_model, &KeysModel::failed, this, [this](const Error &error) {
        m_failed = true;
        m_banner->present(Tone::Bad, tr("The keys could not be read: %1").arg(peopleErrorText(error)), tr("Try again"));
        showHint();
    });
    connect(&m_clients, &ClientStore::loaded, this, [this] { TableLook::refreshVisible(*m_table); });
    showHint();
    showActions();
}

KeysTab::~KeysTab() = default;

void KeysTab::buildTable(QVBoxLayout *layout)
{
    TableLook::prepare(*m_table, QStringLiteral("keysTable"));
    m_table->setAccessibleName(tr("API keys"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_sorter->setSourceModel(m_model);
    m_table->setModel(m_sorter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(KeysModel::Name, Qt::AscendingOrder);
    m_table->addAction(m_revoke);
    TableLook::setColumnWidths(*m_table, {24, 28, 14, 16});
    m_hint->setObjectName(QStringLiteral("keysHint"));
    m_hint->cover(m_table);
    layout->addWidget(m_table, 1);
    connect(m_table, &QTableView::customContextMenuRequested, this, &KeysTab::showMenu);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &KeysTab::showActions);
    connect(m_hint, &EmptyState::actionTriggered, this, &KeysTab::createKey);
}

void KeysTab::reload()
{
    m_model->reload();
}

void KeysTab::tick()
{
    TableLook::refreshVisible(*m_table);
}

void KeysTab::createKey()
{
    auto *dialog = new KeyDialog(m_people, m_clients, this);
    connect(dialog, &KeyDialog::created, this, &KeysTab::reload);
    dialog->open();
}

std::optional<ApiKey> KeysTab::selected() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    const ApiKey *key = rows.isEmpty() ? nullptr : m_model->keyAt(m_sorter->mapToSource(rows.first()).row());
    return key ? std::optional(*key) : std::nullopt;
}

void KeysTab::revokeSelected()
{
    const auto key = selected();
    if (!key || key->revokedAt)
        return;
    confirm(this, tr("Revoke the key “%1”?").arg(key->name),
            tr("Programs that use it are turned away from now on. A revoked key cannot be brought back.\nIt opens: %1")
                .arg(m_model->scopeText(*key)),
            tr("Revoke “%1”").arg(key->name), Tone::Bad, this, [this, key = *key] { revoke(key); });
}

void KeysTab::revoke(const ApiKey &key)
{
    m_asking = true;
    m_banner->dismiss();
    showActions();
    m_people.revokeKey(key.id, this, [this, name = key.name](const Result<ApiKey> &revoked) {
        m_asking = false;
        if (revoked) {
            m_model->update(*revoked);
            Q_EMIT noticed(tr("The key “%1” is revoked").arg(name));
        } else {
            m_banner->present(Tone::Bad,
                              tr("The key “%1” could not be revoked: %2").arg(name, peopleErrorText(revoked.error())));
        }
        showActions();
    });
}

void KeysTab::showMenu(const QPoint &at)
{
    if (!m_table->indexAt(at).isValid() || !m_revoke->isEnabled())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_revoke);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void KeysTab::showHint()
{
    if (!m_search->searched().isEmpty())
        m_hint->setTexts("search", tr("Nothing found"), tr("No key and no client is called like this."));
    else if (m_model->isLoaded())
        m_hint->setTexts("key", tr("No API keys yet"),
                         tr("A key lets a program of yours use the API, for one client or for all of them."),
                         tr("Create a key"));
    else if (m_failed)
        m_hint->setTexts("key", tr("The keys could not be read"), {});
    else
        m_hint->setTexts("key", tr("Loading…"), {});
}

void KeysTab::showActions()
{
    const auto key = selected();
    m_revoke->setEnabled(key && !key->revokedAt && !m_asking);
    m_revokeButton->setEnabled(m_revoke->isEnabled());
}

} // namespace hub::ui
