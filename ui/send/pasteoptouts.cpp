// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/pasteoptouts.h"

#include "core/sending/recipient.h"
#include "ui/common/widgets.h"
#include "ui/send/bulkplan.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QVBoxLayout>

namespace hub::ui {

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

} // namespace hub::ui
