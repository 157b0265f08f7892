// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/sending/job.h"

#include <QStyledItemDelegate>

namespace hub::ui {

class JobsModel;

/// Draws a job in two lines a cell: its state as a badge with the reason below, its progress as a bar with the numbers
/// below, the rest as text.
class JobsDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit JobsDelegate(const JobsModel &jobs, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] static int rowHeight(const QFontMetrics &metrics);

private:
    const JobsModel &m_jobs;
};

/// A bar of what was sent, failed and is not certain, in a job's whole; what is left stays empty.
void paintProgressBar(QPainter &painter, const QRect &rect, const JobInfo &job, const QPalette &palette);

} // namespace hub::ui
