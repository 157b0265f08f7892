// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/support/fakehubapi.h"
#include "ui/settings/settingrow.h"
#include "ui/settings/settingspage.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <memory>

namespace hub::ui {

/// The settings page beside a hub in memory, and what a user sees and does of it.
struct SettingsRig
{
    SettingsRig() : clients(hub.clients())
    {
        for (const char *key : {"threads", "data-dir", "database-url", "log-format"})
            hub.settings().find(key)->restart = true;
        page = std::make_unique<SettingsPage>(PageContext{hub, clients});
        page->resize(1000, 700);
        page->show();
        page->activate();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(page.get());
    }

    template<typename T>
    T *editor(const char *key) const
    {
        return page->findChild<T *>(QString::fromLatin1(key));
    }
    SettingRow *row(const char *key) const
    {
        for (SettingRow *row : page->findChildren<SettingRow *>()) {
            if (row->key() == key)
                return row;
        }
        return nullptr;
    }
    QPushButton *button(const QString &text, const QWidget *in = nullptr) const
    {
        for (QPushButton *button : (in ? in : page.get())->findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == text && button->isVisible())
                return button;
        }
        return nullptr;
    }
    QString bar() const
    {
        auto *label = page->findChild<QLabel *>(QStringLiteral("settingsBar"));
        return label->isVisible() ? label->text() : QString();
    }
    QString problem(const char *key) const
    {
        auto *label = row(key)->findChild<QLabel *>(QStringLiteral("problem"));
        return label->isVisibleTo(row(key)) ? label->text() : QString();
    }
    QString texts(const char *key) const
    {
        QStringList all;
        for (const QLabel *label : row(key)->findChildren<QLabel *>()) {
            if (label->isVisibleTo(row(key)))
                all.append(label->text());
        }
        return all.join(u'\n');
    }
    void type(const char *key, const QString &text) const
    {
        auto *edit = editor<QLineEdit>(key);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
    }
    static QDialog *dialog()
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *dialog = qobject_cast<QDialog *>(widget); dialog && dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    FakeHubApi hub;
    ClientStore clients;
    std::unique_ptr<SettingsPage> page;
};

} // namespace hub::ui
