// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/server/figurerow.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"

#include <QGridLayout>
#include <QResizeEvent>

#include <algorithm>

namespace hub::ui {

FigureRow::FigureRow(const QStringList &captions, QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(GapLarge);
    m_grid->setVerticalSpacing(Gap);
    for (const QString &text : captions) {
        auto *box = new QWidget(this);
        auto *value = new PlainLabel(QStringLiteral("–"), box);
        value->setScale(1.5, true);
        value->setAccessibleName(text);
        auto *caption = new PlainLabel(text, box);
        caption->setMuted(true);
        auto *layout = new QVBoxLayout(box);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(0);
        layout->addWidget(value);
        layout->addWidget(caption);
        m_figures.push_back({box, value, caption});
    }
    arrange();
}

FigureRow::~FigureRow() = default;

void FigureRow::setValue(int index, const QString &value)
{
    PlainLabel *label = m_figures.at(size_t(index)).value;
    label->setText(value);
    label->setAccessibleDescription(value);
}

QString FigureRow::value(int index) const
{
    return m_figures.at(size_t(index)).value->text();
}

void FigureRow::arrange()
{
    int widest = 1;
    for (const Figure &figure : m_figures)
        widest = std::max(widest, figure.box->sizeHint().width());
    const int count = int(m_figures.size());
    const int columns = std::clamp((width() + GapLarge) / (widest + GapLarge), 2, count);
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (int i = 0; i < count; ++i) {
        m_grid->removeWidget(m_figures[size_t(i)].box);
        m_grid->addWidget(m_figures[size_t(i)].box, i / columns, i % columns);
    }
    for (int column = 0; column < count; ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void FigureRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace hub::ui
