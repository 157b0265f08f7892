// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/settings/settingeditor.h"

#include "ui/common/appearance.h"
#include "ui/settings/settingtext.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QWheelEvent>

#include <limits>

namespace hub::ui {

namespace {

/// In a page that scrolls, the wheel over a control must not change a value by accident.
class WheelGuard : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = qobject_cast<QWidget *>(watched);
        if (event->type() != QEvent::Wheel || !widget || widget->hasFocus())
            return false;
        event->ignore();
        return true;
    }
};

void guardWheel(QWidget *control)
{
    control->setFocusPolicy(Qt::StrongFocus);
    control->installEventFilter(new WheelGuard(control));
}

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
    void name(bool on) { m_box->setText(on ? choiceText(QStringLiteral("on")) : choiceText(QStringLiteral("off"))); }

    QCheckBox *m_box;
};

class ChoiceEditor : public SettingEditor
{
public:
    ChoiceEditor(const Setting &setting, QWidget *parent) : SettingEditor(setting, parent), m_box(new QComboBox(this))
    {
        for (const QString &choice : setting.choices)
            m_box->addItem(choiceText(choice), choice);
        guardWheel(m_box);
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
        guardWheel(m_box);
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
        button->setAccessibleName(SettingEditor::tr("Browse for %1").arg(settingLabel(m_setting.key)));
        layout()->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, isFile] {
            auto *dialog = new QFileDialog(window(), settingLabel(m_setting.key), m_edit->text());
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
        m_show->setAccessibleName(SettingEditor::tr("Show what is typed for %1").arg(settingLabel(setting.key)));
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
    control->setAccessibleName(settingLabel(m_setting.key));
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

} // namespace hub::ui
