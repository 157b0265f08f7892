// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/batchrun.h"

#include <QMetaObject>

#include <utility>

namespace hub::ui {

namespace {

constexpr int AtOnce = 8; // enough to keep the store busy, few enough to stop soon

} // namespace

BatchRun::BatchRun(int count, Ask ask, QObject *parent) : QObject(parent), m_count(count), m_ask(std::move(ask))
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
    while (!m_cancelled && m_underWay < AtOnce && m_next < m_count) {
        ++m_underWay;
        m_ask(m_next++, this, [this](const Result<void> &answer) {
            --m_underWay;
            if (answer)
                ++m_succeeded;
            else if (++m_failed == 1)
                m_firstError = answer.error().message;
            Q_EMIT progressed(m_succeeded + m_failed, m_count);
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
