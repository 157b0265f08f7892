// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/jobsdelegate.h"

#include "ui/common/statetexts.h"
#include "ui/common/widgets.h"
#include "ui/send/jobsmodel.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>

#include <array>

namespace hub::ui {

namespace {

constexpr int BarHeight = 8;

const char *jobStateIconName(JobState state)
{
    switch (state) {
    case JobState::Queued:
        return "clock";
    case JobState::Running:
        return "send";
    case JobState::Paused:
        return "pause";
    case JobState::Completed:
        return "check-circle";
    case JobState::Cancelled:
        return "cancel";
    }
    return "";
}

/// The item's background, selection and focus, without its text.
void paintPanel(QPainter *painter, const QStyleOptionViewItem &option)
{
    QStyleOptionViewItem panel = option;
    panel.text.clear();
    panel.icon = {};
    const QStyle *style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &panel, painter, option.widget);
}

void drawLine(QPainter *painter, const QRect &rect, const QString &text, const QColor &color, const QFont &font)
{
    painter->setPen(color);
    painter->setFont(font);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
}

} // namespace

void paintProgressBar(QPainter &painter, const QRect &rect, const JobInfo &job, const QPalette &palette)
{
    const std::array<std::pair<qint64, QColor>, 4> parts{
        {{job.counts.sent, toneColor(Tone::Good, palette)},
         {job.counts.failed, toneColor(Tone::Bad, palette)},
         {job.counts.unknown, toneColor(Tone::Attention, palette)},
         {job.counts.skipped + job.counts.cancelled, mutedText(palette)}}};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    painter.setClipPath(outline);
    painter.fillRect(rect, hairline(palette));
    qreal left = rect.left();
    for (const auto &[count, color] : parts) {
        if (count <= 0 || job.total <= 0)
            continue;
        // One failure among thousands is still to be seen.
        const qreal width = std::max<qreal>(qreal(rect.width()) * qreal(count) / qreal(job.total), 3);
        painter.fillRect(QRectF(left, rect.top(), width, rect.height()), color);
        left += width;
    }
    painter.restore();
}

JobsDelegate::JobsDelegate(const JobsModel &jobs, QObject *parent) : QStyledItemDelegate(parent), m_jobs(jobs) {}

int JobsDelegate::rowHeight(const QFontMetrics &metrics)
{
    return 2 * metrics.height() + 3 * GapSmall + 4;
}

void JobsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const JobInfo *job = m_jobs.job(index.row());
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.state.setFlag(QStyle::State_HasFocus, false); // the selected row says it
    paintPanel(painter, item);
    if (job == nullptr)
        return;
    painter->save();
    const QFontMetrics metrics(item.font);
    const QRect inner = item.rect.adjusted(GapSmall, 0, -GapSmall, 0);
    const QString second = index.data(JobsModel::SecondLineRole).toString();
    const int lineHeight = metrics.height() + 6;
    const bool twoLines = !second.isEmpty();
    const int top = inner.top() + (inner.height() - (twoLines ? lineHeight + metrics.height() : lineHeight)) / 2;
    const QRect above(inner.left(), top, inner.width(), lineHeight);
    const QRect below(inner.left(), above.bottom() + 1, inner.width(), metrics.height());
    const QColor color = item.palette.color(QPalette::Text);
    switch (index.column()) {
    case JobsModel::State:
        Badge::paint(*painter, above, jobStateTone(job->state), jobStateIconName(job->state), jobStateText(job->state),
                     item.palette, item.font);
        break;
    case JobsModel::Progress:
        paintProgressBar(*painter, QRect(above.left(), above.center().y() - BarHeight / 2, above.width(), BarHeight),
                         *job, item.palette);
        break;
    default:
        drawLine(painter, above, item.text, color, item.font);
    }
    if (twoLines)
        drawLine(painter, below, second, mutedText(item.palette), item.font);
    painter->restore();
}

QSize JobsDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), rowHeight(option.fontMetrics)};
}

} // namespace hub::ui
