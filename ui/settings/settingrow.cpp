// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingrow.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/settings/settingeditor.h"
#include "ui/settings/settingtext.h"

#include <QEvent>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace hub::ui {

SettingRow::SettingRow(SettingsDraft &draft, const SettingValue &value, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_key(value.setting.key)
    , m_grid(new QGridLayout(this))
    , m_label(new PlainLabel(settingLabel(m_key), this))
    , m_editor(SettingEditor::make(value.setting, this))
    , m_undo(new QPushButton(tr("Undo"), this))
    , m_reset(new QPushButton(tr("Reset to default"), this))
    , m_controls(new QWidget(this))
    , m_texts(new QWidget(this))
    , m_help(new PlainLabel({}, this))
    , m_note(new PlainLabel({}, this))
    , m_problem(new PlainLabel({}, this))
{
    build(value);
    connect(m_editor, &SettingEditor::edited, this, [this](const QString &input) { m_draft.set(m_key, input); });
    connect(m_editor, &SettingEditor::withdrawn, this, [this] { m_draft.undo(m_key); });
    connect(m_editor, &SettingEditor::finished, this, [this] { refresh(); });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_draft.undo(m_key);
        m_editor->setFocus();
    });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_draft.resetToDefault(m_key);
        m_editor->setFocus();
    });
    refresh();
}

SettingRow::~SettingRow()
{
    // A control that had the focus says "finished" when it loses it by being deleted; half of the row is gone by then.
    m_editor->disconnect(this);
}

void SettingRow::build(const SettingValue &value)
{
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::NoTextInteraction);
    m_label->setBuddy(m_editor);
    m_undo->setAccessibleName(tr("Undo the change of %1").arg(settingLabel(m_key)));
    m_reset->setAccessibleName(tr("Reset %1 to its default").arg(settingLabel(m_key)));
    m_help->setMuted(true);
    for (PlainLabel *label : {m_help, m_note, m_problem})
        label->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));

    auto *controls = new QHBoxLayout(m_controls);
    controls->setContentsMargins(0, 0, 0, 0);
    controls->setSpacing(GapSmall);
    const bool wide = value.setting.kind == Setting::Kind::Text || value.setting.kind == Setting::Kind::List;
    controls->addWidget(m_editor, wide ? 1 : 0);
    controls->addWidget(m_undo);
    controls->addWidget(m_reset);
    if (!wide)
        controls->addStretch(1);

    auto *texts = new QVBoxLayout(m_texts);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(2);
    texts->addWidget(m_problem);
    texts->addWidget(m_help);
    texts->addWidget(m_note);

    m_grid->setContentsMargins(0, GapSmall, 0, GapSmall);
    m_grid->setHorizontalSpacing(Gap);
    m_grid->setVerticalSpacing(3);
    place();
}

void SettingRow::place()
{
    for (QWidget *widget : {static_cast<QWidget *>(m_label), m_controls, m_texts})
        m_grid->removeWidget(widget);
    const int column = m_stacked ? 0 : 1;
    m_grid->addWidget(m_label, 0, 0);
    m_grid->addWidget(m_controls, m_stacked ? 1 : 0, column);
    m_grid->addWidget(m_texts, m_stacked ? 2 : 1, column);
    m_grid->setColumnMinimumWidth(0, m_stacked ? 0 : m_labelWidth);
    m_grid->setColumnStretch(0, m_stacked ? 1 : 0);
    m_grid->setColumnStretch(1, m_stacked ? 0 : 1);
    m_label->setMaximumWidth(m_stacked ? QWIDGETSIZE_MAX : m_labelWidth);
}

void SettingRow::setStacked(bool stacked, int labelWidth)
{
    if (m_stacked == stacked && m_labelWidth == labelWidth)
        return;
    m_stacked = stacked;
    m_labelWidth = labelWidth;
    place();
}

int SettingRow::labelHint() const
{
    // Bold, since a changed setting's label is.
    QFont font = m_label->font();
    font.setBold(true);
    return QFontMetrics(font).horizontalAdvance(m_label->text());
}

void SettingRow::addBelow(QWidget *widget)
{
    static_cast<QVBoxLayout *>(m_texts->layout())->insertWidget(0, widget);
}

void SettingRow::focusEditor()
{
    m_editor->setFocus(Qt::ShortcutFocusReason);
}

bool SettingRow::matches(const QString &text) const
{
    const SettingValue *value = findSetting(m_draft.values(), m_key);
    if (!value)
        return false;
    const Setting &setting = value->setting;
    const QString haystack = settingLabel(m_key) % u'\n' % setting.help % u'\n' % QString::fromLatin1(setting.key) %
                             u'\n' % QString::fromLatin1(setting.option()) % u'\n' %
                             QString::fromLatin1(setting.variable()) % u'\n' % QString::fromLatin1(setting.alias);
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(words.begin(), words.end(),
                       [&](const QString &word) { return haystack.contains(word, Qt::CaseInsensitive); });
}

QString SettingRow::helpText(const SettingValue &value) const
{
    QString text = settingHelp(value.setting);
    if (!value.setting.secret && !defaultValue(value).isEmpty())
        text += u' ' % tr("Default: %1.").arg(settingText(value.setting, defaultValue(value)));
    if (value.restart && !value.pending)
        text += u' ' % tr("A change takes effect when the program is started again.");
    return text;
}

QString SettingRow::note(const SettingValue &value) const
{
    if (const QString reason = fixedReason(value); !reason.isEmpty())
        return reason;
    if (value.pending)
        return tr("Saved. It takes effect when the program is started again.");
    return {};
}

void SettingRow::refresh(bool typing)
{
    const SettingValue *value = findSetting(m_draft.values(), m_key);
    if (!value)
        return;
    const bool isChanged = m_draft.isChanged(m_key);
    const QString problem = m_draft.problem(m_key);
    // Text that is not accepted stands as it was typed, until it is corrected or undone.
    if (!typing && (problem.isEmpty() || !isChanged) && !(value->setting.secret && isChanged))
        m_editor->present(m_draft.value(m_key), value->source != SettingValue::Source::Default);

    m_label->setScale(1, isChanged);
    m_editor->setEnabled(fixedReason(*value).isEmpty());
    m_editor->setWrong(!problem.isEmpty());
    m_undo->setVisible(isChanged);
    m_reset->setVisible(!isChanged && m_draft.canReset(m_key));
    m_help->setText(helpText(*value));
    m_note->setText(note(*value));
    m_note->setVisible(!m_note->text().isEmpty());
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    QPalette palette;
    palette.setColor(QPalette::WindowText, toneColor(Tone::Bad, this->palette()));
    m_problem->setPalette(palette);
}

void SettingRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh(true);
}

} // namespace hub::ui
