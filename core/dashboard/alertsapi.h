// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/alertrepository.h"
#include "core/dashboard/answer.h"
#include "core/export.h"
#include "core/storage/resultpage.h"

#include <QObject>

#include <vector>

namespace hub {

/// What needs a person, until somebody has seen it or it has passed (alertrepository.h). Lives on the dashboard's
/// thread.
class HUB_CORE_EXPORT AlertsApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~AlertsApi() override;

    /// The newest first.
    virtual void list(const alerts::Filter &filter, const PageRequest &page, QObject *context,
                      Answer<ResultPage<alerts::Entry>> done) = 0;
    /// Notes that the user of this window has seen them; gives how many there were (some may be gone by now). Whoever
    /// was first stays.
    virtual void acknowledge(const std::vector<qint64> &ids, QObject *context, Answer<int> done) = 0;

Q_SIGNALS:
    /// There is a new alert, or one was seen or has passed; a few times a second at most.
    void changed();
};

} // namespace hub
