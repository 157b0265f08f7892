// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/limitspanel.h"

#include "ui/common/clientpicker.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/tablepanel.h"
#include "ui/send/optoutpanel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QSpinBox>
#include <QTimeEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <optional>

namespace hub::ui {

namespace {

constexpr int MaxDailyCap = 1'000'000; // as the hub has it
constexpr int UsualCap = 500;

bool same(const SendingLimits &a, const SendingLimits &b)
{
    return a.toJson() == b.toJson();
}

/// The zones of the IANA list, as people look for them; without Qt's own names for offsets.
QStringList zoneNames()
{
    QStringList names;
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) {
        if (id == "UTC" || (id.contains('/') && !id.startsWith("Etc/") && !id.startsWith("SystemV/")))
            names += QString::fromLatin1(id);
    }
    names.sort();
    return names;
}

QString clock(QTime time)
{
    return time.toString(u"HH:mm");
}

/// The end of the sending hours, in minutes of the day: a QTimeEdit has no 24:00.
class HoursEnd final : public QSpinBox
{
public:
    static constexpr int WholeDay = 24 * 60;

    explicit HoursEnd(QWidget *parent) : QSpinBox(parent)
    {
        setRange(1, WholeDay);
        setSingleStep(15);
    }

    static int minutesOf(QTime end) { return end == QTime(0, 0) ? WholeDay : end.hour() * 60 + end.minute(); }
    static QTime timeOf(int minutes) { return QTime(minutes / 60 % 24, minutes % 60); }

protected:
    [[nodiscard]] QString textFromValue(int minutes) const override { return SendingLimits::endText(timeOf(minutes)); }

    [[nodiscard]] int valueFromText(const QString &text) const override { return parse(text).value_or(WholeDay); }

    QValidator::State validate(QString &text, int &) const override
    {
        static const QRegularExpression beginning(QStringLiteral("^([0-9]{0,2}|[0-9]{1,2}:[0-9]{0,2})$"));
        if (parse(text))
            return QValidator::Acceptable;
        return beginning.match(text).hasMatch() ? QValidator::Intermediate : QValidator::Invalid;
    }

private:
    static std::optional<int> parse(const QString &text)
    {
        if (text == u"24:00")
            return WholeDay;
        const QTime time = QTime::fromString(text, QStringLiteral("H:mm"));
        return time.isValid() ? std::optional(minutesOf(time)) : std::nullopt;
    }
};

} // namespace

QString limitsText(const SendingLimits &limits)
{
    const QString zone = QString::fromUtf8(limits.zone.id());
    const QString cap = QLocale().toString(limits.dailyCap);
    if (limits.hours) {
        // When nothing is sent: that is what surprises people.
        const QString quiet = LimitsForm::tr("No messages between %1 and %2 %3")
                                  .arg(SendingLimits::endText(limits.hours->to), clock(limits.hours->from), zone);
        return limits.dailyCap > 0 ? LimitsForm::tr("%1; at most %2 a day.").arg(quiet, cap) : QString(quiet + u'.');
    }
    return limits.dailyCap > 0
               ? LimitsForm::tr("At any time of day; at most %1 a day, counted from midnight %2.").arg(cap, zone)
               : LimitsForm::tr("At any time of day, and as many as jobs ask for.");
}

LimitsForm::LimitsForm(SendingApi &sending, QWidget *parent)
    : QWidget(parent)
    , m_sending(sending)
    , m_capped(new QCheckBox(tr("At most this many messages a &day"), this))
    , m_cap(new QSpinBox(this))
    , m_timed(new QCheckBox(tr("Only at these &hours"), this))
    , m_from(new QTimeEdit(this))
    , m_to(new HoursEnd(this))
    , m_zone(new QComboBox(this))
    , m_sentence(new PlainLabel({}, this))
    , m_error(new InlineMessage(this))
    , m_save(new QPushButton(tr("&Save limits"), this))
    , m_undo(plainButton(tr("&Undo"), "limitsUndo", this))
{
    build();
    connectParts();
    updateState();
}

void LimitsForm::build()
{
    m_capped->setObjectName(QStringLiteral("limitsCapped"));
    m_cap->setObjectName(QStringLiteral("limitsCap"));
    m_cap->setAccessibleName(tr("Messages a day"));
    m_cap->setRange(1, MaxDailyCap);
    m_cap->setGroupSeparatorShown(true);
    m_cap->setValue(UsualCap);
    m_timed->setObjectName(QStringLiteral("limitsTimed"));
    m_from->setObjectName(QStringLiteral("limitsFrom"));
    m_from->setAccessibleName(tr("From"));
    m_to->setObjectName(QStringLiteral("limitsTo"));
    m_to->setAccessibleName(tr("To"));
    m_from->setDisplayFormat(QStringLiteral("HH:mm"));
    m_zone->setObjectName(QStringLiteral("limitsZone"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->setMinimumContentsLength(20);
    m_zone->addItems(zoneNames());
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_zone->completer()->setCaseSensitivity(Qt::CaseInsensitive);
    m_zone->lineEdit()->setPlaceholderText(tr("Type a city"));
    m_sentence->setObjectName(QStringLiteral("limitsSentence"));
    m_sentence->setWordWrap(true);
    m_error->setObjectName(QStringLiteral("limitsError"));
    m_save->setObjectName(QStringLiteral("limitsSave"));
    m_save->setDefault(true);

    auto *hours = new QHBoxLayout;
    hours->addWidget(m_from);
    hours->addWidget(new QLabel(tr("to"), this));
    hours->addWidget(m_to);
    hours->addStretch();
    auto *cap = new QHBoxLayout;
    cap->addWidget(m_cap);
    cap->addStretch();
    for (QHBoxLayout *indented : {hours, cap})
        indented->setContentsMargins(GapLarge, 0, 0, 0);
    auto *zone = new QFormLayout;
    zone->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    zone->setRowWrapPolicy(QFormLayout::WrapLongRows);
    zone->addRow(tr("Time &zone"), m_zone);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_undo);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_capped);
    layout->addLayout(cap);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_timed);
    layout->addLayout(hours);
    layout->addSpacing(GapSmall);
    layout->addLayout(zone);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_sentence);
    layout->addWidget(m_error);
    layout->addLayout(buttons);
    layout->addStretch();
}

void LimitsForm::connectParts()
{
    connect(m_capped, &QCheckBox::toggled, this, &LimitsForm::onEdited);
    connect(m_cap, &QSpinBox::valueChanged, this, &LimitsForm::onEdited);
    connect(m_timed, &QCheckBox::toggled, this, &LimitsForm::onEdited);
    connect(m_from, &QTimeEdit::timeChanged, this, &LimitsForm::onEdited);
    connect(m_to, &QSpinBox::valueChanged, this, &LimitsForm::onEdited);
    connect(m_zone, &QComboBox::editTextChanged, this, &LimitsForm::onEdited);
    connect(m_save, &QPushButton::clicked, this, &LimitsForm::save);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (m_saved)
            show(*m_saved);
    });
}

void LimitsForm::setClient(std::optional<ClienteId> client)
{
    m_client = client;
    m_saved.reset();
    m_saving = false;
    m_error->clear();
    ask();
    updateState();
}

void LimitsForm::refresh()
{
    const auto now = edited();
    if (!m_saving && (!m_saved || (now && same(*now, *m_saved))))
        ask();
}

void LimitsForm::ask()
{
    const quint64 question = ++m_question;
    if (!m_client)
        return;
    m_sending.limits(*m_client, this, [this, question](const Result<SendingLimits> &limits) {
        if (question != m_question)
            return;
        if (!limits) {
            m_error->tell(Tone::Bad, tr("The limits could not be read: %1").arg(limits.error().message));
            return;
        }
        const auto now = edited();
        const bool dirty = m_saved && (!now || !same(*now, *m_saved)); // edited while the question was under way
        m_saved = *limits;
        if (!dirty)
            show(*limits);
        updateState();
    });
}

void LimitsForm::show(const SendingLimits &limits)
{
    m_filling = true;
    m_capped->setChecked(limits.dailyCap > 0);
    m_cap->setValue(limits.dailyCap > 0 ? limits.dailyCap : UsualCap);
    m_timed->setChecked(limits.hours.has_value());
    m_from->setTime(limits.hours ? limits.hours->from : QTime(9, 0));
    m_to->setValue(HoursEnd::minutesOf(limits.hours ? limits.hours->to : QTime(20, 0)));
    const QString zone = QString::fromUtf8(limits.zone.id());
    if (m_zone->findText(zone, Qt::MatchExactly) < 0)
        m_zone->addItem(zone); // one that this machine does not list
    m_zone->setCurrentText(zone);
    m_zone->setCurrentIndex(m_zone->findText(zone, Qt::MatchExactly));
    m_filling = false;
    m_error->clear();
    updateState();
}

std::optional<SendingLimits> LimitsForm::edited() const
{
    SendingLimits limits;
    limits.dailyCap = m_capped->isChecked() ? m_cap->value() : 0;
    if (m_timed->isChecked()) {
        const SendingLimits::Hours hours{m_from->time(), HoursEnd::timeOf(m_to->value())};
        const bool wholeDay = hours.from == QTime(0, 0) && m_to->value() == HoursEnd::WholeDay;
        if (hours.from == hours.to && !wholeDay)
            return std::nullopt;
        if (!wholeDay) // always, then
            limits.hours = hours;
    }
    const int zone = m_zone->findText(m_zone->currentText().trimmed(), Qt::MatchFixedString);
    if (zone < 0)
        return std::nullopt;
    limits.zone = QTimeZone(m_zone->itemText(zone).toLatin1());
    return limits.zone.isValid() ? std::optional(limits) : std::nullopt;
}

void LimitsForm::onEdited()
{
    if (m_filling)
        return;
    m_error->clear();
    updateState();
}

void LimitsForm::updateState()
{
    const bool known = m_client && m_saved && !m_saving;
    for (QWidget *field :
         {static_cast<QWidget *>(m_capped), static_cast<QWidget *>(m_timed), static_cast<QWidget *>(m_zone)})
        field->setEnabled(known);
    m_cap->setEnabled(known && m_capped->isChecked());
    m_from->setEnabled(known && m_timed->isChecked());
    m_to->setEnabled(known && m_timed->isChecked());
    const auto now = edited();
    const bool dirty = known && (!now || !same(*now, *m_saved));
    m_save->setEnabled(dirty && now);
    m_save->setText(m_saving ? tr("Saving…") : tr("&Save limits"));
    m_undo->setEnabled(dirty);
    if (!m_client)
        m_sentence->setText(tr("Choose a client to see its limits."));
    else if (!m_saved)
        m_sentence->setText(m_error->text().isEmpty() ? tr("Loading…") : QString());
    else if (now)
        m_sentence->setText(limitsText(*now));
    else if (m_timed->isChecked() && m_from->time() == HoursEnd::timeOf(m_to->value()))
        m_sentence->setText(tr("The two times must differ. For all day, take the tick away."));
    else
        m_sentence->setText(tr("There is no such time zone. Type a city, such as Madrid, and choose from the list."));
}

void LimitsForm::save()
{
    const auto limits = edited();
    if (!limits || !m_client || m_saving)
        return;
    m_saving = true;
    const quint64 question = ++m_question;
    updateState();
    m_sending.setLimits(*m_client, *limits, this, [this, question](const Result<SendingLimits> &saved) {
        if (question != m_question)
            return;
        m_saving = false;
        if (saved) {
            m_saved = *saved;
            show(*saved);
            Q_EMIT noticed(tr("The limits were saved"));
        } else {
            m_error->tell(Tone::Bad, tr("The limits were not saved: %1").arg(saved.error().message));
        }
        updateState();
    });
}

namespace {

constexpr int TwoColumnsWidth = 96; // average characters that side by side needs

QWidget *titled(const QString &title, const QString &help, QWidget *content, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *heading = new PlainLabel(title, box);
    heading->setScale(1.0, true);
    auto *words = new PlainLabel(help, box);
    words->setMuted(true);
    words->setWordWrap(true);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(heading);
    layout->addWidget(words);
    layout->addWidget(content, 1);
    return box;
}

} // namespace

LimitsPanel::LimitsPanel(const PageContext &context, QWidget *parent)
    : QWidget(parent)
    , m_hub(context.hub)
    , m_clients(context.clients)
    , m_client(new ClientPicker(context.clients, {}, this))
    , m_stop(plainButton(tr("St&op this client…"), "stopClient", this))
    , m_banner(new Banner(this))
    , m_limits(new LimitsForm(context.hub.sending(), this))
    , m_optOuts(new OptOutPanel(context.hub.sending(), this))
{
    build();
    connectParts();
    showStopped(false);
}

void LimitsPanel::build()
{
    m_client->setObjectName(QStringLiteral("limitsClient"));
    m_banner->setObjectName(QStringLiteral("clientStopped"));
    auto *label = new QLabel(tr("&Client"), this);
    label->setBuddy(m_client);
    auto *head = new QHBoxLayout;
    head->addWidget(label);
    head->addWidget(m_client, 2);
    head->addStretch(1);
    head->addWidget(m_stop);

    auto *scroll = new QScrollArea(this);
    auto *content = new QWidget(scroll);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, content);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(GapLarge);
    m_columns->addWidget(
        titled(tr("Limits"), tr("For jobs. A single message goes out at any time."), m_limits, content), 5);
    m_columns->addWidget(
        titled(tr("Opt-outs"), tr("No job and no single message reaches these people."), m_optOuts, content), 6);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, Gap, 0, 0);
    layout->setSpacing(Gap);
    layout->addLayout(head);
    layout->addWidget(m_banner);
    layout->addWidget(scroll, 1);
}

void LimitsPanel::connectParts()
{
    connect(m_client, &ClientPicker::clientChanged, this, &LimitsPanel::onClientChanged);
    connect(m_stop, &QPushButton::clicked, this, &LimitsPanel::askToStop);
    connect(m_banner, &Banner::actionTriggered, this, [this] { turn(false); });
    connect(m_limits, &LimitsForm::noticed, this, &LimitsPanel::noticed);
    connect(m_optOuts, &OptOutPanel::noticed, this, &LimitsPanel::noticed);
    connect(&m_hub.sending(), &SendingApi::stopChanged, this, [this] { askWhetherStopped(); });
}

void LimitsPanel::setClient(ClienteId client)
{
    m_client->setClient(client);
}

void LimitsPanel::setActive(bool active)
{
    m_active = active;
    if (!active)
        return;
    askWhetherStopped();
    m_limits->refresh();
}

void LimitsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= TwoColumnsWidth * fontMetrics().averageCharWidth();
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void LimitsPanel::onClientChanged()
{
    showStopped(false);
    m_limits->setClient(m_client->client());
    m_optOuts->setClient(m_client->client());
    askWhetherStopped();
}

void LimitsPanel::askWhetherStopped()
{
    const auto client = m_client->client();
    if (!client || !m_active)
        return;
    m_hub.sending().isStopped(client, this, [this, client](const Result<bool> &stopped) {
        if (stopped && client == m_client->client())
            showStopped(*stopped);
    });
}

void LimitsPanel::showStopped(bool stopped)
{
    m_stopped = stopped;
    m_stop->setEnabled(m_client->client() && !stopped && !m_turning);
    if (stopped)
        m_banner->present(Tone::Attention, tr("Sending is stopped for this client: nothing new leaves."),
                          tr("Start &again"));
    else
        m_banner->dismiss();
}

void LimitsPanel::askToStop()
{
    const auto client = m_client->client();
    if (!client)
        return;
    confirm(this, tr("Stop sending for %1?").arg(m_clients.label(*client)),
            tr("Its jobs wait and single messages are refused until you start it again. The message under way still "
               "goes out."),
            tr("&Stop this client"), Tone::Bad, this, [this] { turn(true); });
}

void LimitsPanel::turn(bool stop)
{
    const auto client = m_client->client();
    if (!client || m_turning)
        return;
    m_turning = true;
    const auto done = [this, client, stop](const Result<void> &turned) {
        m_turning = false;
        if (!turned) {
            tellError(this, stop ? tr("Sending was not stopped") : tr("Sending was not started"),
                      turned.error().message);
        } else {
            Q_EMIT noticed(
                (stop ? tr("Sending is stopped for %1") : tr("Sending goes on for %1")).arg(m_clients.label(*client)));
        }
        showStopped(m_stopped);
        askWhetherStopped();
    };
    if (stop)
        m_hub.sending().stopAll(client, this, done);
    else
        m_hub.sending().startAll(client, this, done);
}

} // namespace hub::ui
