// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/net/responseparser.h"
#include "tests/support/test.h"

#include <QTest>

using hub::ResponseParser;
using Status = ResponseParser::Status;
using Failure = ResponseParser::Failure;

namespace {

struct Outcome
{
    Status status = Status::NeedMore;
    Failure failure = Failure::None;
    int code = 0;
    QByteArray body;
    bool reusable = false;
};

/// Feeds the wire in pieces of `size` bytes, then the end of the stream if it still wants more.
Outcome parse(const QByteArray &wire, qsizetype size, bool toHead = false, ResponseParser::Limits limits = {})
{
    ResponseParser parser(limits);
    parser.start(toHead, true);
    Outcome out;
    for (qsizetype at = 0; at < wire.size() && out.status == Status::NeedMore; at += size) {
        out.status = parser.feed(QByteArrayView(wire).sliced(at, std::min(size, wire.size() - at)));
        out.body += parser.takeBody();
    }
    if (out.status == Status::NeedMore)
        out.status = parser.finish();
    out.failure = parser.failure();
    out.code = parser.statusCode();
    out.reusable = out.status == Status::Complete && parser.isReusable();
    return out;
}

} // namespace

class tst_ResponseParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void complete_data();
    void complete();
    void failed_data();
    void failed();
    void garbageFailsAtOnce_data();
    void garbageFailsAtOnce();
    void limits_data();
    void limits();
    void headerLimitCountsNoBody_data();
    void headerLimitCountsNoBody();
    void shortEndOfChunkBeforeMuchMore();
    void surplusBytesEndTheConnection();
    void headHasNoBody();
    void keepsHeadersOnlyWhenAsked();
    void startsAfresh();
};

void tst_ResponseParser::complete_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("reusable");

    const auto row = [](const char *name, QByteArray wire, int code, QByteArray body, bool reusable) {
        QTest::newRow(name) << wire << code << body << reusable;
    };
    row("length", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 200, "{}", true);
    row("length 0", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, "", true);
    row("no reason phrase", "HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\n{}", 200, "{}", true);
    row("equal lengths twice", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}", 200, "{}", true);
    row("chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4\r\n\":1}\r\n0\r\n\r\n", 200,
        "{\"a\":1}", true);
    row("chunk extension", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n0\r\n\r\n", 200, "{}",
        true);
    row("trailer", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Sum: 1\r\n\r\n", 200, "{}",
        true);
    row("chunked, empty", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 200, "", true);
    row("until close", "HTTP/1.1 200 OK\r\n\r\n{}", 200, "{}", false);
    row("until close, empty", "HTTP/1.1 200 OK\r\n\r\n", 200, "", false);
    row("connection: close", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}", 200, "{}", false);
    row("HTTP/1.0", "HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\n{}", 200, "{}", false);
    row("HTTP/1.0 keep-alive", "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\n{}", 200, "{}",
        true);
    row("204", "HTTP/1.1 204 No Content\r\n\r\n", 204, "", true);
    row("304 with length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n", 304, "", true);
    row("100 first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", 200, "{}", true);
    row("102 and 103 first",
        "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 404 No\r\n"
        "Content-Length: 2\r\n\r\n{}",
        404, "{}", true);
    row("unknown status", "HTTP/1.1 799 Strange\r\nContent-Length: 2\r\n\r\n{}", 799, "{}", true);
    row("binary body", QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n\0\r\n\xff", 42), 200,
        QByteArray("\0\r\n\xff", 4), true);
}

void tst_ResponseParser::complete()
{
    QFETCH(QByteArray, wire);
    QFETCH(int, code);
    QFETCH(QByteArray, body);
    QFETCH(bool, reusable);
    // However the stream is cut, the answer is the same.
    for (qsizetype size = 1; size <= wire.size(); ++size) {
        const Outcome out = parse(wire, size);
        QCOMPARE(out.failure, Failure::None);
        QCOMPARE(out.status, Status::Complete);
        QCOMPARE(out.code, code);
        QCOMPARE(out.body, body);
        QCOMPARE(out.reusable, reusable);
    }
}

void tst_ResponseParser::failed_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("failure");

    const auto row = [](const char *name, const char *wire, Failure failure) {
        QTest::newRow(name) << QByteArray(wire) << int(failure);
    };
    row("nothing", "", Failure::Truncated);
    row("in the status line", "HTTP/1.1 20", Failure::Truncated);
    row("in the header", "HTTP/1.1 200 OK\r\nContent-Le", Failure::Truncated);
    row("in the body", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n{}", Failure::Truncated);
    row("before the body", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", Failure::Truncated);
    row("in a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{}", Failure::Truncated);
    row("before the last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
        Failure::Truncated);
    row("in the last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n",
        Failure::Truncated);
    row("after 100", "HTTP/1.1 100 Continue\r\n\r\n", Failure::Truncated);
    row("garbage", "\x16\x03\x01\x02 not HTTP at all\r\n\r\n", Failure::Malformed);
    row("ssh", "SSH-2.0-OpenSSH_9.2p1\r\n\r\n", Failure::Malformed);
    row("HTTP/2", "HTTP/2.0 200 OK\r\n\r\n", Failure::Malformed);
    row("no status", "HTTP/1.1 OK\r\n\r\n", Failure::Malformed);
    row("status 000", "HTTP/1.1 000 Zero\r\nContent-Length: 0\r\n\r\n", Failure::Malformed);
    row("101", "HTTP/1.1 101 Switching Protocols\r\n\r\n", Failure::Malformed);
    row("length and chunked", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}",
        Failure::Malformed);
    row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}", Failure::Malformed);
    row("negative length", "HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}", Failure::Malformed);
    row("huge length", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}", Failure::Malformed);
    row("bad chunk size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n{}\r\n0\r\n\r\n",
        Failure::Malformed);
    row("no CRLF after chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n\r\n",
        Failure::Malformed);
    row("header without colon", "HTTP/1.1 200 OK\r\nnonsense\r\n\r\n", Failure::Malformed);
}

void tst_ResponseParser::failed()
{
    QFETCH(QByteArray, wire);
    QFETCH(int, failure);
    for (qsizetype size = 1; size <= std::max<qsizetype>(1, wire.size()); ++size) {
        const Outcome out = parse(wire, size);
        QCOMPARE(out.status, Status::Failed);
        QCOMPARE(int(out.failure), failure);
    }
}

void tst_ResponseParser::garbageFailsAtOnce_data()
{
    QTest::addColumn<QByteArray>("wire");
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("SSH banner") << QByteArray("SSH-2.0-OpenSSH_9.2p1 Debian\r\n");
    QTest::newRow("SSH, one byte") << QByteArray("S");
    QTest::newRow("TLS alert") << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7);
    QTest::newRow("SMTP greeting") << QByteArray("220 mail.example ESMTP\r\n");
    QTest::newRow("HTTP/2 preface") << QByteArray("HTTP/2 200");
    QTest::newRow("no number") << QByteArray("HTTP/1.1 OK");
    QTest::newRow("status line with LF") << QByteArray("HTTP/1.1 200 OK\n");
    QTest::newRow("header with LF") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\n");
    QTest::newRow("CR alone") << QByteArray("HTTP/1.1 200 OK\r\nA: b\rc");
    QTest::newRow("chunk line with LF") << QByteArray(chunked + "2\n");
    QTest::newRow("chunk with LF behind") << QByteArray(chunked + "2\r\n{}\n");
    QTest::newRow("no chunk size") << QByteArray(chunked + "z");
}

/// Without an end of the stream and however it is cut: a peer that is silent from here on would cost a timeout.
void tst_ResponseParser::garbageFailsAtOnce()
{
    QFETCH(QByteArray, wire);
    for (const qsizetype size : {qsizetype(1), qsizetype(3), wire.size()}) {
        ResponseParser parser({});
        parser.start(false, true);
        Status status = Status::NeedMore;
        for (qsizetype at = 0; at < wire.size() && status == Status::NeedMore; at += size)
            status = parser.feed(QByteArrayView(wire).sliced(at, std::min(size, wire.size() - at)));
        QCOMPARE(status, Status::Failed);
        QCOMPARE(parser.failure(), Failure::Malformed);
    }
}

void tst_ResponseParser::limits_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("failure");

    const QByteArray head = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
    const auto row = [](const char *name, QByteArray wire, Failure failure) {
        QTest::newRow(name) << wire << int(failure);
    };
    row("body at the limit", head + "Content-Length: 100\r\n\r\n" + QByteArray(100, 'x'), Failure::None);
    row("body over it", head + "Content-Length: 101\r\n\r\n" + QByteArray(101, 'x'), Failure::BodyTooLarge);
    row("promise over it", head + "Content-Length: 8388609000\r\n\r\n", Failure::BodyTooLarge);
    row("chunks over it",
        chunked + "40\r\n" + QByteArray(64, 'x') + "\r\n40\r\n" + QByteArray(64, 'x') + "\r\n0\r\n\r\n",
        Failure::BodyTooLarge);
    row("chunk over it", chunked + "fffffff\r\n", Failure::BodyTooLarge);
    row("stream over it", head + "\r\n" + QByteArray(101, 'x'), Failure::BodyTooLarge);
    row("stream at it", head + "\r\n" + QByteArray(100, 'x'), Failure::None);
    row("one long line", head + "X: " + QByteArray(300, 'x') + "\r\n\r\n", Failure::HeadersTooLarge);
    row("line without end", head + "X: " + QByteArray(300, 'x'), Failure::HeadersTooLarge);
    row("status line without end", "HTTP/1.1 200 " + QByteArray(300, 'x'), Failure::HeadersTooLarge);
    row("many lines", head + QByteArray("X: 1\r\n").repeated(50) + "Content-Length: 0\r\n\r\n",
        Failure::HeadersTooLarge);
    row("100 for ever", QByteArray("HTTP/1.1 100 Continue\r\n\r\n").repeated(20), Failure::HeadersTooLarge);
    row("chunk extension without end", chunked + "1;" + QByteArray(300, 'x'), Failure::HeadersTooLarge);
    row("trailer without end", chunked + "0\r\nX: " + QByteArray(300, 'x'), Failure::HeadersTooLarge);
}

void tst_ResponseParser::limits()
{
    QFETCH(QByteArray, wire);
    QFETCH(int, failure);
    for (const qsizetype size : {qsizetype(1), qsizetype(7), wire.size()}) {
        const Outcome out = parse(wire, size, false, {200, 100});
        QCOMPARE(int(out.failure), failure);
    }
}

void tst_ResponseParser::headerLimitCountsNoBody_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("failure");
    QTest::addColumn<qsizetype>("bodySize");

    const QByteArray head = "HTTP/1.1 200 OK\r\n";
    const QByteArray chunked = head + "Transfer-Encoding: chunked\r\n\r\n";
    const QByteArray last = "0\r\n\r\n";
    const auto filled = [](const QByteArray &begin, qsizetype size, const QByteArray &end) -> QByteArray {
        return begin + QByteArray(size - begin.size() - end.size(), 'x') + end;
    };
    const auto row = [](const char *name, const QByteArray &wire, Failure failure, qsizetype bodySize = 0) {
        QTest::newRow(name) << wire << int(failure) << bodySize;
    };
    // The header limit is 64 bytes: no content and nothing behind the answer counts.
    row("long body", head + "Content-Length: 300\r\n\r\n" + QByteArray(300, 'x'), Failure::None, 300);
    row("long stream", head + "\r\n" + QByteArray(300, 'x'), Failure::None, 300);
    row("long chunk", chunked + "12c\r\n" + QByteArray(300, 'x') + "\r\n" + last, Failure::None, 300);
    row("many chunks", chunked + QByteArray("1;a=b\r\nx\r\n").repeated(40) + last, Failure::None, 40);
    row("long body after 100", "HTTP/1.1 100 Go on\r\n\r\n" + head + "Content-Length: 90\r\n\r\n" + QByteArray(90, 'x'),
        Failure::None, 90);
    row("surplus after a body", head + "Content-Length: 1\r\n\r\nx" + QByteArray(300, 'y'), Failure::None, 1);
    row("surplus after the header", head + "Content-Length: 0\r\n\r\n" + QByteArray(300, 'y'), Failure::None);
    row("surplus after chunks", chunked + "1\r\nx\r\n" + last + QByteArray(300, 'y'), Failure::None, 1);

    const QByteArray body = "\r\nContent-Length: 90\r\n\r\n";
    row("header at the limit", filled("HTTP/1.1 200 ", 64, body) + QByteArray(90, 'x'), Failure::None, 90);
    row("header over it", filled("HTTP/1.1 200 ", 65, body) + QByteArray(90, 'x'), Failure::HeadersTooLarge);
    row("chunk line at it", chunked + filled("5a;", 64, "\r\n") + QByteArray(90, 'x') + "\r\n" + last, Failure::None,
        90);
    row("chunk line over it", chunked + filled("5a;", 65, "\r\n") + QByteArray(90, 'x') + "\r\n" + last,
        Failure::HeadersTooLarge);
    row("trailer at it", chunked + filled("0\r\nX: ", 64, "\r\n\r\n") + QByteArray(90, 'y'), Failure::None);
    row("trailer over it", chunked + filled("0\r\nX: ", 65, "\r\n\r\n") + QByteArray(90, 'y'),
        Failure::HeadersTooLarge);
}

void tst_ResponseParser::headerLimitCountsNoBody()
{
    QFETCH(QByteArray, wire);
    QFETCH(int, failure);
    QFETCH(qsizetype, bodySize);
    for (qsizetype size = 1; size <= wire.size(); ++size) {
        const Outcome out = parse(wire, size, false, {64, 300});
        QCOMPARE(int(out.failure), failure);
        QCOMPARE(out.status, failure == int(Failure::None) ? Status::Complete : Status::Failed);
        if (out.status == Status::Complete)
            QCOMPARE(out.body.size(), bodySize);
    }
}

/// With the usual limits, in the way a connection meets it: the end of a chunk, too short to be looked at alone, and
/// then as much as one read takes.
void tst_ResponseParser::shortEndOfChunkBeforeMuchMore()
{
    const QByteArray content(100000, 'x');
    ResponseParser parser({});
    parser.start(false, false);
    QCOMPARE(
        parser.feed(QByteArrayView("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nabcdef\r\n1\r\ng\r\n1")),
        Status::NeedMore);
    const QByteArray more = "86a0\r\n" + content + "\r\n0\r\n\r\n";
    constexpr qsizetype OneRead = 65536;
    QCOMPARE(parser.feed(QByteArrayView(more).first(OneRead)), Status::NeedMore);
    QCOMPARE(parser.feed(QByteArrayView(more).sliced(OneRead)), Status::Complete);
    QCOMPARE(parser.takeBody(), "abcdefg" + content);
    QVERIFY(parser.isReusable());
}

void tst_ResponseParser::surplusBytesEndTheConnection()
{
    const Outcome out = parse("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n\r\n", 1000);
    QCOMPARE(out.status, Status::Complete);
    QCOMPARE(out.body, QByteArray("{}"));
    QVERIFY(!out.reusable);
}

void tst_ResponseParser::headHasNoBody()
{
    const Outcome out = parse("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n", 1000, true);
    QCOMPARE(out.status, Status::Complete);
    QVERIFY(out.reusable);
}

void tst_ResponseParser::keepsHeadersOnlyWhenAsked()
{
    const QByteArray wire = "HTTP/1.1 200 Fine\r\nX-One: 1\r\nx-two:  2 \r\nContent-Length: 0\r\n\r\n";
    ResponseParser parser({});
    parser.start(false, true);
    QCOMPARE(parser.feed(wire), Status::Complete);
    QCOMPARE(parser.reasonPhrase(), QByteArray("Fine"));
    const std::vector<ResponseParser::Header> expected{{"X-One", "1"}, {"x-two", "2"}, {"Content-Length", "0"}};
    QVERIFY(parser.headers() == expected);
    parser.start(false, false);
    QCOMPARE(parser.feed(wire), Status::Complete);
    QVERIFY(parser.headers().empty());
}

void tst_ResponseParser::startsAfresh()
{
    ResponseParser parser({});
    parser.start(false, true);
    QCOMPARE(parser.feed(QByteArrayView("nonsense\r\n\r\n")), Status::Failed);
    parser.start(false, true);
    QCOMPARE(parser.feed(QByteArrayView("HTTP/1.1 200 OK\r\nConte")), Status::NeedMore);
    QVERIFY(!parser.hasHeader());
    parser.start(false, true);
    QCOMPARE(parser.feed(QByteArrayView("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n")), Status::NeedMore);
    QVERIFY(parser.hasHeader());
    QCOMPARE(parser.feed(QByteArrayView("{}")), Status::Complete);
    QCOMPARE(parser.takeBody(), QByteArray("{}"));
    QVERIFY(parser.isReusable());
}

HUB_TEST(tst_ResponseParser)
#include "tst_responseparser.moc"
