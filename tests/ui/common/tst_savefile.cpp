// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "ui/common/savefile.h"

#include <QDir>
#include <QFileDialog>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>

using namespace hub;
using namespace hub::ui;

class tst_SaveFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void writesWhereTheUserSays();
    void saysNothingWhenTheUserChangesHisMind();
    void saysWhyItCouldNotBeWritten();
    void replacesAFileAsAWhole();
    void forgetsACallerWhoLeft();

private:
    QByteArray contentOf(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }

    QTemporaryDir m_folder;
};

void tst_SaveFile::writesWhereTheUserSays()
{
    QWidget window;
    window.show();
    std::optional<Result<QString>> result;
    saveFile(&window,
             {QStringLiteral("Export"), QStringLiteral("list.csv"), QStringLiteral("CSV files (*.csv)"), "a,b\r\n"},
             &window, [&result](const Result<QString> &path) { result = path; });
    auto *dialog = window.findChild<QFileDialog *>(QStringLiteral("saveFileDialog"));
    QVERIFY(dialog);
    dialog->setDirectory(m_folder.path());
    dialog->selectFile(QStringLiteral("mine")); // without its ending
    QMetaObject::invokeMethod(dialog, "accept");
    QTRY_VERIFY(result);
    QVERIFY2(*result, result->has_value() ? "" : qPrintable(result->error().message));
    QCOMPARE(**result, m_folder.filePath(QStringLiteral("mine.csv")));
    QCOMPARE(contentOf(m_folder.filePath(QStringLiteral("mine.csv"))), QByteArray("a,b\r\n"));
}

void tst_SaveFile::saysNothingWhenTheUserChangesHisMind()
{
    QWidget window;
    window.show();
    bool called = false;
    saveFile(&window, {QStringLiteral("Export"), QStringLiteral("x.csv"), QStringLiteral("CSV (*.csv)"), "a"}, &window,
             [&called](const Result<QString> &) { called = true; });
    auto *dialog = window.findChild<QFileDialog *>(QStringLiteral("saveFileDialog"));
    QVERIFY(dialog);
    dialog->reject();
    QTRY_VERIFY(!window.findChild<QFileDialog *>());
    QVERIFY(!called);
}

void tst_SaveFile::saysWhyItCouldNotBeWritten()
{
    std::optional<Result<QString>> result;
    const QString path = m_folder.filePath(QStringLiteral("no/such/folder/x.csv"));
    writeFile(path, "a", this, [&result](const Result<QString> &answer) { result = answer; });
    QTRY_VERIFY(result);
    QVERIFY(!*result);
    QCOMPARE(result->error().code, QByteArray("FILE_FAILED"));
    QVERIFY2(result->error().message.contains(QStringLiteral("x.csv")), qPrintable(result->error().message));
}

void tst_SaveFile::replacesAFileAsAWhole()
{
    const QString path = m_folder.filePath(QStringLiteral("old.csv"));
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("a long old content");
    old.close();
    bool called = false;
    writeFile(path, "new", this, [&called](const Result<QString> &) { called = true; });
    QTRY_VERIFY(called);
    QCOMPARE(contentOf(path), QByteArray("new"));
}

void tst_SaveFile::forgetsACallerWhoLeft()
{
    const QString path = m_folder.filePath(QStringLiteral("late.csv"));
    bool called = false;
    {
        auto context = std::make_unique<QObject>();
        writeFile(path, "late", context.get(), [&called](const Result<QString> &) { called = true; });
    }
    QTRY_COMPARE(contentOf(path), QByteArray("late")); // what was asked for happens all the same
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

HUB_WIDGET_TEST(tst_SaveFile)
#include "tst_savefile.moc"
