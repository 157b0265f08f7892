// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/response.h"
#include "tests/support/test.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>
#include <QTest>

using namespace hub::http;

namespace {

QString sourceTree(const char *folder)
{
    return QStringLiteral(HUB_SOURCE_TREE "/") + QLatin1String(folder);
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What the sources of the hub call an error, each with a file that does: `"CODE", QStringLiteral("a sentence")`, and
/// within the server every word of that form, which it chooses between.
QMap<QString, QString> codesInUse()
{
    static const QRegularExpression withMessage(
        QStringLiteral("\"([A-Z]+(?:_[A-Z]+)*)\"\\)?\\s*,\\s*(?:QString|u\"|(?:\\w+\\.)?message\\b|why\\b|\\{\\})"));
    static const QRegularExpression anyWord(QStringLiteral("\"([A-Z]+(?:_[A-Z]+)+)\""));
    QMap<QString, QString> codes;
    for (const char *room : {"core", "server"}) {
        QDirIterator files(sourceTree(room), {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            if (path.contains(u"/qr/") || path.contains(u"/settings/") || path.contains(u"/session/engine") ||
                path.endsWith(u"/http/response.cpp"))
                continue; // the first three never come to a route, the last is the table
            const QString text = textOf(path);
            for (const QRegularExpression *pattern : {&withMessage, &anyWord}) {
                if (pattern == &anyWord && qstrcmp(room, "server") != 0)
                    continue;
                for (auto found = pattern->globalMatch(text); found.hasNext();)
                    codes.insert(found.next().captured(1), path);
            }
        }
    }
    return codes;
}

/// Of starting, stopping and backing up: no request gets these.
bool isOfRoutes(const QString &code)
{
    return !QStringList{QStringLiteral("CANCELLED"), QStringLiteral("LISTEN_FAILED"), QStringLiteral("NOT_SUPPORTED"),
                        QStringLiteral("SECRET_MISSING"), QStringLiteral("SECRET_UNUSABLE")}
                .contains(code);
}

/// All of the OpenAPI document, whatever its groups.
QString openApi()
{
    QString text;
    QDirIterator files(sourceTree("resources/openapi"), {QStringLiteral("*.json")}, QDir::Files);
    while (files.hasNext())
        text += textOf(files.next());
    return text;
}

} // namespace

/// One table knows the status of every error's code, and one document tells of it.
class tst_ErrorCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsStatus()
    {
        const QMap<QString, QString> used = codesInUse();
        QVERIFY(used.size() > 40); // else the sources are not where they are looked for
        for (auto code = used.begin(); code != used.end(); ++code) {
            if (isOfRoutes(code.key()))
                QVERIFY2(statusOfCode(code.key().toLatin1()), qPrintable(code.key() + u" in " + code.value()));
        }
    }

    void everyCodeIsUsed()
    {
        const QMap<QString, QString> used = codesInUse();
        for (const QByteArray &code : errorCodes())
            QVERIFY2(used.contains(QString::fromLatin1(code)), code.constData());
    }

    void everyCodeIsDocumented()
    {
        const QString document = openApi();
        QVERIFY(!document.isEmpty());
        for (const QByteArray &code : errorCodes()) {
            const QString row = QStringLiteral("%1 `%2`").arg(*statusOfCode(code)).arg(QLatin1String(code));
            QVERIFY2(document.contains(row), qPrintable(row));
        }
    }

    void documentedErrorsAreOurs()
    {
        static const QRegularExpression example(QStringLiteral("\"ok\": ?false, ?\\s*\"error\": ?\"([A-Z_]+)\""));
        int count = 0;
        for (auto found = example.globalMatch(openApi()); found.hasNext(); ++count) {
            const QByteArray code = found.next().captured(1).toLatin1();
            QVERIFY2(errorCodes().contains(code), code.constData());
        }
        QVERIFY(count > 20);
    }

    void statuses()
    {
        QCOMPARE(statusOfCode("INVALID_JSON"), std::optional(400));
        QCOMPARE(statusOfCode("DATABASE_ANYTHING"), std::optional(503));
        QCOMPARE(statusOfCode("INVALID"), std::optional<int>());
        QCOMPARE(statusOfCode(""), std::optional<int>());
        QCOMPARE(Response::error("NEVER_HEARD_OF", QStringLiteral("x")).status, 500);
        const Response told = Response::error("CONTACTS_ENDLESS", QStringLiteral("x"));
        QCOMPARE(told.status, 502);
        QCOMPARE(QJsonDocument::fromJson(told.body)[u"error"].toString(), QStringLiteral("SESSION_MANAGER_ERROR"));
    }
};

HUB_TEST(tst_ErrorCodes)
#include "tst_errorcodes.moc"
