// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/statusbar.h"

#include "ui/common/appearance.h"

#include <QAccessible>
#include <QPainter>
#include <QTextDocument>

#include <chrono>

namespace hub::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto NoticeTime = 8s;

} // namespace

ElidedLabel::ElidedLabel(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ElidedLabel::setText(const QString &text)
{
    m_text = text.simplified();
    setAccessibleName(m_text);
    // A tool tip guesses what is HTML: give it some.
    setToolTip(m_text.isEmpty() ? QString() : Qt::convertFromPlainText(m_text));
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text), fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

StatusBar::StatusBar(HubApi &hub, ClientStore &clients, QWidget *parent)
    : QStatusBar(parent)
    , m_hub(hub)
    , m_clients(clients)
    , m_plain(new PlainLabel({}, this))
    , m_linked(new Badge(this))
    , m_needScan(new Badge(this))
    , m_problems(new Badge(this))
    , m_unreachable(new Badge(this))
    , m_notice(new ElidedLabel(this))
    , m_sessionManager(new Badge(this))
{
    m_notice->setObjectName(QStringLiteral("notice"));
    m_plain->setMuted(true);
    setSizeGripEnabled(false);
    setContentsMargins(Gap, GapSmall / 2, Gap, GapSmall / 2);
    addWidget(m_plain);
    for (Badge *badge : {m_linked, m_needScan, m_problems, m_unreachable})
        addWidget(badge);
    addWidget(m_notice, 1);
    addPermanentWidget(m_sessionManager);

    m_noticeEnd.setSingleShot(true);
    connect(&m_noticeEnd, &QTimer::timeout, this, [this] { m_notice->setText({}); });
    // Ten thousand changes are one refresh.
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &StatusBar::refresh);
    const auto soon = [this] { m_refresh.start(); };
    connect(&m_clients, &ClientStore::alertsChanged, this, soon);
    connect(&m_clients, &ClientStore::updated, this, soon);
    connect(&m_clients, &ClientStore::loaded, this, soon);
    connect(&m_clients, &ClientStore::sessionManagerChanged, this, soon);
    connect(&m_hub, &HubApi::phaseChanged, this, soon);
    refresh();
}

void StatusBar::notice(const QString &text)
{
    m_notice->setText(text);
    m_noticeEnd.start(NoticeTime);
    if (QAccessible::isActive()) {
        QAccessibleEvent event(m_notice, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

QString StatusBar::countsText() const
{
    if (!m_plain->isHidden())
        return m_plain->text();
    QStringList parts;
    for (const Count &one : m_counts) {
        if (one.shown)
            parts << one.text;
    }
    return parts.join(QStringLiteral(" · "));
}

void StatusBar::refresh()
{
    const Overview overview = Overview::of(m_clients);
    const bool some = overview.loaded && overview.clients > 0;
    m_plain->setVisible(!some);
    m_plain->setText(overview.text());
    const auto &[clients, linked, needScan, problems, unreachable, loaded, needPasskey, alerts] = overview;
    m_counts = {{m_linked, linked > 0 ? Tone::Good : Tone::Neutral, "check-circle", linked,
                 linked == 1 ? tr("1 linked") : tr("%1 linked").arg(linked), some},
                {m_needScan, Tone::Attention, "qr", needScan,
                 needScan == 1 ? tr("1 needs scan") : tr("%1 need scan").arg(needScan), some && needScan > 0},
                {m_problems, Tone::Bad, "error", problems,
                 problems == 1 ? tr("1 problem") : tr("%1 problems").arg(problems), some && problems > 0},
                {m_unreachable, Tone::Neutral, "plug", unreachable,
                 unreachable == 1 ? tr("1 unreachable") : tr("%1 unreachable").arg(unreachable),
                 some && unreachable > 0}};
    const bool running = m_hub.phase() == HubApi::Phase::Running;
    m_sessionManager->setVisible(running);
    if (m_clients.sessionManager().up)
        m_sessionManager->show(Tone::Good, "plug", tr("Session Manager up"));
    else
        m_sessionManager->show(Tone::Bad, "plug", tr("Session Manager down"));
    showCounts();
}

void StatusBar::showCounts()
{
    int wanted = m_sessionManager->sizeHint().width() + 4 * Gap;
    for (const Count &one : m_counts)
        wanted += one.shown ? Badge::sizeFor(one.text, one.badge->font()).width() + GapSmall : 0;
    const bool brief = wanted > width();
    for (const Count &one : m_counts) {
        one.badge->setVisible(one.shown);
        one.badge->show(one.tone, one.iconName, brief ? QString::number(one.count) : one.text);
        one.badge->setAccessibleName(one.text);
        one.badge->setToolTip(brief ? one.text : QString());
    }
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QStatusBar::resizeEvent(event);
    showCounts();
}

/// Without the frames that a style draws around each part.
void StatusBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(hairline(palette()));
    painter.drawLine(rect().topLeft(), rect().topRight());
}

} // namespace hub::ui
