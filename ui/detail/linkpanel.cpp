// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/linkpanel.h"

#include "ui/common/followicon.h"
#include "ui/common/iconlabel.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"
#include "ui/qr/pairingdialog.h"
#include "ui/qr/qrview.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace hub::ui {

namespace {

/// A quiet box in a tone's colour.
class TonedBox : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(toneFill(Tone::Good, palette()));
        painter.drawRoundedRect(rect(), 8, 8);
    }
};

} // namespace

LinkPanel::LinkPanel(ClientsApi &clients, const ClientStore &store, QWidget *parent)
    : QWidget(parent)
    , m_clients(clients)
    , m_store(store)
    , m_feed(clients)
    , m_view(new QrView(this))
    , m_byNumber(plainButton(tr("Link by phone n&umber…"), "linkByNumber", this))
    , m_linked(new TonedBox(this))
    , m_linkedAccount(new PlainLabel({}, m_linked))
{
    m_linked->setObjectName(QStringLiteral("linkedPanel"));
    m_linkedAccount->setObjectName(QStringLiteral("linkedAccount"));
    auto *headline = new PlainLabel(tr("Linked"), m_linked);
    headline->setScale(1.2, true);
    m_linkedAccount->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(headline);
    words->addWidget(m_linkedAccount);
    auto *box = new QHBoxLayout(m_linked);
    box->setContentsMargins(Gap, Gap, Gap, Gap);
    box->setSpacing(Gap);
    auto *mark = new IconLabel(m_linked);
    FollowIcon::on(mark, "check-circle", 2, [](const QPalette &palette) { return toneColor(Tone::Good, palette); });
    box->addWidget(mark, 0, Qt::AlignVCenter);
    box->addLayout(words, 1);
    m_linked->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_byNumber, 0, Qt::AlignHCenter);
    layout->addWidget(m_linked, 0, Qt::AlignTop);
    connect(m_byNumber, &QPushButton::clicked, this, &LinkPanel::linkByNumber);
    connect(m_view, &QrView::noticed, this, &LinkPanel::noticed);
    connect(&clients, &ClientsApi::engineChanged, this, [this] { apply(m_phase); });
    apply(Phase::Nothing);
}

LinkPanel::~LinkPanel() = default;

void LinkPanel::setClient(std::optional<ClienteId> client)
{
    if (m_client == client)
        return;
    m_client = client;
    m_needed = false;
    apply(Phase::Nothing);
    m_view->setSubject(client, {});
    m_view->showLinked({});
    updateFeed();
    m_view->setFeed(client ? &m_feed : nullptr);
}

void LinkPanel::setActive(bool active)
{
    m_active = active;
    updateFeed();
}

void LinkPanel::updateFeed()
{
    m_feed.setNeeded(m_needed && m_active);
    m_feed.follow(m_client);
}

void LinkPanel::refresh(const MonitoredClient &client, const QString &label)
{
    m_needed = client.needsQr;
    m_view->setSubject(m_client, label);
    m_view->setPlaceholder(client.needsQr ? QString() : stateHelp(client.state));
    const QString account = accountText(client.account);
    const Phase phase = next(client);
    if (phase == Phase::Linked) {
        m_linkedAccount->setText(account);
        m_linkedAccount->setVisible(!account.isEmpty());
        m_linked->setAccessibleName(account.isEmpty() ? tr("Linked") : tr("Linked: %1").arg(account));
        m_view->showLinked(m_linked->accessibleName()); // on the full screen, if it is open
        m_feed.follow(std::nullopt);                    // the next time the attempts are counted anew
    } else {
        m_view->showLinked({});
    }
    updateFeed();
    apply(phase);
}

/// A code that was there gives way to the news of what came of it, also by way of starting or an outage.
LinkPanel::Phase LinkPanel::next(const MonitoredClient &client) const
{
    if (client.needsQr)
        return Phase::Code;
    if (client.state == SessionState::Ready && m_phase != Phase::Nothing)
        return Phase::Linked;
    const bool between = client.state == SessionState::Starting || client.state == SessionState::Reconnecting ||
                         client.state == SessionState::Unreachable;
    return between && m_phase == Phase::Code ? Phase::Code : Phase::Nothing;
}

void LinkPanel::linkByNumber()
{
    auto *dialog = new PairingDialog(m_clients, m_store, *m_client, this);
    connect(dialog, &PairingDialog::noticed, this, &LinkPanel::noticed);
    dialog->open();
}

void LinkPanel::apply(Phase phase)
{
    m_phase = phase;
    m_view->setVisible(phase == Phase::Code);
    m_byNumber->setVisible(phase == Phase::Code && m_clients.supports(EngineProfile::Operation::PairingCode));
    m_linked->setVisible(phase == Phase::Linked);
    setVisible(phase != Phase::Nothing);
}

} // namespace hub::ui
