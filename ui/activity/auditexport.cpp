// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/auditexport.h"

#include "core/text/isotime.h"
#include "ui/activity/auditwords.h"

namespace hub::ui {

AuditExport::AuditExport(ActivityApi &activity, const ClientStore &clients, const audit::Filter &filter,
                         QObject *parent)
    : QObject(parent)
    , m_activity(activity)
    , m_clients(clients)
    , m_filter(filter)
    , m_csv({tr("time (UTC)"), tr("user"), tr("what"), tr("client"), tr("address"), tr("action"), tr("target"),
             tr("detail")})
{
}

AuditExport::~AuditExport() = default;

void AuditExport::ask(std::optional<qint64> after)
{
    m_activity.audit(m_filter, {.after = after, .limit = PageRequest::MaxLimit}, this,
                     [this](const Result<hub::ResultPage<audit::Entry>> &page) { take(page); });
}

void AuditExport::take(const Result<hub::ResultPage<audit::Entry>> &page)
{
    if (!page) {
        Q_EMIT failed(page.error());
        deleteLater();
        return;
    }
    for (const audit::Entry &entry : page->items)
        m_csv.addRow({isoTimeText(entry.at), entry.actor, auditSentence(entry),
                      entry.clienteId ? m_clients.label(*entry.clienteId) : QString(), entry.address, entry.action,
                      entry.target, entry.detail});
    if (page->next && m_csv.rows() < MaxRows) {
        Q_EMIT progressed(m_csv.rows());
        ask(page->next);
        return;
    }
    Q_EMIT finished(m_csv.bytes(), m_csv.rows(), page->next.has_value());
    deleteLater();
}

} // namespace hub::ui
