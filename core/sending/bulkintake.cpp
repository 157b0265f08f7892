// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/bulkintake.h"

#include "core/sending/jobrepository.h"
#include "core/storage/auditrepository.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hub {

namespace {

constexpr int Accepted = 202;
constexpr qint64 LongestIntake = 10LL * 60 * 1000;

QByteArray answerBody(qint64 job, const BulkRequest &request)
{
    QJsonArray rejected;
    for (const BulkRequest::Rejection &rejection : request.rejected()) {
        rejected.append(
            QJsonObject{{QStringLiteral("index"), rejection.index}, {QStringLiteral("error"), rejection.text()}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("ok"), true},
                                     {QStringLiteral("job_id"), QString::number(job)},
                                     {QStringLiteral("total"), request.total()},
                                     {QStringLiteral("accepted"), qint64(request.rows().size())},
                                     {QStringLiteral("rejected"), rejected}})
        .toJson(QJsonDocument::Compact);
}

} // namespace

Result<BulkIntake::Taken> BulkIntake::commit(const QSqlDatabase &db, qint64 now) const
{
    const bool hasKey = !key.key.isEmpty();
    if (hasKey) {
        HUB_TRY(auto known, idempotency::begin(db, key, hubId, soleHub, LongestIntake, now));
        if (known)
            return Taken{std::move(*known), std::nullopt};
    }
    HUB_TRY(const auto job, jobs::create(db, key.client, request, actor.name, now));
    const audit::Entry entry{0,
                             now,
                             actor.name,
                             actor.address,
                             QStringLiteral("job_create"),
                             key.client,
                             QString::number(job),
                             u"accepted " % QString::number(request.rows().size()) % u", rejected " %
                                 QString::number(request.rejected().size())};
    HUB_CHECK(audit::append(db, entry));
    Taken taken{SendingAnswer{Accepted, answerBody(job, request)}, job};
    if (hasKey) {
        HUB_CHECK(idempotency::finish(db, key, taken.answer));
    }
    return taken;
}

} // namespace hub
