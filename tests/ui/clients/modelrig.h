// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/samples.h"
#include "ui/clients/clientsmodel.h"

#include <QAbstractItemModelTester>

namespace hub::ui {

inline constexpr qint64 Now = 1700000000000;

inline ClienteId id(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

inline MonitoredClient made(qint64 number, const QString &name = {}, SessionState state = SessionState::Ready)
{
    MonitoredClient client{.client = id(number), .name = name};
    client.state = state;
    client.lastKnown = state;
    client.needsQr = state == SessionState::QrRequired;
    client.connected = client.canSend = state == SessionState::Ready;
    return client;
}

/// A hub, the window's copy of its clients, and the model under test.
struct ModelRig
{
    ModelRig()
    {
        model.setClock([] { return Now; });
    }

    void load(const std::vector<MonitoredClient> &clients)
    {
        hub.clients().set(clients);
        hub.clients().announce();
    }
    QString shown(ClientColumn column = ClientColumn::Number) const
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts += model.index(row, int(column)).data().toString();
        return texts.join(u' ');
    }

    FakeHubApi hub;
    ClientStore store{hub.clients()};
    ClientsModel model{store};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace hub::ui
