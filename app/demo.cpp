// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/demo.h"

#include "app/services.h"
#include "simulator/demo.h"

#include <QRandomGenerator>

#include <array>

namespace hub::app {

namespace {

/// 20 characters of an alphabet of 32 without look-alikes: 100 bits.
QString randomPassword()
{
    static constexpr char Alphabet[] = "abcdefghjkmnpqrstuvwxyz23456789-";
    std::array<quint32, 20> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    QString password;
    for (const quint32 number : random)
        password += QLatin1Char(Alphabet[number % 32]);
    return password;
}

} // namespace

void prepareDemo(Services &services, const Mailbox::Address &replyTo, const std::function<void(Result<QString>)> &done)
{
    const audit::Actor origin{.name = QStringLiteral("demo"), .address = QStringLiteral("local")};
    for (const sim::DemoClient &client : sim::demoClients())
        services.clients().put(client.id, {.name = client.name}, origin, {}, [](const auto &) {});

    const QString password = randomPassword();
    const UserAdmin::Done told = [done, password](const Result<User> &user) {
        done(user ? Result<QString>(password) : tl::unexpected(user.error()));
    };
    const ClienteId client = sim::demoClients().front().id;
    services.accounts().users().create(
        {.username = QString::fromLatin1(DemoUser), .password = password, .clienteId = client, .role = Role::Admin},
        origin, replyTo, [&services, password, origin, replyTo, told](const Result<User> &user) {
            if (user || user.error().code != "USERNAME_TAKEN") {
                told(user);
                return;
            }
            services.accounts().users().findByName(
                QString::fromLatin1(DemoUser), replyTo, [=, &services](const Result<User> &known) {
                    if (known)
                        services.accounts().users().setPassword(known->id, password, origin, replyTo, told);
                    else
                        told(known);
                });
        });
}

} // namespace hub::app
