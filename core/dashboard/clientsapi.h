// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/alerts/sessionalert.h"
#include "core/clients/clientrepository.h"
#include "core/clients/sessionimport.h"
#include "core/dashboard/answer.h"
#include "core/export.h"
#include "core/session/clientstatusstore.h"
#include "core/session/engineprofile.h"
#include "core/storage/resultpage.h"

#include <QByteArray>
#include <QObject>

#include <vector>

namespace hub {

/// The QR code that a client shows just now.
struct QrCode
{
    enum class Kind { None, Payload, Image };

    Kind kind = Kind::None;
    QByteArray payload;   ///< Payload: the text of the code, to be rendered (qrMatrix)
    QByteArray image;     ///< Image: a checked PNG, JPEG or WebP (qrImageFromText)
    int expiresInS = 0;   ///< seconds left when it was fetched; 0: not told
    qint64 fetchedAt = 0; ///< ms since 1970
    QString words = {};   ///< None: what the engine says instead; foreign text, may be empty

    friend bool operator==(const QrCode &, const QrCode &) = default;
};

/// What a phone is to be given in place of a scan.
struct PairingCode
{
    QString code;       ///< 4 to 16 letters, digits and dashes
    int expiresInS = 0; ///< 0: not told
};

/// The registered clients and their sessions, as a dashboard needs them. Lives on the dashboard's thread.
class HUB_CORE_EXPORT ClientsApi : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~ClientsApi() override;

    /// Registers or changes; gives whether it is new. INVALID_REQUEST (`field` names which part), SESSION_TAKEN.
    virtual void edit(ClienteId client, const clients::Edit &edit, QObject *context, Answer<bool> done) = 0;
    /// The same with its name alone.
    void put(ClienteId client, const QString &name, QObject *context, Answer<bool> done);
    /// NOT_FOUND.
    virtual void remove(ClienteId client, QObject *context, Answer<void> done) = 0;
    /// Changes of state, the newest first.
    virtual void history(ClienteId client, const PageRequest &page, QObject *context,
                         Answer<ResultPage<clients::HistoryEntry>> done) = 0;
    /// Somebody (`source`, e.g. a page) looks at these clients, instead of those that he looked at before: they are
    /// polled more often.
    virtual void setInterest(const QByteArray &source, const std::vector<ClienteId> &clients) = 0;
    /// Asks the Session Manager for a client's status now.
    virtual void checkSoon(ClienteId client) = 0;

    /// Whether the engine has an operation at all, as far as its profile tells: what it has not is not offered. False
    /// while no hub runs.
    [[nodiscard]] virtual bool supports(EngineProfile::Operation operation) const = 0;
    /// Registers the engine's own sessions that no client is yet. NOT_SUPPORTED, or the Session Manager's error.
    virtual void importSessions(QObject *context, Answer<clients::Imported> done) = 0;
    /// A code to link a phone by its number (digits). Asking can end a session that is there: the window asks first.
    /// NOT_SUPPORTED, or the Session Manager's error.
    virtual void requestPairingCode(ClienteId client, const QString &phone, QObject *context,
                                    Answer<PairingCode> done) = 0;

    /// NOT_SUPPORTED (the Session Manager has no such endpoint), or the Session Manager's error in its words. The
    /// client is polled as soon as that can have had an effect.
    virtual void connectSession(ClienteId client, QObject *context, Answer<void> done) = 0;
    virtual void disconnectSession(ClienteId client, QObject *context, Answer<void> done) = 0;
    /// The QR code of this moment; Kind::None where there is none (linked, or not yet). Errors in the Session Manager's
    /// words; BAD_QR_IMAGE.
    virtual void fetchQr(ClienteId client, QObject *context, Answer<QrCode> done) = 0;

Q_SIGNALS:
    /// What a copy of the list must change; a few times a second at most, and only if something did. The first one (and
    /// the first after the hub was started anew) is complete. Carries the Session Manager's health too.
    void changed(const hub::ClientStatusStore::Changes &changes);
    /// Another engine may be behind the hub: ask supports() again.
    void engineChanged();
    /// A session dropped, was logged out or banned, or another number was linked.
    void alertRaised(const hub::SessionAlert &alert);
};

} // namespace hub
