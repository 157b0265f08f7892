// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/followicon.h"

#include "ui/common/appearance.h"

#include <QAbstractButton>
#include <QAction>
#include <QEvent>
#include <QLabel>

#include <functional>

namespace hub::ui {

namespace {

class Follower : public QObject
{
public:
    Follower(QObject *owner, QWidget *watched, std::function<void()> apply)
        : QObject(owner), m_watched(watched), m_apply(std::move(apply))
    {
        watched->installEventFilter(this);
        m_apply();
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_watched && event->type() == QEvent::PaletteChange)
            m_apply();
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget *m_watched;
    std::function<void()> m_apply;
};

} // namespace

void FollowIcon::on(QAbstractButton *button, const char *name)
{
    new Follower(button, button, [button, name] { button->setIcon(icon(name, button->palette())); });
}

void FollowIcon::on(QAction *action, QWidget *where, const char *name)
{
    new Follower(action, where, [action, where, name] { action->setIcon(icon(name, where->palette())); });
}

void FollowIcon::on(QLabel *label, const char *name)
{
    new Follower(label, label, [label, name] {
        const int side = label->fontMetrics().height();
        label->setPixmap(icon(name, mutedText(label->palette())).pixmap(QSize(side, side), label->devicePixelRatioF()));
    });
}

} // namespace hub::ui
