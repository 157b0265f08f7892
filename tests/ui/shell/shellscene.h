// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/support/fakehubapi.h"
#include "ui/shell/mainwindow.h"

#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <map>
#include <memory>
#include <optional>

namespace hub::ui {

/// A tray that only takes down what it was told.
class FakeTray : public Tray
{
    Q_OBJECT

public:
    struct Message
    {
        QString title;
        QString text;
        Tone tone;
    };

    [[nodiscard]] bool isAvailable() const override { return available; }
    void show() override { shown = true; }
    void setMenu(QMenu *to) override { menu = to; }
    void setState(Tone to, const QString &text) override
    {
        tone = to;
        summary = text;
    }
    void showMessage(const QString &title, const QString &text, Tone how) override
    {
        messages.push_back({title, text, how});
        Q_EMIT told();
    }
    void click() { Q_EMIT activated(); }
    void clickMessage() { Q_EMIT messageClicked(); }

    bool available = true;
    bool shown = false;
    QMenu *menu = nullptr;
    Tone tone = Tone::Neutral;
    QString summary;
    std::vector<Message> messages;

Q_SIGNALS:
    void told();
};

/// A page that takes down what happens to it.
class FakePage : public Page
{
    Q_OBJECT

public:
    explicit FakePage(QWidget *parent)
        : Page(parent), edit(new QLineEdit(this)), button(new QPushButton(QStringLiteral("Button"), this))
    {
        auto *layout = new QVBoxLayout(this);
        layout->addWidget(edit);
        layout->addWidget(button);
    }

    void activate() override { calls << QStringLiteral("activate"); }
    void deactivate() override { calls << QStringLiteral("deactivate"); }
    void openFor(const std::vector<ClienteId> &clients) override
    {
        QString call = QStringLiteral("openFor");
        for (const ClienteId client : clients)
            call += u' ' + QString::number(client.toNumber());
        calls << call;
    }

    QLineEdit *edit;
    QPushButton *button;
    QStringList calls;
};

/// A hub that keeps the window's file in a directory of its own.
class FakeHubWithDirectory : public FakeHubApi
{
    Q_OBJECT

public:
    [[nodiscard]] QString dataDirectory() const override { return directory.path(); }
    QTemporaryDir directory;
};

/// A hub and its window, with pages that only take notes.
struct ShellScene
{
    explicit ShellScene(const std::function<void(FakeHubWithDirectory &)> &prepare = {});

    /// As after a restart of the program.
    void makeWindow();
    /// And waits until it is active.
    void show();

    FakePage *page(PageId id) const
    {
        const auto it = pages.find(id);
        return it == pages.end() ? nullptr : it->second;
    }
    template<typename T>
    T *find(const char *name) const
    {
        return window->findChild<T *>(QString::fromLatin1(name));
    }

    FakeHubWithDirectory hub;
    bool trayAvailable = true;
    NotificationSettings notifications{.quiet = std::chrono::milliseconds(0), .gather = std::chrono::milliseconds(10)};
    FakeTray *tray = nullptr;
    std::map<PageId, FakePage *> pages;
    QPointer<QDialog> wizard;
    int wizards = 0;
    std::unique_ptr<MainWindow> window;
};

inline ClienteId idOf(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

} // namespace hub::ui
