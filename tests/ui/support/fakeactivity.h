// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/activityapi.h"
#include "tests/ui/support/fakedesk.h"

#include <vector>

namespace hub {

/// An audit log and log lines in memory.
class FakeActivity : public ActivityApi
{
    Q_OBJECT

public:
    explicit FakeActivity(FakeDesk &desk, QObject *parent = nullptr);

    void audit(const audit::Filter &filter, const PageRequest &page, QObject *context,
               Answer<ResultPage<audit::Entry>> done) override;
    [[nodiscard]] std::vector<LogLine> logLines() const override { return lines; }

    /// Somebody does something now: gets the next id, and audited() is told.
    void add(audit::Entry entry);
    /// The program logs something now: numbered, and logged() is told.
    void log(Log::Level level, const QString &area, const QString &text);
    void log(std::vector<LogLine> fresh);

    std::vector<audit::Entry> entries; ///< the newest first
    std::vector<LogLine> lines;        ///< the oldest first

private:
    FakeDesk &m_desk;
};

} // namespace hub
