// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/qr/qrsamples.h"
#include "tests/ui/support/fakehubapi.h"
#include "ui/qr/qrcanvas.h"
#include "ui/qr/qrview.h"

#include <QTest>
#include <QVBoxLayout>

namespace hub::ui {

inline QrFeedSettings quickFeed()
{
    using namespace std::chrono_literals;
    return {1ms, 1ms, 4ms};
}

inline const ClienteId Bakery = *ClienteId::fromNumber(51);
inline const ClienteId Garage = *ClienteId::fromNumber(52);
inline const QString BakeryLabel = QStringLiteral("51 <b>Bakery</b>");

/// A view that follows client 51's feed, in a window.
struct QrDesk
{
    explicit QrDesk(const QrCode &first = payloadCode(samplePayload("one")), QrFeedSettings settings = quickFeed())
        : feed(hub.clients(), settings)
    {
        MonitoredClient client{.client = Bakery, .name = QStringLiteral("<b>Bakery</b>")};
        client.state = SessionState::QrRequired;
        client.needsQr = true;
        hub.clients().set(client);
        offer(first);
        window.resize(420, 520);
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(&view);
        view.setSubject(Bakery, BakeryLabel);
        view.setFeed(&feed);
        window.show();
        window.activateWindow();
        view.setFocus();
        feed.setNeeded(true);
        feed.follow(Bakery);
    }
    ~QrDesk() { view.setParent(nullptr); }

    void offer(const QrCode &code) { hub.clients().codes[Bakery] = code; }
    [[nodiscard]] QByteArray shown() { return read(paint(window)); }
    [[nodiscard]] bool waitForCode()
    {
        return QTest::qWaitFor([this] { return !view.canvas()->picture().isNull(); });
    }

    FakeHubApi hub;
    QrFeed feed;
    QWidget window;
    QrView view;
};

} // namespace hub::ui
