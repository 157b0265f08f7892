// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/addclientsdialog.h"

#include "ui/clients/clientnames.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

AddClientsDialog::AddClientsDialog(const ClientStore &clients, QWidget *parent)
    : QDialog(parent)
    , m_clients(clients)
    , m_number(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_nameHelp(new PlainLabel(tr("{number} stands for each client's number."), this))
    , m_message(new PlainLabel({}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("addClientsDialog"));
    setWindowTitle(tr("Add clients"));
    m_number->setObjectName(QStringLiteral("numberField"));
    m_number->setPlaceholderText(tr("101, or a range such as 101–150"));
    m_number->setMinimumWidth(fontMetrics().averageCharWidth() * 40);
    m_name->setObjectName(QStringLiteral("nameField"));
    m_name->setPlaceholderText(tr("Optional"));
    m_name->setMaxLength(MonitoredClient::MaxNameLength);
    m_nameHelp->setMuted(true);
    QSizePolicy keepsItsPlace = m_nameHelp->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_nameHelp->setSizePolicy(keepsItsPlace);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(fontMetrics().lineSpacing() * 2);
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignTop);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("Add client"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("addButton"));
    m_add->setDefault(true);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Gap);
    form->setVerticalSpacing(Gap);
    form->addRow(tr("N&umber:"), m_number);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(QString(), m_nameHelp);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(Gap);
    layout->addLayout(form);
    layout->addWidget(m_message);
    layout->addStretch();
    layout->addWidget(buttons);

    connect(m_number, &QLineEdit::textChanged, this, &AddClientsDialog::updateMessage);
    connect(m_name, &QLineEdit::textChanged, this, &AddClientsDialog::updateMessage);
    connect(&clients, &ClientStore::updated, this, &AddClientsDialog::updateMessage);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddClientsDialog::onAccepted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateMessage();
}

void AddClientsDialog::updateMessage()
{
    m_new.clear();
    const Result<ClientRange> range = checkedRange(m_number->text());
    const Result<QString> name = checkedName(m_name->text());
    const bool many = range && range->count() > 1;
    m_nameHelp->setVisible(many);
    if (!range && !m_number->text().trimmed().isEmpty())
        showMessage(range.error().message, true);
    else if (!name)
        showMessage(name.error().message, true);
    else if (!range)
        showMessage({}, false);
    if (range && name) {
        qint64 known = 0;
        for (const ClienteId client : range->clients()) {
            if (m_clients.find(client) != nullptr)
                ++known;
            else
                m_new.emplace_back(client,
                                   clients::Edit{.name = QString(*name).replace(QStringLiteral("{number}"),
                                                                                QString::number(client.toNumber()))});
        }
        const QLocale locale;
        const QString added = m_new.size() == 1
                                  ? tr("1 client will be added.")
                                  : tr("%1 clients will be added.").arg(locale.toString(qint64(m_new.size())));
        if (m_new.empty() && !many)
            showMessage(tr("%1 is there already.").arg(m_clients.label(range->first)), true);
        else if (m_new.empty())
            showMessage(tr("All of these are there already."), true);
        else if (known == 1)
            showMessage(added + u' ' + tr("One is there already and stays as it is."), false);
        else if (known > 1)
            showMessage(added + u' ' + tr("%1 are there already and stay as they are.").arg(locale.toString(known)),
                        false);
        else
            showMessage(many ? added : QString(), false);
    }
    m_add->setText(m_new.size() > 1 ? tr("Add %1 clients").arg(QLocale().toString(qint64(m_new.size())))
                                    : tr("Add client"));
    m_add->setEnabled(!m_new.empty());
}

void AddClientsDialog::showMessage(const QString &text, bool wrong)
{
    m_message->setText(text);
    m_message->setTone(wrong ? Tone::Bad : Tone::Neutral);
    m_message->setMuted(!wrong);
}

void AddClientsDialog::onAccepted()
{
    if (m_new.empty())
        return;
    Q_EMIT chosen(m_new);
    accept();
}

} // namespace hub::ui
