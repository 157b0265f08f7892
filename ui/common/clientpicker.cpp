// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/clientpicker.h"

#include "ui/common/searchfield.h"
#include "ui/common/statetexts.h"

#include <QAbstractListModel>
#include <QCompleter>
#include <QLineEdit>
#include <QListView>

#include <algorithm>
#include <utility>

namespace hub::ui {

namespace {

constexpr int FoldedRole = Qt::UserRole + 1;

/// Finds labels whatever their case and accents.
class FoldedCompleter : public QCompleter
{
public:
    using QCompleter::QCompleter;

    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override { return index.data().toString(); }
    [[nodiscard]] QStringList splitPath(const QString &path) const override { return {folded(path.trimmed())}; }
};

} // namespace

/// The clients' labels in order of number; with the entry for all of them before.
class ClientPicker::Model : public QAbstractListModel
{
public:
    Model(ClientStore &clients, const QString &all, QObject *parent)
        : QAbstractListModel(parent), m_clients(clients), m_all(all)
    {
        fill();
    }

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_entries.size()) + first();
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole && role != FoldedRole))
            return {};
        const QString label = index.row() < first() ? m_all : m_entries[size_t(index.row() - first())].label;
        return role == FoldedRole ? folded(label) : label;
    }

    std::optional<ClienteId> clientAt(int row) const
    {
        if (row < first() || row >= rowCount())
            return {};
        return m_entries[size_t(row - first())].client;
    }

    int rowOf(std::optional<ClienteId> client) const
    {
        if (!client)
            return first() - 1;
        const auto it = place(*client);
        return it != m_entries.end() && it->client == *client ? int(it - m_entries.begin()) + first() : -1;
    }

    void apply(const ClientStore::Delta &delta)
    {
        if (delta.added.size() + delta.removed.size() > 100) {
            beginResetModel();
            fill();
            endResetModel();
            return;
        }
        for (const ClienteId client : delta.removed) {
            const int row = rowOf(client);
            if (row < 0)
                continue;
            beginRemoveRows({}, row, row);
            m_entries.erase(m_entries.begin() + (row - first()));
            endRemoveRows();
        }
        for (const ClienteId client : delta.added) {
            const auto it = place(client);
            const int row = int(it - m_entries.begin()) + first();
            beginInsertRows({}, row, row);
            m_entries.insert(it, {client, m_clients.label(client)});
            endInsertRows();
        }
        for (const ClienteId client : delta.changed)
            rename(client);
    }

private:
    struct Entry
    {
        ClienteId client;
        QString label;
    };

    int first() const { return m_all.isEmpty() ? 0 : 1; }

    std::vector<Entry>::const_iterator place(ClienteId client) const
    {
        return std::lower_bound(m_entries.begin(), m_entries.end(), client,
                                [](const Entry &entry, ClienteId id) { return entry.client < id; });
    }

    void fill()
    {
        m_entries.clear();
        m_entries.reserve(m_clients.clients().size());
        for (const auto &[client, known] : m_clients.clients())
            m_entries.push_back({client, m_clients.label(client)});
    }

    /// States change all the time, names hardly ever: the view hears only of the latter.
    void rename(ClienteId client)
    {
        const int row = rowOf(client);
        if (row < 0)
            return;
        Entry &entry = m_entries[size_t(row - first())];
        QString label = m_clients.label(client);
        if (label == entry.label)
            return;
        entry.label = std::move(label);
        Q_EMIT dataChanged(index(row), index(row));
    }

    ClientStore &m_clients;
    const QString m_all;
    std::vector<Entry> m_entries;
};

ClientPicker::ClientPicker(ClientStore &clients, const QString &all, QWidget *parent)
    : QComboBox(parent), m_clients(clients), m_model(new Model(clients, all, this))
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon); // looks at no row
    setMinimumContentsLength(20);
    setModel(m_model);
    auto *list = new QListView(this);
    list->setUniformItemSizes(true);
    setView(list);
    lineEdit()->setPlaceholderText(tr("Client ID or name"));
    lineEdit()->setClearButtonEnabled(false);

    auto *completer = new FoldedCompleter(m_model, this);
    completer->setCompletionRole(FoldedRole);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    if (auto *popup = qobject_cast<QListView *>(completer->popup()))
        popup->setUniformItemSizes(true);
    setCompleter(completer);

    showChoice();
    connect(this, &QComboBox::activated, this, [this](int row) { choose(m_model->clientAt(row)); });
    connect(lineEdit(), &QLineEdit::returnPressed, this, [this] { m_entered = true; }); // before editingFinished
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
        onUserChose(std::exchange(m_entered, false));
        lineEdit()->setModified(false);
        for (const ClientStore::Delta &delta : std::exchange(m_held, {}))
            onUpdated(delta);
    });
    connect(&m_clients, &ClientStore::updated, this, &ClientPicker::onUpdated);
}

ClientPicker::~ClientPicker() = default;

std::optional<ClienteId> ClientPicker::client() const
{
    return m_client;
}

void ClientPicker::setClient(std::optional<ClienteId> client)
{
    choose(client);
}

QString ClientPicker::unlinkedState() const
{
    const MonitoredClient *known = m_client ? m_clients.find(*m_client) : nullptr;
    return known == nullptr || known->state == SessionState::Ready ? QString() : stateText(known->state);
}

void ClientPicker::choose(std::optional<ClienteId> client)
{
    const bool other = client != m_client;
    m_client = client;
    showChoice();
    if (other)
        Q_EMIT clientChanged(m_client);
}

/// The box shows what is chosen, whatever was typed before.
void ClientPicker::showChoice()
{
    const int row = m_model->rowOf(m_client);
    setCurrentIndex(row);
    // A client that is not in the list (yet) is shown by its number.
    const QString text = row >= 0 ? itemText(row) : m_client ? m_clients.label(*m_client) : QString();
    setEditText(text);
    lineEdit()->setCursorPosition(0);
}

/// The user has left the field or pressed Enter: an exact number, or the only client that the text fits, is chosen.
/// Of several, Enter takes the first that is offered; whoever leaves has chosen none, and the former one comes back.
void ClientPicker::onUserChose(bool entered)
{
    const QString text = lineEdit()->text().trimmed();
    const int shown = m_model->rowOf(m_client);
    if (text == (shown >= 0 ? itemText(shown) : QString()))
        return;
    const int exact = findText(text, Qt::MatchFixedString);
    const auto number = ClienteId::parse(text.toLatin1());
    if (exact >= 0) {
        choose(m_model->clientAt(exact));
    } else if (number && m_clients.find(*number) != nullptr) {
        choose(number);
    } else if (const QModelIndexList hits = text.isEmpty() ? QModelIndexList()
                                                           : m_model->match(m_model->index(0, 0), FoldedRole,
                                                                            folded(text), 2, Qt::MatchContains);
               hits.size() == 1 || (entered && !hits.isEmpty())) {
        choose(m_model->clientAt(hits.first().row()));
    } else {
        showChoice();
    }
}

void ClientPicker::onUpdated(const ClientStore::Delta &delta)
{
    // Another list would rewrite what is being typed, and what is offered for it.
    if (lineEdit()->isModified() && lineEdit()->hasFocus()) {
        m_held.push_back(delta);
        return;
    }
    const bool gone = m_client && std::binary_search(delta.removed.begin(), delta.removed.end(), *m_client);
    m_model->apply(delta);
    if (gone)
        choose({});
    else
        showChoice();
}

} // namespace hub::ui
