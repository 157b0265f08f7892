// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/alertsapi.h"
#include "tests/ui/support/fakedesk.h"

#include <vector>

namespace hub {

/// Alerts in memory.
class FakeAlerts : public AlertsApi
{
    Q_OBJECT

public:
    explicit FakeAlerts(FakeDesk &desk, QObject *parent = nullptr);

    void list(const alerts::Filter &filter, const PageRequest &page, QObject *context,
              Answer<ResultPage<alerts::Entry>> done) override;
    void acknowledge(const std::vector<qint64> &ids, QObject *context, Answer<int> done) override;

    /// It happens now: gets the next id, and changed() is told.
    void add(alerts::Entry entry);
    /// The client is back: its alerts are over.
    void end(ClienteId client);

    std::vector<alerts::Entry> entries; ///< the newest first

private:
    FakeDesk &m_desk;
};

} // namespace hub
