// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/clientdetail.h"

#include "ui/common/messagesender.h"
#include "ui/common/widgets.h"
#include "ui/detail/clientheading.h"
#include "ui/detail/editclientdialog.h"
#include "ui/detail/historypanel.h"
#include "ui/detail/linkpanel.h"
#include "ui/detail/sessionactions.h"
#include "ui/detail/testmessageform.h"
#include "ui/qr/qrview.h"

#include <QAction>
#include <QDateTime>
#include <QGridLayout>
#include <QScrollArea>

#include <algorithm>
#include <utility>

namespace hub::ui {

namespace {

const QByteArray InterestSource = QByteArrayLiteral("detail");
constexpr int NarrowWidth = 320; // what it must be good at
constexpr int WideCharacters = 110;
constexpr int LeastCodeHeight = 260;

bool has(const std::vector<ClienteId> &clients, ClienteId client)
{
    return std::find(clients.begin(), clients.end(), client) != clients.end();
}

} // namespace

ClientDetail::ClientDetail(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_hint(new EmptyState(this))
    , m_scroll(new QScrollArea(this))
    , m_grid(nullptr)
    , m_heading(new ClientHeading)
    , m_link(new LinkPanel(context.hub.clients(), context.clients))
    , m_actions(new SessionActions(context))
    , m_test(new TestMessageForm(context.hub.sending()))
    , m_facts(new ClientFacts)
    , m_history(new HistoryPanel(context.hub.clients()))
{
    m_second.setInterval(1000);
    layOut();
    connectParts();
    m_test->hide();
    refresh();
}

ClientDetail::~ClientDetail()
{
    setActive(false);
}

void ClientDetail::layOut()
{
    auto *content = new QWidget;
    m_grid = new QGridLayout(content);
    m_grid->setContentsMargins(Gap, Gap, Gap, Gap);
    m_grid->setHorizontalSpacing(GapLarge);
    m_grid->setVerticalSpacing(Gap + GapSmall);
    m_scroll->setObjectName(QStringLiteral("detailScroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::StrongFocus);
    m_scroll->setAccessibleName(tr("Client in detail"));
    m_scroll->setWidget(content);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_hint);
    layout->addWidget(m_scroll);
    arrange();
}

/// All below each other, or the code at the side where there is room for it.
void ClientDetail::arrange()
{
    QWidget *const left[] = {m_heading, m_actions, m_test, m_facts};
    for (QWidget *part : left)
        m_grid->removeWidget(part);
    m_grid->removeWidget(m_link);
    m_grid->removeWidget(m_history);
    if (m_wide) {
        int row = 0;
        for (QWidget *part : left)
            m_grid->addWidget(part, row++, 0, Qt::AlignTop);
        m_grid->addWidget(m_link, 0, 1, 5, 1);
        m_grid->addWidget(m_history, 5, 0, 1, 2);
    } else {
        int row = 0;
        for (QWidget *part : std::initializer_list<QWidget *>{m_heading, m_link, m_actions, m_test, m_facts, m_history})
            m_grid->addWidget(part, row++, 0);
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, m_wide ? 1 : 0);
    m_grid->setRowStretch(4, m_wide ? 1 : 0);
    m_grid->setRowStretch(5, m_wide ? 4 : 1);
    m_grid->setHorizontalSpacing(m_wide ? GapLarge : 0);
}

void ClientDetail::connectParts()
{
    connect(&m_second, &QTimer::timeout, this, &ClientDetail::tick);
    connect(&m_context.clients, &ClientStore::updated, this, &ClientDetail::onUpdated);
    connect(&m_context.clients, &ClientStore::loaded, this, &ClientDetail::refresh);
    connect(&m_context.hub.clients(), &ClientsApi::engineChanged, this, &ClientDetail::refresh);
    connect(m_heading, &ClientHeading::renameWanted, this, &ClientDetail::rename);
    connect(m_actions, &SessionActions::pageRequested, this, &ClientDetail::pageRequested);
    connect(m_actions, &SessionActions::noticed, this, &ClientDetail::noticed);
    connect(m_actions, &SessionActions::testToggled, this, &ClientDetail::openTest);
    connect(m_actions, &SessionActions::editWanted, this, &ClientDetail::edit);
    connect(m_test, &TestMessageForm::closeWanted, this, [this] { m_actions->setTestOpen(false); });
    connect(m_link, &LinkPanel::noticed, this, &ClientDetail::noticed);

    auto *renameAction = new QAction(tr("Rename"), this);
    renameAction->setShortcut(Qt::Key_F2);
    renameAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(renameAction, &QAction::triggered, m_heading, [this] {
        if (m_client && m_scroll->isVisible())
            m_heading->startRename();
    });
    addAction(renameAction);
    addAction(m_link->view()->fullScreenAction()); // F11 anywhere in the pane
}

void ClientDetail::setClient(std::optional<ClienteId> client)
{
    if (m_client == client)
        return;
    m_client = client;
    m_shown.reset();
    m_heading->cancelRename();
    m_link->setClient(client);
    m_actions->setClient(client);
    m_test->setClient(client);
    m_history->setClient(client);
    m_scroll->ensureVisible(0, 0);
    setActive(isVisible());
    refresh();
}

void ClientDetail::onUpdated(const ClientStore::Delta &delta)
{
    if (m_client && (has(delta.changed, *m_client) || has(delta.added, *m_client) || has(delta.removed, *m_client)))
        refresh();
}

void ClientDetail::refresh()
{
    if (!m_client)
        return showHint("clients", tr("No client selected"),
                        tr("Select a client to see its state, its QR code and its history."));
    const MonitoredClient *client = m_context.clients.find(*m_client);
    if (client == nullptr && !m_context.clients.isLoaded())
        return showHint("clock", tr("Loading…"), {});
    if (client == nullptr)
        return showHint("remove", tr("Client %1 is not there").arg(m_client->toNumber()),
                        tr("It was removed from this hub. Add it again to watch it."));
    m_hint->hide();
    setFocusProxy(m_scroll);
    m_scroll->show();
    m_heading->setClient(*client);
    m_link->refresh(*client, m_context.clients.label(*m_client));
    m_actions->refresh(*client);
    m_facts->setClient(*client);
    const std::pair now(client->lastKnownSince, client->account);
    if (m_shown && *m_shown != now)
        m_history->refresh();
    m_shown = now;
}

void ClientDetail::showHint(const char *iconName, const QString &headline, const QString &sentence)
{
    m_hint->setTexts(iconName, headline, sentence);
    m_hint->show();
    setFocusProxy(nullptr); // a hidden one would catch the Tab key for ever
    m_scroll->hide();
}

void ClientDetail::tick()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_heading->tick(now);
    m_facts->tick(now);
}

void ClientDetail::setActive(bool active)
{
    m_active = active && m_client;
    m_link->setActive(m_active);
    if (m_active)
        m_second.start();
    else
        m_second.stop();
    m_context.hub.clients().setInterest(InterestSource, m_active ? std::vector{*m_client} : std::vector<ClienteId>());
}

void ClientDetail::rename(const QString &name)
{
    m_context.hub.clients().put(*m_client, name, this, [this, client = *m_client, name](const Result<bool> &result) {
        const QString error =
            result ? QString() : tr("The name was not stored: %1").arg(reasonWithoutCode(result.error().message));
        if (m_client == client) {
            m_heading->endRename(result.has_value());
            if (!result)
                m_actions->showError(error);
        } else if (!result) {
            Q_EMIT noticed(error);
        }
        if (result)
            Q_EMIT noticed(tr("Client %1 is now called %2.").arg(QString::number(client.toNumber()), name));
    });
}

void ClientDetail::edit()
{
    const MonitoredClient *client = m_context.clients.find(*m_client);
    if (client == nullptr)
        return;
    auto *dialog = new EditClientDialog(m_context.hub.clients(), *client, this);
    connect(dialog, &EditClientDialog::stored, this,
            [this](ClienteId stored) { Q_EMIT noticed(tr("%1 was saved.").arg(m_context.clients.label(stored))); });
    dialog->open();
}

void ClientDetail::openTest(bool open)
{
    m_test->setVisible(open);
    if (open) {
        m_test->setFocus();
        m_scroll->ensureWidgetVisible(m_test);
    }
}

void ClientDetail::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    setActive(true);
    if (m_client)
        tick();
}

void ClientDetail::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    setActive(false);
}

void ClientDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() > fontMetrics().averageCharWidth() * WideCharacters;
    if (std::exchange(m_wide, wide) != wide)
        arrange();
    // A code that one has to scroll cannot be scanned.
    m_link->setMaximumHeight(std::max(LeastCodeHeight, height() - 2 * Gap));
}

QSize ClientDetail::minimumSizeHint() const
{
    return {NarrowWidth, QWidget::minimumSizeHint().height()};
}

} // namespace hub::ui
