// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/detail/editclientdialog.h"

#include "core/clients/clientregistry.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/messagesender.h"
#include "ui/common/statetexts.h"
#include "ui/common/widgets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hub::ui {

namespace {

constexpr auto NameField = "name";
constexpr auto SessionField = "session";
constexpr auto PhoneField = "expected_phone";
constexpr auto TagsField = "tags";

QStringList tagsOf(const QString &text)
{
    QStringList tags;
    for (const QString &tag : text.split(u',')) {
        if (!tag.trimmed().isEmpty())
            tags += tag.trimmed();
    }
    return tags;
}

} // namespace

EditClientDialog::EditClientDialog(ClientsApi &clients, const MonitoredClient &client, QWidget *parent)
    : QDialog(parent)
    , m_clients(clients)
    , m_client(client)
    , m_wanted(new QCheckBox(tr("It is &meant to be on"), this))
    , m_problem(new InlineMessage(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("editClientDialog"));
    setWindowTitle(tr("Edit client %1").arg(client.client.toNumber()));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(Gap);
    form->setVerticalSpacing(Gap);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addRow(form, tr("&Name"), NameField, client.name, {}, tr("One line of at most 100 characters."));
    addRow(form, tr("Name at the &engine"), SessionField, client.session,
           tr("How the engine calls its session; empty: the number %1.").arg(client.client.toNumber()),
           tr("One line of at most 100 characters, and not a dot."));
    addRow(form, tr("Expected &phone"), PhoneField, accountText(client.expectedPhone),
           tr("Linking tells when another phone is linked; empty: any phone."),
           tr("A phone number with its country, 7 to 15 digits."));
    addRow(form, tr("&Tags"), TagsField, client.tags.join(QLatin1String(", ")), tr("Separated by commas."),
           tr("At most 20 tags of at most 40 characters each."));
    m_wanted->setObjectName(QStringLiteral("wanted"));
    m_wanted->setChecked(client.wanted);
    m_wanted->setToolTip(tr("Off: it is asked about rarely, and nothing about it is an alert."));
    form->addRow(QString(), m_wanted);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_save = buttons->addButton(tr("&Save"), QDialogButtonBox::ActionRole); // closes only once it is stored
    m_save->setObjectName(QStringLiteral("saveClient"));
    m_save->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(Gap);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    connect(m_save, &QPushButton::clicked, this, &EditClientDialog::submit);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

EditClientDialog::~EditClientDialog() = default;

void EditClientDialog::addRow(QFormLayout *form, const QString &label, const char *field, const QString &value,
                              const QString &help, const QString &advice)
{
    auto *edit = new QLineEdit(value, this);
    edit->setObjectName(QLatin1String(field) + QLatin1String("Field"));
    auto *problem = new InlineMessage(this);
    problem->setObjectName(QLatin1String(field) + QLatin1String("Problem"));
    auto *column = new QVBoxLayout;
    column->setSpacing(GapSmall);
    column->addWidget(edit);
    if (!help.isEmpty()) {
        auto *words = new PlainLabel(help, this);
        words->setMuted(true);
        words->setWordWrap(true);
        column->addWidget(words);
        edit->setAccessibleDescription(help);
    }
    column->addWidget(problem);
    auto *name = new QLabel(label, this);
    name->setBuddy(edit);
    form->addRow(name, column);
    m_rows.push_back({field, edit, problem, advice});
    connect(edit, &QLineEdit::textChanged, this, &EditClientDialog::judge);
}

QString EditClientDialog::text(const char *field) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [field](const Row &one) { return one.field == field; });
    return row->edit->text().trimmed();
}

clients::Edit EditClientDialog::changes() const
{
    clients::Edit edit;
    if (const QString name = text(NameField); name != m_client.name)
        edit.name = name;
    if (const QString session = text(SessionField); session != m_client.session)
        edit.session = session;
    if (const QString phone = text(PhoneField); phone != accountText(m_client.expectedPhone))
        edit.expectedPhone = phone;
    if (const QStringList tags = tagsOf(text(TagsField)); tags != m_client.tags)
        edit.tags = tags;
    if (m_wanted->isChecked() != m_client.wanted)
        edit.wanted = m_wanted->isChecked();
    return edit;
}

/// The hub's own rules, while one types.
void EditClientDialog::judge()
{
    for (const Row &row : m_rows)
        row.problem->clear();
    m_problem->clear();
    const Result<clients::Edit> checked = ClientRegistry::checkEdit(changes());
    m_save->setEnabled(checked.has_value());
    if (!checked)
        tell(checked.error());
}

void EditClientDialog::submit()
{
    const clients::Edit edit = changes();
    if (edit == clients::Edit())
        return accept();
    m_save->setEnabled(false);
    m_clients.edit(m_client.client, edit, this, [this](const Result<bool> &answer) { onAnswer(answer); });
}

void EditClientDialog::onAnswer(const Result<bool> &answer)
{
    if (answer) {
        Q_EMIT stored(m_client.client);
        return accept();
    }
    m_save->setEnabled(true);
    tell(answer.error());
}

void EditClientDialog::tell(const Error &error)
{
    const bool isTaken = error.code == "SESSION_TAKEN";
    const QByteArray field = isTaken ? QByteArray(SessionField) : error.field;
    for (const Row &row : m_rows) {
        if (row.field != field)
            continue;
        row.problem->tell(Tone::Bad, isTaken ? tr("Another client has this name at the engine.") : row.advice);
        row.edit->setFocus();
        return adjustSize(); // or the words are cut off
    }
    m_problem->tell(Tone::Bad, tr("It was not stored: %1").arg(reasonWithoutCode(error.message)));
    adjustSize();
}

} // namespace hub::ui
