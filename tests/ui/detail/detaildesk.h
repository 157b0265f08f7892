// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/support/fakehubapi.h"
#include "ui/detail/clientdetail.h"

#include <QAbstractButton>
#include <QDateTime>
#include <QTest>
#include <QVBoxLayout>

namespace hub::ui {

inline ClienteId number(qint64 value)
{
    return *ClienteId::fromNumber(value);
}

/// A client as the hub knows it some seconds after its last poll.
inline MonitoredClient sampleClient(SessionState state, qint64 client = 51,
                                    const QString &name = QStringLiteral("Bakery"))
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    MonitoredClient sample{.client = number(client), .name = name};
    sample.state = state;
    sample.lastKnown = state;
    sample.rawState = QString::fromLatin1(sessionStateWord(state)).toUpper();
    sample.since = sample.lastKnownSince = now - 7 * 60'000;
    sample.lastChecked = sample.lastGoodAnswer = now - 3'000;
    sample.connected = sample.canSend = state == SessionState::Ready;
    sample.needsQr = state == SessionState::QrRequired;
    if (state == SessionState::Ready)
        sample.account = QStringLiteral("5491112345678");
    return sample;
}

/// The pane in a window of a side pane's size, on a hub in memory.
struct DetailDesk
{
    explicit DetailDesk(const MonitoredClient &client, QSize size = {420, 900})
        : store(hub.clients()), detail(PageContext{hub, store})
    {
        hub.clients().set(client);
        hub.clients().announce();
        window.resize(size);
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(&detail);
        detail.setClient(client.client);
        window.show();
        QCoreApplication::processEvents();
    }
    ~DetailDesk() { detail.setParent(nullptr); }

    template<typename T = QWidget>
    [[nodiscard]] T *part(const char *name) const
    {
        return detail.findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QString text(const char *name) const
    {
        const QWidget *widget = part(name);
        return widget == nullptr ? QString() : widget->property("text").toString();
    }
    [[nodiscard]] bool isShown(const char *name) const
    {
        const QWidget *widget = part(name);
        return widget != nullptr && widget->isVisibleTo(&window);
    }
    void click(const char *name) const { QTest::mouseClick(part(name), Qt::LeftButton); }

    FakeHubApi hub;
    ClientStore store;
    QWidget window;
    ClientDetail detail;
};

} // namespace hub::ui
