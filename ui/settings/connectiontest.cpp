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
    case ConnectionTest::State::OtherEngine:
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
    case ConnectionTest::State::OtherEngine:
        return "warning";
    case ConnectionTest::State::Idle:
    case ConnectionTest::State::Testing:
        break;
    }
    return nullptr;
}

/// What people may miss in an engine; empty for what no window offers.
QString abilityText(EngineProfile::Operation operation)
{
    using Operation = EngineProfile::Operation;
    switch (operation) {
    case Operation::Connect:
        return ConnectionTest::tr("connecting a client");
    case Operation::Disconnect:
        return ConnectionTest::tr("disconnecting a client");
    case Operation::Contacts:
        return ConnectionTest::tr("contacts");
    case Operation::PairingCode:
        return ConnectionTest::tr("linking by phone number");
    case Operation::CheckNumber:
        return ConnectionTest::tr("checking whether numbers are on WhatsApp");
    case Operation::Sessions:
        return ConnectionTest::tr("taking over its sessions");
    case Operation::Health:
    case Operation::Status:
    case Operation::Qr:
    case Operation::Send:
    case Operation::Restart:
        break;
    }
    return {};
}

QString lacksText(const std::vector<EngineProfile::Operation> &lacks)
{
    QStringList words;
    for (const EngineProfile::Operation operation : lacks) {
        if (const QString text = abilityText(operation); !text.isEmpty())
            words += text;
    }
    return words.isEmpty() ? QString()
                           : QString(u' ' + ConnectionTest::tr("Not possible with it: %1.").arg(words.join(u", ")));
}

QString failureText(const Error &error)
{
    if (error.code == "SECRET_MISSING")
        return ConnectionTest::tr("This engine wants a secret: enter it first.");
    if (error.code == "SECRET_REFUSED" || error.code == "INVALID_PROFILE" || error.code == "NOT_FOUND")
        return error.message;
    return ConnectionTest::tr("No Session Manager answers there: %1").arg(reasonWithoutCode(error.message));
}

} // namespace

ConnectionTest::ConnectionTest(SettingsApi &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_button(new QPushButton(tr("&Test connection"), this))
    , m_take(new QPushButton(this))
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
    layout->addWidget(m_take);
    m_take->setObjectName(QStringLiteral("takeEngine"));
    m_take->hide();
    m_result->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("connectionResult"));
    m_icon->hide();
    m_pause.setSingleShot(true);
    m_pause.setInterval(TypingPause);
    connect(&m_pause, &QTimer::timeout, this, &ConnectionTest::start);
    connect(m_button, &QPushButton::clicked, this, &ConnectionTest::start);
    connect(m_take, &QPushButton::clicked, this, [this] { Q_EMIT engineChosen(m_found); });
}

ConnectionTest::~ConnectionTest() = default;

void ConnectionTest::setUrl(const QString &url, bool isValid)
{
    if (url == m_url && isValid == m_valid)
        return;
    m_url = url;
    m_valid = isValid;
    forget();
}

void ConnectionTest::setEngine(const QString &engine, const std::optional<QString> &secret)
{
    if (engine == m_engine && secret == m_secret)
        return;
    m_engine = engine;
    m_secret = secret;
    forget();
}

void ConnectionTest::forget()
{
    m_pause.stop();
    ++m_question;
    show(State::Idle, {});
    if (m_automatic && !m_url.isEmpty())
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
    m_settings.testEngine(
        {.url = QUrl(m_url), .engine = m_engine, .secret = m_secret}, this,
        [this, question = ++m_question](const Result<EngineFound> &answer) { onAnswer(question, answer); });
}

void ConnectionTest::onAnswer(quint64 question, const Result<EngineFound> &answer)
{
    if (question != m_question)
        return;
    if (!answer)
        return show(State::Failed, failureText(answer.error()));
    if (answer->isExpected)
        return show(State::Reached,
                    tr("%1 answers, in %2 ms.").arg(answer->title, QString::number(answer->milliseconds)) +
                        lacksText(answer->lacks));
    m_found = answer->name;
    m_take->setText(tr("&Use %1").arg(answer->title));
    show(State::OtherEngine,
         tr("What answers there is %1, which is not the engine chosen.").arg(answer->title) +
             (answer->secretFits ? QString() : QString(u' ' + tr("It wants a secret of its own."))));
}

void ConnectionTest::show(State state, const QString &text)
{
    m_state = state;
    m_button->setEnabled(state != State::Testing);
    m_take->setVisible(state == State::OtherEngine);
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
