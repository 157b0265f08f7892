// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/fakehubapi.h"
#include "tests/ui/support/grab.h"
#include "tests/ui/support/samples.h"
#include "ui/activity/logmodel.h"
#include "ui/activity/logpage.h"
#include "ui/activity/stickyscrolltable.h"
#include "ui/common/appearance.h"
#include "ui/common/clientstore.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace hub;
using namespace hub::ui;

class tst_LogPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void showsTheRingAndFollows();
    void leavesAReaderInPeace();
    void pausesAndGoesOn();
    void catchesUpWhenItComesIntoView();
    void filters();
    void copiesSelectedLines();
    void clearsTheView();
    void doesNotWrapLongLines();
    void looksGood();

private:
    template<typename T>
    T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    StickyScrollTable *table() const { return part<StickyScrollTable>("logTable"); }
    int rows() const { return table()->model()->rowCount(); }
    int lastVisible() const { return table()->rowAt(table()->viewport()->height() - 2); }
    QString lastText() const { return table()->model()->index(rows() - 1, LogModel::Text).data().toString(); }
    QString count() const { return part<PlainLabel>("logCount")->text(); }
    void click(const char *name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
    void log(const QString &text) { m_hub->activity().log(Log::Level::Info, QStringLiteral("test"), text); }

    std::unique_ptr<FakeHubApi> m_hub;
    std::unique_ptr<ClientStore> m_clients;
    std::unique_ptr<LogPage> m_page;
};

void tst_LogPage::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    applyAppearance(*qApp, Appearance::Light);
}

void tst_LogPage::init()
{
    m_hub = std::make_unique<FakeHubApi>();
    m_clients = std::make_unique<ClientStore>(m_hub->clients());
    m_hub->activity().lines = sampleLog(400);
    m_page = std::make_unique<LogPage>(PageContext{*m_hub, *m_clients});
    m_page->resize(1024, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activate();
    QTRY_COMPARE(rows(), 400);
}

void tst_LogPage::cleanup()
{
    m_page.reset();
    m_clients.reset();
    m_hub.reset();
}

void tst_LogPage::showsTheRingAndFollows()
{
    QTRY_COMPARE(lastVisible(), rows() - 1);
    QVERIFY(!part<QPushButton>("logNewestButton")->isEnabled());
    for (int i = 0; i < 5; ++i)
        log(QStringLiteral("line %1").arg(i));
    QTRY_COMPARE(lastVisible(), rows() - 1);
    QCOMPARE(lastText(), QStringLiteral("line 4"));
    QCOMPARE(count(), QStringLiteral("405 lines"));
}

void tst_LogPage::leavesAReaderInPeace()
{
    QTRY_COMPARE(lastVisible(), rows() - 1);
    table()->setFocus();
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(table(), Qt::Key_PageUp);
    const int top = table()->rowAt(1);
    QVERIFY(!table()->isAtEnd());
    std::vector<LogLine> many = sampleLog(4700); // so many that the oldest go
    m_hub->activity().log(many);
    QTest::qWait(0);
    QCOMPARE(rows(), 5000);
    QCOMPARE(table()->rowAt(1), top - 100);
    QVERIFY(part<QPushButton>("logNewestButton")->isEnabled());
    click("logNewestButton");
    QVERIFY(table()->isAtEnd());
}

void tst_LogPage::pausesAndGoesOn()
{
    click("logPause");
    log(QStringLiteral("while paused 1"));
    log(QStringLiteral("while paused 2"));
    QCOMPARE(rows(), 400);
    QCOMPARE(count(), QStringLiteral("400 lines; paused, 2 more since"));
    m_page->deactivate();
    m_page->activate();
    QCOMPARE(rows(), 400); // still paused
    click("logPause");
    QCOMPARE(rows(), 402);
    QCOMPARE(lastText(), QStringLiteral("while paused 2"));
    QCOMPARE(count(), QStringLiteral("402 lines"));
}

void tst_LogPage::catchesUpWhenItComesIntoView()
{
    m_page->deactivate();
    log(QStringLiteral("meanwhile"));
    QCOMPARE(rows(), 400);
    m_page->activate();
    QCOMPARE(rows(), 401);
    QCOMPARE(lastText(), QStringLiteral("meanwhile"));
}

void tst_LogPage::filters()
{
    const int width = table()->columnWidth(LogModel::Area) + 5;
    table()->setColumnWidth(LogModel::Area, width);
    part<QComboBox>("logLevel")->setCurrentIndex(3);
    QCOMPARE(rows(), 50);
    QCOMPARE(table()->columnWidth(LogModel::Area), width);
    QCOMPARE(count(), QStringLiteral("50 of 400 lines"));
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("no such"));
    QTRY_COMPARE(rows(), 0);
    QVERIFY(part<EmptyState>("logHint")->isVisible());
    QCOMPARE(part<EmptyState>("logHint")->headline(), QStringLiteral("No such lines"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QTRY_COMPARE(rows(), 50);
}

void tst_LogPage::copiesSelectedLines()
{
    QVERIFY(!part<QPushButton>("logCopyButton")->isEnabled());
    QSignalSpy notices(m_page.get(), &ui::Page::noticed);
    table()->setFocus();
    table()->setCurrentIndex(table()->model()->index(2, 0));
    QTest::keyClick(table(), Qt::Key_Up, Qt::ShiftModifier);
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    const QStringList copied = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(copied.size(), 2); // in the order of time, whatever the order of selecting
    QVERIFY2(copied[0].endsWith(QStringLiteral("INFO http: listening address=127.0.0.1 port=3012")),
             qPrintable(copied[0]));
    QVERIFY(copied[1].contains(QStringLiteral("DEBUG http: request")));
    QCOMPARE(notices.last().first().toString(), QStringLiteral("2 lines copied"));
}

void tst_LogPage::clearsTheView()
{
    click("logClear");
    QCOMPARE(rows(), 0);
    QVERIFY(part<EmptyState>("logHint")->isVisible());
    QCOMPARE(part<EmptyState>("logHint")->headline(), QStringLiteral("Nothing logged yet"));
    QCOMPARE(m_hub->activity().lines.size(), 400u); // nothing is deleted
    log(QStringLiteral("fresh"));
    QCOMPARE(rows(), 1);
    m_page->deactivate();
    m_page->activate();
    QCOMPARE(rows(), 1); // what was cleared does not come back
}

void tst_LogPage::doesNotWrapLongLines()
{
    log(QString(600, u'x'));
    const QModelIndex last = table()->model()->index(rows() - 1, LogModel::Text);
    QTRY_VERIFY(table()->horizontalScrollBar()->maximum() > 0);
    QVERIFY(table()->columnWidth(LogModel::Text) >= table()->fontMetrics().horizontalAdvance(last.data().toString()));
    QCOMPARE(table()->rowHeight(last.row()), table()->rowHeight(0));
    click("logClear");
    QTRY_COMPARE(table()->horizontalScrollBar()->maximum(), 0);
}

void tst_LogPage::looksGood()
{
    table()->selectRow(rows() - 3);
    grab(*m_page, QStringLiteral("log"));
    grabSmall(*m_page, QStringLiteral("log"));
    QVERIFY2(m_page->minimumSizeHint().width() <= 580, qPrintable(QString::number(m_page->minimumSizeHint().width())));
    QVERIFY(m_page->minimumSizeHint().height() <= 400);
}

HUB_WIDGET_TEST(tst_LogPage)
#include "tst_logpage.moc"
