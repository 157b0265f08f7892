// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/settings/settingtext.h"
#include "ui/wizard/steps.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QRadioButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace hub::ui {

namespace {

QString loopbackAddress()
{
    return QStringLiteral("127.0.0.1");
}

QString anyAddress()
{
    return QStringLiteral("0.0.0.0");
}

} // namespace

AddressStep::AddressStep(SettingsApi &settings, const QStringList &addresses, QWidget *parent)
    : WizardStep(tr("Who may reach the hub"),
                 tr("The web page and the API answer at an address and a port of this computer."), parent)
    , m_settings(settings)
    , m_loopback(new QRadioButton(tr("&This computer only"), this))
    , m_everywhere(new QRadioButton(tr("The &local network, at all addresses of this computer"), this))
    , m_one(new QRadioButton(tr("&One address of this computer:"), this))
    , m_addresses(new QComboBox(this))
    , m_port(new QSpinBox(this))
    , m_warning(new Banner(this))
{
    m_warning->setObjectName(QStringLiteral("addressWarning"));
    buildChoices(addresses);
    load();
    showConsequences();
    for (QRadioButton *button : {m_loopback, m_everywhere, m_one})
        connect(button, &QRadioButton::toggled, this, &AddressStep::showConsequences);
    connect(m_addresses, &QComboBox::currentIndexChanged, this, &AddressStep::showConsequences);
    connect(m_port, &QSpinBox::valueChanged, this, &AddressStep::showConsequences);
}

AddressStep::~AddressStep() = default;

QStringList AddressStep::addressesOfThisComputer()
{
    QStringList texts;
    const QList<QHostAddress> all = QNetworkInterface::allAddresses();
    for (const QHostAddress &address : all) {
        if (!address.isLoopback() && !address.isLinkLocal() && !address.isMulticast())
            texts.append(address.toString());
    }
    return texts;
}

void AddressStep::buildChoices(const QStringList &addresses)
{
    m_loopback->setObjectName(QStringLiteral("loopbackOnly"));
    m_everywhere->setObjectName(QStringLiteral("localNetwork"));
    m_one->setObjectName(QStringLiteral("oneAddress"));
    m_addresses->setObjectName(QStringLiteral("addresses"));
    m_addresses->setAccessibleName(tr("Address of this computer"));
    m_addresses->addItems(addresses);
    m_port->setObjectName(QStringLiteral("listenPort"));
    // 0 stands there after "any free port": what is left as it is must stay as it is.
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any free one"));
    m_port->setAccelerated(true);
    m_port->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);

    auto *choices = new QWidget(this);
    auto *group = new QButtonGroup(choices);
    for (QRadioButton *button : {m_loopback, m_everywhere, m_one})
        group->addButton(button);
    auto *one = new QHBoxLayout;
    one->setSpacing(GapSmall);
    one->addWidget(m_one);
    one->addWidget(m_addresses, 1);
    auto *layout = new QVBoxLayout(choices);
    layout->setContentsMargins(2, 0, 0, 0); // for the focus ring
    layout->setSpacing(GapSmall);
    layout->addWidget(m_loopback);
    layout->addWidget(m_everywhere);
    layout->addLayout(one);
    m_hostField = new Field(tr("Reachable from"), choices, {}, this);
    m_portField = new Field(tr("&Port"), m_port, {}, this);
    body()->addWidget(m_hostField);
    body()->addWidget(m_portField);
    body()->addWidget(m_warning);
}

void AddressStep::load()
{
    const std::vector<SettingValue> values = m_settings.values();
    m_formerHost = loopbackAddress();
    if (const SettingValue *host = findSetting(values, settingkeys::Host)) {
        m_formerHost = host->text;
        const QString reason = fixedReason(*host);
        m_hostField->setHelp(reason);
        for (QRadioButton *button : {m_loopback, m_everywhere, m_one})
            button->setEnabled(reason.isEmpty());
    }
    const QHostAddress address(m_formerHost);
    if (address.isLoopback()) {
        m_loopback->setChecked(true);
    } else if (address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6)) {
        m_everywhere->setChecked(true);
    } else {
        if (m_addresses->findText(m_formerHost) < 0)
            m_addresses->addItem(m_formerHost);
        m_addresses->setCurrentText(m_formerHost);
        m_one->setChecked(true);
    }
    m_one->setVisible(m_addresses->count() > 0);
    m_addresses->setVisible(m_addresses->count() > 0);
    if (const SettingValue *port = findSetting(values, settingkeys::Port)) {
        m_port->setValue(port->text.toInt());
        const QString reason = fixedReason(*port);
        m_port->setEnabled(reason.isEmpty());
        m_portField->setHelp(reason);
    }
    m_formerPort = quint16(m_port->value());
    const SettingValue *certificate = findSetting(values, settingkeys::TlsCertificate);
    m_hasTls = certificate && !certificate->text.isEmpty();
}

QString AddressStep::host() const
{
    // What stands already is kept as it is: it may be ::1 or ::.
    const QHostAddress former(m_formerHost);
    if (m_loopback->isChecked())
        return former.isLoopback() ? m_formerHost : loopbackAddress();
    if (m_everywhere->isChecked())
        return former == QHostAddress(QHostAddress::AnyIPv6) ? m_formerHost : anyAddress();
    return m_addresses->currentText();
}

void AddressStep::showConsequences()
{
    m_hostField->setProblem({});
    m_portField->setProblem({});
    m_addresses->setEnabled(m_one->isEnabled() && m_one->isChecked());
    if (m_loopback->isChecked() || m_hasTls)
        m_warning->dismiss();
    else
        m_warning->present(Tone::Attention,
                           tr("Whoever listens in the network can read passwords, tokens and messages, since they are "
                              "not encrypted. Give the hub a TLS certificate in Settings afterwards, or put a reverse "
                              "proxy with TLS in front."));
}

bool AddressStep::validate()
{
    m_port->interpretText();
    return true;
}

void AddressStep::put(WizardAnswers &answers, const char *key, const QString &value) const
{
    const std::vector<SettingValue> values = m_settings.values();
    const SettingValue *setting = findSetting(values, key);
    if (setting && fixedReason(*setting).isEmpty() && setting->text != value)
        answers.settings.insert(key, value);
}

void AddressStep::collect(WizardAnswers &answers) const
{
    const QString port = QString::number(m_port->value());
    const QString portText = m_port->value() == 0 ? m_port->specialValueText() : port;
    const QString who = m_loopback->isChecked()     ? tr("this computer only")
                        : m_everywhere->isChecked() ? tr("the local network")
                                                    : tr("the local network, at %1").arg(host());
    answers.summary.append({tr("Reachable from"), who});
    answers.summary.append({tr("Port"), portText});
    put(answers, settingkeys::Host, host());
    put(answers, settingkeys::Port, port);
}

bool AddressStep::refuse(const Error &error)
{
    if (error.field == settingkeys::Port) {
        m_portField->setProblem(error.message);
        m_port->setFocus();
        return true;
    }
    if (error.field == settingkeys::Host) {
        m_hostField->setProblem(error.message);
        return true;
    }
    return false;
}

bool AddressStep::isTouched() const
{
    return host() != m_formerHost || m_port->value() != m_formerPort;
}

} // namespace hub::ui
