// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/tablelook.h"

#include <QPersistentModelIndex>

namespace hub::ui {

/// Draws the button of a row that waits for approval. The keyboard has the page's own button for that.
class ApproveDelegate : public BadgeDelegate
{
    Q_OBJECT

public:
    using BadgeDelegate::BadgeDelegate;

    /// A row whose button must wait says so here: bool.
    static constexpr int BusyRole = Qt::UserRole + 600;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

Q_SIGNALS:
    void clicked(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    [[nodiscard]] static QRect buttonRect(const QStyleOptionViewItem &option, const QString &text);

    QPersistentModelIndex m_pressed;
};

} // namespace hub::ui
