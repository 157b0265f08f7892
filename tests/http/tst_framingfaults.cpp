// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/framingreader.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub::http;
using namespace hub::http::test;

/// Every malformed request, whole, byte by byte, and cut at every position.
class tst_FramingFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
};

void tst_FramingFaults::refuses_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("status");

    const auto row = [](const char *name, const QByteArray &stream, int status) {
        QTest::newRow(name) << stream << status;
    };
    const auto get = [](const QByteArray &rest) { return "GET / HTTP/1.1\r\n" + rest; };

    row("length and chunked", withLength("Content-Length: 5\r\nTransfer-Encoding: chunked"), 400);
    row("chunked and length", withLength("Transfer-Encoding: chunked\r\nContent-Length: 5"), 400);
    row("chunked and huge length", withLength("Transfer-Encoding: chunked\r\nContent-Length: 99999999999999999999999"),
        400);
    row("length repeated, equal", withLength("Content-Length: 5\r\nContent-Length: 5"), 400);
    row("length repeated, different", withLength("Content-Length: 5\r\nContent-Length: 6"), 400);
    row("length listed", withLength("Content-Length: 5,5"), 400);
    row("length listed, spaced", withLength("Content-Length: 5, 5"), 400);
    row("length +5", withLength("Content-Length: +5"), 400);
    row("length -1", withLength("Content-Length: -1"), 400);
    row("length 0x5", withLength("Content-Length: 0x5"), 400);
    row("length 5.0", withLength("Content-Length: 5.0"), 400);
    row("length 5 5", withLength("Content-Length: 5 5"), 400);
    row("length empty", withLength("Content-Length:"), 400);
    row("length of letters", withLength("Content-Length: five"), 400);
    row("length beyond 2^64", withLength("Content-Length: 99999999999999999999999"), 413);
    row("length 2^64", withLength("Content-Length: 18446744073709551616"), 413);
    row("length 2^64 - 1", withLength("Content-Length: 18446744073709551615"), 413);
    row("length 2^63", withLength("Content-Length: 9223372036854775808"), 413);
    row("length of a GiB", withLength("Content-Length: 1073741824"), 413);
    row("length over the limit", withLength("Content-Length: 1048577"), 413);

    row("coding gzip", withLength("Transfer-Encoding: gzip"), 501);
    row("coding xchunked", withLength("Transfer-Encoding: xchunked"), 501);
    row("coding identity", withLength("Transfer-Encoding: identity"), 501);
    row("coding gzip, chunked", withLength("Transfer-Encoding: gzip, chunked"), 501);
    row("coding chunked;q=1", withLength("Transfer-Encoding: chunked;q=1"), 501);
    row("coding quoted", withLength("Transfer-Encoding: \"chunked\""), 501);
    row("coding empty", withLength("Transfer-Encoding:"), 501);
    row("coding repeated", withLength("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"), 400);
    row("coding with HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);

    row("no Host", get("Accept: a\r\n\r\n"), 400);
    row("two Hosts", get("Host: a\r\nHost: a\r\n\r\n"), 400);
    row("two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", 400);
    row("space before the colon", get("Host: a\r\nX-A : b\r\n\r\n"), 400);
    row("tab before the colon", get("Host: a\r\nX-A\t: b\r\n\r\n"), 400);
    row("space before Host's colon", get("Host : a\r\n\r\n"), 400);
    row("empty name", get("Host: a\r\n: b\r\n\r\n"), 400);
    row("no colon", get("Host: a\r\nX-A\r\n\r\n"), 400);
    row("name with a slash", get("Host: a\r\nX/A: b\r\n\r\n"), 400);
    row("space before the first header", get(" Host: a\r\n\r\n"), 400);
    row("folded by space", get("Host: a\r\nX-A: b\r\n c\r\n\r\n"), 400);
    row("folded by tab", get("Host: a\r\nX-A: b\r\n\tc\r\n\r\n"), 400);
    row("lone CR in a value", get("Host: a\r\nX-A: b\rc\r\n\r\n"), 400);
    row("lone CR in the line", "GET /\r HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("CR CR LF", get("Host: a\r\r\n\r\n"), 400);
    row("lone LF in a value", get("Host: a\r\nX-A: b\nc\r\n\r\n"), 400);
    row("LF line ends", "GET / HTTP/1.1\nHost: a\n\n", 400);
    row("LF first", "\nGET / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("NUL in a value", get(QByteArray("Host: a\r\nX-A: b\0c\r\n\r\n", 22)), 400);
    row("NUL in the line", QByteArray("GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n", 28), 400);
    row("NUL first", QByteArray("\0GET / HTTP/1.1\r\n\r\n", 19), 400);
    row("control byte in a value", get("Host: a\r\nX-A: b\x01\r\n\r\n"), 400);

    row("version 1.2", "GET / HTTP/1.2\r\nHost: a\r\n\r\n", 505);
    row("version 2.0", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("version 0.9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505);
    row("preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("version 1.10", "GET / HTTP/1.10\r\nHost: a\r\n\r\n", 400);
    row("version http/1.1", "GET / http/1.1\r\nHost: a\r\n\r\n", 400);
    row("version HTTPS/1.1", "GET / HTTPS/1.1\r\nHost: a\r\n\r\n", 400);
    row("no version", "GET /\r\nHost: a\r\n\r\n", 400);
    row("no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("space behind the version", "GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400);
    row("space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("space first", " GET / HTTP/1.1\r\nHost: a\r\n\r\n", 400);
    row("TLS hello", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400);

    row("method lower case", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("method unknown", "BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("method CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501);
    row("method with a colon", "GE:T / HTTP/1.1\r\nHost: a\r\n\r\n", 400);

    row("line of 8193", line(8193) + "Host: a\r\n\r\n", 414);
    row("line without end", QByteArray(9000, 'A'), 414);
    row("headers of 16385", get(headers(16385) + "\r\n"), 431);
    row("headers without end", get(QByteArray(17000, 'A')), 431);
    row("101 headers", manyHeaders(101), 431);
    row("NUL behind the line's limit", line(9000) + QByteArray(1, '\0'), 414);

    row("chunk size no number", chunked("x\r\nhello\r\n0\r\n\r\n"), 400);
    row("chunk size empty", chunked("\r\nhello\r\n0\r\n\r\n"), 400);
    row("chunk size negative", chunked("-5\r\nhello\r\n0\r\n\r\n"), 400);
    row("chunk size 0x5", chunked("0x5\r\nhello\r\n0\r\n\r\n"), 400);
    row("chunk size spaced", chunked(" 5\r\nhello\r\n0\r\n\r\n"), 400);
    row("chunk without CRLF behind", chunked("5\r\nhelloXX0\r\n\r\n"), 400);
    row("chunk with LF behind", chunked("5\r\nhello\n0\r\n\r\n\r\n"), 400);
    row("chunk longer than its size", chunked("5\r\nhello!\r\n0\r\n\r\n"), 400);
    row("chunk size with LF", chunked("5\nhello\r\n0\r\n\r\n"), 400);
    row("chunk size 2^64", chunked("10000000000000000\r\nhello"), 400);
    row("chunk size 2^64 - 1", chunked("FFFFFFFFFFFFFFFF\r\nhello"), 413);
    row("chunk size over the limit", chunked("100001\r\nhello"), 413);
    row("chunk with bare CR in its extension", chunked("5;a\rb\r\nhello\r\n0\r\n\r\n"), 400);
    row("chunk extension without end", chunked("5;a=" + QByteArray(20000, 'a')), 400);
    row("chunk extension too long", chunked("5;a=" + QByteArray(20000, 'a') + "\r\nhello\r\n0\r\n\r\n"), 400);
    row("chunk size of zeros without end", chunked(QByteArray(20000, '0')), 400);
    row("trailers without end", chunked("0\r\n" + QByteArray("X-A: b\r\n").repeated(3000)), 400);
    row("trailers too large", chunked("0\r\n" + QByteArray("X-A: b\r\n").repeated(3000) + "\r\n"), 400);
    row("trailer without colon", chunked("0\r\nX-A\r\n\r\n"), 400);
    row("trailer Content-Length", chunked("0\r\nContent-Length: 5\r\n\r\nhello"), 400);
    row("trailer Transfer-Encoding", chunked("0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);

    row("second request is bad", "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\n\r\n", 400);
}

void tst_FramingFaults::refuses()
{
    QFETCH(QByteArray, stream);
    QFETCH(int, status);
    const Verdict whole = read({stream});
    QCOMPARE(whole.status, status);
    QCOMPARE(readByteByByte(stream).status, status);
    for (const qsizetype cut : cuts(stream)) {
        const QByteArrayView view(stream);
        const Verdict split = read({view.first(cut), view.sliced(cut)});
        QVERIFY2(split.status == status, qPrintable(QStringLiteral("cut at %1: %2").arg(cut).arg(split.status)));
        QCOMPARE(split.requests, whole.requests);
    }
}

HUB_TEST(tst_FramingFaults)
#include "tst_framingfaults.moc"
