// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/optoutmodel.h"

#include "ui/common/statetexts.h"

#include <algorithm>

namespace hub::ui {

namespace {

constexpr int OptOutsPerPage = 500;

} // namespace

OptOutModel::OptOutModel(SendingApi &sending, QObject *parent) : QAbstractTableModel(parent), m_sending(sending) {}

void OptOutModel::setClient(std::optional<ClienteId> client)
{
    m_client = client;
    m_wantsAll = false;
    reload();
}

void OptOutModel::reload()
{
    beginResetModel();
    m_rows.clear();
    m_error.clear();
    m_complete = !m_client;
    m_loading = false;
    ++m_question;
    endResetModel();
    if (m_client)
        ask();
    else
        Q_EMIT loadingChanged();
}

void OptOutModel::loadAll()
{
    m_wantsAll = true;
    if (m_client && !m_complete && !m_loading)
        ask();
}

void OptOutModel::ask()
{
    if (m_loading)
        return; // a view may have asked while it was told of the rows before
    m_loading = true;
    m_sending.optOuts(*m_client, m_rows.empty() ? QString() : m_rows.back().to, OptOutsPerPage, this,
                      [this, question = m_question](const Result<std::vector<optouts::OptOut>> &page) {
                          if (question != m_question)
                              return;
                          m_loading = false;
                          m_error = page ? QString() : page.error().message;
                          if (page)
                              onPage(*page);
                          Q_EMIT loadingChanged();
                      });
    Q_EMIT loadingChanged();
}

void OptOutModel::onPage(const std::vector<optouts::OptOut> &page)
{
    m_complete = page.size() <= size_t(OptOutsPerPage); // one more than asked for says that there are more
    const size_t count = std::min(page.size(), size_t(OptOutsPerPage));
    if (count > 0) {
        const int end = rowCount();
        beginInsertRows({}, end, end + int(count) - 1);
        m_rows.insert(m_rows.end(), page.begin(), page.begin() + qptrdiff(count));
        endInsertRows();
    }
    if (m_wantsAll && !m_complete)
        ask();
}

QString OptOutModel::to(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[size_t(row)].to : QString();
}

int OptOutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int OptOutModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant OptOutModel::data(const QModelIndex &index, int role) const
{
    if (role != Qt::DisplayRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const optouts::OptOut &row = m_rows[size_t(index.row())];
    return index.column() == To ? accountText(row.to) : timeText(row.createdAt);
}

QVariant OptOutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == To ? tr("Number") : tr("Since");
}

bool OptOutModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_client && !m_complete && !m_loading && m_error.isEmpty();
}

void OptOutModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask();
}

} // namespace hub::ui
