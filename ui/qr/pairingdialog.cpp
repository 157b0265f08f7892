// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/qr/pairingdialog.h"

#include "core/clients/pairing.h"
#include "core/sending/recipient.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/messagesender.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"

#include <QClipboard>
#include <QDateTime>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace hub::ui {

namespace {

using namespace std::chrono_literals;

/// As the phone asks for it: in two halves.
QString inHalves(const QString &code)
{
    return code.size() == 8 && !code.contains(u'-') ? QString(code.left(4) + u'-' + code.mid(4)) : code;
}

} // namespace

PairingDialog::PairingDialog(ClientsApi &api, const ClientStore &clients, ClienteId client, QWidget *parent)
    : QDialog(parent)
    , m_api(api)
    , m_clients(clients)
    , m_client(client)
    , m_phone(new QLineEdit(this))
    , m_message(new InlineMessage(this))
    , m_code(new PlainLabel({}, this))
    , m_left(new PlainLabel({}, this))
    , m_steps(new PlainLabel(tr("On the phone: WhatsApp, Settings, Linked devices, Link a device, Link with phone "
                                "number instead; then type this code."),
                             this))
    , m_copy(plainButton(tr("C&opy the code"), "copyPairingCode", this, "copy"))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("pairingDialog"));
    setWindowTitle(tr("Link %1 by phone number").arg(clients.label(client)));
    m_second.setInterval(1s);
    build();
    const MonitoredClient *known = clients.find(client);
    if (known != nullptr)
        m_phone->setText(accountText(known->expectedPhone.isEmpty() ? known->account : known->expectedPhone));
    connect(m_phone, &QLineEdit::textChanged, this, &PairingDialog::judge);
    connect(m_copy, &QPushButton::clicked, this, &PairingDialog::copy);
    connect(&m_clients, &ClientStore::updated, this, &PairingDialog::onUpdated);
    connect(&m_second, &QTimer::timeout, this, &PairingDialog::showLeft);
    judge();
}

PairingDialog::~PairingDialog() = default;

void PairingDialog::build()
{
    m_phone->setObjectName(QStringLiteral("pairingPhone"));
    m_phone->setPlaceholderText(tr("With its country, for example +54 9 11 1234 5678"));
    m_phone->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    m_message->setObjectName(QStringLiteral("pairingMessage"));
    m_code->setObjectName(QStringLiteral("pairingCode"));
    m_code->setAccessibleName(tr("The code"));
    m_code->setScale(3, true);
    m_code->setAlignment(Qt::AlignCenter);
    m_left->setObjectName(QStringLiteral("pairingLeft"));
    m_left->setAlignment(Qt::AlignCenter);
    m_left->setMuted(true);
    m_steps->setWordWrap(true);
    for (QWidget *part : std::initializer_list<QWidget *>{m_code, m_left, m_steps, m_copy})
        part->hide();
    auto *form = new QFormLayout;
    form->addRow(tr("&Phone number"), m_phone);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_get = buttons->addButton(tr("&Get a code"), QDialogButtonBox::ActionRole);
    m_get->setObjectName(QStringLiteral("getPairingCode"));
    m_get->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(Gap);
    layout->addLayout(form);
    layout->addWidget(m_message);
    layout->addWidget(m_code);
    layout->addWidget(m_left);
    layout->addWidget(m_copy, 0, Qt::AlignHCenter);
    layout->addWidget(m_steps);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_get, &QPushButton::clicked, this, &PairingDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString PairingDialog::phone() const
{
    return Recipient::phoneOf(m_phone->text());
}

void PairingDialog::judge()
{
    m_get->setEnabled(!phone().isEmpty());
    const bool isWrong = phone().isEmpty() && m_phone->text().size() >= 7;
    m_message->tell(Tone::Bad, isWrong ? tr("Enter the number with its country, 7 to 15 digits.") : QString());
}

void PairingDialog::submit()
{
    const QString number = phone();
    const MonitoredClient *known = m_clients.find(m_client);
    if (number.isEmpty() || known == nullptr)
        return;
    QString text;
    switch (pairingDoubt(*known, number)) {
    case PairingDoubt::None:
        return ask(number);
    case PairingDoubt::SameLinked:
        text = tr("This number is linked already. Asking for a code can unlink it.");
        break;
    case PairingDoubt::OtherLinked:
        text = tr("This client is linked already, to %1. Asking for a code can unlink it.")
                   .arg(known->account.isEmpty() ? tr("a phone") : accountText(known->account));
        break;
    case PairingDoubt::OtherExpected:
        text = tr("This client is meant for another phone: %1.").arg(accountText(known->expectedPhone));
        break;
    }
    confirm(this, tr("Get a code all the same?"), text, tr("Get a &code"), Tone::Attention, this,
            [this, number] { ask(number); });
}

void PairingDialog::ask(const QString &phone)
{
    m_get->setEnabled(false);
    m_phone->setEnabled(false);
    m_message->tell(Tone::Neutral, tr("The engine is asked for a code…"));
    m_api.requestPairingCode(m_client, phone, this, [this](const Result<PairingCode> &answer) { onAnswer(answer); });
}

void PairingDialog::onAnswer(const Result<PairingCode> &answer)
{
    m_phone->setEnabled(true);
    m_get->setEnabled(true);
    if (!answer) {
        m_message->tell(Tone::Bad, tr("There is no code: %1").arg(reasonWithoutCode(answer.error().message)));
        return;
    }
    m_message->clear();
    m_code->setText(inHalves(answer->code));
    m_expiresAt = answer->expiresInS > 0 ? QDateTime::currentMSecsSinceEpoch() + qint64(answer->expiresInS) * 1000 : 0;
    m_get->setText(tr("&Get another code"));
    for (QWidget *part : std::initializer_list<QWidget *>{m_code, m_steps, m_copy})
        part->show();
    m_left->setVisible(m_expiresAt > 0);
    showLeft();
    m_second.start();
    adjustSize(); // nothing of the code is cut off
    m_copy->setFocus();
}

void PairingDialog::showLeft()
{
    if (m_expiresAt == 0)
        return;
    const qint64 seconds = (m_expiresAt - QDateTime::currentMSecsSinceEpoch() + 999) / 1000;
    const bool isOver = seconds <= 0;
    m_left->setText(isOver ? tr("This code is over: get another one.") : tr("%1 s left").arg(seconds));
    m_code->setEnabled(!isOver);
    m_copy->setEnabled(!isOver);
    if (isOver)
        m_second.stop();
}

/// The phone has taken the code, or somebody has linked it in another way.
void PairingDialog::onUpdated()
{
    const MonitoredClient *known = m_clients.find(m_client);
    if (known == nullptr || (!m_code->isHidden() && known->state == SessionState::Ready)) {
        if (known != nullptr)
            Q_EMIT noticed(tr("%1 is linked.").arg(m_clients.label(m_client)));
        accept();
    }
}

void PairingDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_code->text());
    Q_EMIT noticed(tr("The code was copied."));
}

} // namespace hub::ui
