// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The bulk body: what it takes is JSON to the other parser of ours too, and every message is what it claims to be.

#include "core/sending/bulkparser.h"
#include "core/sending/recipient.h"
#include "core/text/jsoncursor.h"

#include <QSet>

#include <cstdlib>

using hub::BulkRequest;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto request = BulkRequest::parse(body);
    if (!request) {
        require(request.error().code == "INVALID_JSON" || request.error().code == "INVALID_REQUEST");
        return 0;
    }
    require(hub::isValidJson(body));
    require(!BulkRequest::parse(body + "x"));
    require(request->total() >= 1 && request->total() <= BulkRequest::MaxMessages);
    require(request->minDelay() >= 0 && request->minDelay() <= request->maxDelay());
    QSet<QByteArray> recipients;
    QSet<qint32> indexes;
    for (const BulkRequest::Row &row : request->rows()) {
        const auto recipient = hub::Recipient::parse(row.recipient);
        require(recipient && recipient->address() == row.recipient && !recipients.contains(recipient->canonical()));
        recipients.insert(recipient->canonical());
        const QString message = request->message(row);
        require(message.size() == qsizetype(row.message.units) && message.isValidUtf16() && !message.isEmpty() &&
                message.size() <= BulkRequest::MaxMessageUnits);
        indexes.insert(row.index);
    }
    for (const BulkRequest::Rejection &rejection : request->rejected()) {
        require(!rejection.text().isEmpty());
        indexes.insert(rejection.index);
    }
    require(indexes.size() == request->total());
    return 0;
}
