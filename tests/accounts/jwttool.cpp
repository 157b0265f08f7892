// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Signs and verifies tokens for a test that is written in another language:
//   jwttool sign SECRET USER CLIENT USERNAME ROLE IAT EXP JTI    prints the token
//   jwttool verify SECRET TOKEN NOW                              prints `ok …` or the fault

#include "core/accounts/jwt.h"
#include "core/accounts/user.h"

#include <QCoreApplication>

#include <cstdio>

using namespace hub;

namespace {

QByteArray sign(const QStringList &args)
{
    const TokenClaims claims{args.at(3).toLongLong(),
                             ClienteId::parse(args.at(4).toLatin1()).value(),
                             args.at(5),
                             roleFromName(args.at(6)).value(),
                             args.at(7).toLongLong(),
                             args.at(8).toLongLong(),
                             args.at(9).toLatin1()};
    return Jwt(args.at(2).toUtf8()).sign(claims);
}

QByteArray verify(const QStringList &args)
{
    const auto claims = Jwt(args.at(2).toUtf8()).verify(args.at(3).toLatin1(), args.at(4).toLongLong());
    if (!claims)
        return authFaultName(claims.error());
    return "ok " + QByteArray::number(claims->userId) + ' ' + claims->clienteId.toByteArray() + ' ' +
           claims->username.toUtf8() + ' ' + roleName(claims->role).toLatin1() + ' ' + claims->id;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList args = QCoreApplication::arguments();
    if (args.value(1) == u"sign" && args.size() == 10)
        std::puts(sign(args).constData());
    else if (args.value(1) == u"verify" && args.size() == 5)
        std::puts(verify(args).constData());
    else
        return 2;
    return 0;
}
