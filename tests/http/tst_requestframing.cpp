// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/http/framingreader.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub::http;
using namespace hub::http::test;

class tst_RequestFraming : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void trailersDoNotAct();
    void headIsRead();
    void keepAlive_data();
    void keepAlive();
    void waitsForTheRest_data();
    void waitsForTheRest();
    void bodyLimit_data();
    void bodyLimit();
    void unwantedBodyIsDropped();
    void largeBodyInSmallPieces();
};

void tst_RequestFraming::accepts_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("requests");
    QTest::addColumn<QByteArray>("bodies");

    const auto row = [](const char *name, const QByteArray &stream, int requests, const char *bodies) {
        QTest::newRow(name) << stream << requests << QByteArray(bodies);
    };
    const QByteArray get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    row("plain", get, 1, "|");
    row("HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\n\r\n", 1, "|");
    row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n", 1, "|");
    row("no space behind the colon", "GET / HTTP/1.1\r\nHost:a\r\n\r\n", 1, "|");
    row("empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 1, "|");
    row("CRLFs first", "\r\n\r\n\r\n" + get, 1, "|");
    row("line of 8192", line(8192) + "Host: a\r\n\r\n", 1, "|");
    row("headers of 16384", "GET / HTTP/1.1\r\n" + headers(16384) + "\r\n", 1, "|");
    row("line and headers at their limits", line(8192) + headers(16384) + "\r\n", 1, "|");
    row("100 headers", manyHeaders(100), 1, "|");
    row("absolute target", "GET http://a/b?c HTTP/1.1\r\nHost: a\r\n\r\n", 1, "|");
    row("asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 1, "|");
    row("bytes of UTF-8 in a value", "GET / HTTP/1.1\r\nHost: a\r\nX-A: \xc3\xa4\r\n\r\n", 1, "|");
    row("length", withLength("Content-Length: 5"), 1, "hello|");
    row("length with leading zeros", withLength("Content-Length: 0005"), 1, "hello|");
    row("length 0", withLength("Content-Length: 0", {}), 1, "|");
    row("length in HTTP/1.0", "POST / HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello", 1, "hello|");
    row("body that looks like a request", withLength("Content-Length: 26", "GET / HTTP/1.1\r\nHost: a\r\n\r"), 1,
        "GET / HTTP/1.1\r\nHost: a\r\n\r|");
    row("chunks", chunked("5\r\nhello\r\n1\r\n!\r\n0\r\n\r\n"), 1, "hello!|");
    row("chunks, upper and lower case", chunked("A\r\n0123456789\r\na\r\n0123456789\r\n0\r\n\r\n"), 1,
        "01234567890123456789|");
    row("no chunk but the last", chunked("0\r\n\r\n"), 1, "|");
    row("last chunk of many zeros", chunked("000000\r\n\r\n"), 1, "|");
    row("chunk extensions", chunked("5;a;b=c;d=\"e f\"\r\nhello\r\n0;x=y\r\n\r\n"), 1, "hello|");
    row("coding in upper case", withLength("Transfer-Encoding: CHUNKED", "5\r\nhello\r\n0\r\n\r\n"), 1, "hello|");
    row("trailers", chunked("5\r\nhello\r\n0\r\nX-A: b\r\nX-C: d\r\n\r\n"), 1, "hello|");
    row("chunk of 1 MiB - 1 announced, then cut", chunked("FFFFF\r\nhello"), 0, "");
    row("pipelined", get + withLength("Content-Length: 5") + chunked("5\r\nhello\r\n0\r\n\r\n") + get, 4,
        "|hello|hello||");
    row("pipelined, CRLFs between", get + "\r\n" + withLength("Content-Length: 5") + "\r\n" + get, 3, "|hello||");
    row("pipelined behind trailers", chunked("0\r\nX-A: GET /smuggled HTTP/1.1\r\n\r\n") + get, 2, "||");
}

void tst_RequestFraming::accepts()
{
    QFETCH(QByteArray, stream);
    QFETCH(int, requests);
    QFETCH(QByteArray, bodies);
    const Verdict whole = read({stream});
    QCOMPARE(whole.status, 0);
    QCOMPARE(whole.requests, requests);
    QCOMPARE(whole.bodies, bodies);
    QVERIFY(readByteByByte(stream) == whole);
    for (const qsizetype cut : cuts(stream)) {
        const QByteArrayView view(stream);
        QVERIFY2(read({view.first(cut), view.sliced(cut)}) == whole, qPrintable(QString::number(cut)));
    }
}

// RFC 9110, section 6.5.1: what a trailer says comes too late to be acted upon.
void tst_RequestFraming::trailersDoNotAct()
{
    Reader reader;
    reader.feed(
        chunked("0\r\nHost: other\r\nAuthorization: Bearer x\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n"));
    QCOMPARE(reader.verdict.requests, 1);
    QCOMPARE(reader.head.host, "a");
    QCOMPARE(reader.head.headers.size(), std::size_t(2));
    QVERIFY(reader.head.keepAlive);
    QVERIFY(!reader.head.expectsContinue);
}

void tst_RequestFraming::headIsRead()
{
    Reader reader;
    reader.feed("PUT /a?b=c HTTP/1.1\r\nHost: x:1\r\nX-Two:  b \r\nexpect: 100-Continue\r\nContent-Length: 7\r\n\r\n");
    QCOMPARE(reader.verdict.requests, 0);
    QCOMPARE(reader.head.method, Method::Put);
    QCOMPARE(reader.head.target, QByteArray("/a?b=c"));
    QCOMPARE(reader.head.host, "x:1");
    QCOMPARE(reader.head.headers[1].first, "X-Two");
    QCOMPARE(reader.head.headers[1].second, "b");
    QVERIFY(reader.head.expectsContinue);
    QVERIFY(!reader.head.http10);
    QCOMPARE(reader.head.contentLength, std::optional<quint64>(7));
    reader.feed("1234567");
    QCOMPARE(reader.verdict.bodies, QByteArray("1234567|"));
}

void tst_RequestFraming::keepAlive_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<bool>("expected");
    QTest::newRow("1.1") << QByteArray("1.1") << QByteArray() << true;
    QTest::newRow("1.1 close") << QByteArray("1.1") << QByteArray("Connection: close\r\n") << false;
    QTest::newRow("1.1 Close in a list") << QByteArray("1.1") << QByteArray("Connection: x, Close\r\n") << false;
    QTest::newRow("1.1 in two headers") << QByteArray("1.1") << QByteArray("Connection: x\r\nConnection: close\r\n")
                                        << false;
    QTest::newRow("1.0") << QByteArray("1.0") << QByteArray() << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("1.0") << QByteArray("Connection: Keep-Alive\r\n") << true;
}

void tst_RequestFraming::keepAlive()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, connection);
    Reader reader;
    reader.feed(QByteArray("GET / HTTP/" + version + "\r\nHost: a\r\n" + connection + "\r\n"));
    QCOMPARE(reader.verdict.requests, 1);
    QTEST(reader.head.keepAlive, "expected");
}

void tst_RequestFraming::waitsForTheRest_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::newRow("nothing") << QByteArray("");
    QTest::newRow("CRLF only") << QByteArray("\r\n\r\n");
    QTest::newRow("half a line") << QByteArray("GET / HT");
    QTest::newRow("line of 8192 and a CR") << line(8192).chopped(1);
    QTest::newRow("half the headers") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n");
    QTest::newRow("CR of the end") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r");
    QTest::newRow("half a body") << withLength("Content-Length: 5", "hel");
    QTest::newRow("chunk size") << chunked("5\r");
    QTest::newRow("half a chunk") << chunked("5\r\nhel");
    QTest::newRow("last chunk's line") << chunked("0\r\n");
    QTest::newRow("last chunk and a CR") << chunked("0\r\n\r");
    QTest::newRow("half a trailer") << chunked("5\r\nhello\r\n0\r\nX-A");
}

void tst_RequestFraming::waitsForTheRest()
{
    QFETCH(QByteArray, stream);
    for (const Verdict &verdict : {read({stream}), readByteByByte(stream)}) {
        QCOMPARE(verdict.status, 0);
        QCOMPARE(verdict.requests, 0);
    }
}

void tst_RequestFraming::bodyLimit_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<int>("status");
    const QByteArray body(BodyLimit, 'a');
    QTest::newRow("length at the limit") << withLength("Content-Length: 1048576", body) << 0;
    QTest::newRow("length one over") << withLength("Content-Length: 1048577", body + 'a') << 413;
    QTest::newRow("one chunk at the limit") << chunked("100000\r\n" + body + "\r\n0\r\n\r\n") << 0;
    QTest::newRow("one chunk over") << chunked("100000\r\n" + body + "\r\n1\r\na\r\n0\r\n\r\n") << 413;
}

void tst_RequestFraming::bodyLimit()
{
    QFETCH(QByteArray, stream);
    const Verdict verdict = read({stream});
    QTEST(verdict.status, "status");
    QCOMPARE(verdict.requests, verdict.status == 0 ? 1 : 0);
    QVERIFY(verdict.bodies.size() <= BodyLimit + 1);
}

void tst_RequestFraming::unwantedBodyIsDropped()
{
    const Limits limits;
    RequestFraming framing(limits);
    QByteArray in = withLength("Content-Length: 5", "helloGET ");
    QCOMPARE(framing.parseHead(in), RequestFraming::Progress::HeadDone);
    QVERIFY(framing.setBodyLimit(BodyLimit));
    QCOMPARE(framing.parseBody(in, false), RequestFraming::Progress::Done);
    QCOMPARE(in, QByteArray("GET "));
    QVERIFY(framing.takeBody().isEmpty());
}

void tst_RequestFraming::largeBodyInSmallPieces()
{
    Reader reader;
    reader.feed(chunked({}));
    for (int i = 0; i < 50000; ++i)
        QVERIFY(reader.feed("1\r\na\r\n"));
    reader.feed("0\r\n\r\n");
    QCOMPARE(reader.verdict.requests, 1);
    QCOMPARE(reader.verdict.bodies.size(), 50001);
    QCOMPARE(reader.verdict.left, 0);
}

HUB_TEST(tst_RequestFraming)
#include "tst_requestframing.moc"
