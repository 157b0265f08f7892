// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/sessionmanagerwords.h"

#include <QCoreApplication>

namespace hub::app {

namespace {

struct SessionManagerWordsText
{
    Q_DECLARE_TR_FUNCTIONS(hub::SessionManagerWords)
};

QByteArray codeOf(const SessionManagerError &error)
{
    using Kind = SessionManagerError::Kind;
    switch (error.kind) {
    case Kind::ConnectTimeout:
    case Kind::ReadTimeout:
        return QByteArrayLiteral("GATEWAY_TIMEOUT");
    case Kind::Unreachable:
        return QByteArrayLiteral("SESSION_MANAGER_UNAVAILABLE");
    case Kind::Status:
        return error.code.isEmpty() ? QByteArrayLiteral("SESSION_MANAGER_ERROR") : error.code;
    case Kind::Aborted:
        return QByteArrayLiteral("HUB_STOPPED");
    case Kind::Network:
    case Kind::Redirect:
    case Kind::NotJson:
        break;
    }
    return QByteArrayLiteral("SESSION_MANAGER_ERROR");
}

} // namespace

Error errorOf(const SessionManagerError &error)
{
    return {codeOf(error), error.message};
}

Error errorOfOptional(const SessionManagerError &error)
{
    if (error.kind == SessionManagerError::Kind::Status && error.statusCode == 404)
        return {QByteArrayLiteral("NOT_SUPPORTED"),
                SessionManagerWordsText::tr("This Session Manager cannot do that: it has no such endpoint.")};
    return errorOf(error);
}

} // namespace hub::app
