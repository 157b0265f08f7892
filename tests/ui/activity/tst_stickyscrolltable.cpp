// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "ui/activity/stickyscrolltable.h"
#include "ui/common/tablelook.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace hub::ui;

class tst_StickyScrollTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsThePlaceWhenRowsComeAbove();
    void showsWhatIsNewAtTheTop();
    void keepsThePlaceWhenRowsComeBelow();
    void keepsThePlaceWhenRowsAboveGo();
    void followsTheEnd();
    void stopsFollowingWhoScrollsUp();

private:
    void add(int at, int count, const char *name);
    QString topText() const { return m_table->model()->index(m_table->rowAt(1), 0).data().toString(); }
    void scrollTo(int row) { m_table->verticalScrollBar()->setValue(row * m_table->rowHeight(0)); }

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<StickyScrollTable> m_table;
};

void tst_StickyScrollTable::init()
{
    m_model = std::make_unique<QStandardItemModel>();
    m_model->setColumnCount(1);
    m_table = std::make_unique<StickyScrollTable>();
    TableLook::prepare(*m_table, QStringLiteral("table"));
    m_table->setModel(m_model.get());
    m_table->resize(300, 300);
    add(0, 100, "row");
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
}

void tst_StickyScrollTable::cleanup()
{
    m_table.reset();
    m_model.reset();
}

void tst_StickyScrollTable::add(int at, int count, const char *name)
{
    m_model->insertRows(at, count);
    for (int i = 0; i < count; ++i)
        m_model->setData(m_model->index(at + i, 0), QString(QLatin1String(name) + QString::number(i)));
}

void tst_StickyScrollTable::keepsThePlaceWhenRowsComeAbove()
{
    scrollTo(40);
    QCOMPARE(topText(), QStringLiteral("row40"));
    add(0, 3, "new");
    QCOMPARE(topText(), QStringLiteral("row40"));
    QTest::qWait(0); // layouts that were put off
    QCOMPARE(topText(), QStringLiteral("row40"));
}

void tst_StickyScrollTable::showsWhatIsNewAtTheTop()
{
    QVERIFY(m_table->isAtTop());
    add(0, 3, "new");
    QTest::qWait(0);
    QCOMPARE(topText(), QStringLiteral("new0"));
    QVERIFY(m_table->isAtTop());
}

void tst_StickyScrollTable::keepsThePlaceWhenRowsComeBelow()
{
    scrollTo(40);
    add(100, 50, "new");
    QTest::qWait(0);
    QCOMPARE(topText(), QStringLiteral("row40"));
}

void tst_StickyScrollTable::keepsThePlaceWhenRowsAboveGo()
{
    scrollTo(40);
    m_model->removeRows(0, 7);
    QTest::qWait(0);
    QCOMPARE(topText(), QStringLiteral("row40"));
    m_model->removeRows(0, 60); // what is read goes too
    QTest::qWait(0);
    QVERIFY(m_table->isAtTop());
}

void tst_StickyScrollTable::followsTheEnd()
{
    m_table->setFollowsEnd(true);
    m_table->scrollToBottom();
    QVERIFY(m_table->isAtEnd());
    for (int i = 0; i < 5; ++i) {
        m_model->removeRows(0, 10);
        add(90, 10, "new");
        QTRY_VERIFY(m_table->isAtEnd());
        QCOMPARE(m_table->rowAt(m_table->viewport()->height() - 2), 99);
    }
}

void tst_StickyScrollTable::stopsFollowingWhoScrollsUp()
{
    m_table->setFollowsEnd(true);
    m_table->scrollToBottom();
    scrollTo(50);
    QVERIFY(!m_table->isAtEnd());
    add(100, 10, "new");
    m_model->removeRows(0, 10);
    QTest::qWait(0);
    QCOMPARE(topText(), QStringLiteral("row50"));
    QSignalSpy moved(m_table.get(), &StickyScrollTable::placeChanged);
    m_table->scrollToBottom();
    QVERIFY(!moved.isEmpty());
    add(100, 10, "newer");
    QTRY_COMPARE(m_table->rowAt(m_table->viewport()->height() - 2), 109);
}

HUB_WIDGET_TEST(tst_StickyScrollTable)
#include "tst_stickyscrolltable.moc"
