// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingrow.h"

#include "ui/common/appearance.h"
#include "ui/common/widgets.h"
#include "ui/settings/knownengines.h"
#include "ui/settings/settingtext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace hub::ui {

namespace {

class SwitchEditor : public SettingEditor
{
public:
    SwitchEditor(const Setting &setting, QWidget *parent) : SettingEditor(setting, parent), m_box(new QCheckBox(this))
    {
        adopt(m_box);
        connect(m_box, &QCheckBox::toggled, this, [this](bool on) {
            name(on);
            Q_EMIT edited(on ? QStringLiteral("on") : QStringLiteral("off"));
        });
    }

    void present(const QString &value, bool) override
    {
        const bool on = value == QLatin1String("on");
        const QSignalBlocker blocker(m_box);
        m_box->setChecked(on);
        name(on);
    }

private:
    void name(bool on) { m_box->setText(onOffText(on)); }

    QCheckBox *m_box;
};

class ChoiceEditor : public SettingEditor
{
public:
    ChoiceEditor(const Setting &setting, QWidget *parent) : SettingEditor(setting, parent), m_box(new QComboBox(this))
    {
        for (qsizetype i = 0; i < setting.choices.size(); ++i)
            m_box->addItem(setting.choiceLabels.value(i), setting.choices[i]);
        adopt(m_box);
        connect(m_box, &QComboBox::activated, this,
                [this](int index) { Q_EMIT edited(m_box->itemData(index).toString()); });
    }

    void present(const QString &value, bool) override { m_box->setCurrentIndex(m_box->findData(value)); }

private:
    QComboBox *m_box;
};

class NumberEditor : public SettingEditor
{
public:
    NumberEditor(const Setting &setting, QWidget *parent) : SettingEditor(setting, parent), m_box(new QSpinBox(this))
    {
        m_box->setRange(int(setting.minimum), int(setting.maximum));
        m_box->setAccelerated(true);
        adopt(m_box);
        connect(m_box, &QSpinBox::valueChanged, this, [this](int value) { Q_EMIT edited(QString::number(value)); });
    }

    void present(const QString &value, bool) override
    {
        const QSignalBlocker blocker(m_box);
        m_box->setValue(value.toInt());
    }

private:
    QSpinBox *m_box;
};

class TextEditor : public SettingEditor
{
public:
    TextEditor(const Setting &setting, QWidget *parent) : SettingEditor(setting, parent), m_edit(new QLineEdit(this))
    {
        m_edit->setMaxLength(8192);
        m_edit->setPlaceholderText(placeholder());
        adopt(m_edit);
        connect(m_edit, &QLineEdit::textEdited, this, &SettingEditor::edited);
        connect(m_edit, &QLineEdit::editingFinished, this, &SettingEditor::finished);
        const bool isFile = setting.valueName == QLatin1String("FILE");
        if (isFile || setting.valueName == QLatin1String("DIR"))
            addBrowseButton(isFile);
    }

    void present(const QString &value, bool) override
    {
        QString text = value;
        if (hasUnit(m_setting))
            text = settingText(m_setting, value);
        else if (m_setting.kind == Setting::Kind::List)
            text.replace(u',', QLatin1String(", "));
        if (m_edit->text() != text)
            m_edit->setText(text);
        m_edit->setCursorPosition(0);
    }

private:
    QString placeholder() const
    {
        return hasUnit(m_setting) ? QString() : settingText(m_setting, m_setting.defaultText());
    }

    void addBrowseButton(bool isFile)
    {
        auto *button = new QPushButton(SettingEditor::tr("Browse…"), this);
        button->setAccessibleName(SettingEditor::tr("Browse for %1").arg(m_setting.label));
        layout()->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, isFile] {
            auto *dialog = new QFileDialog(window(), m_setting.label, m_edit->text());
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setFileMode(isFile ? QFileDialog::ExistingFile : QFileDialog::Directory);
            connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
                m_edit->setText(path);
                Q_EMIT edited(path);
            });
            dialog->open();
        });
    }

    QLineEdit *m_edit;
};

/// One of the engines that the program knows, by its title, or the file of another.
class EngineEditor : public SettingEditor
{
public:
    EngineEditor(const Setting &setting, QWidget *parent) : SettingEditor(setting, parent), m_box(new QComboBox(this))
    {
        m_box->setEditable(true);
        m_box->setInsertPolicy(QComboBox::NoInsert);
        for (const KnownEngine &engine : knownEngines())
            m_box->addItem(engine.title, engine.name);
        adopt(m_box);
        connect(m_box, &QComboBox::activated, this,
                [this](int index) { Q_EMIT edited(m_box->itemData(index).toString()); });
        connect(m_box->lineEdit(), &QLineEdit::textEdited, this, [this](const QString &text) {
            const int index = m_box->findText(text, Qt::MatchFixedString); // in any case
            Q_EMIT edited(index < 0 ? text : m_box->itemData(index).toString());
        });
        connect(m_box->lineEdit(), &QLineEdit::editingFinished, this, &SettingEditor::finished);
    }

    void present(const QString &value, bool) override
    {
        const int index = m_box->findData(value);
        m_box->setCurrentIndex(index);
        if (index < 0)
            m_box->setEditText(value);
    }

private:
    QComboBox *m_box;
};

/// A secret is never shown: one sees whether it is set, and may give a new one.
class SecretEditor : public SettingEditor
{
public:
    SecretEditor(const Setting &setting, QWidget *parent)
        : SettingEditor(setting, parent)
        , m_edit(new QLineEdit(this))
        , m_show(new QPushButton(SettingEditor::tr("Show"), this))
    {
        m_edit->setMaxLength(8192);
        m_edit->setEchoMode(QLineEdit::Password);
        adopt(m_edit);
        m_show->setCheckable(true);
        m_show->setEnabled(false);
        m_show->setAccessibleName(SettingEditor::tr("Show what is typed for %1").arg(setting.label));
        layout()->addWidget(m_show);
        connect(m_show, &QPushButton::toggled, this,
                [this](bool on) { m_edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
        connect(m_edit, &QLineEdit::textEdited, this, [this](const QString &text) {
            m_show->setEnabled(!text.isEmpty());
            // Emptied again is not "remove it": that is what "Reset to default" is for.
            if (text.isEmpty())
                Q_EMIT withdrawn();
            else
                Q_EMIT edited(text);
        });
    }

    void present(const QString &value, bool isSet) override
    {
        Q_UNUSED(value)
        m_edit->clear();
        m_show->setChecked(false);
        m_show->setEnabled(false);
        m_edit->setPlaceholderText(isSet ? SettingEditor::tr("Set; type to change it")
                                         : SettingEditor::tr("Not set; type to set it"));
    }

private:
    QLineEdit *m_edit;
    QPushButton *m_show;
};

} // namespace

SettingEditor *SettingEditor::make(const Setting &setting, QWidget *parent)
{
    if (setting.secret)
        return new SecretEditor(setting, parent);
    if (setting.key == settingkeys::Engine)
        return new EngineEditor(setting, parent);
    switch (setting.kind) {
    case Setting::Kind::Flag:
    case Setting::Kind::Switch:
        return new SwitchEditor(setting, parent);
    case Setting::Kind::Choice:
        return new ChoiceEditor(setting, parent);
    case Setting::Kind::Number:
        if (!hasUnit(setting) && setting.maximum <= std::numeric_limits<int>::max())
            return new NumberEditor(setting, parent);
        break;
    case Setting::Kind::Text:
    case Setting::Kind::List:
        break;
    }
    return new TextEditor(setting, parent);
}

SettingEditor::SettingEditor(const Setting &setting, QWidget *parent) : QWidget(parent), m_setting(setting)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(GapSmall);
}

SettingEditor::~SettingEditor()
{
    // A field that has the keyboard tells that it was left while it is being deleted, after this.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
}

void SettingEditor::adopt(QWidget *control)
{
    control->setAccessibleName(m_setting.label);
    control->setAccessibleDescription(settingHelp(m_setting));
    control->setObjectName(QString::fromLatin1(m_setting.key));
    layout()->addWidget(control);
    setFocusProxy(control);
}

void SettingEditor::setWrong(bool wrong)
{
    QPalette palette;
    if (wrong)
        palette.setColor(QPalette::Text, toneColor(Tone::Bad, QWidget::palette()));
    focusProxy()->setPalette(palette);
}

SettingRow::SettingRow(SettingsDraft &draft, const SettingValue &value, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_key(value.setting.key)
    , m_grid(new QGridLayout(this))
    , m_label(new PlainLabel(value.setting.label, this))
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
    m_undo->setAccessibleName(tr("Undo the change of %1").arg(value.setting.label));
    m_reset->setAccessibleName(tr("Reset %1 to its default").arg(value.setting.label));
    m_help->setMuted(true);
    for (PlainLabel *label : {m_help, m_note, m_problem})
        label->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setTone(Tone::Bad);

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
    const QString haystack = setting.label % u'\n' % setting.help % u'\n' % QString::fromLatin1(setting.key) % u'\n' %
                             QString::fromLatin1(setting.option()) % u'\n' % QString::fromLatin1(setting.variable()) %
                             u'\n' % QString::fromLatin1(setting.alias);
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
}

void SettingRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh(true);
}

} // namespace hub::ui
