// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingpanel.h"

#include "ui/common/followicon.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablelook.h"
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"
#include "ui/qr/pairingdialog.h"
#include "ui/qr/qrcanvas.h"
#include "ui/qr/qrview.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

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
    , m_back(plainButton(tr("&Back"), "linkingBack", this, "chevron-left"))
    , m_fullScreen(plainButton(tr("&Full screen"), "linkingFullScreen", this, "fullscreen"))
    , m_byNumber(plainButton(tr("By phone &number…"), "linkingByNumber", this))
    , m_connect(plainButton(tr("&Connect"), "linkingConnect", this))
    , m_skip(plainButton(tr("&Skip"), "linkingSkip", this, "skip"))
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
    FollowIcon::on(m_connect, "plug", QPalette::Base);
    m_back->setToolTip(tr("To the one before (←)"));
    m_fullScreen->setToolTip(tr("The code over the whole screen (F11)"));
    m_connect->setToolTip(tr("Start its session to get a code"));
    m_skip->setToolTip(tr("To the next one (Space)"));
    layOut();
    addKeys();
    connect(&m_run, &LinkingRun::currentChanged, this, &LinkingStage::onCurrentChanged);
    connect(&m_run, &LinkingRun::stageChanged, this, &LinkingStage::refresh);
    connect(m_view, &QrView::noticed, this, &LinkingStage::noticed);
    connect(&context.hub.clients(), &ClientsApi::engineChanged, this, &LinkingStage::refresh);
    connect(m_back, &QPushButton::clicked, &m_run, &LinkingRun::goBack);
    connect(m_byNumber, &QPushButton::clicked, this, &LinkingStage::linkByNumber);
    connect(m_connect, &QPushButton::clicked, &m_run, &LinkingRun::connectCurrent);
    connect(m_skip, &QPushButton::clicked, &m_run, &LinkingRun::skip);
    connect(m_fullScreen, &QPushButton::clicked, m_view, &QrView::openFullScreen);
    connect(m_note, &Banner::actionTriggered, &m_run, &LinkingRun::relinkCurrent);
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
    for (QPushButton *button : {m_back, m_fullScreen, m_byNumber, m_connect, m_skip})
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
    connect(skip, &QAction::triggered, this, &LinkingStage::skipByKey);
    auto *back = new QAction(tr("Back"), this);
    back->setShortcut(Qt::Key_Left);
    connect(back, &QAction::triggered, &m_run, &LinkingRun::goBack);
    m_view->addFullScreenAction(skip);
    m_view->addFullScreenAction(back);
}

void LinkingStage::skipByKey()
{
    if (m_run.stage() != LinkingRun::Stage::Suspicious)
        m_run.skip();
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
    const bool isAsked = m_run.stage() == LinkingRun::Stage::Suspicious;
    if (m_run.phase() != LinkingRun::Phase::Running || isAsked) // the question, and its answers, are on the page
        m_view->closeFullScreen();
    if (m_run.phase() != LinkingRun::Phase::Running || now == nullptr)
        return;
    const QString number = tr("Client %1").arg(now->client.toNumber());
    m_name->setText(now->name.isEmpty() ? number : now->name);
    m_number->setText(number);
    m_number->setVisible(m_roomy && !now->name.isEmpty());
    const LinkingRun::Stage stage = m_run.stage();
    const bool odd = stage == LinkingRun::Stage::Suspicious;
    const LinkingQueue::Counts counts = m_run.queue().counts();
    m_view->setFullScreenHint(tr("%1 of %2 linked · Space skips · ← goes back · Esc closes the full screen")
                                  .arg(counts.linked)
                                  .arg(counts.total));
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
    m_byNumber->setVisible(stage == LinkingRun::Stage::Code &&
                           m_context.hub.clients().supports(EngineProfile::Operation::PairingCode));
    m_connect->setText(stage == LinkingRun::Stage::Trouble ? tr("&Connect again") : tr("&Connect"));
    if (stage == LinkingRun::Stage::Suspicious)
        m_skip->setText(tr("&Keep it and go on"));
    else
        m_skip->setText(stage == LinkingRun::Stage::Linked ? tr("&Next") : tr("&Skip"));
    m_connect->setDefault(connectable);
}

void LinkingStage::linkByNumber()
{
    const LinkingQueue::Entry *now = m_run.queue().current();
    if (now == nullptr)
        return;
    auto *dialog = new PairingDialog(m_context.hub.clients(), m_context.clients, now->client, this);
    connect(dialog, &PairingDialog::noticed, this, &LinkingStage::noticed);
    connect(&m_run, &LinkingRun::currentChanged, dialog, &QDialog::close); // it is another one's turn
    dialog->open();
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

namespace {

constexpr int RoomForListCharacters = 100;
constexpr int ListCharacters = 40;

} // namespace

LinkingPanel::LinkingPanel(const PageContext &context, LinkingRun &run, LinkingModel &model, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_bar(new QProgressBar(this))
    , m_progress(new PlainLabel({}, this))
    , m_time(new PlainLabel({}, this))
    , m_stage(new LinkingStage(context, run))
    , m_list(new QTableView)
{
    m_bar->setObjectName(QStringLiteral("linkingBar"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Clients done"));
    m_bar->setMaximumHeight(fontMetrics().height() / 2);
    m_progress->setObjectName(QStringLiteral("linkingProgress"));
    m_time->setObjectName(QStringLiteral("linkingTime"));
    m_time->setMuted(true);
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    buildList(model);

    auto *words = new QHBoxLayout;
    words->addWidget(m_progress);
    words->addWidget(m_time, 1);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(QStringLiteral("linkingSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_stage);
    splitter->addWidget(m_list);
    splitter->setStretchFactor(0, 1);
    splitter->setHandleWidth(GapLarge);
    m_list->setMinimumWidth(fontMetrics().averageCharWidth() * ListCharacters);
    splitter->setMinimumSize(1, 1); // as this panel's: the list makes way
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addLayout(words);
    layout->addWidget(m_bar);
    layout->addSpacing(GapSmall);
    layout->addWidget(splitter, 1);

    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &LinkingPanel::tick);
    connect(&run, &LinkingRun::progressed, this, &LinkingPanel::refresh);
    connect(&run, &LinkingRun::currentChanged, this, &LinkingPanel::showCurrent);
}

void LinkingPanel::buildList(LinkingModel &model)
{
    m_list->setModel(&model);
    TableLook::prepare(*m_list, QStringLiteral("linkingQueue"));
    m_list->setAccessibleName(tr("Queue"));
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setColumnHidden(LinkingModel::AccountColumn, true);
    m_list->setColumnHidden(LinkingModel::NoteColumn, true);
    m_list->horizontalHeader()->setStretchLastSection(false);
    m_list->horizontalHeader()->setSectionResizeMode(LinkingModel::ClientColumn, QHeaderView::Stretch);
    m_list->horizontalHeader()->setSectionResizeMode(LinkingModel::OutcomeColumn, QHeaderView::ResizeToContents);
    m_list->installEventFilter(this);
    connect(m_list, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (const auto client = ClienteId::fromNumber(index.data(LinkingModel::ClientRole).toLongLong()))
            m_run.jumpTo(*client);
    });
}

void LinkingPanel::refresh()
{
    if (m_run.phase() != LinkingRun::Phase::Running)
        return;
    const LinkingQueue::Counts counts = m_run.queue().counts();
    m_bar->setRange(0, std::max(1, counts.total));
    m_bar->setValue(counts.total - counts.waiting);
    QStringList words(tr("%1 of %2 linked").arg(counts.linked).arg(counts.total));
    if (counts.skipped > 0)
        words << tr("%1 skipped").arg(counts.skipped);
    if (counts.failed > 0)
        words << tr("%1 failed").arg(counts.failed);
    m_progress->setText(words.join(QStringLiteral(" · ")));
    tick();
}

void LinkingPanel::tick()
{
    if (m_run.phase() != LinkingRun::Phase::Running)
        return;
    if (m_run.stage() == LinkingRun::Stage::Outage) {
        m_time->setText(tr("Waiting for the Session Manager"));
        return;
    }
    QStringList words(tr("%1 so far").arg(durationText(m_run.elapsed() / 1000)));
    if (const auto pace = m_run.pace()) {
        words << tr("%1 s each").arg((*pace + 500) / 1000);
        words << tr("%1 to go").arg(durationText(*pace * m_run.queue().counts().waiting / 1000));
    }
    m_time->setText(words.join(QStringLiteral(" · ")));
}

void LinkingPanel::showCurrent()
{
    const LinkingQueue::Entry *now = m_run.queue().current();
    if (now == nullptr)
        return;
    const QModelIndex index = m_list->model()->index(*m_run.queue().rowOf(now->client), 0);
    m_list->setCurrentIndex(index);
    m_list->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void LinkingPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_second.start();
    refresh();
}

void LinkingPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_second.stop();
}

void LinkingPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_list->setVisible(width() > fontMetrics().averageCharWidth() * RoomForListCharacters);
}

QSize LinkingPanel::minimumSizeHint() const
{
    const QSize stage = m_stage->minimumSizeHint();
    return {stage.width(), stage.height() + fontMetrics().lineSpacing() * 2 + 3 * GapSmall};
}

/// The page's keys are the page's, also while the list has the focus.
bool LinkingPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Space || key == Qt::Key_Left || key == Qt::Key_Right) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace hub::ui
