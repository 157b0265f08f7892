// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/requesttarget.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub::http;

namespace {

QByteArray joined(const std::vector<QByteArray> &segments)
{
    QByteArrayList list(segments.begin(), segments.end());
    return list.join('|');
}

QByteArray joined(const std::vector<std::pair<QByteArray, QByteArray>> &query)
{
    QByteArrayList list;
    for (const auto &[key, value] : query)
        list << key + '=' + value;
    return list.join('|');
}

} // namespace

class tst_RequestTarget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void asterisk();
    void hosts_data();
    void hosts();
    void badHosts_data();
    void badHosts();
};

void tst_RequestTarget::parses_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("segments");
    QTest::addColumn<QByteArray>("query");
    const auto row = [](const char *target, const char *authority, const char *segments, const char *query) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(authority) << QByteArray(segments)
                              << QByteArray(query);
    };
    row("/", "", "", "");
    row("/a", "", "a", "");
    row("/a/b/c", "", "a|b|c", "");
    row("/a/", "", "a|", "");
    row("//a", "", "|a", "");
    row("/a//b", "", "a||b", "");
    row("/5%2F1/status", "", "5/1|status", ""); // one segment, decoded once
    row("/%2525", "", "%25", "");
    row("/%c3%A4", "", "\xc3\xa4", "");
    row("/a+b", "", "a+b", ""); // a plus is a plus in a path
    row("/../a", "", "..|a", "");
    row("/%2e%2e/a", "", "..|a", "");
    row("/a?b=c", "", "a", "b=c");
    row("/a?b=c&d=e", "", "a", "b=c|d=e");
    row("/a?b", "", "a", "b=");
    row("/a?b=", "", "a", "b=");
    row("/a?=c", "", "a", "=c");
    row("/a?", "", "a", "");
    row("/a?&&b=c&", "", "a", "b=c");
    row("/a?b=c=d", "", "a", "b=c=d");
    row("/a?b=c+d%2B", "", "a", "b=c d+");
    row("/a?b=/c?d", "", "a", "b=/c?d");
    row("/a?b={|}", "", "a", "b={|}");
    row("http://x/a?b=c", "x", "a", "b=c");
    row("HTTP://X:80/a", "X:80", "a", "");
    row("https://x", "x", "", "");
    row("http://x?a=b", "x", "", "a=b");
}

void tst_RequestTarget::parses()
{
    QFETCH(QByteArray, target);
    const auto parsed = RequestTarget::parse(target);
    QVERIFY(parsed);
    QTEST(parsed->authority, "authority");
    QTEST(joined(parsed->segments), "segments");
    QTEST(joined(parsed->query), "query");
    QCOMPARE(parsed->form == RequestTarget::Form::Absolute, target.contains("://"));
}

void tst_RequestTarget::refuses_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"",     "a",     "a/b",       "**",     "x:443", "ftp://x/", "file:///etc/passwd",
                               "/%",   "/%4",   "/%4x",      "/%x4",   "/%%41", "/a?b=%",   "/a?%zz=b",
                               "/a#b", "/a b",  "/a\tb",     "/a\"b",  "/<a>",  "/a\\b",    "/a`",
                               "/a^b", "/\x7f", "/\xc3\xa4", "/a\x01", "?a=b"}) {
        QTest::newRow(*target ? target : "empty") << QByteArray(target);
    }
    QTest::newRow("NUL") << QByteArray("/a\0b", 4);
}

void tst_RequestTarget::refuses()
{
    QFETCH(QByteArray, target);
    QVERIFY(!RequestTarget::parse(target));
}

void tst_RequestTarget::asterisk()
{
    const auto target = RequestTarget::parse("*");
    QVERIFY(target);
    QCOMPARE(target->form, RequestTarget::Form::Asterisk);
    QVERIFY(target->segments.empty());
}

void tst_RequestTarget::hosts_data()
{
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const char *authority, const char *host) {
        QTest::newRow(*authority ? authority : "empty") << QByteArray(authority) << QByteArray(host);
    };
    row("localhost", "localhost");
    row("LocalHost:3012", "localhost");
    row("localhost:", "localhost");
    row("127.0.0.1:1", "127.0.0.1");
    row("[::1]", "[::1]");
    row("[::1]:3012", "[::1]");
    row("[2001:DB8::1]:65535", "[2001:db8::1]");
    row("a-b_c.example", "a-b_c.example");
    row("", "");
}

void tst_RequestTarget::hosts()
{
    QFETCH(QByteArray, authority);
    const auto host = hostOf(authority);
    QVERIFY(host);
    QTEST(*host, "host");
}

void tst_RequestTarget::badHosts_data()
{
    QTest::addColumn<QByteArray>("authority");
    for (const char *authority : {"a b",          "user@host",
                                  "a/b",          "a?b",
                                  "a,b",          "a:b",
                                  "a:-1",         "a:1:2",
                                  "a:123456",     "::1",
                                  "[::1",         "[::1]x",
                                  "[::1]:x",      "[]",
                                  "[1.2.3.4]",    "[a]",
                                  "[::1]]",       "[ ::1]",
                                  "[::1\f]",      "[::1%25lo]",
                                  "[fe80::1%lo]", "\xc3\xa4.example",
                                  "a%00",         "a\\b"})
        QTest::newRow(authority) << QByteArray(authority);
    QTest::newRow("NUL") << QByteArray("a\0b", 3);
}

void tst_RequestTarget::badHosts()
{
    QFETCH(QByteArray, authority);
    QVERIFY(!hostOf(authority));
}

HUB_TEST(tst_RequestTarget)
#include "tst_requesttarget.moc"
