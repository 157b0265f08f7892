// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/jobdraftjson.h"

#include "core/text/jsonstring.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hub::app {

namespace {

void appendMessage(QByteArray &out, const QString &to, const QString &text)
{
    out += R"({"to":)";
    appendJsonString(out, to);
    out += R"(,"message":)";
    appendJsonString(out, text);
    out += '}';
}

} // namespace

QByteArray bulkBody(const JobDraft &draft)
{
    // Written straight away: a QJsonDocument of 100,000 messages would hold each text three times.
    QByteArray out = R"({"name":)";
    appendJsonString(out, draft.name);
    out += R"(,"delay_ms":[)";
    out += QByteArray::number(draft.minDelay);
    out += ',';
    out += QByteArray::number(draft.maxDelay);
    out += R"(],"messages":[)";
    bool first = true;
    for (const JobDraft::Message &message : draft.messages) {
        if (!std::exchange(first, false))
            out += ',';
        appendMessage(out, message.to, message.text);
    }
    out += "]}";
    return out;
}

Result<JobReceipt> receiptOf(const SendingAnswer &answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    if (answer.status != 202)
        return failure(object.value(QLatin1String("error")).toString().toLatin1(),
                       object.value(QLatin1String("message")).toString());
    JobReceipt receipt;
    receipt.jobId = object.value(QLatin1String("job_id")).toString();
    receipt.accepted = object.value(QLatin1String("accepted")).toInt();
    const QJsonArray rejected = object.value(QLatin1String("rejected")).toArray();
    receipt.rejected.reserve(std::size_t(rejected.size()));
    for (const QJsonValue value : rejected)
        receipt.rejected.push_back({value[QLatin1String("index")].toInt(), value[QLatin1String("error")].toString()});
    return receipt;
}

QByteArray sendBody(const QString &to, const QString &message)
{
    QByteArray out;
    appendMessage(out, to, message);
    return out;
}

} // namespace hub::app
