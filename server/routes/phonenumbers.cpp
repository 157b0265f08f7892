// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clients/pairing.h"
#include "core/contacts/numbercheck.h"
#include "core/sending/recipient.h"
#include "core/session/answerreader.h"
#include "core/session/engineanswers.h"
#include "core/session/sessionmonitor.h"
#include "core/text/isotime.h"
#include "server/routes/answers.h"
#include "server/routes/routegroups.h"

namespace hub::routes {

namespace {

using http::Access;
using http::Method;
using http::Request;
using http::Response;
using Operation = EngineProfile::Operation;

Result<void> checkSupported(const RouteContext &context, Operation operation)
{
    if (context.sessionManager.supports(operation))
        return {};
    return failure("NOT_SUPPORTED_BY_SESSION_MANAGER", QStringLiteral("The engine cannot do this"));
}

/// Asking for a code ends a session that is there, and one for another phone than was meant links a stranger's.
Result<void> checkPhone(const RouteContext &context, ClienteId client, const QString &phone)
{
    const auto known = context.shared.board->find(client);
    if (!known)
        return {};
    switch (pairingDoubt(*known, phone)) {
    case PairingDoubt::SameLinked:
        return failure("ALREADY_LINKED",
                       QStringLiteral("This number is linked already: asking for a code can unlink it; \"force\": "
                                      "true asks all the same"));
    case PairingDoubt::OtherLinked:
        return failure("ALREADY_LINKED",
                       QStringLiteral("The client is linked already: asking for a code can unlink it; \"force\": "
                                      "true asks all the same"));
    case PairingDoubt::OtherExpected:
        return failure("OTHER_PHONE_EXPECTED",
                       QStringLiteral("Another phone is expected at this client; \"force\": true asks all the same"));
    case PairingDoubt::None:
        break;
    }
    return {};
}

Response pairingResponse(const RouteContext &context, const SessionManagerOutcome &outcome)
{
    if (!outcome)
        return proxyResponse(outcome, {.needsToken = true,
                                       .optionalEndpoint = mayLack(context.sessionManager.profile(),
                                                                   EngineProfile::Operation::PairingCode)});
    const QString code = pairingCodeOf(context.sessionManager.profile(), outcome->body);
    if (code.isEmpty()) {
        const QString words = answer::errorWords(outcome->body).message;
        const QString none = QStringLiteral("The engine's answer holds no pairing code");
        return Response::error("SESSION_MANAGER_ERROR", words.isEmpty() ? none : none % QLatin1String(": ") % words);
    }
    const auto qr = readQrAnswer(outcome->body); // its life is told like a QR code's
    const int expiresIn = qr ? qr->expiresInS : 0;
    return okResponse({{QStringLiteral("code"), code},
                       {QStringLiteral("expires_in"), expiresIn > 0 ? QJsonValue(expiresIn) : QJsonValue()}});
}

Result<void> requestPairingCode(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, actingClient(request));
    const QString phone = Recipient::phoneOf(request.json.value(QLatin1String("phone")).toString());
    if (phone.isEmpty())
        return invalidField("phone", "a phone number with its country, 7 to 15 digits");
    HUB_TRY(const bool force, forceField(request.json));
    HUB_CHECK(checkSupported(context, Operation::PairingCode));
    if (!force) {
        HUB_CHECK(checkPhone(context, client, phone));
    }
    context.sessionManager.requestPairingCode(
        client, phone, context.worker,
        [context, client, completion, actor = actorOf(request)](const SessionManagerOutcome &outcome) {
            context.shared.proxyStats->count(outcome);
            context.shared.audit(
                {.actor = actor.name,
                 .address = actor.address,
                 .action = QStringLiteral("connect"),
                 .clienteId = client,
                 .detail = outcome ? QStringLiteral("pairing code")
                                   : QStringLiteral("pairing code failed (HTTP %1)").arg(outcome.error().statusCode)});
            context.shared.monitor->checkAfterConnect(client);
            completion.give(pairingResponse(context, outcome));
        });
    return {};
}

Result<std::vector<QString>> numbersOf(const Request &request)
{
    const QJsonValue given = request.json.value(QLatin1String("numbers"));
    const QJsonArray list = given.toArray();
    if (!given.isArray() || list.isEmpty() || list.size() > qsizetype(NumberCheck::MaxNumbers))
        return invalidField("numbers", "must be an array of 1 to 1000 numbers");
    std::vector<QString> numbers;
    for (const QJsonValue &item : list) {
        const QString digits = Recipient::phoneOf(item.toString());
        if (digits.isEmpty())
            return invalidRequest(QStringLiteral("numbers[%1]: a phone number with its country, 7 to 15 digits")
                                      .arg(QString::number(numbers.size())));
        numbers.push_back(digits);
    }
    return numbers;
}

Response checkedResponse(const std::vector<CheckedNumber> &checked)
{
    QJsonArray items;
    for (const CheckedNumber &one : checked)
        items.append(QJsonObject{{QStringLiteral("number"), one.number},
                                 {QStringLiteral("on_whatsapp"), one.onWhatsApp},
                                 {QStringLiteral("checked_at"), isoTime(one.checkedAt)}});
    return okResponse({{QStringLiteral("items"), items}});
}

Result<void> checkNumbers(const RouteContext &context, const Request &request, const Completion &completion)
{
    HUB_TRY(const auto client, actingClient(request));
    HUB_TRY(const auto numbers, numbersOf(request));
    HUB_CHECK(checkSupported(context, Operation::CheckNumber));
    context.shared.numberCheck->check(
        client, numbers, context.mailbox, [completion](const NumberCheck::Outcome &outcome) {
            if (outcome)
                completion.give(checkedResponse(*outcome));
            else if (outcome.error().upstream)
                completion.give(proxyResponse(tl::unexpected(*outcome.error().upstream), {.needsToken = true}));
            else
                completion.give(tl::unexpected(outcome.error().error));
        });
    return {};
}

} // namespace

void addPhoneNumbers(RouteGroup &group)
{
    constexpr http::RouteOptions user{.access = Access::User, .readsJson = true};
    group.add(Method::Post, "/session-manager/pairing-code", user, requestPairingCode);
    group.add(Method::Post, "/session-manager/check-numbers", user, checkNumbers);
}

} // namespace hub::routes
