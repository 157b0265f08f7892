// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/iconlabel.h"
#include "ui/common/widgets.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>

namespace hub::ui {

namespace {

/// A question or a message: icon, headline, text, buttons. Not QMessageBox, whose second text guesses what is HTML.
class Sheet : public QDialog
{
public:
    Sheet(QWidget *parent, const QString &title, const QString &text, Tone tone)
        : QDialog(parent), m_buttons(new QDialogButtonBox(this))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setWindowTitle(title);
        setAccessibleDescription(text);
        auto *symbol = new IconLabel(this);
        symbol->setIcon(icon(tone == Tone::Neutral ? "question" : "warning", toneColor(tone, palette())),
                        fontMetrics().height() * 2);
        auto *headline = new PlainLabel(title, this);
        headline->setScale(1.15, true);
        headline->setWordWrap(true);
        auto *words = new PlainLabel(text, this);
        words->setWordWrap(true);
        words->setMinimumWidth(fontMetrics().averageCharWidth() * 60);

        auto *layout = new QGridLayout(this);
        layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
        layout->setHorizontalSpacing(Gap);
        layout->setVerticalSpacing(Gap);
        layout->addWidget(symbol, 0, 0, 2, 1, Qt::AlignTop);
        layout->addWidget(headline, 0, 1);
        layout->addWidget(text.count(u'\n') > 12 ? scrolled(words) : words, 1, 1);
        layout->addWidget(m_buttons, 2, 0, 1, 2);
        layout->setColumnStretch(1, 1);
        connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
        connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    }

    QPushButton *add(const QString &text, QDialogButtonBox::ButtonRole role)
    {
        QPushButton *button = m_buttons->addButton(text, role);
        button->setAutoDefault(false);
        return button;
    }

    /// Enter takes this one, and it has the focus.
    static void prefer(QPushButton *button)
    {
        button->setDefault(true);
        button->setFocus();
    }

private:
    QWidget *scrolled(QWidget *content)
    {
        auto *area = new QScrollArea(this);
        area->setFrameShape(QFrame::NoFrame);
        area->setWidgetResizable(true);
        area->setWidget(content);
        area->setMinimumHeight(fontMetrics().lineSpacing() * 12);
        return area;
    }

    QDialogButtonBox *m_buttons;
};

} // namespace

void confirm(QWidget *parent, const QString &title, const QString &text, const QString &yesText, Tone tone,
             QObject *context, std::function<void()> yes)
{
    auto *sheet = new Sheet(parent, title, text, tone);
    sheet->setObjectName(QStringLiteral("confirmSheet"));
    sheet->add(yesText, QDialogButtonBox::AcceptRole)->setObjectName(QStringLiteral("confirmYes"));
    QPushButton *no = sheet->add(QDialog::tr("Cancel"), QDialogButtonBox::RejectRole);
    no->setObjectName(QStringLiteral("confirmNo"));
    Sheet::prefer(no);
    QObject::connect(sheet, &QDialog::accepted, context, [yes = std::move(yes)] { yes(); });
    sheet->open();
}

void tellError(QWidget *parent, const QString &title, const QString &text)
{
    auto *sheet = new Sheet(parent, title, text, Tone::Bad);
    sheet->setObjectName(QStringLiteral("errorSheet"));
    Sheet::prefer(sheet->add(QDialog::tr("Close"), QDialogButtonBox::RejectRole));
    sheet->open();
}

} // namespace hub::ui
