// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/activityapi.h"
#include "ui/common/clientstore.h"
#include "ui/common/csvwriter.h"

#include <QObject>

namespace hub::ui {

/// Reads the audit log, page by page, into a table: the newest entries first, at most MaxRows. Deletes itself when it
/// is done. On the window's thread.
class AuditExport : public QObject
{
    Q_OBJECT

public:
    static constexpr int MaxRows = 100000;

    AuditExport(ActivityApi &activity, const ClientStore &clients, const audit::Filter &filter, QObject *parent);
    ~AuditExport() override;

    void start() { ask({}); }

Q_SIGNALS:
    void progressed(int rows);
    /// `cut`: there is more than MaxRows.
    void finished(const QByteArray &csv, int rows, bool cut);
    void failed(const hub::Error &error);

private:
    void ask(std::optional<qint64> after);
    void take(const Result<hub::ResultPage<audit::Entry>> &page);

    ActivityApi &m_activity;
    const ClientStore &m_clients;
    const audit::Filter m_filter;
    CsvWriter m_csv;
};

} // namespace hub::ui
