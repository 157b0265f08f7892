// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/accounts/user.h"
#include "core/alerts/alertrepository.h"
#include "core/contacts/contactrepository.h"
#include "core/dashboard/serverapi.h"
#include "core/log/loghistory.h"
#include "core/sending/job.h"
#include "core/session/clientstatusstore.h"
#include "core/storage/auditrepository.h"

#include <vector>

namespace hub {

class FakeHubApi;

/// Believable data to fill pages with: always the same, but for times, which are counted back from now.

/// Clients 1 to `count`: most linked, every state among them, long and foreign names, old and new evidence.
[[nodiscard]] std::vector<MonitoredClient> sampleClients(int count);
/// Newest first: every state of a job. Messages for them are made by fillSamples().
[[nodiscard]] std::vector<JobInfo> sampleJobs();
[[nodiscard]] std::vector<MessageInfo> sampleMessages(const JobInfo &job);
[[nodiscard]] std::vector<Contact> sampleContacts(int count);
/// In the order of ids; two of them wait for approval, one is disabled.
[[nodiscard]] std::vector<User> sampleUsers();
[[nodiscard]] std::vector<ApiKey> sampleKeys();
/// Newest first, every kind; one was seen, one is over.
[[nodiscard]] std::vector<alerts::Entry> sampleAlerts();
/// Newest first, every action.
[[nodiscard]] std::vector<audit::Entry> sampleAudit(int count);
/// Oldest first.
[[nodiscard]] std::vector<LogLine> sampleLog(int count);
/// The last `count` seconds, with a bump and some errors.
[[nodiscard]] std::vector<ServerSample> sampleServerSamples(int count);

/// All of them in one hub that listens, with `clients` clients.
void fillSamples(FakeHubApi &hub, int clients = 50);

} // namespace hub
