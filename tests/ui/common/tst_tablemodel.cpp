// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "ui/common/pagedtablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <deque>
#include <map>

using namespace hub;
using namespace hub::ui;

namespace {

struct Thing
{
    qint64 id = 0;
    QString name = {};

    friend bool operator==(const Thing &, const Thing &) = default;
};

/// Pages are answered when the test says so, each with what there was when it was asked for.
class ThingStore
{
public:
    explicit ThingStore(bool newestFirst) : m_newestFirst(newestFirst) {}

    std::map<qint64, QString> things;

    void add(qint64 first, qint64 last)
    {
        for (qint64 id = first; id <= last; ++id)
            things[id] = QString::number(id);
    }
    void ask(const std::optional<qint64> &after, int limit, const Answer<ResultPage<Thing>> &done)
    {
        std::vector<Thing> found;
        for (const auto &[id, name] : things) {
            if (!after || (m_newestFirst ? id < *after : id > *after))
                found.push_back({id, name});
        }
        if (m_newestFirst)
            std::reverse(found.begin(), found.end());
        found.resize(std::min(found.size(), size_t(limit) + 1));
        const auto page = makePage(found, limit, [](const Thing &thing) { return thing.id; });
        questions.emplace_back([page, done] { done(page); });
        failures.emplace_back([done] { done(failure("BROKEN", QStringLiteral("It is broken."))); });
    }
    void answer() // all, and what is asked meanwhile
    {
        while (!questions.empty())
            next(questions);
    }
    void answerNewest()
    {
        const auto newest = questions.back();
        questions.pop_back();
        failures.pop_back();
        newest();
    }
    void fail() { next(failures); }

    std::deque<std::function<void()>> questions;
    std::deque<std::function<void()>> failures;

private:
    void next(std::deque<std::function<void()>> &which)
    {
        const auto first = which.front();
        questions.pop_front();
        failures.pop_front();
        first();
    }

    bool m_newestFirst;
};

std::vector<TableColumn<Thing>> thingColumns()
{
    return {{.header = QStringLiteral("No."),
             .text = [](const Thing &thing) { return QString::number(thing.id); },
             .width = 7,
             .alignment = Qt::AlignRight,
             .sortKey = [](const Thing &thing) { return thing.id; },
             .headerHelp = QStringLiteral("A <number>")},
            {.header = QStringLiteral("Name"),
             .text = [](const Thing &thing) { return thing.name; },
             .help = [](const Thing &thing) { return thing.name.startsWith(u'<') ? thing.name : QString(); },
             .badge = [](const Thing &thing) -> std::optional<CellBadge> {
                 return thing.id == 1 ? std::nullopt : std::optional<CellBadge>({Tone::Bad, "error"});
             },
             .muted = [](const Thing &thing) { return thing.id == 2; },
             .more = [](const Thing &, int role) { return role == Qt::StatusTipRole ? QVariant(true) : QVariant(); }}};
}

/// The kit's three kinds of lists, as small as they can be.
template<typename Base>
class Things : public Base
{
public:
    explicit Things(ThingStore &store) : Base(10), m_store(store) { this->setColumns(thingColumns()); }
    using Base::clear;
    using Base::mergeRows;
    using Base::resetRows;
    using Base::restart;
    using typename Base::Former;

    int arrived = 0;

protected:
    void ask(const std::optional<qint64> &after, int limit, const typename Base::PageAnswer &done) override
    {
        m_store.ask(after, limit, [done](const Result<ResultPage<Thing>> &page) { done(Base::pageOf(page)); });
    }
    bool isAbove(const Thing &a, const Thing &b) const override { return a.id < b.id; }
    bool isUnchanged(const Thing &a, const Thing &b) const override { return a == b; }

private:
    ThingStore &m_store;
};
using PagedThings = Things<PagedTableModel<Thing>>;

class NewestThings : public Things<NewestFirstTableModel<Thing>>
{
public:
    using Things::Things;

protected:
    void onArrived(int entries) override { arrived += entries; }
};

class WholeThings : public WholeTableModel<Thing>
{
public:
    explicit WholeThings(ThingStore &store) : m_store(store) { setColumns(thingColumns()); }

protected:
    void ask(const std::optional<qint64> &after, int, const PageAnswer &done) override
    {
        m_store.ask(after, 3, [done](const Result<ResultPage<Thing>> &page) { done(pageOf(page)); });
    }
    bool isAbove(const Thing &a, const Thing &b) const override { return a.id < b.id; }
    bool isUnchanged(const Thing &a, const Thing &b) const override { return a == b; }

private:
    ThingStore &m_store;
};

std::vector<qint64> ids(const ListTableModel<Thing> &model)
{
    std::vector<qint64> all;
    for (const Thing &thing : model.rows())
        all.push_back(thing.id);
    return all;
}

std::vector<qint64> downFrom(qint64 first, qint64 last)
{
    std::vector<qint64> all;
    for (qint64 id = first; id >= last; --id)
        all.push_back(id);
    return all;
}

} // namespace

class tst_TableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesEachColumnOnce();
    void mergesOnlyWhatDiffers();
    void readsPagesOnDemand();
    void ignoresAnswersToAFormerList();
    void keepsOrDropsFormerRows();
    void asksNoMoreAfterAFailure();
    void putsNewEntriesOnTop();
    void leavesNoGap();
    void refreshesOnceMoreIfAskedMeanwhile();
    void readsAllAndChangesWhatDiffers();
    void keepsAllAfterAFailure();
};

void tst_TableModel::describesEachColumnOnce()
{
    ThingStore store(false);
    PagedThings model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.resetRows({{1, QStringLiteral("one")}, {2, QStringLiteral("<b>two</b>")}});
    QCOMPARE(model.columnCount(), 2);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Name"));
    QVERIFY(!model.headerData(1, Qt::Vertical, Qt::DisplayRole).isValid());
    QVERIFY(!model.headerData(2, Qt::Horizontal, Qt::DisplayRole).isValid());
    QVERIFY(model.headerData(0, Qt::Horizontal, Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;number")));
    QCOMPARE(model.widthOf(0), 7);
    const auto cell = [&model](int row, int column, int role) { return model.index(row, column).data(role); };
    QCOMPARE(cell(1, 1, Qt::DisplayRole).toString(), QStringLiteral("<b>two</b>"));
    QCOMPARE(cell(1, 0, Qt::TextAlignmentRole).toInt(), int(Qt::AlignRight | Qt::AlignVCenter));
    QCOMPARE(cell(1, 0, TableModelBase::SortRole), QVariant(qint64(2)));
    QCOMPARE(cell(1, 1, TableModelBase::SortRole), QVariant(QStringLiteral("<b>two</b>")));
    QVERIFY(cell(1, 1, Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;two"))); // no HTML from outside
    QVERIFY(!cell(0, 1, Qt::ToolTipRole).isValid()); // the delegate shows what does not fit
    QVERIFY(!cell(0, 1, BadgeDelegate::ToneRole).isValid());
    QCOMPARE(cell(1, 1, BadgeDelegate::ToneRole).toInt(), int(Tone::Bad));
    QCOMPARE(cell(1, 1, BadgeDelegate::IconRole).toByteArray(), QByteArrayLiteral("error"));
    QVERIFY(cell(1, 1, BadgeDelegate::MutedRole).toBool());
    QVERIFY(cell(0, 1, Qt::StatusTipRole).toBool());
    QVERIFY(!cell(0, 0, Qt::StatusTipRole).isValid());
}

void tst_TableModel::mergesOnlyWhatDiffers()
{
    ThingStore store(false);
    PagedThings model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto named = [](std::initializer_list<qint64> all) {
        std::vector<Thing> things;
        for (const qint64 id : all)
            things.push_back({id, QString::number(id)});
        return things;
    };
    model.resetRows(named({2, 3, 5, 6, 9}));
    const QPersistentModelIndex six = model.index(3, 0);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    auto now = named({1, 3, 4, 5, 6, 10, 11});
    now[4].name = QStringLiteral("another");
    model.mergeRows(0, 5, now);
    QCOMPARE(ids(model), (std::vector<qint64>{1, 3, 4, 5, 6, 10, 11}));
    QCOMPARE(six.row(), 4);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex().row(), 4);
    QCOMPARE(inserted.size(), 3);
    QCOMPARE(removed.size(), 2);
    model.mergeRows(1, 3, named({3})); // a part of it
    QCOMPARE(ids(model), (std::vector<qint64>{1, 3, 5, 6, 10, 11}));
    model.mergeRows(0, 6, {});
    QCOMPARE(model.rowCount(), 0);
}

void tst_TableModel::readsPagesOnDemand()
{
    ThingStore store(false);
    store.add(1, 25);
    PagedThings model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    QCOMPARE(model.state(), PagedThings::State::Idle);
    QVERIFY(!model.canFetchMore({}));
    model.restart(PagedThings::Former::Go);
    QCOMPARE(model.state(), PagedThings::State::Loading);
    store.answer();
    QCOMPARE(model.rowCount(), 10);
    model.fetchMore({});
    QVERIFY(!model.canFetchMore({})); // one question at a time
    model.fetchMore({});
    QCOMPARE(store.questions.size(), size_t(1));
    store.answer();
    model.fetchMore({});
    store.answer();
    QCOMPARE(model.rowCount(), 25);
    QVERIFY(!model.hasMore());
}

void tst_TableModel::ignoresAnswersToAFormerList()
{
    ThingStore store(false);
    store.add(1, 5);
    PagedThings model(store);
    model.restart(PagedThings::Former::Go);
    store.things.erase(1);
    model.restart(PagedThings::Former::Go);
    store.answerNewest();
    QCOMPARE(model.rowCount(), 4);
    store.answer();
    QCOMPARE(model.rowCount(), 4);
    model.restart(PagedThings::Former::Stay);
    model.clear();
    store.answer();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.state(), PagedThings::State::Idle);
}

void tst_TableModel::keepsOrDropsFormerRows()
{
    ThingStore store(false);
    store.add(1, 5);
    PagedThings model(store);
    model.restart(PagedThings::Former::Go);
    store.answer();
    model.restart(PagedThings::Former::Stay);
    QCOMPARE(model.rowCount(), 5);
    model.restart(PagedThings::Former::Go);
    QCOMPARE(model.rowCount(), 0);
}

void tst_TableModel::asksNoMoreAfterAFailure()
{
    ThingStore store(false);
    store.add(1, 25);
    PagedThings model(store);
    model.restart(PagedThings::Former::Go);
    store.answer();
    model.fetchMore({});
    store.fail();
    QCOMPARE(model.state(), PagedThings::State::Failed);
    QCOMPARE(model.error().code, QByteArrayLiteral("BROKEN"));
    QCOMPARE(model.rowCount(), 10);
    QVERIFY(!model.canFetchMore({}));
    model.restart(PagedThings::Former::Stay);
    store.answer();
    QCOMPARE(model.state(), PagedThings::State::Ready);
    QVERIFY(model.error().code.isEmpty());
}

void tst_TableModel::putsNewEntriesOnTop()
{
    ThingStore store(true);
    store.add(1, 15);
    NewestThings model(store);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false);
    model.refresh();
    store.answer();
    QCOMPARE(ids(model), downFrom(15, 6));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    store.add(16, 18);
    model.refresh();
    store.answer();
    QCOMPARE(ids(model), downFrom(18, 6));
    QCOMPARE(model.arrived, 3);
    model.fetchMore({});
    store.answer();
    QCOMPARE(ids(model), downFrom(18, 1));
    QCOMPARE(reset.size(), 0);
}

void tst_TableModel::leavesNoGap()
{
    ThingStore store(true);
    store.add(1, 15);
    NewestThings model(store);
    model.refresh();
    store.answer();
    store.add(16, 40);
    model.refresh();
    store.answer();
    QCOMPARE(ids(model), downFrom(40, 31));
    while (model.canFetchMore({})) {
        model.fetchMore({});
        store.answer();
    }
    QCOMPARE(ids(model), downFrom(40, 1));
}

void tst_TableModel::refreshesOnceMoreIfAskedMeanwhile()
{
    ThingStore store(true);
    NewestThings model(store);
    model.refresh();
    store.add(1, 1);
    model.refresh();
    model.refresh();
    QCOMPARE(store.questions.size(), size_t(1));
    store.answer();
    QCOMPARE(ids(model), downFrom(1, 1));
    QCOMPARE(model.arrived, 1);
}

void tst_TableModel::readsAllAndChangesWhatDiffers()
{
    ThingStore store(false);
    store.add(1, 8);
    WholeThings model(store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.reload();
    model.reload(); // once more after the first
    QVERIFY(!model.isLoaded());
    store.answer();
    QVERIFY(model.isLoaded());
    QCOMPARE(model.rowCount(), 8);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    store.things[3] = QStringLiteral("three");
    store.things.erase(5);
    model.reload();
    store.answer();
    QCOMPARE(ids(model), (std::vector<qint64>{1, 2, 3, 4, 6, 7, 8}));
    QCOMPARE(changed.size(), 1);
    model.update({4, QStringLiteral("four")});
    QCOMPARE(model.rows()[3].name, QStringLiteral("four"));
    model.update({5, QStringLiteral("five")});
    QCOMPARE(model.rowCount(), 7);
}

void tst_TableModel::keepsAllAfterAFailure()
{
    ThingStore store(false);
    store.add(1, 8);
    WholeThings model(store);
    model.reload();
    store.answer();
    model.reload();
    store.fail();
    QCOMPARE(model.state(), WholeThings::State::Failed);
    QCOMPARE(model.rowCount(), 8);
    model.reload();
    store.answer();
    QCOMPARE(model.state(), WholeThings::State::Ready);
}

HUB_TEST(tst_TableModel)

#include "tst_tablemodel.moc"
