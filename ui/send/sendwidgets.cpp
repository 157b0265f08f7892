// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/sendwidgets.h"

#include "ui/common/widgets.h"

#include <QEvent>
#include <QTableView>
#include <QTextDocument>

namespace hub::ui {

OneLineLabel::OneLineLabel(QWidget *parent) : PlainLabel({}, parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void OneLineLabel::setWhole(const QString &text)
{
    m_whole = text.simplified();
    setToolTip(Qt::convertFromPlainText(m_whole));
    setAccessibleName(m_whole);
    elide();
}

void OneLineLabel::resizeEvent(QResizeEvent *event)
{
    PlainLabel::resizeEvent(event);
    elide();
}

void OneLineLabel::elide()
{
    setText(fontMetrics().elidedText(m_whole, Qt::ElideRight, width()));
}

RowRange visibleRows(const QTableView &table)
{
    const int rows = table.model() != nullptr ? table.model()->rowCount() : 0;
    if (rows == 0)
        return {};
    const int first = std::max(table.rowAt(0), 0);
    const int last = table.rowAt(table.viewport()->height() - 1);
    return {first, last < 0 ? rows - 1 : last};
}

} // namespace hub::ui
