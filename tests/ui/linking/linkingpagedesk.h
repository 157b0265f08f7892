// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/linking/linkingdesk.h"
#include "tests/ui/qr/qrsamples.h"
#include "ui/linking/linkingpage.h"
#include "ui/qr/qrcanvas.h"
#include "ui/qr/qrview.h"

#include <QTest>
#include <QVBoxLayout>

namespace hub::ui {

/// The page in a window.
struct PageDesk : LinkingDesk
{
    explicit PageDesk(SessionState state = SessionState::QrRequired, int clients = 5,
                      LinkingSettings settings = quick())
        : LinkingDesk(state, clients), page(PageContext{hub, store}, settings)
    {
        window.resize(1024, 700);
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(&page);
        window.show();
        window.activateWindow();
        page.activate();
        QCoreApplication::processEvents();
    }
    ~PageDesk() { page.setParent(nullptr); }

    template<typename T = QWidget>
    [[nodiscard]] T *part(const char *name) const
    {
        return page.findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QString text(const char *name) const { return part(name)->property("text").toString(); }
    [[nodiscard]] bool isShown(const char *name) const { return part(name)->isVisibleTo(&window); }
    void click(const char *name) const { QTest::mouseClick(part(name), Qt::LeftButton); }
    /// To whatever has the focus, as a keyboard does.
    void press(Qt::Key key) const
    {
        QWidget *focus = window.focusWidget();
        QTest::keyClick(focus == nullptr ? const_cast<QWidget *>(&window) : focus, key);
    }
    void start() { click("linkingStart"); }
    [[nodiscard]] QrView *view() const { return page.findChild<QrView *>(); }
    [[nodiscard]] QString message() const { return view()->canvas()->message(); }
    [[nodiscard]] QString who() const { return text("linkingName"); }
    /// The client whose code a phone sees before the window (the fake's payloads end in its number); 0: no code.
    [[nodiscard]] qint64 seen()
    {
        const QRect around(view()->mapTo(&window, QPoint()), view()->size()); // to be quick
        const QByteArray payload = read(paint(window).copy(around));
        return payload.mid(QByteArray("2@").size() + 160).toLongLong();
    }

    QWidget window;
    LinkingPage page;
};

} // namespace hub::ui
