// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/keystab.h"

#include "ui/common/searchfield.h"
#include "ui/common/tablepanel.h"
#include "ui/people/keydialog.h"
#include "ui/people/keysmodel.h"
#include "ui/people/usersmodel.h"

#include <QAction>
#include <QVBoxLayout>

namespace hub::ui {

KeysTab::KeysTab(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_people(context.hub.people())
    , m_clients(context.clients)
    , m_model(new KeysModel(context.hub.people(), context.clients, this))
    , m_panel(new TablePanel(QStringLiteral("keys"), tr("API keys"), this))
    , m_sorter(m_panel->setSortedModel(m_model, KeysModel::Name, false))
    , m_search(m_panel->addSearch(tr("Search keys")))
    , m_revoke(m_panel->addAction(tr("&Revoke…"), "keyRevoke", nullptr, QKeySequence::Delete))
{
    m_search->setDelay(0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Gap, 0, 0);
    layout->addWidget(m_panel);
    connect(m_search, &SearchField::searchChanged, this, [this](const QString &text) {
        m_sorter->setText(text);
        showHint();
    });
    connect(m_panel->banner(), &Banner::actionTriggered, this, &KeysTab::reload);
    connect(m_panel->hint(), &EmptyState::actionTriggered, this, &KeysTab::createKey);
    connect(m_panel, &TablePanel::selectionChanged, this, &KeysTab::showActions);
    connect(m_revoke, &QAction::triggered, this, &KeysTab::revokeSelected);
    connect(m_model, &KeysModel::dataChanged, this, &KeysTab::showActions);
    connect(m_model, &KeysModel::stateChanged, this, &KeysTab::showState);
    connect(&m_clients, &ClientStore::loaded, m_panel, &TablePanel::refreshVisible);
    showState();
}

KeysTab::~KeysTab() = default;

void KeysTab::reload()
{
    m_model->reload();
}

void KeysTab::tick()
{
    m_panel->refreshVisible();
}

void KeysTab::createKey()
{
    auto *dialog = new KeyDialog(m_people, m_clients, this);
    connect(dialog, &KeyDialog::created, this, &KeysTab::reload);
    dialog->open();
}

std::optional<ApiKey> KeysTab::selected() const
{
    const std::vector<int> rows = m_panel->selectedRows();
    return rows.empty() ? std::nullopt : std::optional(*m_model->at(rows.front()));
}

void KeysTab::revokeSelected()
{
    const auto key = selected();
    if (!key || key->revokedAt)
        return;
    confirm(this, tr("Revoke the key “%1”?").arg(key->name),
            tr("Programs that use it are turned away from now on. A revoked key cannot be brought back.\nIt opens: %1")
                .arg(m_model->textOf(*key, KeysModel::For)),
            tr("Revoke “%1”").arg(key->name), Tone::Bad, this, [this, key = *key] { revoke(key); });
}

void KeysTab::revoke(const ApiKey &key)
{
    m_asking = true;
    m_panel->banner()->dismiss();
    showActions();
    m_people.revokeKey(key.id, this, [this, name = key.name](const Result<ApiKey> &revoked) {
        m_asking = false;
        if (revoked) {
            m_model->update(*revoked);
            Q_EMIT noticed(tr("The key “%1” is revoked").arg(name));
        } else {
            m_panel->banner()->present(
                Tone::Bad, tr("The key “%1” could not be revoked: %2").arg(name, peopleErrorText(revoked.error())));
        }
        showActions();
    });
}

void KeysTab::showState()
{
    if (m_model->state() == TableModelBase::State::Failed)
        m_panel->banner()->present(
            Tone::Bad, tr("The keys could not be read: %1").arg(peopleErrorText(m_model->error())), tr("Try again"));
    else if (m_couldNotBeRead)
        m_panel->banner()->dismiss();
    m_couldNotBeRead = m_model->state() == TableModelBase::State::Failed;
    showHint();
    showActions();
}

void KeysTab::showHint()
{
    EmptyState *hint = m_panel->hint();
    if (!m_search->searched().isEmpty())
        hint->setTexts("search", tr("Nothing found"), tr("No key and no client is called like this."));
    else if (m_model->isLoaded())
        hint->setTexts("key", tr("No API keys yet"),
                       tr("A key lets a program of yours use the API, for one client or for all of them."),
                       tr("Create a key"));
    else if (m_couldNotBeRead)
        hint->setTexts("key", tr("The keys could not be read"), {});
    else
        hint->setTexts("key", tr("Loading…"), {});
}

void KeysTab::showActions()
{
    const auto key = selected();
    m_revoke->setEnabled(key && !key->revokedAt && !m_asking);
}

} // namespace hub::ui
