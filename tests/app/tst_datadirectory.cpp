// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/datadirectory.h"
#include "tests/support/test.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace hub;
using namespace hub::app;

class tst_DataDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isMadeForItsOwnerOnly();
    void anExistingOneKeepsItsMode();
    void servesOneAtATime();
    void isFreeAgainAfterwards();
    void aStaleLockFileIsNoLock();
    void visitorsComeAnyTime();
    void refusesAFile();
    void throwAwayGoes();

private:
    static constexpr auto OwnerFile = QFile::ReadOwner | QFile::WriteOwner;
    static constexpr auto Everyone = OwnerFile | QFile::ExeOwner | QFile::ReadGroup | QFile::WriteGroup |
                                     QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

    /// The mode without Qt's bits for "the user who asks".
    static QFile::Permissions mode(const QString &path) { return QFile::permissions(path) & Everyone; }
    static void write(const QString &path, const QByteArray &content);
};

void tst_DataDirectory::write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void tst_DataDirectory::isMadeForItsOwnerOnly()
{
    const QTemporaryDir parent;
    const QString path = parent.filePath(QStringLiteral("a b/hub"));
    const auto directory = DataDirectory::open(path, DataDirectory::Use::Serve);
    QVERIFY(directory);
    QCOMPARE(directory->path(), path);
    QCOMPARE(mode(path), OwnerFile | QFile::ExeOwner);
    QCOMPARE(mode(directory->filePath(QStringLiteral("central-hub.lock"))), OwnerFile);
}

void tst_DataDirectory::anExistingOneKeepsItsMode()
{
    const QTemporaryDir parent;
    const QString path = parent.filePath(QStringLiteral("hub"));
    QVERIFY(QDir().mkdir(path));
    const auto chosen = OwnerFile | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup;
    QVERIFY(QFile::setPermissions(path, chosen));
    QVERIFY(DataDirectory::open(path, DataDirectory::Use::Serve));
    QCOMPARE(mode(path), chosen);
}

void tst_DataDirectory::servesOneAtATime()
{
    const QTemporaryDir parent;
    const auto first = DataDirectory::open(parent.path(), DataDirectory::Use::Serve);
    QVERIFY(first);
    const auto second = DataDirectory::open(parent.path(), DataDirectory::Use::Serve);
    QVERIFY(!second);
    QCOMPARE(second.error().code, QByteArray("IN_USE"));
    QCOMPARE(second.error().message, QStringLiteral("data directory in use: ") + parent.path());
}

void tst_DataDirectory::isFreeAgainAfterwards()
{
    const QTemporaryDir parent;
    for (int i = 0; i < 3; ++i)
        QVERIFY(DataDirectory::open(parent.path(), DataDirectory::Use::Serve));
}

void tst_DataDirectory::aStaleLockFileIsNoLock()
{
    // What a killed hub leaves behind, even one that had our process id on this host.
    const QTemporaryDir parent;
    write(parent.filePath(QStringLiteral("central-hub.lock")), QByteArray::number(QCoreApplication::applicationPid()));
    QVERIFY(DataDirectory::open(parent.path(), DataDirectory::Use::Serve));
}

void tst_DataDirectory::visitorsComeAnyTime()
{
    const QTemporaryDir parent;
    const auto visitor = DataDirectory::open(parent.path(), DataDirectory::Use::Visit);
    QVERIFY(visitor);
    const auto server = DataDirectory::open(parent.path(), DataDirectory::Use::Serve);
    QVERIFY(server);
    QVERIFY(DataDirectory::open(parent.path(), DataDirectory::Use::Visit));
}

void tst_DataDirectory::refusesAFile()
{
    const QTemporaryDir parent;
    const QString path = parent.filePath(QStringLiteral("file"));
    write(path, "x");
    for (const QString &bad : {path, QString(path + QLatin1String("/below"))}) {
        const auto directory = DataDirectory::open(bad, DataDirectory::Use::Serve);
        QVERIFY(!directory);
        QCOMPARE(directory.error().code, QByteArray("UNUSABLE"));
        QVERIFY(directory.error().message.contains(bad));
    }
}

void tst_DataDirectory::throwAwayGoes()
{
    QString path;
    {
        const auto directory = DataDirectory::openThrowAway();
        QVERIFY(directory);
        path = directory->path();
        QCOMPARE(mode(path), OwnerFile | QFile::ExeOwner);
        write(directory->filePath(QStringLiteral("file")), "x");
        QVERIFY(QFileInfo::exists(path));
    }
    QVERIFY(!QFileInfo::exists(path));
}

HUB_TEST(tst_DataDirectory)
#include "tst_datadirectory.moc"
