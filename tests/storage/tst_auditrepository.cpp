// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/storage/auditrepository.h"
#include "tests/support/test.h"
#include "tests/support/teststore.h"

using namespace hub;
using hub::test::TestStore;

class tst_AuditRepositoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEntries_data() { TestStore::addRows(); }
    void keepsEntries();
    void filtersAndPages_data() { TestStore::addRows(); }
    void filtersAndPages();
    void boundsWhatIsWritten_data() { TestStore::addRows(); }
    void boundsWhatIsWritten();
    void removesTheOldest_data() { TestStore::addRows(); }
    void removesTheOldest();
};

namespace {

audit::Entry entry(const QString &actor, const QString &action)
{
    audit::Entry made;
    made.at = 1700000000123;
    made.actor = actor;
    made.address = QStringLiteral("::1");
    made.action = action;
    made.clienteId = ClienteId::fromNumber(51);
    made.target = QStringLiteral("7");
    return made;
}

void add(TestStore &store, const audit::Entry &made)
{
    QVERIFY(store.run<qint64>([&](QSqlDatabase &connection) { return audit::append(connection, made); }).has_value());
}

QStringList actions(TestStore &store, const audit::Filter &filter, PageRequest request = {})
{
    QStringList found;
    do {
        const auto page = store.run<ResultPage<audit::Entry>>(
            [&](QSqlDatabase &connection) { return audit::list(connection, filter, request); });
        if (!page)
            return {QString::fromLatin1(page.error().code)};
        for (const audit::Entry &row : page->items)
            found << row.action;
        request.after = page->next;
    } while (request.after);
    return found;
}

} // namespace

void tst_AuditRepositoryTest::keepsEntries()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    audit::Entry made = entry(QStringLiteral("ana"), QStringLiteral("key_create"));
    made.detail = QStringLiteral("shop ñ");
    add(testStore, made);
    const auto rows = testStore.run<std::vector<audit::Entry>>(
        [](QSqlDatabase &connection) { return audit::since(connection, 0, 10); });
    QVERIFY(rows.has_value());
    QCOMPARE(rows->size(), size_t(1));
    const audit::Entry &row = rows->front();
    QVERIFY(row.id > 0);
    QCOMPARE(row.at, made.at);
    QCOMPARE(row.actor, made.actor);
    QCOMPARE(row.address, made.address);
    QCOMPARE(row.action, made.action);
    QCOMPARE(row.clienteId, made.clienteId);
    QCOMPARE(row.target, made.target);
    QCOMPARE(row.detail, made.detail);
}

void tst_AuditRepositoryTest::filtersAndPages()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    for (const char16_t *action : {u"login", u"job_create", u"job_pause", u"jobless", u"send"})
        add(testStore, entry(QStringLiteral("ana"), QString::fromUtf16(action)));
    add(testStore, entry(QStringLiteral("bob"), QStringLiteral("login")));

    const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    QCOMPARE(actions(testStore, {}, {std::nullopt, 2}), words("login send jobless job_pause job_create login"));
    QCOMPARE(actions(testStore, {QStringLiteral("bob"), {}}), words("login"));
    QCOMPARE(actions(testStore, {{}, QStringLiteral("login")}, {std::nullopt, 1}), words("login login"));
    QCOMPARE(actions(testStore, {QStringLiteral("ana"), QStringLiteral("job_*")}), words("job_pause job_create"));
    QCOMPARE(actions(testStore, {QStringLiteral("eve"), {}}), words(""));
    QCOMPARE(actions(testStore, {QStringLiteral("' OR 1=1 --"), {}}), words(""));
}

void tst_AuditRepositoryTest::boundsWhatIsWritten()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    audit::Entry made = entry(QString(5000, u'a'), QStringLiteral("login_failed"));
    made.target = QString(u"x" % QChar(u'\0') % u"y");
    made.detail = QString();
    add(testStore, made);
    const auto rows = testStore.run<std::vector<audit::Entry>>(
        [](QSqlDatabase &connection) { return audit::since(connection, 0, 10); });
    QCOMPARE(rows->front().actor.size(), 200);
    QCOMPARE(rows->front().target, QStringLiteral("xy"));
    QCOMPARE(rows->front().detail, QString());
}

void tst_AuditRepositoryTest::removesTheOldest()
{
    QFETCH(const int, store);
    TestStore testStore{TestStore::Kind(store)};
    for (int i = 1; i <= 4; ++i) {
        audit::Entry made = entry(QStringLiteral("ana"), QString::number(i));
        made.at = i * 1000;
        add(testStore, made);
    }
    const auto purge = [&testStore](qint64 before, int limit) {
        return testStore.run<int>([=](QSqlDatabase &connection) { return audit::purge(connection, before, limit); })
            .value_or(-1);
    };
    QCOMPARE(purge(1000, 10), 0);
    QCOMPARE(purge(4000, 2), 2);
    QCOMPARE(actions(testStore, {}), (QStringList{QStringLiteral("4"), QStringLiteral("3")}));
    QCOMPARE(purge(4000, 2), 1);
    QCOMPARE(actions(testStore, {}), QStringList{QStringLiteral("4")});
}

HUB_TEST(tst_AuditRepositoryTest)
#include "tst_auditrepository.moc"
