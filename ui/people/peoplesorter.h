// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSortFilterProxyModel>

namespace hub::ui {

/// Sorts and filters users or keys. Rows whose model says so come first, in either direction.
class PeopleSorter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    /// Roles of the source: what to sort by, whether a row comes first (bool), what to search in.
    PeopleSorter(int sortRole, int firstRole, int filterRole, QObject *parent = nullptr);

    void setText(const QString &text);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    const int m_firstRole;
    const int m_filterRole;
    QString m_text;
};

} // namespace hub::ui
