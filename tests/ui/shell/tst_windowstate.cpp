// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "ui/shell/windowstate.h"

#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QMainWindow>
#include <QSplitter>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace hub::ui;

namespace {

/// A window with a splitter and a table in it, as a page would make them.
struct WindowStateFixture
{
    explicit WindowStateFixture(const QString &file, int columns = 3, const QString &suffix = {})
        : memory(file), model(2, columns)
    {
        splitter = new QSplitter(&window);
        splitter->setObjectName(QStringLiteral("clientsSplitter") + suffix);
        table = new QTableView(splitter);
        table->setObjectName(QStringLiteral("clientsTable") + suffix);
        splitter->addWidget(table);
        splitter->addWidget(new QWidget(splitter));
        window.setCentralWidget(splitter);
        table->setModel(&model);
    }

    void open()
    {
        memory.restoreGeometry(window);
        memory.track(window);
        window.show();
    }

    WindowState memory;
    QStandardItemModel model;
    QMainWindow window;
    QSplitter *splitter;
    QTableView *table;
};

} // namespace

class tst_WindowState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<QTemporaryDir>(); }

    void everythingComesBack()
    {
        {
            WindowStateFixture scene(file());
            scene.open();
            scene.window.resize(700, 500);
            scene.splitter->setSizes({200, 480});
            Q_EMIT scene.splitter->splitterMoved(200, 1); // what dragging does
            scene.table->horizontalHeader()->resizeSection(1, 173);
            scene.table->horizontalHeader()->moveSection(0, 2);
            scene.memory.setValue(QStringLiteral("toldOfTray"), true);
            scene.memory.save();
        }
        WindowStateFixture scene(file());
        scene.open();
        QCOMPARE(scene.window.size(), QSize(700, 500));
        QCOMPARE(scene.table->columnWidth(1), 173);
        QCOMPARE(scene.table->horizontalHeader()->visualIndex(0), 2);
        QVERIFY(scene.splitter->sizes().value(0) < scene.splitter->sizes().value(1));
        QVERIFY(scene.memory.value(QStringLiteral("toldOfTray")).toBool());
    }

    void isWrittenAMomentAfterTheLastChange()
    {
        WindowStateFixture scene(file());
        scene.open();
        scene.table->horizontalHeader()->resizeSection(1, 180);
        QVERIFY(!QFileInfo::exists(file()));
        QTRY_VERIFY(QFileInfo::exists(file()));
    }

    void aHeaderThatGetsItsColumnsLaterIsRestoredThen()
    {
        {
            WindowStateFixture scene(file());
            scene.open();
            scene.table->horizontalHeader()->resizeSection(1, 173);
            scene.memory.save();
        }
        WindowStateFixture scene(file(), 0);
        scene.open();
        scene.model.setColumnCount(3);
        QTRY_COMPARE(scene.table->columnWidth(1), 173);
    }

    void anotherNumberOfColumnsIsAnotherTable()
    {
        {
            WindowStateFixture scene(file());
            scene.open();
            scene.table->horizontalHeader()->resizeSection(1, 173);
            scene.memory.save();
        }
        WindowStateFixture scene(file(), 5);
        const int before = scene.table->columnWidth(1);
        scene.open();
        QCOMPARE(scene.table->columnWidth(1), before);
        QCOMPARE(scene.table->horizontalHeader()->count(), 5);
    }

    void rubbishIsHarmless_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("binary") << QByteArray("\0\x01\xff[[[", 6);
        QTest::newRow("strings") << QByteArray(
            "[window]\ngeometry=here\n[headers]\nclientsTable=x\nclientsTable-columns=3\n"
            "[splitters]\nclientsSplitter=@ByteArray(zzz)\n");
        QTest::newRow("cut") << QByteArray("[headers]\nclientsTable=\"@ByteArray(\\0\\0\\0\\xff");
        QTest::newRow("numbers") << QByteArray(
            "[headers]\nclientsTable=@ByteArray(\\xff\\xff\\xff\\xff)\nclientsTable-columns=999999999999\n");
    }
    void rubbishIsHarmless()
    {
        QFETCH(QByteArray, content);
        QFile written(file());
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(content);
        written.close();
        WindowStateFixture scene(file());
        scene.open();
        QVERIFY(scene.window.width() > 0);
        QCOMPARE(scene.table->horizontalHeader()->count(), 3);
        QVERIFY(scene.table->columnWidth(1) > 0);
    }

    void whatHasNoNameIsNotRemembered()
    {
        {
            WindowStateFixture scene(file());
            scene.table->setObjectName({});
            scene.open();
            scene.table->horizontalHeader()->resizeSection(1, 173);
            scene.memory.save();
        }
        WindowStateFixture scene(file());
        scene.table->setObjectName({});
        const int before = scene.table->columnWidth(1);
        scene.open();
        QCOMPARE(scene.table->columnWidth(1), before);
    }

    void theDirectoryIsNotItsToMake()
    {
        const QString place = m_directory->filePath(QStringLiteral("not-yet/window.ini"));
        WindowState memory(place);
        memory.setValue(QStringLiteral("appearance"), 2);
        memory.save();
        QVERIFY(!QFileInfo::exists(m_directory->filePath(QStringLiteral("not-yet"))));
        QCOMPARE(memory.value(QStringLiteral("appearance")).toInt(), 2);
        QVERIFY(QDir(m_directory->path()).mkdir(QStringLiteral("not-yet")));
        memory.save();
        QCOMPARE(WindowState(place).value(QStringLiteral("appearance")).toInt(), 2);
    }

private:
    QString file() const { return m_directory->filePath(QStringLiteral("window.ini")); }

    std::unique_ptr<QTemporaryDir> m_directory;
};

HUB_WIDGET_TEST(tst_WindowState)

#include "tst_windowstate.moc"
