// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/clients/modelrig.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/support/samples.h"
#include "ui/clients/clientspage.h"
#include "ui/clients/clientstable.h"
#include "ui/clients/statechips.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>

namespace hub::ui {

/// The page of clients in a window of its own, over a hub in memory.
struct PageRig
{
    explicit PageRig(const std::vector<MonitoredClient> &clients = {}, QSize size = {1000, 660})
    {
        page.resize(size);
        page.show();
        (void)QTest::qWaitForWindowExposed(&page);
        page.activate();
        if (!clients.empty())
            load(clients);
    }

    void load(const std::vector<MonitoredClient> &clients)
    {
        hub.clients().set(clients);
        hub.clients().announce();
    }
    template<typename T>
    T *find(const char *name) const
    {
        T *found = page.findChild<T *>(QString::fromLatin1(name));
        if (found == nullptr)
            qFatal("there is no %s", name);
        return found;
    }
    /// The dialog of that name that is open, or null.
    QDialog *dialog(const char *name) const
    {
        for (QDialog *dialog : page.findChildren<QDialog *>(QString::fromLatin1(name))) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }
    ClientsTable *table() const { return find<ClientsTable>("clientsTable"); }
    QString cell(int row, ClientColumn column) const
    {
        return table()->model()->index(row, int(column)).data().toString();
    }
    QString shown() const
    {
        QStringList numbers;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            numbers += cell(row, ClientColumn::Number);
        return numbers.join(u' ');
    }
    QString selected() const
    {
        QStringList numbers;
        for (const ClienteId client : table()->selectedClients())
            numbers += QString::number(client.toNumber());
        return numbers.join(u' ');
    }
    /// What the hub was asked to do; not what the detail pane asks to know.
    QStringList asked() const
    {
        QStringList calls = hub.desk.calls;
        calls.removeIf([](const QString &call) {
            return call.startsWith(QLatin1String("history")) || call.startsWith(QLatin1String("fetchQr"));
        });
        return calls;
    }
    Banner *banner() const { return page.findChild<Banner *>(QString(), Qt::FindDirectChildrenOnly); }
    void click(const char *button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void clickRow(int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QRect rect = table()->visualRect(table()->model()->index(row, int(ClientColumn::Name)));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, rect.center());
    }

    FakeHubApi hub;
    ClientStore store{hub.clients()};
    ClientsPage page{PageContext{hub, store}};
};

} // namespace hub::ui
