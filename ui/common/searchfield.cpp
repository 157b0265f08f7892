// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/searchfield.h"

#include "ui/common/appearance.h"

#include <QAction>
#include <QKeyEvent>
#include <QShortcut>

#include <algorithm>

namespace hub::ui {

QString folded(const QString &text)
{
    const bool ascii = std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 128; });
    if (ascii)
        return text.toLower();
    QString result = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    result.removeIf([](QChar c) { return c.isMark(); });
    result.replace(u'ß', QLatin1String("ss")); // Qt folds character by character
    return result;
}

SearchField::SearchField(const QString &name, QWidget *parent)
    : QLineEdit(parent), m_glass(addAction(QIcon(), QLineEdit::LeadingPosition))
{
    setPlaceholderText(name);
    setAccessibleName(name);
    setClearButtonEnabled(true);
    setMinimumWidth(fontMetrics().averageCharWidth() * 18);
    m_pause.setSingleShot(true);
    setDelay(200);
    restyle();
    connect(&m_pause, &QTimer::timeout, this, &SearchField::announceSearch);
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            announceSearch();
        else
            m_pause.start();
    });
    connect(this, &QLineEdit::returnPressed, this, &SearchField::announceSearch);
    connect(m_glass, &QAction::triggered, this, &SearchField::announceSearch);
    auto *find = new QShortcut(QKeySequence::Find, parent ? parent : this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });
}

void SearchField::announceSearch()
{
    m_pause.stop();
    const QString now = text().trimmed();
    if (now == m_searched)
        return;
    m_searched = now;
    Q_EMIT searchChanged(now);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_glass)
        restyle();
}

void SearchField::restyle()
{
    m_glass->setIcon(icon("search", mutedText(palette())));
}

} // namespace hub::ui
