// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"
#include "core/contacts/contactrepository.h"
#include "core/export.h"
#include "core/session/sessionmanagerclient.h"

#include <QObject>
#include <QSet>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace hub {

class Database;

/// What one answer to `GET /contacts` holds.
struct ContactPage
{
    std::vector<Contact> contacts;
    QString next; ///< empty: there is no more
};

/// Reads an answer where the profile points, else as the Session Manager's: unknown fields are ignored, entries without
/// an id are skipped, groups, lists and channels are left out, a missing phone is taken from the id. The digits of a
/// LID are no phone. Without a list it is an error, never an empty address book: CONTACTS_UNREADABLE. Foreign text is
/// cut to 256 characters and loses its control characters. Pure.
[[nodiscard]] HUB_CORE_EXPORT Result<ContactPage> parseContactPage(const EngineProfile &profile,
                                                                   const QByteArray &body);

struct ContactSyncSettings
{
    int pageSize = 1000; ///< asked for; the Session Manager may give what it likes
    int maxPages = 1000;
    int maxContacts = 200000; ///< bounds the memory of one sync
    /// With at least so many contacts in the store, a list of less than half of them is not believed unless asked to.
    int manyContacts = 100;
};

/// Why a sync failed. `upstream` is set if the Session Manager was the reason: then the proxy table decides the answer
/// (404: 501 NOT_SUPPORTED_BY_SESSION_MANAGER). Else `error`: SYNC_IN_PROGRESS, CONTACTS_SHRUNK (409);
/// CONTACTS_UNREADABLE, CONTACTS_ENDLESS or CONTACTS_TOO_MANY (502 SESSION_MANAGER_ERROR with that message); or those
/// of Database.
struct ContactSyncFailure
{
    Error error;
    std::optional<SessionManagerError> upstream = {};
};

/// Fetches a client's contacts page by page and stores them; searches what is stored.
///
/// All pages come first, then one transaction writes: a sync that fails changes nothing. One sync per client at a time.
/// The caller may leave, the sync goes on. A page of a thousand contacts is read on this thread in about a millisecond,
/// so let it live on the monitor's thread, not on a serving one.
///
/// Lives on the thread of the client that it is given (and does not own), which must outlive it, as must the database.
/// The functions are thread-safe; `done` is called once where `replyTo` lives.
class HUB_CORE_EXPORT ContactSync : public QObject
{
    Q_OBJECT

public:
    using Outcome = Result<contacts::Counts, ContactSyncFailure>;

    ContactSync(SessionManagerClient *client, Database *database, ContactSyncSettings settings = {},
                QObject *parent = nullptr);
    ~ContactSync() override;

    /// `force`: take also an empty or much shorter list than the last one, such as an engine gives while it begins.
    void sync(ClienteId client, bool force, const Mailbox::Address &replyTo, std::function<void(Outcome)> done);
    /// Errors: INVALID_REQUEST (`after`), those of Database.
    void find(ClienteId client, const contacts::Query &query, const Mailbox::Address &replyTo,
              std::function<void(Result<contacts::Found>)> done);

private:
    struct Run
    {
        ClienteId client;
        bool force = false;
        Mailbox::Address replyTo;
        std::function<void(Outcome)> done;
        std::vector<Contact> contacts;
        QSet<QString> seen; ///< every `next` that was followed
        int pages = 0;
    };
    using RunPtr = std::shared_ptr<Run>;

    void begin(const RunPtr &run);
    void fetch(const RunPtr &run, const QString &after);
    void onPage(const RunPtr &run, const SessionManagerOutcome &outcome);
    void compare(const RunPtr &run);
    void apply(const RunPtr &run, contacts::Changes changes);
    void write(const RunPtr &run, const std::shared_ptr<const contacts::Changes> &changes, size_t from);
    void finish(const RunPtr &run, Outcome outcome);
    void fail(const RunPtr &run, Error error);

    SessionManagerClient *m_client;
    Database *m_database;
    const ContactSyncSettings m_settings;
    std::map<ClienteId, RunPtr> m_runs;
    Mailbox m_mailbox;
};

} // namespace hub
