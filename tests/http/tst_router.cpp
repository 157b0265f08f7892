// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/requesttarget.h"
#include "server/http/router.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub::http;

namespace {

const auto Ignore = [](const Exchange::Ptr &) {};

Router router(bool withFallback = false)
{
    Router router;
    router.add(Method::Get, "/health", {}, Ignore);
    router.add(Method::Get, "/jobs", {}, Ignore);
    router.add(Method::Post, "/jobs", {.access = Access::User}, Ignore);
    router.add(Method::Get, "/jobs/latest", {}, Ignore);
    router.add(Method::Get, "/jobs/:id", {}, Ignore);
    router.add(Method::Delete, "/jobs/:id", {}, Ignore);
    router.add(Method::Post, "/jobs/:id/messages/:n/settle", {}, Ignore);
    if (withFallback)
        router.setFallback(Ignore);
    return router;
}

Router::Match match(const Router &router, Method method, const char *path)
{
    return router.match(method, RequestTarget::parse(path)->segments);
}

QByteArray allowOf(const Router::Match &match)
{
    return match.refusal->headers.empty() ? QByteArray() : match.refusal->headers.front().second;
}

} // namespace

class tst_Router : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
    void readsParameters();
    void fallback_data();
    void fallback();
};

void tst_Router::finds_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("route"); // in the order of adding
    QTest::newRow("get") << Method::Get << QByteArray("/health") << 0;
    QTest::newRow("head where get is") << Method::Head << QByteArray("/health") << 0;
    QTest::newRow("by method, get") << Method::Get << QByteArray("/jobs") << 1;
    QTest::newRow("by method, post") << Method::Post << QByteArray("/jobs") << 2;
    QTest::newRow("word before parameter") << Method::Get << QByteArray("/jobs/latest") << 3;
    QTest::newRow("parameter") << Method::Get << QByteArray("/jobs/17") << 4;
    QTest::newRow("parameter, delete") << Method::Delete << QByteArray("/jobs/17") << 5;
    QTest::newRow("two parameters") << Method::Post << QByteArray("/jobs/a/messages/b/settle") << 6;
    QTest::newRow("slash within a segment") << Method::Get << QByteArray("/jobs/5%2F1") << 4;
}

void tst_Router::finds()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, path);
    QFETCH(int, route);
    const Router table = router();
    const auto found = match(table, method, path.constData());
    QVERIFY(!found.refusal);
    QCOMPARE(found.route, &table.routes()[std::size_t(route)]);
}

void tst_Router::refuses_data()
{
    QTest::addColumn<Method>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    const auto row = [](const char *name, Method method, const char *path, int status, const char *allow) {
        QTest::newRow(name) << method << QByteArray(path) << status << QByteArray(allow);
    };
    row("unknown", Method::Get, "/nothing", 404, "");
    row("root", Method::Get, "/", 404, "");
    row("deeper", Method::Get, "/health/x", 404, "");
    row("trailing slash", Method::Get, "/health/", 404, "");
    row("doubled slash", Method::Get, "//health", 404, "");
    row("upper case", Method::Get, "/Health", 404, "");
    row("too short", Method::Post, "/jobs/a/messages/b", 404, "");
    row("options of nothing", Method::Options, "/nothing", 404, "");
    row("post on get", Method::Post, "/health", 405, "GET, HEAD, OPTIONS");
    row("trace", Method::Trace, "/health", 405, "GET, HEAD, OPTIONS");
    row("a word is no parameter", Method::Delete, "/jobs/latest", 405, "GET, HEAD, OPTIONS");
    row("put on many", Method::Put, "/jobs", 405, "GET, HEAD, POST, OPTIONS");
    row("head without get", Method::Head, "/jobs/a/messages/b/settle", 405, "POST, OPTIONS");
    row("options", Method::Options, "/jobs/7", 204, "GET, HEAD, DELETE, OPTIONS");
}

void tst_Router::refuses()
{
    QFETCH(Method, method);
    QFETCH(QByteArray, path);
    const Router table = router();
    const auto found = match(table, method, path.constData());
    QVERIFY(found.refusal);
    QVERIFY(!found.route);
    QTEST(found.refusal->status, "status");
    QTEST(allowOf(found), "allow");
}

void tst_Router::readsParameters()
{
    const Router table = router();
    const auto found = match(table, Method::Post, "/jobs/a%2Fb/messages/%20/settle");
    QCOMPARE(found.params.size(), std::size_t(2));
    QCOMPARE(found.params[0], std::pair(QByteArray("id"), QByteArray("a/b")));
    QCOMPARE(found.params[1], std::pair(QByteArray("n"), QByteArray(" ")));
}

void tst_Router::fallback_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status"); // 0: the fallback takes it
    QTest::newRow("root") << QByteArray("/") << 0;
    QTest::newRow("a file") << QByteArray("/assets/page.js") << 0;
    QTest::newRow("under a group") << QByteArray("/jobs/a/b") << 404;
    QTest::newRow("like a group") << QByteArray("/jobsite") << 0;
}

void tst_Router::fallback()
{
    QFETCH(QByteArray, path);
    const Router table = router(true);
    for (const Method method : {Method::Get, Method::Post}) {
        const auto found = match(table, method, path.constData());
        QTEST(found.refusal ? found.refusal->status : 0, "status");
        QCOMPARE(found.route != nullptr, !found.refusal);
    }
}

HUB_TEST(tst_Router)
#include "tst_router.moc"
