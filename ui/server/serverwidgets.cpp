// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/server/serverwidgets.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QSpinBox>
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

PortChooser::PortChooser(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout)
    , m_choice(new QHBoxLayout)
    , m_buttons(new QHBoxLayout)
    , m_port(new QSpinBox(this))
    , m_try(new QPushButton(tr("&Try this port"), this))
    , m_any(new QPushButton(tr("Any &free port"), this))
{
    m_port->setRange(1, 65535);
    m_port->setObjectName(QStringLiteral("otherPort"));
    m_port->setAccelerated(true);
    m_try->setDefault(true);
    auto *label = new PlainLabel(tr("Listen on another &port:"), this);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    label->setBuddy(m_port);
    auto *note = new PlainLabel(
        tr("The port is kept in the settings. A free port that the system picks counts for this time only."), this);
    note->setMuted(true);
    note->setWordWrap(true);

    m_choice->addWidget(label);
    m_choice->addWidget(m_port);
    m_buttons->addWidget(m_try);
    m_buttons->addWidget(m_any);
    m_buttons->addStretch(1);
    m_row->addLayout(m_choice);
    m_row->addLayout(m_buttons, 1);
    for (QBoxLayout *part : {m_row, m_choice, m_buttons})
        part->setSpacing(GapSmall);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, Gap);
    layout->setSpacing(GapSmall);
    layout->addLayout(m_row);
    layout->addWidget(note);
    hide();

    connect(m_try, &QPushButton::clicked, this, [this] { Q_EMIT chosen(quint16(m_port->value())); });
    connect(m_any, &QPushButton::clicked, this, [this] { Q_EMIT chosen(0); });
    // Enter in the box tries what stands there.
    auto *enter = new QAction(m_port);
    enter->setShortcuts({Qt::Key_Return, Qt::Key_Enter});
    enter->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(enter, &QAction::triggered, m_try, [this] {
        m_port->interpretText();
        m_try->click();
    });
    m_port->addAction(enter);
}

PortChooser::~PortChooser() = default;

QSize PortChooser::minimumSizeHint() const
{
    // As narrow as it becomes with the buttons below.
    const QSize hint = QWidget::minimumSizeHint();
    return {std::max(m_choice->minimumSize().width(), m_buttons->minimumSize().width()), hint.height()};
}

void PortChooser::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int wanted = m_choice->minimumSize().width() + GapSmall + m_buttons->minimumSize().width();
    const bool below = wanted > width();
    m_choice->setAlignment(below ? Qt::AlignLeft : Qt::Alignment());
    m_row->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void PortChooser::offer(quint16 refused)
{
    // The next one; for one that only an administrator of the computer may take, its usual stand-in: 8080, 8443.
    constexpr quint16 FirstFreeForAll = 1024;
    m_port->setValue(refused < FirstFreeForAll ? refused + 8000 : refused < 65535 ? refused + 1 : refused - 1);
    show();
}

} // namespace hub::ui
