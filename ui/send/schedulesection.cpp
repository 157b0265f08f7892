// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/schedulesection.h"

#include "ui/common/statetexts.h"

#include <QCheckBox>
#include <QDateTimeEdit>
#include <QGridLayout>
#include <QLocale>

namespace hub::ui {

ScheduleSection::ScheduleSection(QWidget *parent) : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setColumnStretch(2, 1);
    m_notBefore = addRow(0, tr("Start &not before"), "notBefore", 1);
    m_expiresAt = addRow(1, tr("Gi&ve up what has not left by"), "expiresAt", 24);
}

ScheduleSection::Row ScheduleSection::addRow(int row, const QString &text, const char *name, int hoursAhead)
{
    constexpr int Hour = 3600;
    const QDateTime now = QDateTime::currentDateTime();
    const Row made{new QCheckBox(text, this), new QDateTimeEdit(this)};
    made.wanted->setObjectName(QLatin1String(name) + QLatin1String("Wanted"));
    made.time->setObjectName(QLatin1String(name));
    made.time->setAccessibleName(text);
    made.time->setCalendarPopup(true);
    made.time->setDisplayFormat(QLocale().dateTimeFormat(QLocale::ShortFormat));
    made.time->setDateTime(QDateTime(now.date(), QTime(now.time().hour(), 0)).addSecs(qint64(hoursAhead) * Hour));
    made.time->setEnabled(false);
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(made.wanted, row, 0);
    grid->addWidget(made.time, row, 1);
    connect(made.wanted, &QCheckBox::toggled, made.time, &QWidget::setEnabled);
    connect(made.wanted, &QCheckBox::toggled, this, &ScheduleSection::changed);
    connect(made.time, &QDateTimeEdit::dateTimeChanged, this, &ScheduleSection::changed);
    return made;
}

qint64 ScheduleSection::timeOf(const Row &row)
{
    return row.wanted->isChecked() ? row.time->dateTime().toMSecsSinceEpoch() : 0;
}

qint64 ScheduleSection::notBefore() const
{
    return timeOf(m_notBefore);
}

qint64 ScheduleSection::expiresAt() const
{
    return timeOf(m_expiresAt);
}

QString ScheduleSection::problem(qint64 now) const
{
    if (expiresAt() == 0)
        return {};
    if (expiresAt() <= now)
        return tr("The time to give up is over already.");
    return expiresAt() <= notBefore() ? tr("The time to give up must be later than the start.") : QString();
}

QString ScheduleSection::words() const
{
    QStringList lines;
    if (notBefore() > 0)
        lines += tr("Starts not before %1").arg(timeText(notBefore()));
    if (expiresAt() > 0)
        lines += tr("What has not left by %1 is given up").arg(timeText(expiresAt()));
    return lines.join(u'\n');
}

void ScheduleSection::clear()
{
    for (const Row &row : {m_notBefore, m_expiresAt})
        row.wanted->setChecked(false);
}

} // namespace hub::ui
