// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/inlinemessage.h" // what its users show beside these
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"

#include <QLabel>
#include <QWidget>

class QTableView;

namespace hub::ui {

/// Small things that the panels of this page share.

/// One line of text that ends in dots where there is no room for it.
class OneLineLabel : public PlainLabel
{
    Q_OBJECT

public:
    explicit OneLineLabel(QWidget *parent = nullptr);
    void setWhole(const QString &text);
    [[nodiscard]] const QString &whole() const { return m_whole; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void elide();
    QString m_whole;
};

/// The rows that can be seen, also partly; none: first > last.
struct RowRange
{
    int first = 0;
    int last = -1;
};
[[nodiscard]] RowRange visibleRows(const QTableView &table);

} // namespace hub::ui
