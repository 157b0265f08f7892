// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/server/figurerow.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"

#include <QResizeEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace hub::ui {

FigureRow::FigureRow(const QStringList &captions, QWidget *parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
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

QSize FigureRow::largest() const
{
    QSize size(1, 1);
    for (const Figure &figure : m_figures)
        size = size.expandedTo(figure.box->sizeHint());
    return size;
}

int FigureRow::columnsFor(int width) const
{
    return std::clamp((width + GapLarge) / (largest().width() + GapLarge), 2, int(m_figures.size()));
}

QSize FigureRow::sizeHint() const
{
    const int count = int(m_figures.size());
    return {count * (largest().width() + GapLarge) - GapLarge, largest().height()};
}

QSize FigureRow::minimumSizeHint() const
{
    const int width = 2 * largest().width() + GapLarge;
    return {width, largest().height()};
}

int FigureRow::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    const int rows = (int(m_figures.size()) + columns - 1) / columns;
    return rows * (largest().height() + Gap) - Gap;
}

void FigureRow::arrange()
{
    // By hand: a layout would tell the page the width of the columns that it has, and never become narrower.
    const int columns = columnsFor(width());
    const int step = (width() + GapLarge) / columns;
    const int height = largest().height();
    for (int i = 0; i < int(m_figures.size()); ++i)
        m_figures[size_t(i)].box->setGeometry(i % columns * step, i / columns * (height + Gap), step - GapLarge,
                                              height);
}

void FigureRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

bool FigureRow::event(QEvent *event)
{
    // A box has become wider or narrower by its text.
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        arrange();
    }
    return QWidget::event(event);
}

} // namespace hub::ui
