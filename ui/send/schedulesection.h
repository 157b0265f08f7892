// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QCheckBox;
class QDateTimeEdit;

namespace hub::ui {

/// When a job may begin, and when what has not left by then is given up. Times are ms since 1970, 0 for none.
class ScheduleSection : public QWidget
{
    Q_OBJECT

public:
    explicit ScheduleSection(QWidget *parent = nullptr);

    [[nodiscard]] qint64 notBefore() const;
    [[nodiscard]] qint64 expiresAt() const;
    /// What is wrong with them at `now`; empty if nothing.
    [[nodiscard]] QString problem(qint64 now) const;
    /// The same for the question before a job is created; empty if neither is set.
    [[nodiscard]] QString words() const;
    void clear();

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        QCheckBox *wanted;
        QDateTimeEdit *time;
    };
    Row addRow(int row, const QString &text, const char *name, int hoursAhead);
    static qint64 timeOf(const Row &row);

    Row m_notBefore;
    Row m_expiresAt;
};

} // namespace hub::ui
