// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTableView>

namespace hub::ui {

/// A table whose rows stay under the reader's eyes while others come and go above them; who looks at the end (or, if
/// asked for, at the top) goes on looking at it. Rows have one height, scrolling is per pixel.
class StickyScrollTable : public QTableView
{
    Q_OBJECT

public:
    using QTableView::QTableView;

    void setModel(QAbstractItemModel *newModel) override;
    /// Whoever is at the end stays there when rows are added: a log.
    void setFollowsEnd(bool follows) { m_followsEnd = follows; }
    [[nodiscard]] bool isAtTop() const;
    [[nodiscard]] bool isAtEnd() const;

Q_SIGNALS:
    /// The reader has scrolled, or there is more to scroll.
    void placeChanged();

protected:
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;

private:
    [[nodiscard]] int uniformHeight() const;
    void shift(int rows);

    QMetaObject::Connection m_goes;
    QMetaObject::Connection m_gone;
    bool m_followsEnd = false;
    bool m_atEnd = true; // before the rows that are being inserted
};

} // namespace hub::ui
