// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/contactsapi.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace hub::ui {

/// One client's contacts that match a search, as far as they have been read: more come when the view asks for them.
/// An answer to what nobody looks for any more is ignored. On the window's thread.
class ContactsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Number, Kind, ColumnCount };
    enum class State {
        NoClient,
        Loading, ///< the first page is on its way; former rows of the same client stay until it is here
        Ready,
        Failed,
    };

    explicit ContactsModel(ContactsApi &contacts, QObject *parent = nullptr);
    ~ContactsModel() override;

    /// Looks for this from now on; also again, if it is the same.
    void look(std::optional<ClienteId> client, const QString &text);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; } ///< Failed: why
    [[nodiscard]] std::optional<ClienteId> client() const { return m_client; }
    [[nodiscard]] const QString &text() const { return m_text; }
    /// Whether there is more than the rows that are here.
    [[nodiscard]] bool hasMore() const { return !m_next.isEmpty(); }
    [[nodiscard]] const Contact *contactAt(const QModelIndex &index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// The state, or how much is here.
    void stateChanged();

private:
    void ask(const QByteArray &after);
    void take(bool first, const Result<contacts::Found> &found);
    void replaceRows(std::vector<Contact> rows);

    ContactsApi &m_contacts;
    std::optional<ClienteId> m_client;
    QString m_text;
    std::vector<Contact> m_rows;
    QByteArray m_next;
    State m_state = State::NoClient;
    Error m_error;
    quint64 m_question = 0; // answers to older ones are not wanted any more
    bool m_asking = false;
};

} // namespace hub::ui
