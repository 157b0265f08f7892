// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/keydialog.h"

#include "core/accounts/user.h"
#include "ui/common/appearance.h"
#include "ui/common/followicon.h"
#include "ui/common/widgets.h"
#include "ui/people/accountdialogs.h"
#include "ui/people/usersmodel.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace hub::ui {

KeyDialog::KeyDialog(PeopleApi &people, const ClientStore &clients, QWidget *parent)
    : QDialog(parent), m_people(people), m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("keyDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Create an API key"));
    m_pages->addWidget(makeForm(clients));
    m_pages->addWidget(makeAnswer());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->addWidget(m_pages);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    updateState();
    m_name->setFocus();
}

KeyDialog::~KeyDialog() = default;

QWidget *KeyDialog::makeForm(const ClientStore &clients)
{
    auto *form = new QWidget(this);
    m_name = new QLineEdit(form);
    m_name->setObjectName(QStringLiteral("keyName"));
    m_name->setPlaceholderText(tr("What it is for: billing, appointments"));
    m_name->setMaxLength(64);
    m_forClient = new QRadioButton(tr("&One client"), form);
    m_forClient->setObjectName(QStringLiteral("keyForClient"));
    m_forClient->setChecked(true);
    m_client = new ClientField(clients, tr("There is no client with this number yet."), form);
    m_client->edit()->setAccessibleName(tr("Client"));
    m_forAll = new QRadioButton(tr("&Everything, as an administrator"), form);
    m_forAll->setObjectName(QStringLiteral("keyForAll"));
    m_error = new Banner(form);
    m_error->setObjectName(QStringLiteral("keyError"));
    auto *title = new PlainLabel(windowTitle(), form);
    title->setScale(1.15, true);
    auto *words = new PlainLabel(tr("A program proves with it who it is. It works until it is revoked."), form);
    words->setWordWrap(true);
    words->setMuted(true);

    auto *rows = new QFormLayout;
    rows->setSpacing(GapSmall);
    rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    rows->addRow(tr("&Name"), m_name);
    rows->addRow(tr("Opens"), m_forClient);
    auto *indented = new QHBoxLayout;
    indented->addSpacing(GapLarge);
    indented->addWidget(m_client);
    rows->addRow(QString(), indented);
    rows->addRow(QString(), m_forAll);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, form);
    m_create = buttons->addButton(tr("&Create key"), QDialogButtonBox::ActionRole);
    m_create->setObjectName(QStringLiteral("keyCreate"));
    m_create->setDefault(true);
    auto *layout = new QVBoxLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap);
    layout->addWidget(title);
    layout->addWidget(words);
    layout->addWidget(m_error);
    layout->addLayout(rows);
    layout->addStretch(1);
    layout->addWidget(buttons);

    connect(m_name, &QLineEdit::textChanged, this, &KeyDialog::updateState);
    connect(m_client, &ClientField::changed, this, &KeyDialog::updateState);
    connect(m_forAll, &QRadioButton::toggled, this, &KeyDialog::updateState);
    connect(m_create, &QPushButton::clicked, this, &KeyDialog::create);
    connect(buttons, &QDialogButtonBox::rejected, this, &KeyDialog::reject);
    return form;
}

QWidget *KeyDialog::makeAnswer()
{
    auto *answer = new QWidget(this);
    m_made = new PlainLabel({}, answer);
    m_made->setObjectName(QStringLiteral("keyMade"));
    m_made->setScale(1.15, true);
    m_made->setWordWrap(true);
    m_warning = new Banner(answer);
    m_warning->setObjectName(QStringLiteral("keyWarning"));
    m_secret = new QLineEdit(answer);
    m_secret->setObjectName(QStringLiteral("keySecret"));
    m_secret->setReadOnly(true);
    m_secret->setAccessibleName(tr("The key"));
    m_secret->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_copy = new QPushButton(tr("&Copy key"), answer);
    m_copy->setObjectName(QStringLiteral("keyCopy"));
    FollowIcon::on(m_copy, "copy");
    m_done = new QPushButton(tr("Close"), answer);
    m_done->setObjectName(QStringLiteral("keyDone"));
    m_done->setAutoDefault(false);

    auto *layout = new QVBoxLayout(answer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Gap);
    layout->addWidget(m_made);
    layout->addWidget(m_warning);
    layout->addWidget(m_secret);
    layout->addStretch(1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(GapSmall);
    buttons->addStretch(1);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_done);
    layout->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this, &KeyDialog::copy);
    connect(m_done, &QPushButton::clicked, this, &KeyDialog::reject);
    return answer;
}

void KeyDialog::updateState()
{
    const bool forClient = m_forClient->isChecked();
    m_client->setEnabled(forClient);
    m_create->setEnabled(!m_asking && checkKeyName(m_name->text().trimmed()) && (!forClient || m_client->client()));
}

void KeyDialog::create()
{
    if (m_asking)
        return;
    m_asking = true;
    m_error->dismiss();
    updateState();
    const std::optional<ClienteId> client = m_forClient->isChecked() ? m_client->client() : std::nullopt;
    m_people.createKey(m_name->text().trimmed(), client, this, [this](const Result<CreatedApiKey> &made) {
        m_asking = false;
        updateState();
        if (made) {
            showSecret(*made);
            return;
        }
        m_error->present(Tone::Bad, peopleErrorText(made.error()));
        m_name->setFocus(); // a disabled button hands it to Cancel
    });
}

void KeyDialog::showSecret(const CreatedApiKey &made)
{
    m_made->setText(tr("The key “%1” is made").arg(made.key.name));
    m_warning->present(Tone::Attention,
                       tr("Copy it now: it is shown this once. If it gets lost, revoke it and create another."));
    m_secret->setText(QString::fromLatin1(made.secret));
    m_secret->selectAll();
    m_pages->setCurrentIndex(1);
    m_copy->setDefault(true);
    m_copy->setFocus();
    Q_EMIT created(made.key);
}

void KeyDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_secret->text());
    m_copied = true;
    m_copy->setText(tr("Copied"));
    m_done->setDefault(true);
    m_done->setFocus();
}

void KeyDialog::reject()
{
    if (m_asking)
        return; // the key may be made already: nobody else would hear of it
    if (m_pages->currentIndex() == 0 || m_copied) {
        QDialog::reject();
        return;
    }
    confirm(this, tr("Close without copying the key?"), tr("It cannot be shown again."), tr("Close"), Tone::Attention,
            this, [this] { QDialog::reject(); });
}

} // namespace hub::ui
