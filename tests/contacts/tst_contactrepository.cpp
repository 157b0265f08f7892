// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/contacts/contactrepository.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

#include <QTest>

using namespace hub;
using hub::contacts::Counts;
using hub::contacts::Found;
using hub::test::TestStore;

namespace {

ClienteId id(qint64 number)
{
    return *ClienteId::fromNumber(number);
}

Contact contact(const QString &contactId, const QString &name, const QString &phone = {}, bool business = false)
{
    return {contactId, name, phone, business};
}

struct Book
{
    explicit Book(int kind) : store(TestStore::Kind(kind)) {}

    Counts replace(const std::vector<Contact> &contacts, qint64 client = 51, qint64 now = 1000)
    {
        const auto counts = store.run<Counts>([=](QSqlDatabase &connection) -> Result<Counts> {
            HUB_TRY(const auto changes, contacts::compare(connection, id(client), contacts));
            size_t from = 0;
            for (bool more = true; more;) {
                HUB_TRY(more, contacts::write(connection, changes, now, &from, 1000));
            }
            return changes.counts;
        });
        if (!counts)
            qFatal("%s", qPrintable(counts.error().message));
        return *counts;
    }
    Result<Found> find(const contacts::Query &query, qint64 client = 51)
    {
        return store.run<Found>(
            [=](QSqlDatabase &connection) { return contacts::find(connection, id(client), query); });
    }
    QString names(const QString &text, qint64 client = 51)
    {
        const auto found = find({text, {}, 100}, client);
        QStringList result;
        for (const Contact &item : found->items)
            result << item.name;
        return result.join(u',');
    }

    TestStore store;
};

} // namespace

class tst_ContactRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        std::vector<TestStore::Kind> kinds = {TestStore::Kind::Sqlite};
        if (TestStore::hasPostgres())
            kinds.push_back(TestStore::Kind::Postgres);
        for (const TestStore::Kind kind : kinds) {
            m_searched.push_back(std::make_unique<Book>(int(kind)));
            m_searched.back()->replace(
                {contact(QStringLiteral("1"), QStringLiteral("ana"), QStringLiteral("5491112345678")),
                 contact(QStringLiteral("2"), QStringLiteral("ANABEL")),
                 contact(QStringLiteral("3"), QStringLiteral("Ñandú")),
                 contact(QStringLiteral("4"), QStringLiteral("100% Pizza")),
                 contact(QStringLiteral("5"), QStringLiteral("a_b")),
                 contact(QStringLiteral("6"), QStringLiteral("Straße")),
                 contact(QStringLiteral("7"), QStringLiteral("İstanbul"))});
        }
    }
    void cleanupTestCase() { m_searched.clear(); }

    void countsAreExact_data() { TestStore::addRows(); }
    void countsAreExact()
    {
        QFETCH(int, store);
        Book book(store);
        const Contact ana = contact(QStringLiteral("1"), QStringLiteral("Ana"), QStringLiteral("549"));
        const Contact bea = contact(QStringLiteral("2"), QStringLiteral("Bea"));
        const Contact cid = contact(QStringLiteral("3"), QStringLiteral("Cid"));
        QCOMPARE(book.replace({ana, bea, cid}), (Counts{3, 3, 0, 0, 0, 2}));
        QCOMPARE(book.replace({cid, ana, bea}), (Counts{3, 0, 0, 0, 3, 2}));
        QCOMPARE(book.replace({ana, contact(QStringLiteral("2"), QStringLiteral("Beatriz")),
                               contact(QStringLiteral("4"), QStringLiteral("Dan"))}),
                 (Counts{3, 1, 1, 1, 1, 2}));
        QCOMPARE(book.names({}), QStringLiteral("Ana,Beatriz,Dan"));
        QCOMPARE(book.replace({ana, cid}), (Counts{2, 1, 0, 2, 1, 1})); // one that was removed comes back
        QCOMPARE(book.replace({contact(ana.id, ana.name, ana.phone, true), cid}), (Counts{2, 0, 1, 0, 1, 1}));
        QCOMPARE(book.replace({contact(ana.id, ana.name, QStringLiteral("550"), true), cid}),
                 (Counts{2, 0, 1, 0, 1, 1}));
        QCOMPARE(book.replace({}), (Counts{0, 0, 0, 2, 0}));
        QCOMPARE(book.replace({}), (Counts{0, 0, 0, 0, 0}));
        QCOMPARE(book.names({}), QString());
    }

    void twoEntriesWithOneIdCountOnce_data() { TestStore::addRows(); }
    void twoEntriesWithOneIdCountOnce()
    {
        QFETCH(int, store);
        Book book(store);
        QCOMPARE(book.replace({contact(QStringLiteral("1"), QStringLiteral("old")),
                               contact(QStringLiteral("1"), QStringLiteral("new"))}),
                 (Counts{1, 1, 0, 0, 0, 1}));
        QCOMPARE(book.names({}), QStringLiteral("new"));
    }

    void clientsAreApart_data() { TestStore::addRows(); }
    void clientsAreApart()
    {
        QFETCH(int, store);
        Book book(store);
        book.replace({contact(QStringLiteral("1"), QStringLiteral("Ana"))}, 51);
        book.replace({contact(QStringLiteral("1"), QStringLiteral("Bea"))}, 52);
        QCOMPARE(book.replace({}, 51), (Counts{0, 0, 0, 1, 0}));
        QCOMPARE(book.names({}, 51), QString());
        QCOMPARE(book.names({}, 52), QStringLiteral("Bea"));
    }

    void removedOnesAreKept_data() { TestStore::addRows(); }
    void removedOnesAreKept()
    {
        QFETCH(int, store);
        Book book(store);
        book.replace({contact(QStringLiteral("1"), QStringLiteral("Ana"))}, 51, 1000);
        book.replace({}, 51, 2000);
        const auto rows = [&book] {
            return book.store
                .run<int>([](QSqlDatabase &connection) {
                    return sql::value(connection, QStringLiteral("SELECT count(*) FROM contacts"))
                        .map([](const QVariant &count) { return count.toInt(); });
                })
                .value_or(-1);
        };
        const auto purge = [&book](qint64 before) {
            return book.store
                .run<int>([before](QSqlDatabase &connection) { return contacts::purge(connection, before, 1000); })
                .value_or(-1);
        };
        QCOMPARE(rows(), 1);
        QCOMPARE(purge(2000), 0);
        QCOMPARE(purge(2001), 1);
        QCOMPARE(rows(), 0);
        book.replace({contact(QStringLiteral("1"), QStringLiteral("Ana"))}, 51, 3000);
        QCOMPARE(purge(3000), 0);
        QCOMPARE(purge(3001), 1); // not synced for too long
    }

    void removesNoMoreThanAskedAtOnce_data() { TestStore::addRows(); }
    void removesNoMoreThanAskedAtOnce()
    {
        QFETCH(int, store);
        Book book(store);
        std::vector<Contact> many;
        for (int i = 0; i < 5; ++i)
            many.push_back(contact(QString::number(i), QStringLiteral("Ana")));
        book.replace(many, 51, 1000);
        for (const int expected : {2, 2, 1, 0}) {
            QCOMPARE(book.store.run<int>([](QSqlDatabase &connection) { return contacts::purge(connection, 2000, 2); })
                         .value_or(-1),
                     expected);
        }
    }

    void searches_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("all") << QString() << QStringLiteral("100% Pizza,a_b,ana,ANABEL,Straße,Ñandú,İstanbul");
        QTest::newRow("any case") << QStringLiteral("AnA") << QStringLiteral("ana,ANABEL");
        QTest::newRow("inside") << QStringLiteral("bel") << QStringLiteral("ANABEL");
        QTest::newRow("beyond ASCII") << QStringLiteral("ñANDÚ") << QStringLiteral("Ñandú");
        QTest::newRow("sharp s") << QStringLiteral("STRAßE") << QStringLiteral("Straße");
        QTest::newRow("phone") << QStringLiteral("4911") << QStringLiteral("ana");
        QTest::newRow("percent") << QStringLiteral("%") << QStringLiteral("100% Pizza");
        QTest::newRow("underscore") << QStringLiteral("_") << QStringLiteral("a_b");
        QTest::newRow("backslash") << QStringLiteral("\\") << QString();
        QTest::newRow("quote") << QStringLiteral("' OR 1=1 --") << QString();
        QTest::newRow("NUL") << QStringLiteral("an") + QChar(u'\0') + QStringLiteral("a")
                             << QStringLiteral("ana,ANABEL");
        QTest::newRow("over the border of name and phone") << QStringLiteral("ana\n549") << QString();
        QTest::newRow("nothing") << QStringLiteral("zzz") << QString();
    }

    void searches()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        for (const auto &book : m_searched) {
            // Sorted here: how names beyond ASCII are ordered is the store's collation.
            QStringList seen = book->names(text).split(u',');
            QStringList wanted = expected.split(u',');
            seen.sort();
            wanted.sort();
            QCOMPARE(seen, wanted);
        }
    }

    void pages_data() { TestStore::addRows(); }
    void pages()
    {
        QFETCH(int, store);
        Book book(store);
        std::vector<Contact> all;
        for (int n = 0; n < 25; ++n) // five of each name: the id decides
            all.push_back(contact(QString::number(n), u"Name " % QString::number(n % 5)));
        book.replace(all);
        QStringList seen;
        QByteArray after;
        int pages = 0;
        do {
            const auto found = book.find({QStringLiteral("name"), after, 4});
            QVERIFY(found);
            QVERIFY(found->items.size() <= 4);
            for (const Contact &item : found->items)
                seen << item.name % u'/' % item.id;
            after = found->next;
            ++pages;
        } while (!after.isEmpty());
        QCOMPARE(pages, 7);
        QCOMPARE(seen.size(), 25);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 25);
        QStringList sorted = seen;
        sorted.sort();
        QCOMPARE(seen, sorted);
    }

    void badCursors_data()
    {
        QTest::addColumn<QByteArray>("after");
        for (const char *after : {"x", "%%%", "W10", "WzEsMl0", "bm90IGpzb24", "WyJhIl0", "\xff"})
            QTest::newRow(QByteArray(after).toPercentEncoding().constData()) << QByteArray(after);
    }
    void badCursors()
    {
        QFETCH(QByteArray, after);
        Book book{int(TestStore::Kind::Sqlite)};
        const auto found = book.find({{}, after, 10});
        QVERIFY(!found);
        QCOMPARE(found.error().code, QByteArray("INVALID_REQUEST"));
    }

    void aBigAddressBook()
    {
        Book book{int(TestStore::Kind::Sqlite)};
        std::vector<Contact> all;
        for (int n = 0; n < 20000; ++n)
            all.push_back(contact(QString::number(n), u"Name " % QString::number(n)));
        QCOMPARE(book.replace(all), (Counts{20000, 20000, 0, 0, 0, 20000}));
        QCOMPARE(book.replace(all), (Counts{20000, 0, 0, 0, 20000, 20000}));
        QCOMPARE(book.find({QStringLiteral("19999"), {}, 10})->items.size(), size_t(1));
    }

private:
    std::vector<std::unique_ptr<Book>> m_searched; // one on each kind of store, only read
};

HUB_TEST(tst_ContactRepository)
#include "tst_contactrepository.moc"
