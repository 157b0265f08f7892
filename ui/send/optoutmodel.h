// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace hub::ui {

/// Whom one client must not write to, in the hub's order; a page at a time, or all when something is searched. On the
/// window's thread.
class OptOutModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { To, Since, ColumnCount };

    explicit OptOutModel(SendingApi &sending, QObject *parent = nullptr);

    void setClient(std::optional<ClienteId> client);
    void reload();
    /// Reads on by itself until all are there.
    void loadAll();
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] const QString &error() const { return m_error; }
    [[nodiscard]] QString to(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loadingChanged();

private:
    void ask();
    void onPage(const std::vector<optouts::OptOut> &page);

    SendingApi &m_sending;
    std::optional<ClienteId> m_client;
    std::vector<optouts::OptOut> m_rows;
    QString m_error;
    quint64 m_question = 0;
    bool m_loading = false;
    bool m_complete = false;
    bool m_wantsAll = false;
};

} // namespace hub::ui
