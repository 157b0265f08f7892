// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/qr/qrview.h"

#include "ui/common/followicon.h"
#include "ui/common/offthread.h"
#include "ui/common/savefile.h"
#include "ui/common/widgets.h"
#include "ui/qr/qrcanvas.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <utility>

namespace hub::ui {

namespace {

constexpr int TickMs = 500;
constexpr int HurrySeconds = 10; // the bar changes its colour

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

QrView::QrView(QWidget *parent)
    : QWidget(parent)
    , m_canvas(new QrCanvas(this))
    , m_words(new PlainLabel({}, this))
    , m_buttons(new QWidget(this))
    , m_copyAction(makeAction(tr("&Copy"), tr("Copy the code as an image"), QKeySequence::Copy, "copyQr"))
    , m_saveAction(makeAction(tr("&Save…"), tr("Save the code as a PNG file"), QKeySequence::Save, "saveQr"))
    , m_fullScreenAction(makeAction(tr("&Full screen"), tr("Show the code over the whole screen"),
                                    QKeySequence(Qt::Key_F11), "fullScreenQr"))
{
    m_canvas->setObjectName(QStringLiteral("qrCanvas"));
    m_words->setObjectName(QStringLiteral("qrWords"));
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    m_ticks.setInterval(TickMs);
    m_farewell.setSingleShot(true);
    m_farewell.setInterval(LinkedMs);
    setFocusProxy(m_canvas);
    layOut();
    m_canvas->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_canvas, &QWidget::customContextMenuRequested, this, &QrView::showMenu);
    connect(m_canvas, &QrCanvas::doubleClicked, this, &QrView::openFullScreen);
    connect(m_copyAction, &QAction::triggered, this, &QrView::copy);
    connect(m_saveAction, &QAction::triggered, this, &QrView::save);
    connect(m_fullScreenAction, &QAction::triggered, this, &QrView::openFullScreen);
    connect(&m_ticks, &QTimer::timeout, this, &QrView::refresh);
    connect(&m_farewell, &QTimer::timeout, this, &QrView::closeFullScreen);
    FollowIcon::on(m_copyAction, this, "copy");
    FollowIcon::on(m_saveAction, this, "save");
    FollowIcon::on(m_fullScreenAction, this, "fullscreen");
    setPicture(QrPicture());
}

QrView::~QrView() = default;

QAction *QrView::makeAction(const QString &text, const QString &tip, const QKeySequence &keys, const char *objectName)
{
    auto *action = new QAction(text, this);
    action->setObjectName(QLatin1String(objectName));
    action->setToolTip(tip);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_canvas->addAction(action);
    return action;
}

void QrView::layOut()
{
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(GapSmall);
    buttons->addStretch();
    for (QAction *action : {m_copyAction, m_saveAction, m_fullScreenAction}) {
        auto *button = new QToolButton(m_buttons);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setAccessibleName(action->toolTip());
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_words);
    layout->addWidget(m_buttons);
}

void QrView::setSubject(std::optional<ClienteId> client, const QString &label)
{
    m_label = label;
    if (std::exchange(m_client, client) != client) {
        m_linked.clear();
        m_farewell.stop();
        if (!m_fullScreenStays)
            closeFullScreen();
        setFeed(nullptr);
    }
    m_canvas->setAccessibleName(tr("QR code of %1").arg(label));
    refresh();
}

void QrView::setFeed(QrFeed *feed)
{
    if (m_feed != nullptr)
        m_feed->disconnect(this);
    m_feed = feed;
    // One client's code must not stand under another one's name, not even for the moment that decoding takes.
    setCode({});
    if (feed == nullptr)
        return;
    connect(feed, &QrFeed::codeChanged, this, [this] { setCode(m_feed->code()); });
    connect(feed, &QrFeed::failed, this, &QrView::refresh);
    connect(feed, &QrFeed::recovered, this, &QrView::refresh);
    connect(feed, &QObject::destroyed, this, [this] { setCode({}); });
    setCode(feed->code());
}

void QrView::setCode(const QrCode &code)
{
    m_code = code;
    const quint64 generation = ++m_generation;
    if (code.kind == QrCode::Kind::None)
        return setPicture(QrPicture());
    if (!QrPicture::isHeavy(code))
        return setPicture(QrPicture::from(code));
    runOffThread(
        this, [code] { return QrPicture::from(code); },
        [this, generation](const Result<QrPicture> &picture) {
            if (generation == m_generation)
                setPicture(picture);
        });
}

void QrView::setPicture(const Result<QrPicture> &picture)
{
    m_pictureError = picture ? QString() : picture.error().message;
    m_canvas->setPicture(picture.value_or(QrPicture()));
    if (m_fullScreen != nullptr)
        m_fullScreen->canvas()->setPicture(m_canvas->picture());
    for (QAction *action : {m_copyAction, m_saveAction})
        action->setEnabled(!m_canvas->picture().isNull());
    refresh();
}

void QrView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    refresh();
}

void QrView::showLinked(const QString &text, Tone tone)
{
    m_linked = text;
    m_linkedTone = tone;
    refresh();
    if (!text.isEmpty() && m_fullScreen != nullptr && !m_fullScreenStays)
        m_farewell.start();
}

void QrView::setFullScreenStays(bool stays)
{
    m_fullScreenStays = stays;
}

void QrView::addFullScreenAction(QAction *action)
{
    m_fullScreenActions.append(action);
    if (m_fullScreen != nullptr)
        m_fullScreen->addAction(action);
}

void QrView::setFullScreenHint(const QString &text)
{
    m_fullScreenHint = text;
    if (m_fullScreen != nullptr)
        m_fullScreen->setHint(text);
}

void QrView::setWordsScale(double factor)
{
    m_words->setScale(factor);
}

void QrView::setButtonsVisible(bool visible)
{
    m_buttons->setVisible(visible);
}

QString QrView::words() const
{
    return m_words->text();
}

void QrView::openFullScreen()
{
    if (m_fullScreen == nullptr) {
        m_fullScreen = new QrFullScreen(this);
        m_fullScreen->addActions(m_fullScreenActions);
        if (!m_fullScreenHint.isEmpty())
            m_fullScreen->setHint(m_fullScreenHint);
        connect(m_fullScreen, &QrFullScreen::closed, this, [this] {
            m_fullScreen = nullptr; // it is deleted a little later
            m_farewell.stop();
            armTimer();
        });
        m_fullScreen->canvas()->setPicture(m_canvas->picture());
    }
    refresh();
    m_fullScreen->open();
}

void QrView::closeFullScreen()
{
    m_farewell.stop();
    if (m_fullScreen != nullptr)
        m_fullScreen->close();
}

void QrView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void QrView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    armTimer();
}

/// Time passes only where somebody sees it.
void QrView::armTimer()
{
    const bool wanted = m_code.kind != QrCode::Kind::None && (isVisible() || m_fullScreen != nullptr);
    if (wanted && !m_ticks.isActive())
        m_ticks.start();
    else if (!wanted)
        m_ticks.stop();
}

bool QrView::isExpired() const
{
    return m_feed != nullptr && m_feed->isExpired(now());
}

QString QrView::message() const
{
    if (!m_pictureError.isEmpty())
        return m_pictureError;
    const QString error = m_feed != nullptr && m_feed->error() ? m_feed->error()->message : QString();
    if (isExpired())
        return error.isEmpty() ? tr("Waiting for a new code…") : tr("No new code yet: %1").arg(error);
    if (!error.isEmpty())
        return tr("No code yet: %1").arg(error);
    if (m_code.kind == QrCode::Kind::None && !m_code.words.isEmpty())
        return tr("No code yet: %1").arg(m_code.words);
    return m_placeholder.isEmpty() ? tr("Waiting for the code…") : m_placeholder;
}

QString QrView::stateWords() const
{
    if (m_feed == nullptr || m_feed->attempt() == 0 || m_code.kind == QrCode::Kind::None || !m_linked.isEmpty())
        return {};
    const QString attempt = tr("Attempt %1").arg(m_feed->attempt());
    if (isExpired())
        return tr("%1 · expired", "attempt").arg(attempt);
    const auto left = m_feed->secondsLeft(now());
    return left ? tr("%1 · %2 s left", "attempt, seconds").arg(attempt).arg(*left) : attempt;
}

void QrView::refreshCanvas(QrCanvas *canvas) const
{
    canvas->setMessage(message());
    canvas->setExpired(isExpired());
    canvas->setNews(m_linked, m_linkedTone);
    const auto left = m_feed != nullptr ? m_feed->secondsLeft(now()) : std::nullopt;
    if (left && m_feed->lifetime() > 0)
        canvas->setTimeLeft(double(*left) / m_feed->lifetime(), *left > HurrySeconds ? Tone::Busy : Tone::Attention);
    else
        canvas->setTimeLeft(-1, Tone::Busy);
}

void QrView::refresh()
{
    refreshCanvas(m_canvas);
    const QString words = stateWords();
    m_words->setText(words);
    // Not the seconds: a screen reader would speak every one of them.
    const QString told = m_linked.isEmpty() ? m_canvas->picture().isNull() || m_canvas->isExpired()
                                                  ? m_canvas->message()
                                                  : tr("Scan it with WhatsApp on the phone.")
                                            : m_linked;
    if (m_canvas->accessibleDescription() != told)
        m_canvas->setAccessibleDescription(told);
    if (m_fullScreen != nullptr) {
        refreshCanvas(m_fullScreen->canvas());
        m_fullScreen->canvas()->setAccessibleName(m_canvas->accessibleName());
        m_fullScreen->canvas()->setAccessibleDescription(told);
        m_fullScreen->setTexts(m_label, words);
    }
    armTimer();
}

void QrView::showMenu(QPoint at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_copyAction, m_saveAction, m_fullScreenAction});
    menu->popup(m_canvas->mapToGlobal(at));
}

namespace {

/// Such as `qr-51-2026-01-03-120005.png`.
QString fileName(std::optional<ClienteId> client)
{
    const QString number = client ? QString(QString::number(client->toNumber()) + u'-') : QString();
    return QStringLiteral("qr-%1%2.png")
        .arg(number, QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmmss")));
}

QByteArray pngOf(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

void QrView::copy()
{
    QGuiApplication::clipboard()->setImage(m_canvas->picture().toImage());
    Q_EMIT noticed(tr("The QR code of %1 was copied.").arg(m_label));
}

void QrView::save()
{
    // The code of this moment: it may change while a name is chosen.
    const FileOffer offer{.title = tr("Save QR code"),
                          .name = fileName(m_client),
                          .nameFilter = tr("PNG images (*.png)"),
                          .content = pngOf(m_canvas->picture().toImage())};
    saveFile(this, offer, this, [this](const Result<QString> &file) {
        if (file)
            Q_EMIT noticed(tr("Saved as %1.").arg(QDir::toNativeSeparators(*file)));
        else
            tellError(this, tr("The code was not saved"), file.error().message);
    });
}

} // namespace hub::ui
