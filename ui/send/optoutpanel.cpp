// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/optoutpanel.h"

#include "core/sending/recipient.h"
#include "ui/common/tablelook.h"
#include "ui/common/widgets.h"
#include "ui/send/batchrun.h"
#include "ui/send/bulkplan.h"
#include "ui/send/optoutmodel.h"
#include "ui/send/pasteoptouts.h"
#include "ui/send/sendwidgets.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace hub::ui {

namespace {

QPushButton *button(const QString &text, const char *name, QWidget *parent)
{
    auto *made = new QPushButton(text, parent);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    return made;
}

} // namespace

OptOutPanel::OptOutPanel(SendingApi &sending, QWidget *parent)
    : QWidget(parent)
    , m_sending(sending)
    , m_model(new OptOutModel(sending, this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_hint(new EmptyState(this))
    , m_number(new QLineEdit(this))
    , m_add(button(tr("&Add"), "optOutAdd", this))
    , m_paste(button(tr("Add &many…"), "optOutPaste", this))
    , m_remove(button(tr("&Remove"), "optOutRemove", this))
    , m_note(new InlineMessage(this))
{
    build();
    connectParts();
    restyle();
    updateHint();
    updateState();
}

void OptOutPanel::build()
{
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(OptOutModel::To);
    m_search->setObjectName(QStringLiteral("optOutSearch"));
    m_search->setAccessibleName(tr("Search the numbers"));
    m_search->setPlaceholderText(tr("Search"));
    m_search->setClearButtonEnabled(true);
    m_searchIcon = m_search->addAction(QIcon(), QLineEdit::LeadingPosition);
    m_number->setObjectName(QStringLiteral("optOutNumber"));
    m_number->setAccessibleName(tr("A number to add"));
    m_number->setPlaceholderText(tr("Number with country code"));
    m_note->setObjectName(QStringLiteral("optOutNote"));
    TableLook::prepare(*m_table, QStringLiteral("sendOptOuts"));
    m_table->setAccessibleName(tr("People who must not be written to"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setModel(m_filtered);
    m_table->setMinimumHeight(m_table->verticalHeader()->defaultSectionSize() * 4);
    TableLook::setColumnWidths(*m_table, {24});
    m_hint->cover(m_table);

    auto *adding = new QHBoxLayout;
    adding->addWidget(m_number, 1);
    adding->addWidget(m_add);
    adding->addWidget(m_paste);
    auto *searching = new QHBoxLayout;
    searching->addWidget(m_search, 1);
    searching->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(adding);
    layout->addWidget(m_note);
    layout->addLayout(searching);
    layout->addWidget(m_table, 1);
}

void OptOutPanel::connectParts()
{
    connect(m_search, &QLineEdit::textChanged, this, &OptOutPanel::search);
    connect(m_number, &QLineEdit::textChanged, this, [this] {
        if (m_run == nullptr)
            m_note->clear();
        updateState();
    });
    connect(m_number, &QLineEdit::returnPressed, this, &OptOutPanel::addOne);
    connect(m_add, &QPushButton::clicked, this, &OptOutPanel::addOne);
    connect(m_paste, &QPushButton::clicked, this, &OptOutPanel::openPaste);
    connect(m_remove, &QPushButton::clicked, this, &OptOutPanel::askToRemove);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &OptOutPanel::updateState);
    connect(m_model, &OptOutModel::loadingChanged, this, &OptOutPanel::updateHint);
    connect(m_hint, &EmptyState::actionTriggered, m_model, &OptOutModel::reload);
    auto *removeKey = new QShortcut(QKeySequence::Delete, m_table);
    removeKey->setContext(Qt::WidgetShortcut);
    connect(removeKey, &QShortcut::activated, this, &OptOutPanel::askToRemove);
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_search, [this] { m_search->setFocus(Qt::ShortcutFocusReason); });
}

void OptOutPanel::setClient(std::optional<ClienteId> client)
{
    if (m_run != nullptr)
        m_run->cancel();
    m_client = client;
    m_note->clear();
    m_model->setClient(client);
    search(m_search->text());
    updateState();
}

void OptOutPanel::search(const QString &text)
{
    QString wanted = tidyRecipient(text);
    wanted.remove(u' ').remove(u'-').remove(u'+'); // as the list has them
    m_filtered->setFilterFixedString(wanted);
    if (!wanted.isEmpty())
        m_model->loadAll();
    updateHint();
}

void OptOutPanel::updateState()
{
    const bool idle = m_client && m_run == nullptr;
    m_number->setEnabled(m_client.has_value());
    m_search->setEnabled(m_client.has_value());
    m_add->setEnabled(idle && !m_number->text().trimmed().isEmpty());
    m_paste->setEnabled(idle);
    const int count = int(m_table->selectionModel()->selectedRows().size());
    m_remove->setEnabled(idle && count > 0);
    m_remove->setText(count > 1 ? tr("&Remove %1…").arg(count) : tr("&Remove…"));
}

void OptOutPanel::updateHint()
{
    if (!m_client)
        m_hint->setTexts("people", tr("No client is chosen"), {});
    else if (!m_model->error().isEmpty())
        m_hint->setTexts("error", tr("The list could not be read"), m_model->error(), tr("Try again"));
    else if (m_model->isLoading() || !m_model->isComplete())
        m_hint->setTexts("clock", m_search->text().isEmpty() ? tr("Loading…") : tr("Searching…"), {});
    else if (m_model->rowCount() > 0)
        m_hint->setTexts("search", tr("No number fits"), {});
    else
        m_hint->setTexts("people", tr("Nobody has opted out"),
                         tr("Whoever asks not to get messages goes on this list: no job and no single message reaches "
                            "them."));
}

void OptOutPanel::addOne()
{
    if (!m_add->isEnabled())
        return;
    const QString number = tidyRecipient(m_number->text());
    if (Recipient::parse(number.toUtf8())) {
        add({number});
        m_number->clear();
    } else {
        m_note->tell(Tone::Bad, tr("“%1” is no number: it needs 7 to 15 digits with the country code.").arg(number));
    }
}

void OptOutPanel::openPaste()
{
    auto *dialog = new PasteOptOuts(this);
    connect(dialog, &PasteOptOuts::chosen, this, &OptOutPanel::add);
    dialog->open();
}

void OptOutPanel::add(const QStringList &numbers)
{
    if (!m_client || m_run != nullptr)
        return;
    const auto ask = [this, numbers, client = *m_client](int index, QObject *context, const BatchRun::Done &done) {
        m_sending.addOptOut(client, numbers[index], context,
                            [done](const Result<bool> &added) { done(added.map([](bool) {})); });
    };
    follow(new BatchRun(int(numbers.size()), ask, this), tr("Added %1 of %2…"), tr("Added: %1"));
}

QStringList OptOutPanel::selected() const
{
    QStringList numbers;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        numbers += m_model->to(m_filtered->mapToSource(row).row());
    return numbers;
}

void OptOutPanel::askToRemove()
{
    const QStringList numbers = selected();
    if (numbers.isEmpty() || !m_client || m_run != nullptr)
        return;
    confirm(this,
            numbers.size() == 1 ? tr("Remove %1 from the list?").arg(numbers.first())
                                : tr("Remove %1 numbers from the list?").arg(numbers.size()),
            tr("They get messages again. Remove only people who have agreed to that."),
            numbers.size() == 1 ? tr("&Remove") : tr("&Remove %1 numbers").arg(numbers.size()), Tone::Attention, this,
            [this, numbers] { remove(numbers); });
}

void OptOutPanel::remove(const QStringList &numbers)
{
    if (!m_client || m_run != nullptr)
        return;
    const auto ask = [this, numbers, client = *m_client](int index, QObject *context, const BatchRun::Done &done) {
        const QString to = numbers[index];
        m_sending.removeOptOut(client, to, context, [done](const Result<bool> &gone) { done(gone.map([](bool) {})); });
    };
    follow(new BatchRun(int(numbers.size()), ask, this), tr("Removed %1 of %2…"), tr("Removed: %1"));
}

void OptOutPanel::follow(BatchRun *run, const QString &doing, const QString &done)
{
    m_run = run;
    m_note->clear();
    connect(run, &BatchRun::progressed, this, [this, doing](int ended, int count) {
        if (count > 1)
            m_note->tell(Tone::Busy, doing.arg(ended).arg(count));
    });
    connect(run, &BatchRun::finished, this, [this, run, done] {
        m_run = nullptr;
        m_note->clear();
        if (run->failed() > 0) {
            m_note->tell(Tone::Bad,
                         tr("%1 of %2 could not be changed: %3")
                             .arg(QString::number(run->failed()), QString::number(run->count()), run->firstError()));
        }
        if (run->succeeded() > 0)
            Q_EMIT noticed(done.arg(run->succeeded()));
        m_model->reload();
        search(m_search->text());
        updateState();
    });
    updateState();
}

void OptOutPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void OptOutPanel::restyle()
{
    m_searchIcon->setIcon(icon("search", mutedText(palette())));
}

} // namespace hub::ui
