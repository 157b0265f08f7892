// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/draftsections.h"

#include "core/sending/bulkparser.h"
#include "ui/common/inlinemessage.h"
#include "ui/common/tablepanel.h"
#include "ui/common/widgets.h"
#include "ui/common/wraplayout.h"
#include "ui/send/bulkdraft.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QUrl>
#include <QVBoxLayout>

namespace hub::ui {

RecipientsSection::RecipientsSection(BulkDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_summary(new PlainLabel({}, this))
    , m_choose(plainButton(tr("Choose a CSV &file…"), "chooseCsv", this))
    , m_paste(plainButton(tr("&Paste rows"), "pasteRows", this))
    , m_clear(plainButton(tr("Remo&ve"), "clearRows", this))
    , m_column(new QComboBox(this))
    , m_delimiter(new QComboBox(this))
    , m_header(new QCheckBox(tr("The first line &names the columns"), this))
    , m_error(new InlineMessage(this))
    , m_warning(new InlineMessage(this))
{
    build();
    connectParts();
    showDraft();
}

void RecipientsSection::build()
{
    m_summary->setWordWrap(true);
    m_summary->setObjectName(QStringLiteral("recipientsSummary"));
    m_error->setObjectName(QStringLiteral("recipientsError"));
    m_warning->setObjectName(QStringLiteral("recipientsWarning"));
    auto *buttons = new WrapLayout;
    for (QPushButton *each : {m_choose, m_paste, m_clear})
        buttons->addWidget(each);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_summary);
    layout->addLayout(buttons);
    layout->addWidget(m_error);
    m_choices = makeChoices();
    layout->addWidget(m_choices);
    layout->addWidget(m_warning);
}

QWidget *RecipientsSection::makeChoices()
{
    m_column->setObjectName(QStringLiteral("toColumn"));
    m_delimiter->setObjectName(QStringLiteral("delimiter"));
    m_header->setObjectName(QStringLiteral("hasHeader"));
    for (QComboBox *combo : {m_column, m_delimiter}) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(12);
    }
    m_delimiter->addItem(tr("Comma ( , )"), QChar(u','));
    m_delimiter->addItem(tr("Semicolon ( ; )"), QChar(u';'));
    m_delimiter->addItem(tr("Tab"), QChar(u'\t'));
    m_delimiter->addItem(tr("Bar ( | )"), QChar(u'|'));
    auto *choices = new QWidget(this);
    auto *form = new QFormLayout(choices);
    form->setContentsMargins(0, GapSmall, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("N&umbers in"), m_column);
    form->addRow(tr("Separated &by"), m_delimiter);
    form->addRow(m_header);
    return choices;
}

void RecipientsSection::connectParts()
{
    connect(m_choose, &QPushButton::clicked, this, &RecipientsSection::chooseFile);
    connect(m_paste, &QPushButton::clicked, this, &RecipientsSection::paste);
    connect(m_clear, &QPushButton::clicked, &m_draft, &BulkDraft::clearRecipients);
    connect(m_column, &QComboBox::activated, this,
            [this](int index) { m_draft.setToColumn(m_column->itemData(index).toInt()); });
    connect(m_delimiter, &QComboBox::activated, this,
            [this](int index) { m_draft.setDelimiter(m_delimiter->itemData(index).toChar()); });
    connect(m_header, &QCheckBox::clicked, &m_draft, &BulkDraft::setHasHeader);
    connect(&m_draft, &BulkDraft::recipientsChanged, this, &RecipientsSection::showDraft);
    connect(&m_draft, &BulkDraft::toColumnChanged, this, &RecipientsSection::updateColumns);
    connect(&m_draft, &BulkDraft::workingChanged, this, &RecipientsSection::updateSummary);
    connect(&m_draft, &BulkDraft::planChanged, this, &RecipientsSection::updateNotes);
}

void RecipientsSection::chooseFile()
{
    CsvImport::chooseFile(this, tr("Choose recipients"), "chooseCsvDialog", &m_draft,
                          [this](const QString &path) { m_draft.loadFile(path); });
}

void RecipientsSection::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty())
        m_error->tell(Tone::Attention, tr("There is no text to paste. Copy rows from a spreadsheet first."));
    else
        m_draft.loadText(text);
}

bool RecipientsSection::canTake(const QMimeData &offer)
{
    if (offer.hasUrls())
        return offer.urls().size() == 1 && offer.urls().first().isLocalFile();
    return offer.hasText();
}

void RecipientsSection::loadFrom(const QMimeData &offer)
{
    if (offer.hasUrls() && canTake(offer))
        m_draft.loadFile(offer.urls().first().toLocalFile());
    else if (!offer.hasUrls() && offer.hasText())
        m_draft.loadText(offer.text());
}

void RecipientsSection::showDraft()
{
    const bool loaded = m_draft.table() != nullptr;
    m_choices->setVisible(loaded);
    m_choose->setText(loaded ? tr("Another &file…") : tr("Choose a CSV &file…"));
    m_clear->setVisible(loaded);
    m_error->tell(Tone::Bad, m_draft.loadError());
    if (loaded) {
        const QSignalBlocker quiet(m_delimiter);
        m_delimiter->setCurrentIndex(m_delimiter->findData(m_draft.table()->delimiter));
        m_header->setChecked(m_draft.table()->hasHeader);
    }
    updateColumns();
    updateSummary();
    updateNotes();
    update();
}

void RecipientsSection::updateSummary()
{
    if (m_draft.isLoading()) {
        m_summary->setText(tr("Reading %1…").arg(m_draft.source()));
        m_summary->setMuted(true);
    } else if (const auto &table = m_draft.table()) {
        m_summary->setText(tr("%1: %2 rows, %3")
                               .arg(m_draft.source(), QLocale().toString(qulonglong(table->rows.size())),
                                    QString::fromLatin1(table->encoding)));
        m_summary->setMuted(false);
    } else {
        m_summary->setText(tr("Drop a CSV file here, or paste rows from a spreadsheet: one recipient a line."));
        m_summary->setMuted(true);
    }
}

void RecipientsSection::updateColumns()
{
    const bool undecided = m_draft.table() && m_draft.toColumn() < 0;
    CsvImport::listColumns(*m_column, m_draft.names(), undecided ? tr("Choose a column…") : QString());
    m_column->setCurrentIndex(m_column->findData(m_draft.toColumn()));
    updateNotes();
}

void RecipientsSection::updateNotes()
{
    const auto &plan = m_draft.plan();
    if (m_draft.table() && m_draft.toColumn() < 0) {
        m_warning->tell(Tone::Attention, tr("No column looks like phone numbers. Choose the one that holds them."));
    } else if (plan && plan->localNumbers > 0) {
        const int count = plan->localNumbers;
        const QString line = QLocale().toString(plan->line(plan->firstLocalNumber));
        m_warning->tell(
            Tone::Attention,
            count == 1 ? tr("The number on line %1 begins with 0. WhatsApp needs the country code instead.").arg(line)
                       : tr("%n numbers begin with 0, the first on line %1. WhatsApp needs the country code instead.",
                            nullptr, count)
                             .arg(line));
    } else {
        m_warning->clear();
    }
}

void RecipientsSection::paintEvent(QPaintEvent *)
{
    // A place to drop something, until something is there.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool empty = m_draft.table() == nullptr;
    painter.setPen(QPen(empty ? mutedText(palette()) : hairline(palette()), 1, empty ? Qt::DashLine : Qt::SolidLine));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

namespace {

constexpr int MaxButtons = 12; // more columns are in a menu
constexpr int MaxShownName = 24;

QString shown(const QString &name)
{
    QString text = name.size() > MaxShownName ? QString(name.left(MaxShownName) + u'…') : name;
    return text.replace(u'&', QLatin1String("&&"));
}

} // namespace

MessageSection::MessageSection(BulkDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_text(new QPlainTextEdit(this))
    , m_count(new PlainLabel({}, this))
    , m_buttons(new QWidget(this))
    , m_error(new InlineMessage(this))
    , m_warning(new InlineMessage(this))
{
    m_text->setObjectName(QStringLiteral("bulkText"));
    m_text->setAccessibleName(tr("Message"));
    m_text->setPlaceholderText(tr("Hello {name}, …"));
    m_text->setTabChangesFocus(true);
    m_text->setAcceptDrops(false); // a file is for the recipients
    m_text->setMinimumHeight(m_text->fontMetrics().lineSpacing() * 5 + Gap);
    m_count->setMuted(true);
    m_error->setObjectName(QStringLiteral("textError"));
    m_warning->setObjectName(QStringLiteral("textWarning"));
    m_buttons->setLayout(new WrapLayout);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_count);
    layout->addWidget(m_buttons);
    layout->addWidget(m_error);
    layout->addWidget(m_warning);
    connect(m_text, &QPlainTextEdit::textChanged, this, &MessageSection::onTextChanged);
    connect(&m_draft, &BulkDraft::recipientsChanged, this, &MessageSection::updateButtons);
    connect(&m_draft, &BulkDraft::textErrorChanged, this, &MessageSection::updateNotes);
    updateButtons();
    onTextChanged();
}

void MessageSection::onTextChanged()
{
    const QString text = m_text->toPlainText();
    m_draft.setText(text);
    m_count->setText(tr("%1 of %2 characters")
                         .arg(QLocale().toString(text.size()), QLocale().toString(BulkRequest::MaxMessageUnits)));
    updateNotes();
}

void MessageSection::updateNotes()
{
    m_error->tell(Tone::Bad, m_draft.textError());
    const auto doubled = MessageTemplate::doubledName(m_draft.text(), m_draft.names());
    m_warning->tell(Tone::Attention,
                    doubled ? tr("{{%1}} is sent as it stands, with braces. For the column write {%1}.").arg(*doubled)
                            : QString());
}

void MessageSection::updateButtons()
{
    updateNotes();
    if (m_draft.names() == m_shownNames)
        return;
    m_shownNames = m_draft.names();
    qDeleteAll(m_buttons->findChildren<QPushButton *>(QString(), Qt::FindDirectChildrenOnly));
    qDeleteAll(m_buttons->findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
    const auto add = [this](const QString &text) {
        auto *made = new QPushButton(text, m_buttons);
        made->setAutoDefault(false);
        m_buttons->layout()->addWidget(made);
        made->show();
        return made;
    };
    for (int i = 0; i < m_shownNames.size() && i < MaxButtons; ++i) {
        const QString name = m_shownNames[i];
        QPushButton *made = add(QString(u'{' + shown(name) + u'}'));
        made->setAccessibleName(tr("Insert the column %1").arg(name));
        connect(made, &QPushButton::clicked, this, [this, name] { insert(name); });
    }
    if (m_shownNames.size() > MaxButtons) {
        auto *menu = new QMenu(m_buttons);
        for (const QString &name : m_shownNames.sliced(MaxButtons))
            menu->addAction(shown(name), this, [this, name] { insert(name); });
        QPushButton *more = add(tr("%1 more…").arg(m_shownNames.size() - MaxButtons));
        connect(more, &QPushButton::clicked, menu,
                [menu, more] { menu->popup(more->mapToGlobal(QPoint(0, more->height()))); });
    }
    m_buttons->setVisible(!m_shownNames.isEmpty());
    m_buttons->updateGeometry();
}

void MessageSection::insert(const QString &name)
{
    m_text->insertPlainText(QString(u'{' + name + u'}'));
    m_text->setFocus();
}

} // namespace hub::ui
