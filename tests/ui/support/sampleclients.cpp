// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/support/samples.h"

#include <QDateTime>
#include <QStringList>

#include <array>

namespace hub {

namespace {

constexpr qint64 Second = 1000;
constexpr qint64 Minute = 60 * Second;
constexpr qint64 Hour = 60 * Minute;
constexpr qint64 Day = 24 * Hour;

QString sampleName(int number)
{
    static const QStringList trades{
        QStringLiteral("Bakery"),      QStringLiteral("Dentist"),   QStringLiteral("Auto repair"),
        QStringLiteral("Flower shop"), QStringLiteral("Pharmacy"),  QStringLiteral("Travel agency"),
        QStringLiteral("Law office"),  QStringLiteral("Bookstore"), QStringLiteral("Hairdresser"),
        QStringLiteral("Optician"),    QStringLiteral("Pet clinic")};
    static const QStringList places{QStringLiteral("San Martín"), QStringLiteral("Palermo"), QStringLiteral("Córdoba"),
                                    QStringLiteral("Recoleta"),   QStringLiteral("Rosario"), QStringLiteral("La Plata"),
                                    QStringLiteral("Belgrano")};
    switch (number) {
    case 7:
        return QStringLiteral(
            "Asociación de Comerciantes y Productores Independientes del Noroeste Argentino (sucursal 2)");
    case 11:
        return QStringLiteral("مخبز السلام"); // right to left
    case 13:
        return QStringLiteral("<b>Tom & Jerry</b> \"Toys\""); // must be shown as it is
    case 19:
        return {};
    case 23:
        return QStringLiteral("北京餐厅 🥟");
    default:
        return trades[number % trades.size()] + QLatin1Char(' ') + places[number % places.size()];
    }
}

SessionState sampleState(int number)
{
    // What a morning looks like: most are linked, some wait for a scan, one of each trouble.
    static constexpr std::array<SessionState, 20> states{
        SessionState::Ready,      SessionState::Ready,        SessionState::QrRequired, SessionState::Ready,
        SessionState::Ready,      SessionState::Reconnecting, SessionState::Ready,      SessionState::LoggedOut,
        SessionState::Ready,      SessionState::QrRequired,   SessionState::Ready,      SessionState::Stopped,
        SessionState::Ready,      SessionState::Banned,       SessionState::Ready,      SessionState::AuthFailed,
        SessionState::QrRequired, SessionState::Error,        SessionState::Starting,   SessionState::Unknown};
    if (number == 59) // rare, and seen in a long list only
        return SessionState::PasskeyRequired;
    return states[size_t(number - 1) % states.size()];
}

QString adviceFor(SessionState state)
{
    switch (state) {
    case SessionState::QrRequired:
        return QStringLiteral("Scan QR code to authenticate");
    case SessionState::LoggedOut:
        return QStringLiteral("Connect again and scan the QR code");
    case SessionState::Banned:
        return QStringLiteral("Contact WhatsApp support");
    case SessionState::AuthFailed:
        return QStringLiteral("Restart the session and scan again");
    default:
        return {};
    }
}

} // namespace

std::vector<MonitoredClient> sampleClients(int count)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    std::vector<MonitoredClient> clients;
    clients.reserve(size_t(count));
    for (int number = 1; number <= count; ++number) {
        const SessionState state = sampleState(number);
        MonitoredClient client{.client = *ClienteId::fromNumber(number), .name = sampleName(number)};
        client.recommendedAction = adviceFor(state);
        if (state != SessionState::Unknown) {
            client.lastKnown = state;
            client.rawState = QString::fromLatin1(sessionStateWord(state)).toUpper();
            client.lastKnownSince = now - (number % 5 == 0 ? number * Day : number * 7 * Minute);
            client.lastChecked = client.lastGoodAnswer = now - (number % 9 + 1) * Second;
        }
        client.connected = client.canSend = state == SessionState::Ready;
        client.needsQr = state == SessionState::QrRequired;
        client.recoverable = state == SessionState::Stopped || state == SessionState::Error;
        if (state != SessionState::QrRequired && state != SessionState::Unknown)
            client.account = QStringLiteral("54911") + QString::number(40000000 + number * 137911 % 59999999);
        if (client.canSend && number % 3 != 0)
            client.lastMessageSent = now - number * 3 * Minute;
        if (number % 20 == 12) { // no answer for some time: what is known is old
            client.missedPolls = 5;
            client.missedSince = client.lastGoodAnswer = now - 4 * Minute;
            client.unanswered = number % 40 == 12;
            client.lastError = QStringLiteral("The Session Manager did not answer within 5 s.");
        }
        client.deriveState({});
        clients.push_back(client);
    }
    return clients;
}

std::vector<Contact> sampleContacts(int count)
{
    static const QStringList first{QStringLiteral("Ana"),      QStringLiteral("Bruno"),  QStringLiteral("Carla"),
                                   QStringLiteral("Diego"),    QStringLiteral("Elena"),  QStringLiteral("Facundo"),
                                   QStringLiteral("Gabriela"), QStringLiteral("Hernán"), QStringLiteral("Inés"),
                                   QStringLiteral("Joaquín"),  QStringLiteral("Lucía"),  QStringLiteral("Mateo"),
                                   QStringLiteral("Ñata")};
    static const QStringList last{QStringLiteral("Acosta"),    QStringLiteral("Benítez"),   QStringLiteral("Castro"),
                                  QStringLiteral("Domínguez"), QStringLiteral("Fernández"), QStringLiteral("Giménez"),
                                  QStringLiteral("Luna"),      QStringLiteral("Molina"),    QStringLiteral("Ojeda"),
                                  QStringLiteral("Peralta"),   QStringLiteral("Quiroga")};
    std::vector<Contact> contacts;
    for (int i = 0; i < count; ++i) {
        const QString phone = QStringLiteral("54911") + QString::number(50000000 + qint64(i) * 271828 % 49999999);
        Contact contact{.id = phone + QStringLiteral("@c.us"),
                        .name = first[i % first.size()] + QLatin1Char(' ') + last[i / 3 % last.size()],
                        .phone = phone,
                        .isBusiness = i % 6 == 2};
        if (contact.isBusiness)
            contact.name = sampleName(i + 24);
        if (i == 5)
            contact.name = QStringLiteral("=SUM(A1:A9)"); // what a spreadsheet must not calculate
        if (i == 8)
            contact.name.clear();
        contacts.push_back(contact);
    }
    return contacts;
}

std::vector<User> sampleUsers()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const auto client = [](qint64 number) { return *ClienteId::fromNumber(number); };
    return {
        {1, QStringLiteral("admin"), client(1), Role::Admin, UserState::Active, 0, now - 200 * Day, now - 2 * Minute},
        {2, QStringLiteral("maria"), client(1), Role::Operator, UserState::Active, 0, now - 190 * Day, now - 3 * Hour},
        {3, QStringLiteral("juan.perez"), client(2), Role::Operator, UserState::Active, 1, now - 90 * Day, now - Day},
        {4, QStringLiteral("old_account"), client(4), Role::Operator, UserState::Disabled, 2, now - 80 * Day,
         now - 60 * Day},
        {5, QStringLiteral("lucia"), client(7), Role::Admin, UserState::Active, 0, now - 30 * Day, now - 5 * Day},
        {6, QStringLiteral("front-desk"), client(13), Role::Operator, UserState::Active, 0, now - 12 * Day, {}},
        {7, QStringLiteral("new.operator"), client(9), Role::Operator, UserState::Pending, 0, now - 3 * Hour, {}},
        {8,
         QStringLiteral("somebody_else_with_a_long_name"),
         client(77),
         Role::Operator,
         UserState::Pending,
         0,
         now - 10 * Minute,
         {}},
    };
}

std::vector<ApiKey> sampleKeys()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    return {
        {1, QStringLiteral("billing"), ClienteId::fromNumber(1), Role::Operator, now - 100 * Day, now - 4 * Minute, {}},
        {2, QStringLiteral("monitoring"), {}, Role::Admin, now - 90 * Day, now - Minute, {}},
        {3, QStringLiteral("old shop"), ClienteId::fromNumber(7), Role::Operator, now - 80 * Day, now - 40 * Day,
         now - 39 * Day},
        {4, QStringLiteral("appointments"), ClienteId::fromNumber(2), Role::Operator, now - 2 * Day, {}, {}},
    };
}

} // namespace hub
