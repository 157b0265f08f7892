// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/optoutpanel.h"

#include "core/sending/recipient.h"
#include "ui/common/batchrun.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/searchfield.h"
#include "ui/common/statetexts.h"
#include "ui/common/tablepanel.h"
#include "ui/send/bulkplan.h"

#include <QAction>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <utility>

namespace hub::ui {

namespace {

constexpr int OptOutsPerPage = 500;

} // namespace

OptOutModel::OptOutModel(SendingApi &sending, QObject *parent)
    : PagedTableModel(OptOutsPerPage, parent), m_sending(sending)
{
    using OptOut = optouts::OptOut;
    setColumns({{.header = tr("Phone"), .text = [](const OptOut &row) { return accountText(row.to); }, .width = 24},
                {.header = tr("Since"), .text = [](const OptOut &row) { return timeText(row.createdAt); }}});
}

void OptOutModel::setClient(std::optional<ClienteId> client)
{
    m_client = client;
    m_wantsAll = false;
    reload();
}

void OptOutModel::reload()
{
    if (m_client)
        restart(Former::Go);
    else
        clear();
}

void OptOutModel::loadAll()
{
    m_wantsAll = true;
    fetchMore({});
}

void OptOutModel::ask(const std::optional<QString> &after, int limit, const PageAnswer &done)
{
    m_sending.optOuts(*m_client, after.value_or(QString()), limit, this,
                      [limit, done](const Result<std::vector<optouts::OptOut>> &answer) {
                          done(answer.map([limit](std::vector<optouts::OptOut> rows) {
                              // One more than asked for says that there are more.
                              const bool hasMore = rows.size() > size_t(limit);
                              if (hasMore)
                                  rows.erase(rows.begin() + limit, rows.end());
                              const auto next = hasMore ? std::optional(rows.back().to) : std::nullopt;
                              return Page{std::move(rows), next};
                          }));
                      });
}

void OptOutModel::takePage(Page page, bool isFirst)
{
    PagedTableModel::takePage(std::move(page), isFirst);
    if (m_wantsAll)
        fetchMore({});
}

PasteOptOuts::PasteOptOuts(QWidget *parent)
    : QDialog(parent), m_text(new QPlainTextEdit(this)), m_summary(new PlainLabel({}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("pasteOptOuts"));
    setWindowTitle(tr("Add many numbers"));
    m_text->setObjectName(QStringLiteral("pasteOptOutsText"));
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("+34 600 123 456\n+54 9 11 5555 0000"));
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("pasteOptOutsSummary"));
    auto *label = new QLabel(tr("&Numbers that must not be written to, one a line"), this);
    label->setBuddy(m_text);
    label->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("pasteOptOutsAdd"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_summary);
    layout->addWidget(buttons);
    connect(m_text, &QPlainTextEdit::textChanged, this, &PasteOptOuts::onTextChanged);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_numbers.good);
        accept();
    });
    const QString clip = QGuiApplication::clipboard()->text();
    if (const Numbers found = parse(clip); !found.good.isEmpty() && found.bad.isEmpty())
        m_text->setPlainText(clip); // it is what was to be pasted
    onTextChanged();
    resize(fontMetrics().averageCharWidth() * 60, fontMetrics().lineSpacing() * 18);
}

PasteOptOuts::Numbers PasteOptOuts::parse(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[\\r\\n,;\\t]+"));
    Numbers numbers;
    QSet<QByteArray> seen;
    const QStringList parts = text.split(separators, Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString tidy = tidyRecipient(part);
        if (tidy.isEmpty())
            continue;
        const auto recipient = Recipient::parse(tidy.toUtf8());
        if (!recipient)
            numbers.bad += tidy;
        else if (!seen.contains(recipient->canonical())) {
            seen.insert(recipient->canonical());
            numbers.good += QString::fromLatin1(recipient->canonical());
        }
    }
    return numbers;
}

void PasteOptOuts::onTextChanged()
{
    constexpr int shownWrong = 40;
    m_numbers = parse(m_text->toPlainText());
    const QLocale locale;
    QString text = tr("%1 numbers").arg(locale.toString(m_numbers.good.size()));
    if (!m_numbers.bad.isEmpty()) {
        text = tr("%1; %2 are no numbers and are left out, such as “%3”")
                   .arg(text, locale.toString(m_numbers.bad.size()), m_numbers.bad.first().left(shownWrong));
    }
    m_summary->setText(text);
    m_add->setEnabled(!m_numbers.good.isEmpty());
    m_add->setText(m_numbers.good.isEmpty() ? tr("&Add") : tr("&Add %1").arg(m_numbers.good.size()));
}

OptOutPanel::OptOutPanel(SendingApi &sending, QWidget *parent)
    : QWidget(parent)
    , m_sending(sending)
    , m_model(new OptOutModel(sending, this))
    , m_filtered(new QSortFilterProxyModel(this))
    , m_list(new TablePanel(QStringLiteral("optOut"), tr("People who must not be written to"), this))
    , m_search(m_list->addSearch(tr("Search the numbers")))
    , m_number(new QLineEdit(this))
    , m_add(plainButton(tr("&Add"), "optOutAdd", this))
    , m_paste(plainButton(tr("Add &many…"), "optOutPaste", this))
    , m_remove(m_list->addAction(tr("&Remove…"), "optOutRemove", nullptr, QKeySequence::Delete))
    , m_note(new InlineMessage(this))
{
    build();
    connectParts();
    updateHint();
    updateState();
}

void OptOutPanel::build()
{
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(OptOutModel::To);
    m_search->setPlaceholderText(tr("Search"));
    m_search->setDelay(0);
    m_number->setObjectName(QStringLiteral("optOutNumber"));
    m_number->setAccessibleName(tr("A number to add"));
    m_number->setPlaceholderText(tr("Number with country code"));
    m_note->setObjectName(QStringLiteral("optOutNote"));
    m_list->setModel(m_filtered, *m_model, true);
    m_list->table()->setMinimumHeight(m_list->table()->verticalHeader()->defaultSectionSize() * 4);

    auto *adding = new QHBoxLayout;
    adding->addWidget(m_number, 1);
    adding->addWidget(m_add);
    adding->addWidget(m_paste);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(adding);
    layout->addWidget(m_note);
    layout->addWidget(m_list, 1);
}

void OptOutPanel::connectParts()
{
    connect(m_search, &SearchField::searchChanged, this, &OptOutPanel::search);
    connect(m_number, &QLineEdit::textChanged, this, [this] {
        if (m_run == nullptr)
            m_note->clear();
        updateState();
    });
    connect(m_number, &QLineEdit::returnPressed, this, &OptOutPanel::addOne);
    connect(m_add, &QPushButton::clicked, this, &OptOutPanel::addOne);
    connect(m_paste, &QPushButton::clicked, this, &OptOutPanel::openPaste);
    connect(m_remove, &QAction::triggered, this, &OptOutPanel::askToRemove);
    connect(m_list, &TablePanel::selectionChanged, this, &OptOutPanel::updateState);
    connect(m_model, &OptOutModel::stateChanged, this, &OptOutPanel::updateHint);
    connect(m_list->hint(), &EmptyState::actionTriggered, m_model, &OptOutModel::reload);
}

void OptOutPanel::setClient(std::optional<ClienteId> client)
{
    if (m_run != nullptr)
        m_run->cancel();
    m_client = client;
    m_note->clear();
    m_model->setClient(client);
    search(m_search->searched());
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
    const int count = int(m_list->selectedRows().size());
    m_remove->setEnabled(idle && count > 0);
    m_remove->setText(count > 1 ? tr("&Remove %1…").arg(count) : tr("&Remove…"));
}

void OptOutPanel::updateHint()
{
    EmptyState *hint = m_list->hint();
    if (!m_client)
        hint->setTexts("people", tr("No client is chosen"), {});
    else if (m_model->state() == TableModelBase::State::Failed)
        hint->setTexts("error", tr("The list could not be read"), m_model->error().message, tr("Try again"));
    else if (m_model->isLoading() || !m_model->isComplete())
        hint->setTexts("clock", m_search->text().isEmpty() ? tr("Loading…") : tr("Searching…"), {});
    else if (m_model->rowCount() > 0)
        hint->setTexts("search", tr("No number fits"), {});
    else
        hint->setTexts("people", tr("Nobody has opted out"),
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
    showRun(new BatchRun(int(numbers.size()), ask, this), tr("Added %1 of %2…"), tr("Added: %1"));
}

QStringList OptOutPanel::selected() const
{
    QStringList numbers;
    for (const int row : m_list->selectedRows())
        numbers += m_model->at(row)->to;
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
    showRun(new BatchRun(int(numbers.size()), ask, this), tr("Removed %1 of %2…"), tr("Removed: %1"));
}

void OptOutPanel::showRun(BatchRun *run, const QString &doing, const QString &done)
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
        search(m_search->searched());
        updateState();
    });
    updateState();
}

} // namespace hub::ui
