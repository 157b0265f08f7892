// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/support/samples.h"
#include "ui/common/appearance.h"
#include "ui/common/clientpicker.h"
#include "ui/common/clientstore.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/widgets.h"
#include "ui/send/sendpage.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>

namespace hub::ui {

inline ClienteId clientId(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

inline JobInfo madeJob(qint64 id, JobState state, const JobCounts &counts = {}, qint64 client = 1)
{
    JobInfo job;
    job.id = id;
    job.client = clientId(client);
    job.name = QStringLiteral("Job number %1").arg(id);
    job.state = state;
    job.counts = counts;
    job.total = counts.queued + counts.sending + counts.sent + counts.failed + counts.unknown + counts.cancelled +
                counts.skipped;
    job.createdAt = QDateTime::currentMSecsSinceEpoch();
    return job;
}

inline std::vector<MessageInfo> madeMessages(qint64 job, int count, MessageState state)
{
    std::vector<MessageInfo> messages;
    for (int i = 0; i < count; ++i) {
        MessageInfo message;
        message.jobId = job;
        message.number = i;
        message.to = QString::number(34600000000 + i);
        message.message = QStringLiteral("Hello %1").arg(i);
        message.state = state;
        messages.push_back(message);
    }
    return messages;
}

/// The page over a hub in memory, in a window of its own. Fill the hub first.
class SendRig
{
public:
    FakeHubApi hub;
    ClientStore clients{hub.clients()};
    std::unique_ptr<SendPage> page;

    void open(QSize size = {1000, 700})
    {
        applyAppearance(*qApp, Appearance::Light);
        hub.clients().load();
        page = std::make_unique<SendPage>(PageContext{hub, clients});
        page->resize(size);
        page->show();
        (void)QTest::qWaitForWindowExposed(page.get());
        page->activate();
        (void)QTest::qWaitFor([this] { return clients.isLoaded(); });
        settle();
    }
    /// What is under way through the event loop arrives.
    static void settle()
    {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
    }

    template<typename T>
    T *find(const char *name) const
    {
        T *found = page->findChild<T *>(QString::fromLatin1(name));
        if (found == nullptr)
            qWarning("there is no %s", name);
        return found;
    }
    void click(const char *name) const { QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton); }
    void showTab(int tab) const
    {
        auto *tabs = find<QTabBar>("sendTabs");
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    }
    void type(const char *name, const QString &text) const
    {
        auto *field = find<QWidget>(name);
        field->setFocus();
        QTest::keyClicks(field, text);
    }
    QString note(const char *name) const { return find<InlineMessage>(name)->text(); }
    QString banner(const char *name) const
    {
        auto *found = find<Banner>(name);
        return found->isHidden() ? QString() : found->text();
    }
    static QString cell(const QTableView *table, int row, int column)
    {
        return table->model()->index(row, column).data().toString();
    }
    static void clickRow(QTableView *table, int row, Qt::KeyboardModifiers modifiers = {})
    {
        table->scrollTo(table->model()->index(row, 0));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, modifiers,
                          table->visualRect(table->model()->index(row, 0)).center());
    }
    /// Answers the question that is open.
    bool answer(bool yes) const
    {
        auto *sheet = page->findChild<QDialog *>(QStringLiteral("confirmSheet"));
        if (sheet == nullptr)
            return false;
        auto *button =
            sheet->findChild<QPushButton *>(yes ? QStringLiteral("confirmYes") : QStringLiteral("confirmNo"));
        QTest::mouseClick(button, Qt::LeftButton);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        settle();
        return true;
    }
};

} // namespace hub::ui
