// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/batchrun.h"

#include <QMetaObject>

#include <utility>

namespace hub::ui {

BatchRun::BatchRun(int count, Ask ask, QObject *parent, int atOnce)
    : QObject(parent), m_count(count), m_ask(std::move(ask)), m_atOnce(atOnce)
{
    QMetaObject::invokeMethod(this, &BatchRun::more, Qt::QueuedConnection);
}

void BatchRun::cancel()
{
    m_cancelled = true;
    more();
}

void BatchRun::more()
{
    while (!m_cancelled && m_underWay < m_atOnce && m_next < m_count) {
        ++m_underWay;
        const int index = m_next++;
        m_ask(index, this, [this, index](const Result<void> &answer) {
            --m_underWay;
            if (answer)
                ++m_succeeded;
            else
                m_failures.emplace_back(index, answer.error());
            Q_EMIT progressed(ended(), m_count);
            more();
        });
    }
    if (m_underWay > 0 || m_finished || (!m_cancelled && m_next < m_count))
        return;
    m_finished = true;
    Q_EMIT finished();
    deleteLater();
}

} // namespace hub::ui
