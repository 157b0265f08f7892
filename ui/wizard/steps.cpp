// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/steps.h"

#include "ui/common/appearance.h"
#include "ui/common/followicon.h"
#include "ui/common/iconlabel.h"
#include "ui/common/widgets.h"
#include "ui/settings/connectiontest.h"
#include "ui/settings/knownengines.h"
#include "ui/settings/settingtext.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStringBuilder>
#include <QVBoxLayout>

namespace hub::ui {

WizardStep::WizardStep(const QString &title, const QString &intro, QWidget *parent)
    : QWidget(parent), m_title(title), m_body(new QVBoxLayout)
{
    auto *words = new PlainLabel(intro, this);
    words->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap);
    layout->addWidget(words);
    m_body->setSpacing(Gap);
    layout->addLayout(m_body);
    layout->addStretch(1);
}

WizardStep::~WizardStep() = default;

void WizardStep::setBesideScrollBar(bool beside)
{
    layout()->setContentsMargins(0, 0, beside ? Gap : 0, 0);
}

Field::Field(const QString &label, QWidget *control, const QString &help, QWidget *parent,
             const QList<QWidget *> &beside)
    : QWidget(parent), m_control(control), m_help(new PlainLabel(help, this)), m_problem(new PlainLabel({}, this))
{
    auto *name = new PlainLabel(label, this);
    name->setTextInteractionFlags(Qt::NoTextInteraction);
    name->setBuddy(control);
    control->setAccessibleDescription(help);
    m_help->setMuted(true);
    m_help->setWordWrap(true);
    m_help->setVisible(!help.isEmpty());
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(GapSmall);
    row->addWidget(control, 1);
    for (QWidget *widget : beside)
        row->addWidget(widget);
    if (control->sizePolicy().horizontalPolicy() == QSizePolicy::Maximum)
        row->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(name);
    layout->addLayout(row);
    layout->addWidget(m_problem);
    layout->addWidget(m_help);
}

Field::~Field() = default;

void Field::setHelp(const QString &help)
{
    m_help->setText(help);
    m_help->setVisible(!help.isEmpty());
    m_control->setAccessibleDescription(help);
}

void Field::setProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_control->setAccessibleDescription(problem.isEmpty() ? m_help->text() : problem);
}

QString Field::problem() const
{
    return m_problem->text();
}

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
    auto *symbol = new IconLabel(topic);
    FollowIcon::on(symbol, iconName, 2, [](const QPalette &palette) { return palette.color(QPalette::Link); });
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
    return topic;
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
    , m_engine(new QComboBox(this))
    , m_engineField(new Field(tr("&Engine"), m_engine, tr("Which program it is."), this))
    , m_secret(new QLineEdit(this))
    , m_secretField(new Field(tr("&Secret"), m_secret, tr("The key or password by which it knows the hub."), this))
    , m_test(new ConnectionTest(settings, this))
    , m_warning(new Banner(this))
{
    m_edit->setObjectName(QStringLiteral("sessionManagerUrl"));
    m_warning->setObjectName(QStringLiteral("sessionManagerWarning"));
    body()->addWidget(m_field);
    body()->addWidget(m_engineField);
    body()->addWidget(m_secretField);
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
    buildEngine(values, isDemo);
    m_test->setAutomatic(true);
    connect(m_edit, &QLineEdit::textChanged, this, &SessionManagerStep::onTyped);
    connect(m_test, &ConnectionTest::stateChanged, this, &SessionManagerStep::onTested);
}

void SessionManagerStep::buildEngine(const std::vector<SettingValue> &values, bool isDemo)
{
    m_engine->setObjectName(QStringLiteral("engineChoice"));
    m_secret->setObjectName(QStringLiteral("engineSecret"));
    m_secret->setEchoMode(QLineEdit::Password);
    for (const KnownEngine &known : knownEngines())
        m_engine->addItem(known.title, known.name);
    if (const SettingValue *value = findSetting(values, settingkeys::Engine)) {
        m_formerEngine = value->text;
        if (m_engine->findData(m_formerEngine) < 0)
            m_engine->addItem(m_formerEngine, m_formerEngine); // a file
        m_engine->setCurrentIndex(m_engine->findData(m_formerEngine));
        const QString reason = fixedReason(*value);
        m_engine->setEnabled(reason.isEmpty());
        if (!reason.isEmpty())
            m_engineField->setHelp(reason);
    }
    if (const SettingValue *value = findSetting(values, settingkeys::EngineSecret)) {
        const QString reason = fixedReason(*value);
        m_hasSecret = value->source != SettingValue::Source::Default;
        m_secret->setEnabled(reason.isEmpty());
        m_secret->setPlaceholderText(m_hasSecret ? tr("Set; type to change it") : QString());
        if (!reason.isEmpty())
            m_secretField->setHelp(reason);
    }
    m_engineField->setVisible(!isDemo);
    m_secretField->setVisible(!isDemo && wantsSecret());
    connect(m_engine, &QComboBox::currentIndexChanged, this, &SessionManagerStep::onEngineChosen);
    connect(m_secret, &QLineEdit::textChanged, this, &SessionManagerStep::onEngineChosen);
    connect(m_test, &ConnectionTest::engineChosen, this,
            [this](const QString &name) { m_engine->setCurrentIndex(m_engine->findData(name)); });
}

QString SessionManagerStep::engine() const
{
    return m_engine->currentData().toString();
}

std::optional<QString> SessionManagerStep::secret() const
{
    return m_secret->text().isEmpty() ? std::nullopt : std::optional(m_secret->text());
}

bool SessionManagerStep::wantsSecret() const
{
    const KnownEngine *known = findEngine(engine());
    return !known || known->needsSecret;
}

void SessionManagerStep::onEngineChosen()
{
    m_engineField->setProblem({});
    m_secretField->setProblem({});
    m_secretField->setVisible(!m_engineField->isHidden() && wantsSecret());
    m_test->setEngine(engine(), secret());
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
    // What one copies from a log or a colleague has often no scheme.
    static const QRegularExpression bare(QStringLiteral("^[A-Za-z0-9.-]+:[0-9]{1,5}(/.*)?$"));
    const QString typed = m_edit->text().trimmed();
    const Result<QString> checked =
        checkedInput(*value, bare.match(typed).hasMatch() ? QString(u"http://" % typed) : typed);
    return checked ? std::optional(*checked) : std::nullopt;
}

void SessionManagerStep::onTyped()
{
    m_field->setProblem({});
    const std::optional<QString> valid = url();
    m_test->setUrl(valid.value_or(m_edit->text().trimmed()), valid.has_value());
    m_test->setEngine(engine(), secret());
}

void SessionManagerStep::onTested()
{
    if (m_test->state() == ConnectionTest::State::Failed)
        m_warning->present(Tone::Attention, tr("You can go on all the same: the hub keeps asking there, and shows the "
                                               "clients as unreachable until it answers."));
    else
        m_warning->dismiss();
}

bool SessionManagerStep::validate()
{
    const bool lacksSecret = findEngine(engine()) && wantsSecret() && !m_hasSecret && !secret();
    if ((m_fixed || url()) && lacksSecret) {
        m_secretField->setProblem(tr("%1 wants a secret.").arg(m_engine->currentText()));
        m_secret->setFocus();
        return false;
    }
    if (m_fixed || url())
        return true;
    m_test->setUrl({}, false); // one complaint is enough
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
    if (engine() != m_formerEngine) {
        answers.summary.append({tr("Engine"), m_engine->currentText()});
        answers.settings.insert(settingkeys::Engine, engine());
    }
    if (const auto given = wantsSecret() ? secret() : std::nullopt) // never in the summary
        answers.settings.insert(settingkeys::EngineSecret, *given);
}

bool SessionManagerStep::refuse(const Error &error)
{
    if (error.field == settingkeys::Engine) {
        m_engineField->setProblem(error.message);
        return true;
    }
    if (error.field == settingkeys::EngineSecret) {
        m_secretField->setProblem(error.message);
        m_secret->setFocus();
        return true;
    }
    if (error.field != settingkeys::SessionManagerUrl)
        return false;
    m_field->setProblem(error.message);
    m_edit->setFocus();
    return true;
}

bool SessionManagerStep::isTouched() const
{
    return m_edit->text() != m_former || engine() != m_formerEngine || secret();
}

SummaryStep::SummaryStep(QWidget *parent)
    : WizardStep(tr("Ready to set up"), tr("This is what will be set. Go back to change something."), parent)
    , m_list(new QWidget(this))
    , m_rows(new QFormLayout(m_list))
    , m_problem(new Banner(this))
{
    m_problem->setObjectName(QStringLiteral("setupProblem"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(GapLarge);
    m_rows->setVerticalSpacing(Gap);
    m_rows->setRowWrapPolicy(QFormLayout::WrapLongRows);
    body()->addWidget(m_list);
    body()->addWidget(m_problem);
}

SummaryStep::~SummaryStep() = default;

void SummaryStep::present(const WizardAnswers &answers)
{
    m_problem->dismiss();
    while (m_rows->rowCount() > 0)
        m_rows->removeRow(0);
    for (const auto &[label, value] : answers.summary) {
        auto *name = new PlainLabel(label, m_list);
        name->setMuted(true);
        auto *text = new PlainLabel(value, m_list);
        text->setWordWrap(true);
        text->setAccessibleName(label);
        m_rows->addRow(name, text);
    }
}

bool SummaryStep::refuse(const Error &error)
{
    m_problem->present(Tone::Bad, tr("It could not be set up: %1").arg(error.message));
    return true;
}

} // namespace hub::ui
