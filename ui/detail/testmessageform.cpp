// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/testmessageform.h"

#include "core/sending/recipient.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/messagesender.h"
#include "ui/common/widgets.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

namespace {

bool isSendKey(const QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<const QKeyEvent *>(event);
    return (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && key->modifiers() == Qt::ControlModifier;
}

} // namespace

TestMessageForm::TestMessageForm(SendingApi &sending, QWidget *parent)
    : QWidget(parent)
    , m_to(new QLineEdit(this))
    , m_text(new QPlainTextEdit(this))
    , m_send(new QPushButton(tr("Send &message"), this))
    , m_result(new InlineMessage(this))
    , m_sender(new MessageSender(sending, m_result, this))
{
    m_to->setObjectName(QStringLiteral("testTo"));
    m_to->setPlaceholderText(tr("Phone number with country code"));
    m_text->setObjectName(QStringLiteral("testText"));
    m_text->setPlainText(tr("Test message"));
    m_text->setTabChangesFocus(true);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * 3 + Gap);
    m_text->installEventFilter(this);
    m_send->setObjectName(QStringLiteral("testSend"));
    m_send->setDefault(true);
    m_send->setAutoDefault(false);
    m_send->setToolTip(tr("Ctrl+Enter"));
    m_result->setObjectName(QStringLiteral("testResult"));
    auto *to = new PlainLabel(tr("T&o"), this);
    to->setBuddy(m_to);
    auto *text = new PlainLabel(tr("Te&xt"), this);
    text->setBuddy(m_text);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
    layout->addWidget(to);
    layout->addWidget(m_to);
    layout->addWidget(text);
    layout->addWidget(m_text);
    layout->addWidget(m_send, 0, Qt::AlignLeft);
    layout->addWidget(m_result);
    setFocusProxy(m_to);
    connect(m_send, &QPushButton::clicked, this, &TestMessageForm::send);
    connect(m_sender, &MessageSender::sendingChanged, this, &TestMessageForm::showSending);
    connect(m_to, &QLineEdit::returnPressed, this, [this] { m_text->setFocus(); });
}

void TestMessageForm::setClient(std::optional<ClienteId> client)
{
    if (m_client == client)
        return;
    m_client = client;
    m_sender->turnAway();
}

void TestMessageForm::showSending()
{
    const bool busy = m_sender->isSending();
    m_send->setEnabled(!busy);
    m_send->setText(busy ? tr("Sending…") : tr("Send &message"));
    m_to->setReadOnly(busy);
    m_text->setReadOnly(busy);
}

QString TestMessageForm::complaint() const
{
    if (m_to->text().trimmed().isEmpty())
        return tr("Say whom the message goes to.");
    if (!Recipient::parse(m_to->text().trimmed().toUtf8()))
        return tr("That is no phone number: write the country code and 7 to 15 digits, as in +54 9 11 1234 5678.");
    if (m_text->toPlainText().trimmed().isEmpty())
        return tr("Write a text first.");
    return {};
}

void TestMessageForm::send()
{
    if (!m_client || !m_send->isEnabled())
        return;
    if (const QString words = complaint(); !words.isEmpty()) {
        m_result->tell(Tone::Bad, words);
        return;
    }
    m_sender->send({*m_client, m_to->text().trimmed(), m_text->toPlainText()});
}

void TestMessageForm::keyPressEvent(QKeyEvent *event)
{
    if (isSendKey(event))
        send();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT closeWanted();
    else
        QWidget::keyPressEvent(event);
}

bool TestMessageForm::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && isSendKey(event)) {
        send();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace hub::ui
