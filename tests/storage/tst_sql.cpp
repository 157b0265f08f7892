// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/sql.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

using namespace hub;
using hub::test::TestStore;

class tst_SqlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsValues_data() { TestStore::addRows(); }
    void keepsValues();
    void neverUsesANumberTwice_data() { TestStore::addRows(); }
    void neverUsesANumberTwice();
    void findsTextAnywhere_data() { TestStore::addRows(); }
    void findsTextAnywhere();
    void namesErrors_data() { TestStore::addRows(); }
    void namesErrors();
    void tellsAFailureAmongTheRowsFromTheirEnd_data() { TestStore::addRows(); }
    void tellsAFailureAmongTheRowsFromTheirEnd();

private:
    static Result<void> makeTable(QSqlDatabase &connection)
    {
        const sql::Dialect dialect = sql::dialectOf(connection);
        const QString statement = u"CREATE TABLE things (id " % sql::autoKey(dialect) % u", name TEXT UNIQUE, data " %
                                  sql::bytes(dialect) % u", big BIGINT)";
        return sql::change(connection, statement).map([](int) {});
    }
};

void tst_SqlTest::keepsValues()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const QString text = QStringLiteral("¡Qué? 'quoted' \"double\" \\ back ; -- é 漢 😀");
    const QByteArray bytes = QByteArray("\0\1\2'\\\xff", 6);
    const qint64 big = 9007199254740993;
    const auto row = testStore.run<QVariantList>([&](QSqlDatabase &connection) -> Result<QVariantList> {
        if (const auto made = makeTable(connection); !made)
            return tl::unexpected<Error>(made.error());
        const auto added = sql::change(
            connection, QStringLiteral("INSERT INTO things (name, data, big) VALUES (?, ?, ?)"), {text, bytes, big});
        if (!added)
            return tl::unexpected<Error>(added.error());
        auto query =
            sql::execute(connection, QStringLiteral("SELECT name, data, big FROM things WHERE name = ?"), {text});
        if (!query)
            return tl::unexpected<Error>(query.error());
        if (!query->next())
            return QVariantList();
        return QVariantList{*added, query->value(0), query->value(1), query->value(2)};
    });
    QVERIFY2(row.has_value(), row ? "" : qPrintable(row.error().message));
    QCOMPARE(row->size(), 4);
    QCOMPARE(row->at(0).toInt(), 1);
    QCOMPARE(row->at(1).toString(), text);
    QCOMPARE(row->at(2).toByteArray(), bytes);
    QCOMPARE(row->at(3).toLongLong(), big);
}

void tst_SqlTest::neverUsesANumberTwice()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const auto ids = testStore.run<QList<qint64>>([](QSqlDatabase &connection) -> Result<QList<qint64>> {
        if (const auto made = makeTable(connection); !made)
            return tl::unexpected<Error>(made.error());
        QList<qint64> numbers;
        for (int i = 0; i < 3; ++i) {
            const auto id =
                sql::value(connection, QStringLiteral("INSERT INTO things (big) VALUES (?) RETURNING id"), {i});
            if (!id)
                return tl::unexpected<Error>(id.error());
            numbers << id->toLongLong();
            if (const auto removed = sql::change(connection, QStringLiteral("DELETE FROM things")); !removed)
                return tl::unexpected<Error>(removed.error());
        }
        return numbers;
    });
    QVERIFY2(ids.has_value(), ids ? "" : qPrintable(ids.error().message));
    QCOMPARE(*ids, (QList<qint64>{1, 2, 3}));
}

void tst_SqlTest::findsTextAnywhere()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const auto count = [&](const QString &text) {
        return testStore.run<int>([text](QSqlDatabase &connection) {
            const QString statement =
                QStringLiteral("SELECT count(*) FROM things WHERE lower(name) LIKE ? ESCAPE '\\'");
            return sql::value(connection, statement, {sql::containing(text.toLower())}).map([](const QVariant &value) {
                return value.toInt();
            });
        });
    };
    const auto filled = testStore.run<void>([](QSqlDatabase &connection) -> Result<void> {
        auto made = makeTable(connection);
        for (const char16_t *name : {u"Ana 100%", u"ana 100", u"a_b", u"axb", u"back\\slash"}) {
            made = made.and_then([&] {
                return sql::change(connection, QStringLiteral("INSERT INTO things (name) VALUES (?)"),
                                   {QString::fromUtf16(name)})
                    .map([](int) {});
            });
        }
        return made;
    });
    QVERIFY(filled.has_value());
    QCOMPARE(count(QStringLiteral("ANA")).value_or(-1), 2);
    QCOMPARE(count(QStringLiteral("0%")).value_or(-1), 1);
    QCOMPARE(count(QStringLiteral("a_b")).value_or(-1), 1);
    QCOMPARE(count(QStringLiteral("k\\s")).value_or(-1), 1);
    QCOMPARE(count(QStringLiteral("zzz")).value_or(-1), 0);
}

void tst_SqlTest::namesErrors()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const auto twice = testStore.run<void>([](QSqlDatabase &connection) -> Result<void> {
        auto done = makeTable(connection);
        for (int i = 0; i < 2; ++i) {
            done = done.and_then([&] {
                return sql::change(connection, QStringLiteral("INSERT INTO things (name) VALUES (?)"),
                                   {QStringLiteral("geheim")})
                    .map([](int) {});
            });
        }
        return done;
    });
    QVERIFY(!twice.has_value());
    QCOMPARE(twice.error().code, QByteArray("CONFLICT"));
    QVERIFY2(!twice.error().message.contains(u"geheim"), "the message quotes a value of the row");

    const auto wrong = testStore.run<void>(
        [](QSqlDatabase &connection) { return sql::change(connection, QStringLiteral("SELEKT 1")).map([](int) {}); });
    QVERIFY(!wrong.has_value());
    QCOMPARE(wrong.error().code, QByteArray("DATABASE_ERROR"));

    const auto nothing = testStore.run<QVariant>([](QSqlDatabase &connection) {
        return sql::value(connection, QStringLiteral("SELECT value FROM revisions WHERE name = ?"),
                          {QStringLiteral("none")});
    });
    QVERIFY(nothing.has_value());
    QVERIFY(!nothing->isValid());
}

void tst_SqlTest::tellsAFailureAmongTheRowsFromTheirEnd()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    const auto numbers = testStore.run<std::vector<int>>([&](QSqlDatabase &connection) {
        const bool postgres = sql::dialectOf(connection) == sql::Dialect::Postgres;
        // The second row cannot be computed.
        const QString statement =
            postgres ? QStringLiteral("SELECT 1 / (2 - x) FROM generate_series(1, 3) AS x")
                     : QStringLiteral("SELECT abs(x) FROM (SELECT 1 AS x UNION ALL"
                                      " SELECT CAST('-9223372036854775808' AS INTEGER) UNION ALL SELECT 3)");
        return sql::readAll(connection, statement, {}, [](const QSqlQuery &row) { return row.value(0).toInt(); });
    });
    QVERIFY(!numbers);
    QCOMPARE(numbers.error().code, "DATABASE_ERROR");
}

HUB_TEST(tst_SqlTest)
#include "tst_sql.moc"
