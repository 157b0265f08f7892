// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/settings/connectiontest.h"
#include "ui/settings/settingtext.h"
#include "ui/wizard/steps.h"

#include <QEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace hub::ui {

WelcomeStep::WelcomeStep(const QString &dataDirectory, QWidget *parent)
    : WizardStep(tr("Welcome to Central Hub"),
                 tr("Central Hub looks after many WhatsApp accounts at once: it watches their sessions, shows the QR "
                    "codes to scan, sends messages, and lets programs do the same through its API. Three things are to "
                    "be said first:"),
                 parent)
{
    body()->addWidget(makeTopic("plug", tr("Session Manager"), tr("Where the WhatsApp sessions are held.")));
    body()->addWidget(makeTopic("people", tr("Administrator account"), tr("For the web page and the API.")));
    body()->addWidget(makeTopic("server", tr("Who may reach the hub"), tr("This computer only, or the network too.")));
    auto *later = new PlainLabel(tr("All of it can be changed later."), this);
    later->setWordWrap(true);
    auto *place = new PlainLabel(tr("Accounts, clients and settings are kept in %1.").arg(dataDirectory), this);
    place->setObjectName(QStringLiteral("dataDirectory"));
    place->setMuted(true);
    place->setWordWrap(true);
    body()->addWidget(later);
    body()->addWidget(place);
}

QWidget *WelcomeStep::makeTopic(const char *iconName, const QString &name, const QString &text)
{
    auto *topic = new QWidget(this);
    auto *symbol = new QLabel(topic);
    m_symbols.push_back({symbol, iconName});
    auto *headline = new PlainLabel(name, topic);
    headline->setScale(1, true);
    auto *words = new PlainLabel(text, topic);
    words->setMuted(true);
    words->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addWidget(headline);
    texts->addWidget(words);
    auto *layout = new QHBoxLayout(topic);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap);
    layout->addWidget(symbol, 0, Qt::AlignTop);
    layout->addLayout(texts, 1);
    restyle();
    return topic;
}

void WelcomeStep::restyle()
{
    const int side = fontMetrics().height() * 2;
    for (const auto &[symbol, name] : m_symbols)
        symbol->setPixmap(icon(name, palette().color(QPalette::Link)).pixmap(QSize(side, side), devicePixelRatioF()));
}

void WelcomeStep::changeEvent(QEvent *event)
{
    WizardStep::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

SessionManagerStep::SessionManagerStep(SettingsApi &settings, bool isDemo, QWidget *parent)
    : WizardStep(
          tr("Session Manager"),
          tr("The Session Manager holds the WhatsApp sessions. The hub asks it for everything, so it has to know "
             "where it is."),
          parent)
    , m_settings(settings)
    , m_edit(new QLineEdit(this))
    , m_field(new Field(tr("&Address of the Session Manager"), m_edit, tr("For example http://localhost:3001"), this))
    , m_test(new ConnectionTest(settings, this))
    , m_warning(new Banner(this))
{
    m_edit->setObjectName(QStringLiteral("sessionManagerUrl"));
    m_warning->setObjectName(QStringLiteral("sessionManagerWarning"));
    body()->addWidget(m_field);
    body()->addWidget(m_test);
    body()->addWidget(m_warning);
    const std::vector<SettingValue> values = settings.values();
    if (const SettingValue *value = findSetting(values, settingkeys::SessionManagerUrl)) {
        m_former = value->text;
        const QString reason = isDemo ? tr("This demonstration brings its own Session Manager.") : fixedReason(*value);
        m_fixed = !reason.isEmpty();
        if (m_fixed)
            m_field->setHelp(reason);
    }
    m_edit->setText(m_former);
    m_edit->setReadOnly(m_fixed);
    m_test->setAutomatic(true);
    connect(m_edit, &QLineEdit::textChanged, this, &SessionManagerStep::onTyped);
    connect(m_test, &ConnectionTest::stateChanged, this, &SessionManagerStep::onTested);
}

SessionManagerStep::~SessionManagerStep() = default;

void SessionManagerStep::enter()
{
    onTyped();
}

std::optional<QString> SessionManagerStep::url() const
{
    const std::vector<SettingValue> values = m_settings.values();
    const SettingValue *value = findSetting(values, settingkeys::SessionManagerUrl);
    if (!value || m_edit->text().trimmed().isEmpty())
        return std::nullopt;
    const Result<QString> checked = checkedInput(*value, m_edit->text());
    return checked ? std::optional(*checked) : std::nullopt;
}

void SessionManagerStep::onTyped()
{
    m_field->setProblem({});
    const std::optional<QString> valid = url();
    m_test->setUrl(valid.value_or(m_edit->text().trimmed()), valid.has_value());
}

void SessionManagerStep::onTested()
{
    if (m_test->state() == ConnectionTest::State::Failed)
        m_warning->present(Tone::Attention, tr("You can go on all the same: the hub keeps asking there, and shows the "
                                               "clients as unreachable until it answers."));
    else
        m_warning->dismiss();
}

bool SessionManagerStep::check()
{
    if (m_fixed || url())
        return true;
    m_field->setProblem(tr("Enter an address that begins with http:// or https://, such as http://localhost:3001."));
    m_edit->setFocus();
    return false;
}

void SessionManagerStep::collect(WizardAnswers &answers) const
{
    const QString chosen = url().value_or(m_edit->text());
    answers.summary.append({tr("Session Manager"), chosen});
    // Written even if it is the default: from then on this hub counts as set up.
    if (!m_fixed)
        answers.settings.insert(settingkeys::SessionManagerUrl, chosen);
}

bool SessionManagerStep::refuse(const Error &error)
{
    if (settingNamedIn(error.message, m_settings.values()) != QByteArray(settingkeys::SessionManagerUrl))
        return false;
    m_field->setProblem(error.message);
    m_edit->setFocus();
    return true;
}

bool SessionManagerStep::isTouched() const
{
    return m_edit->text() != m_former;
}

} // namespace hub::ui
