// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/responsewriter.h"
#include "tests/support/test.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace hub::http;

namespace {

QByteArray head(const QByteArray &bytes)
{
    return bytes.first(bytes.indexOf("\r\n\r\n") + 2);
}

QByteArray body(const QByteArray &bytes)
{
    return bytes.sliced(bytes.indexOf("\r\n\r\n") + 4);
}

/// The value of a header; null if there is none. Fails the caller's comparison if there are two.
QByteArray value(const QByteArray &bytes, const QByteArray &name)
{
    const QByteArray lines = head(bytes);
    const QByteArray start = "\r\n" + name + ": ";
    const qsizetype at = lines.indexOf(start);
    if (at < 0)
        return {};
    if (lines.indexOf(start, at + 2) >= 0)
        return "twice";
    const qsizetype from = at + start.size();
    return lines.sliced(from, lines.indexOf("\r\n", from) - from);
}

} // namespace

class tst_ResponseWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void plain();
    void emptyBody();
    void withoutBody_data();
    void withoutBody();
    void headMethod();
    void closing();
    void http10();
    void stream();
    void streamOfHttp10();
    void ownCacheControl();
    void cors();
    void injection_data();
    void injection();
    void date();
    void chunks();
};

void tst_ResponseWriter::plain()
{
    const QByteArray bytes = serialized({.body = "{\"a\":1}"}, {.requestId = "id-1"});
    QVERIFY(bytes.startsWith("HTTP/1.1 200 OK\r\n"));
    QCOMPARE(value(bytes, "Content-Type"), QByteArray("application/json"));
    QCOMPARE(value(bytes, "Content-Length"), QByteArray("7"));
    QCOMPARE(value(bytes, "Cache-Control"), QByteArray("no-store"));
    QCOMPARE(value(bytes, "X-Content-Type-Options"), QByteArray("nosniff"));
    QCOMPARE(value(bytes, "X-Request-Id"), QByteArray("id-1"));
    QVERIFY(value(bytes, "Connection").isNull());
    QVERIFY(value(bytes, "Transfer-Encoding").isNull());
    QVERIFY(value(bytes, "Access-Control-Allow-Origin").isNull());
    QCOMPARE(body(bytes), QByteArray("{\"a\":1}"));
}

void tst_ResponseWriter::emptyBody()
{
    const QByteArray bytes = serialized({.status = 404}, {});
    QCOMPARE(value(bytes, "Content-Length"), QByteArray("0"));
}

void tst_ResponseWriter::withoutBody_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("204") << 204;
    QTest::newRow("304") << 304;
}

// RFC 9110, section 8.6, and RFC 9112, section 6.3: these end with their head, whatever the handler put in.
void tst_ResponseWriter::withoutBody()
{
    QFETCH(int, status);
    const QByteArray bytes = serialized({.status = status, .body = "stray"}, {});
    QVERIFY(value(bytes, "Content-Length").isNull());
    QVERIFY(body(bytes).isEmpty());
}

void tst_ResponseWriter::headMethod()
{
    const QByteArray bytes = serialized({.body = "12345"}, {.head = true});
    QCOMPARE(value(bytes, "Content-Length"), QByteArray("5"));
    QVERIFY(body(bytes).isEmpty());
}

void tst_ResponseWriter::closing()
{
    QCOMPARE(value(serialized({}, {.close = true}), "Connection"), QByteArray("close"));
    QCOMPARE(value(serialized({}, {.close = true, .http10 = true}), "Connection"), QByteArray("close"));
}

void tst_ResponseWriter::http10()
{
    QCOMPARE(value(serialized({}, {.http10 = true}), "Connection"), QByteArray("keep-alive"));
}

void tst_ResponseWriter::stream()
{
    const QByteArray bytes = serialized({.body = "left to the caller"}, {.stream = true});
    QCOMPARE(value(bytes, "Transfer-Encoding"), QByteArray("chunked"));
    QVERIFY(value(bytes, "Content-Length").isNull());
    QVERIFY(body(bytes).isEmpty());
}

void tst_ResponseWriter::streamOfHttp10()
{
    const QByteArray bytes = serialized({}, {.close = true, .http10 = true, .stream = true});
    QVERIFY(value(bytes, "Transfer-Encoding").isNull());
    QVERIFY(value(bytes, "Content-Length").isNull());
    QCOMPARE(value(bytes, "Connection"), QByteArray("close"));
}

void tst_ResponseWriter::ownCacheControl()
{
    const QByteArray bytes = serialized(Response{}.with("cache-control", "max-age=60"), {});
    QCOMPARE(value(bytes, "cache-control"), QByteArray("max-age=60"));
    QVERIFY(value(bytes, "Cache-Control").isNull());
}

void tst_ResponseWriter::cors()
{
    const QByteArray bytes = serialized({}, {.corsOrigin = "https://shop.example"});
    QCOMPARE(value(bytes, "Access-Control-Allow-Origin"), QByteArray("https://shop.example"));
    QCOMPARE(value(bytes, "Vary"), QByteArray("Origin"));
    QVERIFY(value(bytes, "Access-Control-Allow-Credentials").isNull());
}

void tst_ResponseWriter::injection_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("CRLF in a value") << QByteArray("X-A") << QByteArray("a\r\nSet-Cookie: b");
    QTest::newRow("LF in a value") << QByteArray("X-A") << QByteArray("a\nSet-Cookie: b");
    QTest::newRow("CR in a value") << QByteArray("X-A") << QByteArray("a\rSet-Cookie: b");
    QTest::newRow("NUL in a value") << QByteArray("X-A") << QByteArray("a\0Set-Cookie: b", 15);
    QTest::newRow("CRLF in a name") << QByteArray("X-A: a\r\nSet-Cookie") << QByteArray("b");
}

void tst_ResponseWriter::injection()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    const QByteArray bytes = serialized(Response{}.with(name, value).with("X-Last", "1"), {});
    QVERIFY(!bytes.contains("Set-Cookie"));
    QVERIFY(bytes.contains("\r\nX-Last: 1\r\n"));
    const Response typed{.contentType = "text/plain\r\nSet-Cookie: b"};
    QVERIFY(!serialized(typed, {}).contains("Set-Cookie"));
}

void tst_ResponseWriter::date()
{
    const qint64 before = QDateTime::currentSecsSinceEpoch();
    const QByteArray text = value(serialized({}, {}), "Date");
    const qint64 after = QDateTime::currentSecsSinceEpoch();
    QVERIFY(text.endsWith(" GMT"));
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(text.chopped(4)), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"));
    date.setTimeZone(QTimeZone::utc());
    QVERIFY(date.isValid());
    QVERIFY(date.toSecsSinceEpoch() >= before && date.toSecsSinceEpoch() <= after);
}

void tst_ResponseWriter::chunks()
{
    QCOMPARE(chunk("hello"), QByteArray("5\r\nhello\r\n"));
    QVERIFY(chunk(QByteArray(255, 'a')).startsWith("ff\r\na"));
}

HUB_TEST(tst_ResponseWriter)
#include "tst_responsewriter.moc"
