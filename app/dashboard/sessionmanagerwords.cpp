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

} // namespace

Error dashboardErrorOf(const SessionManagerError &error)
{
    Error told = errorOf(error);
    if (error.kind == SessionManagerError::Kind::Status && !error.code.isEmpty())
        told.code = error.code;
    return told;
}

Error errorOfOptional(const EngineProfile &profile, EngineProfile::Operation operation,
                      const SessionManagerError &error)
{
    const EngineOperation *asked = profile.operation(operation);
    const bool mayLack = !asked || asked->optional;
    if (mayLack && error.kind == SessionManagerError::Kind::Status && error.statusCode == 404)
        return {QByteArrayLiteral("NOT_SUPPORTED"),
                SessionManagerWordsText::tr("This Session Manager cannot do that: it has no such endpoint.")};
    return dashboardErrorOf(error);
}

} // namespace hub::app
