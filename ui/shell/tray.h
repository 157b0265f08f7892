// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/appearance.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <optional>

class QMenu;

namespace hub::ui {

/// The desktop's tray, as the shell needs it. On the window's thread.
class Tray : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~Tray() override;

    /// Whether an icon there can be seen (just now): else a hidden window could not be found again.
    [[nodiscard]] virtual bool isAvailable() const = 0;
    virtual void show() = 0;
    virtual void setMenu(QMenu *menu) = 0;
    /// The overall state; `summary` is shown when the mouse rests on it.
    virtual void setState(Tone tone, const QString &summary) = 0;
    /// A message of the desktop. Plain text, also with foreign words.
    virtual void showMessage(const QString &title, const QString &text, Tone tone) = 0;

Q_SIGNALS:
    /// The icon was clicked.
    void activated();
    /// The last message was clicked.
    void messageClicked();
};

/// The true one.
class SystemTray : public Tray
{
    Q_OBJECT

public:
    explicit SystemTray(QObject *parent = nullptr);
    ~SystemTray() override;

    [[nodiscard]] bool isAvailable() const override;
    void show() override;
    void setMenu(QMenu *menu) override;
    void setState(Tone tone, const QString &summary) override;
    void showMessage(const QString &title, const QString &text, Tone tone) override;

private:
    QSystemTrayIcon m_icon;
    std::optional<Tone> m_tone;
};

/// The program's icon with a dot in the tone's colour; without one: as it is.
[[nodiscard]] QIcon programIcon(std::optional<Tone> tone = {});
/// Some desktops read markup in messages and others do not: what could begin one is replaced by what looks like it.
[[nodiscard]] QString messageText(const QString &text);

} // namespace hub::ui
