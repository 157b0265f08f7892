// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/connectiontest.h"

#include "ui/common/appearance.h"
#include "ui/common/messagesender.h"
#include "ui/common/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>

#include <chrono>

namespace hub::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto TypingPause = 500ms;

Tone toneOf(ConnectionTest::State state)
{
    switch (state) {
    case ConnectionTest::State::Reached:
        return Tone::Good;
    case ConnectionTest::State::Failed:
        return Tone::Bad;
    case ConnectionTest::State::NotAUrl:
        return Tone::Attention;
    case ConnectionTest::State::Idle:
    case ConnectionTest::State::Testing:
        break;
    }
    return Tone::Neutral;
}

const char *iconOf(ConnectionTest::State state)
{
    switch (state) {
    case ConnectionTest::State::Reached:
        return "check-circle";
    case ConnectionTest::State::Failed:
    case ConnectionTest::State::NotAUrl:
        return "warning";
    case ConnectionTest::State::Idle:
    case ConnectionTest::State::Testing:
        break;
    }
    return nullptr;
}

} // namespace

ConnectionTest::ConnectionTest(SettingsApi &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_button(new QPushButton(tr("&Test connection"), this))
    , m_icon(new PlainLabel({}, this))
    , m_result(new PlainLabel({}, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addWidget(m_button);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_icon);
    layout->addWidget(m_result, 1);
    m_result->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("connectionResult"));
    m_icon->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    connect(&m_pause, &QTimer::timeout, this, &ConnectionTest::start);
    connect(m_button, &QPushButton::clicked, this, &ConnectionTest::start);
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::setUrl(const QString &url, bool isValid)
{
    if (url == m_url && isValid == m_valid)
        return;
    m_pause.stop();
    m_url = url;
    m_valid = isValid;
    ++m_question;
    show(State::Idle, {});
    if (m_automatic && !url.isEmpty())
        m_pause.start();
}

void ConnectionTest::setAutomatic(bool automatic)
{
    m_automatic = automatic;
    if (automatic && m_state == State::Idle && !m_url.isEmpty())
        m_pause.start();
}

void ConnectionTest::start()
{
    m_pause.stop();
    if (!m_valid) {
        show(State::NotAUrl, tr("This is not an address of the form http://host:port."));
        return;
    }
    show(State::Testing, tr("Testing…"));
    m_settings.testSessionManager(
        QUrl(m_url), this, [this, question = ++m_question](const Result<int> &answer) { onAnswer(question, answer); });
}

void ConnectionTest::onAnswer(quint64 question, const Result<int> &answer)
{
    if (question != m_question)
        return;
    if (answer)
        show(State::Reached, tr("The Session Manager answers, in %1 ms.").arg(*answer));
    else
        show(State::Failed, tr("No Session Manager answers there: %1").arg(reasonWithoutCode(answer.error().message)));
}

void ConnectionTest::show(State state, const QString &text)
{
    m_state = state;
    m_button->setEnabled(state != State::Testing);
    m_result->setText(text);
    restyle();
    Q_EMIT stateChanged();
}

QString ConnectionTest::resultText() const
{
    return m_result->text();
}

void ConnectionTest::restyle()
{
    const Tone tone = toneOf(m_state);
    const char *name = iconOf(m_state);
    m_icon->setVisible(name != nullptr);
    if (name) {
        const int size = fontMetrics().height();
        m_icon->setPixmap(icon(name, toneColor(tone, palette())).pixmap(QSize(size, size), devicePixelRatioF()));
    }
    QPalette palette;
    if (tone != Tone::Neutral)
        palette.setColor(QPalette::WindowText, toneColor(tone, this->palette()));
    m_result->setPalette(palette);
}

void ConnectionTest::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

} // namespace hub::ui
