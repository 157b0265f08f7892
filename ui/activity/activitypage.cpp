// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/activitypage.h"

#include "ui/activity/actorpicker.h"
#include "ui/activity/auditexport.h"
#include "ui/activity/auditmodel.h"
#include "ui/activity/stickyscrolltable.h"
#include "ui/common/savefile.h"
#include "ui/common/widgets.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace hub::ui {

void ActivityPage::activate()
{
    m_active = true;
    if (m_hub.phase() != HubApi::Phase::Running)
        return;
    m_actor->reload();
    if (m_model->state() == AuditModel::State::Idle)
        look();
    else if (std::exchange(m_behind, false))
        m_model->refresh();
}

void ActivityPage::deactivate()
{
    m_active = false;
}

void ActivityPage::look()
{
    m_news = 0;
    m_model->look({.user = m_actor->actor(), .action = m_action->currentData().toString()});
}

void ActivityPage::refresh()
{
    if (!m_active)
        m_behind = true;
    else if (m_model->state() == AuditModel::State::Idle)
        look();
    else if (!m_pause.isActive())
        m_pause.start();
}

void ActivityPage::onArrived(int entries)
{
    if (!m_table->isAtTop())
        m_news += entries;
    for (int row = 0; row < std::min(entries, m_model->rowCount()); ++row)
        m_actor->offer(m_model->entryAt(row)->actor);
    showNews();
}

void ActivityPage::showNews()
{
    if (m_table->isAtTop())
        m_news = 0;
    m_newsButton->setVisible(m_news > 0);
    m_newsButton->setText(tr("%1 new", "entries").arg(QLocale().toString(m_news)));
}

void ActivityPage::exportCsv()
{
    if (m_exporting)
        return;
    m_exporting = true;
    showState();
    auto *collected = new AuditExport(m_hub.activity(), m_clients, m_model->filter(), this);
    connect(collected, &AuditExport::progressed, this,
            [this](int rows) { m_export->setText(tr("Exporting %1…").arg(QLocale().toString(rows))); });
    connect(collected, &AuditExport::failed, this, [this](const Error &error) { failExport(error.message); });
    connect(collected, &AuditExport::finished, this, &ActivityPage::finishExport);
    collected->start();
}

void ActivityPage::finishExport(const QByteArray &csv, int rows, bool cut)
{
    m_exporting = false;
    showState();
    const FileOffer offer{tr("Export activity"), QStringLiteral("activity.csv"), tr("CSV files (*.csv)"), csv};
    saveFile(this, offer, this, [this, rows, cut](const Result<QString> &path) {
        if (!path) {
            failExport(path.error().message);
            return;
        }
        const QString count = QLocale().toString(rows);
        const QString where = QDir::toNativeSeparators(*path);
        Q_EMIT noticed(cut ? tr("The newest %1 entries written to %2").arg(count, where)
                           : tr("%1 entries written to %2").arg(count, where));
    });
}

void ActivityPage::failExport(const QString &message)
{
    m_exporting = false;
    showState();
    tellError(this, tr("The activity could not be exported"), message);
}

void ActivityPage::copySelected()
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex &row : std::as_const(rows)) {
        QStringList cells;
        for (int column = 0; column < AuditModel::ColumnCount; ++column)
            cells.append(row.siblingAtColumn(column).data().toString());
        lines.append(cells.join(u'\t'));
    }
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void ActivityPage::showState()
{
    using State = AuditModel::State;
    if (m_model->state() == State::Failed)
        m_banner->present(Tone::Bad, tr("The activity could not be read: %1").arg(m_model->error().message),
                          tr("Try again"));
    else if (m_model->state() == State::Ready)
        m_banner->dismiss();
    const int rows = m_model->rowCount();
    const QString number = QLocale().toString(rows);
    m_count->setText(rows == 0            ? QString()
                     : m_model->hasMore() ? tr("%1+ entries").arg(number)
                     : rows == 1          ? tr("1 entry")
                                          : tr("%1 entries").arg(number));
    m_export->setEnabled(!m_exporting && rows > 0);
    m_export->setText(m_exporting ? tr("Exporting…") : tr("&Export as CSV…"));
    showHint();
}

void ActivityPage::showHint()
{
    using State = AuditModel::State;
    if (m_model->state() == State::Failed)
        m_hint->setTexts("activity", tr("The activity could not be read"), {});
    else if (m_model->state() != State::Ready)
        m_hint->setTexts("activity", tr("Loading…"), {});
    else if (!m_model->filter().user.isEmpty() || !m_model->filter().action.isEmpty())
        m_hint->setTexts("search", tr("Nothing found"), tr("Nobody has done anything like this."));
    else
        m_hint->setTexts("activity", tr("Nothing has happened yet"),
                         tr("Logins, sent messages and changes are written down here."));
}

} // namespace hub::ui
