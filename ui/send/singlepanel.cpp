// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/singlepanel.h"

#include "core/sending/bulkparser.h"
#include "core/sending/recipient.h"
#include "ui/common/clientpicker.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/messagesender.h"
#include "ui/common/statetexts.h"
#include "ui/common/widgets.h"
#include "ui/send/bulkplan.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace hub::ui {

namespace {

constexpr int FormWidth = 90; // average characters: longer lines are hard to read

} // namespace

SinglePanel::SinglePanel(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_hub(context.hub)
    , m_clients(context.clients)
    , m_client(new ClientPicker(context.clients, {}, this))
    , m_clientHint(new InlineMessage(this))
    , m_to(new QLineEdit(this))
    , m_toError(new InlineMessage(this))
    , m_text(new QPlainTextEdit(this))
    , m_count(new PlainLabel({}, this))
    , m_send(new QPushButton(tr("Se&nd"), this))
    , m_result(new InlineMessage(this))
    , m_sender(new MessageSender(context.hub.sending(), m_result, this))
{
    build();
    connectParts();
    updateClientHint();
    updateState();
}

void SinglePanel::build()
{
    m_client->setObjectName(QStringLiteral("singleClient"));
    m_to->setObjectName(QStringLiteral("singleTo"));
    m_to->setPlaceholderText(tr("Number with country code"));
    m_text->setObjectName(QStringLiteral("singleText"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(m_text->fontMetrics().lineSpacing() * 4 + Gap);
    m_count->setMuted(true);
    m_send->setObjectName(QStringLiteral("singleSend"));
    m_send->setDefault(true);
    m_send->setToolTip(tr("Ctrl+Enter"));
    m_clientHint->setObjectName(QStringLiteral("singleClientHint"));
    m_toError->setObjectName(QStringLiteral("singleToError"));
    m_result->setObjectName(QStringLiteral("singleResult"));

    auto *content = new QWidget(this);
    content->setMaximumWidth(FormWidth * fontMetrics().averageCharWidth());
    auto *form = new QFormLayout(content);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(Gap);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto stacked = [](QWidget *field, QWidget *note) {
        auto *column = new QVBoxLayout;
        column->addWidget(field);
        column->addWidget(note);
        return column;
    };
    const auto addRow = [form, this](const QString &text, QWidget *field, QLayout *row) {
        auto *label = new QLabel(text, this);
        label->setBuddy(field);
        form->addRow(label, row);
    };
    addRow(tr("&Client"), m_client, stacked(m_client, m_clientHint));
    addRow(tr("Send &to"), m_to, stacked(m_to, m_toError));
    addRow(tr("M&essage"), m_text, stacked(m_text, m_count));
    auto *action = new QHBoxLayout;
    action->addWidget(m_send, 0, Qt::AlignTop);
    auto *answer = new QVBoxLayout;
    answer->addWidget(m_result);
    answer->addStretch();
    action->addSpacing(Gap);
    action->addLayout(answer, 1);
    form->addRow(QString(), action);

    auto *scroll = new QScrollArea(this);
    auto *centre = new QWidget(scroll);
    auto *row = new QHBoxLayout(centre);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(content, 100, Qt::AlignTop);
    row->addStretch(1);
    scroll->setWidget(centre);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Gap, 0, 0);
    layout->addWidget(scroll);
}

void SinglePanel::connectParts()
{
    connect(m_client, &ClientPicker::clientChanged, this, [this] {
        m_sender->turnAway(); // what became of a message is said of the one who sent it
        updateClientHint();
        updateState();
    });
    connect(&m_clients, &ClientStore::updated, this, &SinglePanel::updateClientHint);
    connect(&m_hub, &HubApi::phaseChanged, this, &SinglePanel::updateState);
    connect(m_to, &QLineEdit::textChanged, this, [this] {
        m_toError->clear(); // while somebody writes it is not finished, thus not wrong
        updateState();
    });
    connect(m_to, &QLineEdit::editingFinished, this, &SinglePanel::updateToError);
    connect(m_text, &QPlainTextEdit::textChanged, this, &SinglePanel::updateState);
    connect(m_send, &QPushButton::clicked, this, &SinglePanel::send);
    connect(m_sender, &MessageSender::sendingChanged, this, &SinglePanel::updateState);
    connect(m_sender, &MessageSender::sent, m_text, &QPlainTextEdit::clear); // a second press would send it again
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, m_send, &QPushButton::click);
    }
}

void SinglePanel::setClient(ClienteId client)
{
    if (!m_sender->isSending())
        m_client->setClient(client);
}

void SinglePanel::focusFirst()
{
    if (!m_client->client())
        m_client->setFocus();
    else if (m_to->text().isEmpty())
        m_to->setFocus();
    else
        m_text->setFocus();
}

void SinglePanel::updateClientHint()
{
    const QString state = m_client->unlinkedState();
    m_clientHint->tell(Tone::Attention,
                       state.isEmpty()
                           ? QString()
                           : tr("This client is not linked (%1): most likely nothing can be sent.").arg(state));
}

void SinglePanel::updateToError()
{
    const QString to = tidyRecipient(m_to->text());
    const bool wrong = !to.isEmpty() && !Recipient::parse(to.toUtf8());
    m_toError->tell(Tone::Bad, wrong ? tr("A number has 7 to 15 digits, with the country code; spaces and dashes may "
                                          "stand between them.")
                                     : QString());
}

std::optional<MessageSender::Message> SinglePanel::message() const
{
    const auto client = m_client->client();
    const QString to = tidyRecipient(m_to->text());
    const QString text = m_text->toPlainText();
    if (!client || !Recipient::parse(to.toUtf8()) || text.trimmed().isEmpty() ||
        text.size() > BulkRequest::MaxMessageUnits)
        return std::nullopt;
    return MessageSender::Message{*client, to, text};
}

void SinglePanel::updateState()
{
    const qsizetype size = m_text->toPlainText().size();
    const bool sending = m_sender->isSending();
    const QLocale locale;
    m_count->setText(
        tr("%1 of %2 characters").arg(locale.toString(size), locale.toString(BulkRequest::MaxMessageUnits)));
    m_send->setEnabled(!sending && m_hub.phase() == HubApi::Phase::Running && message().has_value());
    for (QWidget *field : {static_cast<QWidget *>(m_client), static_cast<QWidget *>(m_to)})
        field->setEnabled(!sending);
    m_text->setReadOnly(sending);
}

void SinglePanel::send()
{
    if (const auto wanted = message())
        m_sender->send(*wanted);
}

} // namespace hub::ui
