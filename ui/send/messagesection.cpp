// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/messagesection.h"

#include "core/sending/bulkparser.h"
#include "ui/common/widgets.h"
#include "ui/common/wraplayout.h"
#include "ui/send/bulkdraft.h"
#include "ui/send/sendwidgets.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

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
