// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/support/fakehubapi.h"
#include "ui/common/widgets.h"
#include "ui/wizard/firstrunwizard.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

namespace hub::ui {

/// A wizard for a new hub, and what a user sees and does of it.
struct WizardRig
{
    static constexpr int Welcome = 0, SessionManager = 1, Account = 2, Address = 3, Summary = 4;

    explicit WizardRig(bool isNew = true) : clients(hub.clients())
    {
        hub.fresh = isNew;
        hub.settings().find("session-manager-url")->text = QStringLiteral("http://localhost:3001");
    }

    void open()
    {
        wizard = std::make_unique<FirstRunWizard>(PageContext{hub, clients});
        finished = std::make_unique<QSignalSpy>(wizard.get(), &QDialog::finished);
        wizard->open();
        [[maybe_unused]] const bool exposed = QTest::qWaitForWindowExposed(wizard.get());
    }

    template<typename T>
    T *find(const char *name) const
    {
        return wizard->findChild<T *>(QString::fromLatin1(name));
    }
    void next() const { QTest::mouseClick(find<QPushButton>("wizardNext"), Qt::LeftButton); }
    void back() const { QTest::mouseClick(find<QPushButton>("wizardBack"), Qt::LeftButton); }
    void type(const char *name, const QString &text) const
    {
        auto *edit = find<QLineEdit>(name);
        edit->setFocus();
        edit->selectAll();
        if (text.isEmpty())
            QTest::keyClick(edit, Qt::Key_Delete);
        else if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; }))
            QTest::keyClicks(edit, text);
        else
            edit->insert(text); // QTest types ASCII only
    }
    /// Fills the account step well.
    void fillAccount() const
    {
        type("username", QStringLiteral("maria"));
        type("password", QStringLiteral("correct horse battery"));
        type("passwordAgain", QStringLiteral("correct horse battery"));
    }
    /// From the start to a step, with good answers.
    void goTo(int step) const
    {
        while (wizard->currentStep() < step) {
            if (wizard->currentStep() == Account && find<QLineEdit>("username")->text().isEmpty() &&
                find<QLineEdit>("username")->isVisible())
                fillAccount();
            next();
        }
    }
    /// The problem told beside that control; empty if there is none.
    QString problem(const char *name) const
    {
        const QWidget *field = find<QWidget>(name)->parentWidget();
        for (; field; field = field->parentWidget()) {
            const auto *label = field->findChild<QLabel *>(QStringLiteral("problem"), Qt::FindDirectChildrenOnly);
            if (label)
                return label->isVisibleTo(field) ? label->text() : QString();
        }
        return {};
    }
    QString title() const { return find<QLabel>("wizardTitle")->text(); }
    QDialog *sheet() const
    {
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *dialog = qobject_cast<QDialog *>(widget);
            if (dialog && dialog->isVisible() && dialog != wizard.get())
                return dialog;
        }
        return nullptr;
    }

    FakeHubApi hub;
    ClientStore clients;
    std::unique_ptr<FirstRunWizard> wizard;
    std::unique_ptr<QSignalSpy> finished;
};

} // namespace hub::ui
