// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/answer.h"
#include "core/export.h"
#include "core/log/loghistory.h"
#include "core/storage/auditrepository.h"

#include <QObject>

#include <vector>

namespace hub {

/// What people did (the audit log) and what the program did (its log). Lives on the dashboard's thread.
class HUB_CORE_EXPORT ActivityApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~ActivityApi() override;

    /// The audit log, the newest first.
    virtual void audit(const audit::Filter &filter, const PageRequest &page, QObject *context,
                       Answer<ResultPage<audit::Entry>> done) = 0;
    /// The program's latest log lines, the oldest first; at most as many as the ring holds.
    [[nodiscard]] virtual std::vector<LogLine> logLines() const = 0;

Q_SIGNALS:
    /// Somebody did something: there is a new entry.
    void audited();
    /// New lines of the program's log, a few times a second at most.
    void logged(const std::vector<hub::LogLine> &lines);
};

} // namespace hub
