// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/answer.h"
#include "core/storage/resultpage.h"
#include "ui/common/tablemodel.h"

namespace hub::ui {

/// A table that is read a page at a time: further pages as the view asks for them. Answers to questions of a former
/// list are ignored. `Cursor`: what says where the next page begins. On the window's thread.
template<typename Row, typename Cursor = qint64>
class PagedTableModel : public ListTableModel<Row>
{
public:
    using State = TableModelBase::State;
    struct Page
    {
        std::vector<Row> items;
        std::optional<Cursor> next; ///< unset: it is the last one
    };
    using PageAnswer = Answer<Page>;

    explicit PagedTableModel(int pageSize, QObject *parent = nullptr)
        : ListTableModel<Row>(parent), m_pageSize(pageSize)
    {
    }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; } ///< Failed: why; else empty
    /// Whether there is more than the rows that are here.
    [[nodiscard]] bool hasMore() const { return m_next.has_value(); }
    /// Whether a page is on its way, the first or another one.
    [[nodiscard]] bool isLoading() const { return m_isReading; }

    /// After a failure not: a view that is scrolled would ask without end.
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override
    {
        return !parent.isValid() && !m_isReading && m_state == State::Ready && m_next;
    }
    void fetchMore(const QModelIndex &parent) override
    {
        if (canFetchMore(parent))
            readPage(m_next);
    }

protected:
    /// Asks for what comes after `after`, or for the beginning.
    virtual void ask(const std::optional<Cursor> &after, int limit, const PageAnswer &done) = 0;
    /// A page has come that fetchMore() or restart() asked for; by default it takes its place at the end.
    virtual void takePage(Page page, bool isFirst)
    {
        if (isFirst)
            this->resetRows(std::move(page.items));
        else
            this->insertRowsAt(this->rowCount(), std::move(page.items));
    }

    enum class Former { Stay, Go };
    /// Reads from the beginning. Former rows stay until the answer is here, or go at once: they are of somebody else.
    void restart(Former former)
    {
        forgetAnswers();
        setState(State::Loading);
        if (former == Former::Go)
            this->resetRows();
        readPage({});
    }
    /// There is nothing to ask for.
    void clear()
    {
        forgetAnswers();
        setState(State::Idle);
        this->resetRows();
        Q_EMIT this->stateChanged();
    }
    /// Asks, and hands on the answer unless it is about a former list by then.
    template<typename Take>
    void askFor(const std::optional<Cursor> &after, int limit, Take take)
    {
        ask(after, limit, [this, list = m_list, take](const Result<Page> &page) {
            if (list == m_list)
                take(page);
        });
    }
    void fail(const Error &error)
    {
        setState(State::Failed);
        m_error = error;
        Q_EMIT this->stateChanged();
    }
    void setState(State state)
    {
        m_state = state;
        m_error = {};
    }
    void setNext(std::optional<Cursor> next) { m_next = std::move(next); }
    [[nodiscard]] int pageSize() const { return m_pageSize; }
    [[nodiscard]] const std::optional<Cursor> &next() const { return m_next; }

    /// For a PageAnswer: a page of the hub as one of this table.
    [[nodiscard]] static Result<Page> pageOf(const Result<hub::ResultPage<Row>> &page)
    {
        return page.map([](const hub::ResultPage<Row> &got) { return Page{got.items, got.next}; });
    }

private:
    void forgetAnswers()
    {
        ++m_list;
        m_next.reset();
        m_isReading = false;
    }
    void readPage(const std::optional<Cursor> &after)
    {
        m_isReading = true;
        askFor(after, m_pageSize, [this, isFirst = !after](const Result<Page> &page) {
            m_isReading = false;
            if (!page)
                return fail(page.error());
            setState(State::Ready);
            m_next = page->next; // before the rows: a view that hears of them asks for more at once
            takePage(*page, isFirst);
            Q_EMIT this->stateChanged();
        });
        Q_EMIT this->stateChanged();
    }

    const int m_pageSize;
    std::optional<Cursor> m_next;
    State m_state = State::Idle;
    Error m_error;
    quint64 m_list = 0; // answers to questions about a former list are not wanted any more
    bool m_isReading = false;
};

/// A log, the newest entry on top: older ones come as the view asks for them, newer ones with refresh(). Entries do not
/// change. `id`: a member that grows.
template<typename Row, qint64 Row::*id = &Row::id>
class NewestFirstTableModel : public PagedTableModel<Row>
{
public:
    using PagedTableModel<Row>::PagedTableModel;
    using State = TableModelBase::State;
    using Page = typename PagedTableModel<Row>::Page;

    /// Brings what is newer than the first row. Asked meanwhile: once more afterwards.
    void refresh()
    {
        if (this->state() == State::Idle || this->state() == State::Failed)
            return this->restart(PagedTableModel<Row>::Former::Stay);
        if (m_isRefreshing || this->state() == State::Loading) {
            m_again = true;
            return;
        }
        m_isRefreshing = true;
        this->askFor({}, this->pageSize(), [this](const Result<Page> &page) { takeNewest(page); });
    }

protected:
    void restart(typename PagedTableModel<Row>::Former former)
    {
        m_isRefreshing = m_again = false;
        PagedTableModel<Row>::restart(former);
    }
    void takePage(Page page, bool isFirst) override
    {
        PagedTableModel<Row>::takePage(std::move(page), isFirst);
        if (isFirst && std::exchange(m_again, false))
            refresh();
    }
    /// refresh() has found so many, and they are on top now.
    virtual void onArrived(int entries) { Q_UNUSED(entries) }

private:
    void takeNewest(const Result<Page> &page)
    {
        m_isRefreshing = false;
        if (!page) {
            m_again = false;
            return this->fail(page.error());
        }
        const bool wasEmpty = this->rows().empty();
        const qint64 newest = wasEmpty ? 0 : this->rows().front().*id;
        const auto known = std::find_if(page->items.begin(), page->items.end(),
                                        [newest](const Row &entry) { return entry.*id <= newest; });
        const int fresh = int(known - page->items.begin());
        const bool gap = known == page->items.end() && page->next; // so much has happened
        if (wasEmpty || gap)
            this->setNext(page->next);
        if (gap)
            this->resetRows(page->items);
        else
            this->insertRowsAt(0, std::vector<Row>(page->items.begin(), known));
        Q_EMIT this->stateChanged();
        if (fresh > 0)
            onArrived(fresh);
        if (std::exchange(m_again, false))
            refresh();
    }

    bool m_isRefreshing = false;
    bool m_again = false;
};

/// A list that is always read whole, and again whenever something has changed: then only the rows that differ are
/// touched. Needs isAbove() and isUnchanged().
template<typename Row>
class WholeTableModel : public PagedTableModel<Row>
{
public:
    using State = TableModelBase::State;
    using Page = typename PagedTableModel<Row>::Page;

    explicit WholeTableModel(QObject *parent = nullptr) : PagedTableModel<Row>(PageRequest::MaxLimit, parent) {}

    /// Reads all of it again; asked while it does so: once more afterwards.
    void reload()
    {
        if (m_isReading) {
            m_again = true;
            return;
        }
        m_isReading = true;
        if (!m_isLoaded)
            this->setState(State::Loading);
        m_incoming.clear();
        readFrom({});
    }
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; } ///< once at least
    /// What an answer says of one row; nothing happens if it is not here.
    void update(const Row &now)
    {
        if (const int row = this->rowOf(now); row >= 0)
            this->changeRow(row, now);
    }

private:
    void readFrom(std::optional<qint64> after)
    {
        this->askFor(after, this->pageSize(), [this](const Result<Page> &page) { takeAll(page); });
    }
    void takeAll(const Result<Page> &page)
    {
        if (page) {
            m_incoming.insert(m_incoming.end(), page->items.begin(), page->items.end());
            if (page->next)
                return readFrom(page->next);
        }
        m_isReading = false;
        if (std::exchange(m_again, false))
            return reload(); // what was read may be old already
        if (!page)
            return this->fail(page.error());
        m_isLoaded = true;
        this->setState(State::Ready);
        this->mergeRows(0, this->rowCount(), std::exchange(m_incoming, {}));
        Q_EMIT this->stateChanged();
    }

    std::vector<Row> m_incoming; // read so far
    bool m_isLoaded = false;
    bool m_isReading = false;
    bool m_again = false;
};

} // namespace hub::ui
