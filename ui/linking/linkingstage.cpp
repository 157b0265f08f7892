// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingstage.h"

#include "ui/common/followicon.h"
#include "ui/common/widgets.h"
#include "ui/qr/qrcanvas.h"
#include "ui/qr/qrview.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace hub::ui {

namespace {

constexpr int LowLines = 28; // of text: with less room the hints make way for the code

} // namespace

LinkingStage::LinkingStage(const PageContext &context, LinkingRun &run, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_run(run)
    , m_name(new PlainLabel({}, this))
    , m_number(new PlainLabel({}, this))
    , m_note(new Banner(this))
    , m_view(new QrView(this))
    , m_steps(new PlainLabel(tr("On the phone: WhatsApp, Settings, Linked devices, Link a device."), this))
    , m_keys(new PlainLabel(tr("Space skips · ← goes back · F11 full screen · Esc ends"), this))
    , m_back(addButton(tr("&Back"), "linkingBack", tr("To the one before (←)")))
    , m_fullScreen(addButton(tr("&Full screen"), "linkingFullScreen", tr("The code over the whole screen (F11)")))
    , m_connect(addButton(tr("&Connect"), "linkingConnect", tr("Start its session to get a code")))
    , m_skip(addButton(tr("&Skip"), "linkingSkip", tr("To the next one (Space)")))
{
    m_name->setObjectName(QStringLiteral("linkingName"));
    m_number->setObjectName(QStringLiteral("linkingNumber"));
    m_note->setObjectName(QStringLiteral("linkingNote"));
    m_name->setScale(1.8, true);
    m_number->setMuted(true);
    m_steps->setMuted(true);
    m_keys->setMuted(true);
    m_view->setWordsScale(1.3);
    m_view->setFullScreenStays(true);
    m_view->setButtonsVisible(false); // what is for one code alone is in its menu
    FollowIcon::on(m_back, "chevron-left");
    FollowIcon::on(m_skip, "skip");
    FollowIcon::on(m_fullScreen, "fullscreen");
    layOut();
    addKeys();
    connect(&m_run, &LinkingRun::currentChanged, this, &LinkingStage::onCurrentChanged);
    connect(&m_run, &LinkingRun::stageChanged, this, &LinkingStage::refresh);
    connect(m_view, &QrView::noticed, this, &LinkingStage::noticed);
    connect(m_back, &QPushButton::clicked, &m_run, &LinkingRun::goBack);
    connect(m_connect, &QPushButton::clicked, &m_run, &LinkingRun::connectCurrent);
    connect(m_skip, &QPushButton::clicked, &m_run, &LinkingRun::skip);
    connect(m_fullScreen, &QPushButton::clicked, m_view, &QrView::openFullScreen);
    connect(m_note, &Banner::actionTriggered, &m_run, &LinkingRun::relinkCurrent);
    restyle();
}

QPushButton *LinkingStage::addButton(const QString &text, const char *objectName, const QString &tip)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1String(objectName));
    button->setAutoDefault(false);
    button->setToolTip(tip);
    return button;
}

void LinkingStage::layOut()
{
    for (PlainLabel *label : {m_name, m_number, m_steps, m_keys}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Gap);
    buttons->addStretch();
    for (QPushButton *button : {m_back, m_fullScreen, m_connect, m_skip})
        buttons->addWidget(button);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addWidget(m_name);
    layout->addWidget(m_number);
    layout->addWidget(m_note);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_steps);
    layout->addSpacing(GapSmall);
    layout->addLayout(buttons);
    layout->addWidget(m_keys);
}

/// On the full screen, which is a window of its own; on the page the keys are the page's.
void LinkingStage::addKeys()
{
    auto *skip = new QAction(tr("Skip"), this);
    skip->setShortcuts({Qt::Key_Space, Qt::Key_Right});
    connect(skip, &QAction::triggered, &m_run, &LinkingRun::skip);
    auto *back = new QAction(tr("Back"), this);
    back->setShortcut(Qt::Key_Left);
    connect(back, &QAction::triggered, &m_run, &LinkingRun::goBack);
    m_view->addFullScreenAction(skip);
    m_view->addFullScreenAction(back);
}

void LinkingStage::onCurrentChanged()
{
    const LinkingQueue::Entry *now = m_run.queue().current();
    if (now == nullptr) {
        m_view->closeFullScreen();
        m_view->setSubject(std::nullopt, {});
        return;
    }
    m_view->setSubject(now->client, m_context.clients.label(now->client));
    m_view->setFeed(m_run.feed());
    refresh();
}

void LinkingStage::refresh()
{
    const LinkingQueue::Entry *now = m_run.queue().current();
    if (m_run.phase() != LinkingRun::Phase::Running)
        m_view->closeFullScreen();
    if (m_run.phase() != LinkingRun::Phase::Running || now == nullptr)
        return;
    const QString number = tr("Client %1").arg(now->client.toNumber());
    m_name->setText(now->name.isEmpty() ? number : now->name);
    m_number->setText(number);
    m_number->setVisible(m_roomy && !now->name.isEmpty());
    const LinkingRun::Stage stage = m_run.stage();
    const bool odd = stage == LinkingRun::Stage::Suspicious;
    m_view->setPlaceholder(m_run.message());
    if (odd || stage == LinkingRun::Stage::Linked)
        m_view->showLinked(m_run.message(), odd ? Tone::Attention : Tone::Good);
    else
        m_view->showLinked({});
    if (odd)
        m_note->present(Tone::Attention, tr("Is it the right phone?"), tr("Disconnect and scan again"));
    else
        m_note->dismiss();
    m_steps->setVisible(m_roomy && stage == LinkingRun::Stage::Code);
    refreshButtons();
}

void LinkingStage::refreshButtons()
{
    const LinkingRun::Stage stage = m_run.stage();
    m_back->setEnabled(m_run.queue().canGoBack());
    const bool connectable = m_run.canConnect();
    if (!connectable && m_connect->hasFocus())
        m_view->setFocus(); // or the focus would jump to whatever comes next
    m_connect->setVisible(connectable);
    m_connect->setText(stage == LinkingRun::Stage::Trouble ? tr("&Connect again") : tr("&Connect"));
    if (stage == LinkingRun::Stage::Suspicious)
        m_skip->setText(tr("&Keep it and go on"));
    else
        m_skip->setText(stage == LinkingRun::Stage::Linked ? tr("&Next") : tr("&Skip"));
    m_connect->setDefault(connectable);
}

void LinkingStage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_roomy = height() > fontMetrics().lineSpacing() * LowLines;
    QSizePolicy steady = m_steps->sizePolicy();
    steady.setRetainSizeWhenHidden(m_roomy); // so that the code does not move when they come and go
    m_steps->setSizePolicy(steady);
    m_steps->setVisible(m_roomy && m_run.stage() == LinkingRun::Stage::Code);
    m_keys->setVisible(m_roomy);
    m_fullScreen->setVisible(m_roomy);
    m_name->setScale(m_roomy ? 1.8 : 1.3, true);
    refresh();
}

QSize LinkingStage::minimumSizeHint() const
{
    const int names = fontMetrics().lineSpacing() * 2;
    const int code = m_view->canvas()->minimumSizeHint().height() + fontMetrics().lineSpacing() * 2;
    return {fontMetrics().averageCharWidth() * 50, names + code + m_skip->sizeHint().height() + 5 * GapSmall};
}

void LinkingStage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

/// On the filled button the icon has the colour of its text.
void LinkingStage::restyle()
{
    m_connect->setIcon(icon("plug", palette().color(QPalette::Base)));
}

} // namespace hub::ui
