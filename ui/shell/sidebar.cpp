// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/sidebar.h"

#include "ui/common/appearance.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

#include <algorithm>

namespace hub::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::Pages)
};

} // namespace

QString pageTitle(PageId page)
{
    switch (page) {
    case PageId::Clients:
        return Words::tr("Clients");
    case PageId::Alerts:
        return Words::tr("Alerts");
    case PageId::Linking:
        return Words::tr("Linking");
    case PageId::Send:
        return Words::tr("Send");
    case PageId::Contacts:
        return Words::tr("Contacts");
    case PageId::People:
        return Words::tr("Users and keys");
    case PageId::Activity:
        return Words::tr("Activity");
    case PageId::Log:
        return Words::tr("Log");
    case PageId::Server:
        return Words::tr("Server");
    case PageId::Settings:
        return Words::tr("Settings");
    }
    Q_UNREACHABLE();
}

const char *pageIconName(PageId page)
{
    switch (page) {
    case PageId::Clients:
        return "clients";
    case PageId::Alerts:
        return "warning";
    case PageId::Linking:
        return "link";
    case PageId::Send:
        return "send";
    case PageId::Contacts:
        return "contacts";
    case PageId::People:
        return "people";
    case PageId::Activity:
        return "activity";
    case PageId::Log:
        return "log";
    case PageId::Server:
        return "server";
    case PageId::Settings:
        return "settings";
    }
    Q_UNREACHABLE();
}

namespace {

constexpr int WaitingRole = Qt::UserRole;

int rowOf(PageId page)
{
    return int(std::find(AllPages.begin(), AllPages.end(), page) - AllPages.begin());
}

/// What is wrong is red; what only waits is not.
Tone badgeTone(PageId page)
{
    return page == PageId::Clients || page == PageId::Alerts ? Tone::Bad : Tone::Attention;
}

QString badgeText(int waiting)
{
    return waiting > 999 ? QStringLiteral("999+") : QString::number(waiting);
}

} // namespace

QKeySequence pageShortcut(PageId page)
{
    const int row = rowOf(page);
    const int key = page == PageId::Alerts ? 0 : row < rowOf(PageId::Alerts) ? row + 1 : row;
    return QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + key));
}

/// A rounded row: icon, title, and the number of waiting things at its right (compact: at the icon's corner).
class Sidebar::Delegate : public QStyledItemDelegate
{
public:
    explicit Delegate(Sidebar *sidebar) : QStyledItemDelegate(sidebar), m_sidebar(*sidebar) {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int height = option.fontMetrics.height() + 20;
        if (m_sidebar.isCompact())
            return {height + 3 * GapSmall, height};
        const int text = option.fontMetrics.horizontalAdvance(index.data(Qt::DisplayRole).toString());
        const int badge = option.fontMetrics.horizontalAdvance(QStringLiteral("999+")) + 14;
        return {Gap + iconSide(option) + Gap + text + Gap + badge + GapSmall, height};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QPalette &palette = option.palette;
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const QRect row = option.rect.adjusted(0, 1, 0, -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        paintGround(painter, option, row, selected);

        const int side = iconSide(option);
        QRect iconBox(row.left() + Gap, row.top() + (row.height() - side) / 2, side, side);
        if (m_sidebar.isCompact())
            iconBox.moveLeft(row.left() + (row.width() - side) / 2);
        const QColor ink = palette.color(selected ? QPalette::Link : QPalette::WindowText);
        icon(pageIconName(AllPages[size_t(index.row())]), selected ? ink : mutedText(palette)).paint(painter, iconBox);

        const QRect badge = paintBadge(painter, option, row, index);
        if (!m_sidebar.isCompact()) {
            const QRect words(iconBox.right() + Gap, row.top(), badge.left() - GapSmall - iconBox.right() - Gap,
                              row.height());
            QFont font = option.font;
            font.setWeight(selected ? QFont::DemiBold : QFont::Normal);
            painter->setFont(font);
            painter->setPen(palette.color(QPalette::WindowText));
            painter->drawText(
                words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                QFontMetrics(font).elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, words.width()));
        }
        painter->restore();
    }

private:
    static int iconSide(const QStyleOptionViewItem &option) { return option.fontMetrics.height() + 4; }

    static void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QRect &row, bool selected)
    {
        const QPalette &palette = option.palette;
        QColor fill = selected ? palette.color(QPalette::Highlight) : QColor(Qt::transparent);
        if (!selected && option.state.testFlag(QStyle::State_MouseOver))
            fill = palette.color(QPalette::Midlight);
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        painter->setBrush(fill);
        painter->setPen(focused ? QPen(palette.color(QPalette::Link), 1) : QPen(Qt::NoPen));
        painter->drawRoundedRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }

    /// Where it is, or would be.
    QRect paintBadge(QPainter *painter, const QStyleOptionViewItem &option, const QRect &row,
                     const QModelIndex &index) const
    {
        const int waiting = index.data(WaitingRole).toInt();
        QFont font = option.font;
        font.setPointSizeF(font.pointSizeF() * (m_sidebar.isCompact() ? 0.75 : 0.9));
        font.setWeight(QFont::DemiBold);
        const QFontMetrics metrics(font);
        const QString text = waiting > 0 ? badgeText(waiting) : QString();
        const int height = metrics.height() + 2;
        const int width = std::max(height, metrics.horizontalAdvance(text) + 10);
        QRect box(0, 0, width, height);
        if (m_sidebar.isCompact())
            box.moveTopRight(row.topRight() + QPoint(-1, 1));
        else
            box.moveTopRight(QPoint(row.right() - GapSmall, row.top() + (row.height() - height) / 2));
        if (waiting <= 0)
            return box;
        const QColor ink = toneColor(badgeTone(AllPages[size_t(index.row())]), option.palette);
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawRoundedRect(box, height / 2.0, height / 2.0);
        painter->setFont(font);
        painter->setPen(option.palette.color(QPalette::Base));
        painter->drawText(box, Qt::AlignCenter, text);
        return box;
    }

    Sidebar &m_sidebar;
};

Sidebar::Sidebar(QWidget *parent) : QListWidget(parent)
{
    for (const PageId page : AllPages) {
        auto *item = new QListWidgetItem(pageTitle(page), this);
        const QString keys = pageShortcut(page).toString(QKeySequence::NativeText);
        item->setToolTip(tr("%1 (%2)").arg(pageTitle(page), keys));
        item->setData(Qt::AccessibleTextRole, pageTitle(page));
    }
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Pages"));
    setItemDelegate(new Delegate(this));
    setFrameShape(QFrame::NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(SingleSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    viewport()->setAutoFillBackground(false);
    setViewportMargins(GapSmall, GapSmall, GapSmall, GapSmall);
    setPage(AllPages.front());
}

Sidebar::~Sidebar() = default;

void Sidebar::setPage(PageId page)
{
    const QScopedValueRollback quiet(m_quiet, true);
    setCurrentRow(rowOf(page));
}

PageId Sidebar::page() const
{
    return AllPages[size_t(std::max(0, currentIndex().row()))];
}

void Sidebar::setBadge(PageId page, int waiting)
{
    QListWidgetItem *row = item(rowOf(page));
    row->setData(WaitingRole, waiting);
    row->setData(Qt::AccessibleTextRole,
                 waiting == 0 ? pageTitle(page) : tr("%1, %2 waiting").arg(pageTitle(page)).arg(waiting));
}

int Sidebar::badge(PageId page) const
{
    return item(rowOf(page))->data(WaitingRole).toInt();
}

void Sidebar::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    resizeToContents();
}

QSize Sidebar::sizeHint() const
{
    const int width = std::max(1, sizeHintForColumn(0)) + 2 * GapSmall;
    return {width, sizeHintForRow(0) * int(AllPages.size()) + 2 * GapSmall};
}

QSize Sidebar::minimumSizeHint() const
{
    return {sizeHint().width(), sizeHintForRow(0) * 3};
}

void Sidebar::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        resizeToContents();
}

void Sidebar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT entered();
        return;
    }
    QListWidget::keyPressEvent(event);
}

void Sidebar::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListWidget::currentChanged(current, previous);
    if (!m_quiet && current.isValid())
        Q_EMIT pageChosen(page());
}

void Sidebar::resizeToContents()
{
    scheduleDelayedItemsLayout();
    updateGeometry();
}

} // namespace hub::ui
