// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/sendingapi.h"
#include "core/result.h"

#include <QByteArray>

namespace hub::app {

/// The body of POST /sender/send-bulk for a draft. Pure; takes some 100 ms for 100,000 messages.
[[nodiscard]] QByteArray bulkBody(const JobDraft &draft);

/// What its answer tells. Pure; as slow, if all were rejected. Errors: those that the answer itself is.
[[nodiscard]] Result<JobReceipt> receiptOf(const SendingAnswer &answer);

/// The body of POST /sender/send, to which an Idempotency-Key is tied.
[[nodiscard]] QByteArray sendBody(const QString &to, const QString &message);

} // namespace hub::app
