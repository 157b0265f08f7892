// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "core/dashboard/settingsapi.h"
#include "core/result.h"

#include <QString>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace hub::ui {

class PlainLabel;

/// What somebody has chosen in the first-run wizard.
struct WizardAnswers
{
    QMap<QByteArray, QString> settings; ///< for SettingsApi::apply
    bool account = false;               ///< whether to make one
    QString username;
    QString password;
    std::optional<ClienteId> client;
    QList<std::pair<QString, QString>> summary; ///< what will be done: a label and its value
};

/// One step of the first-run wizard.
class WizardStep : public QWidget
{
    Q_OBJECT

public:
    explicit WizardStep(const QString &title, const QString &intro, QWidget *parent = nullptr);
    ~WizardStep() override;

    [[nodiscard]] const QString &title() const { return m_title; }
    /// Keeps off a scroll bar at its right.
    void setBesideScrollBar(bool beside);
    /// It came into view.
    virtual void enter() {}
    /// The user wants to go on: whether he may; if not, it has told why beside the field and put the focus there.
    virtual bool check() { return true; }
    virtual void collect(WizardAnswers &answers) const { Q_UNUSED(answers) }
    /// The hub refused what was chosen: true if that is about this step, which then tells it at its field.
    virtual bool refuse(const Error &error)
    {
        Q_UNUSED(error)
        return false;
    }
    /// Whether something was entered that would be lost.
    [[nodiscard]] virtual bool isTouched() const { return false; }

protected:
    /// Where a step puts its own.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

private:
    const QString m_title;
    QVBoxLayout *m_body;
};

/// A control with its label above, help below, and what is wrong with it.
class Field : public QWidget
{
    Q_OBJECT

public:
    /// `beside`: further controls in the same line.
    Field(const QString &label, QWidget *control, const QString &help, QWidget *parent,
          const QList<QWidget *> &beside = {});
    ~Field() override;

    void setHelp(const QString &help);
    /// Empty: nothing is wrong.
    void setProblem(const QString &problem);
    [[nodiscard]] QString problem() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    QWidget *m_control;
    PlainLabel *m_help;
    PlainLabel *m_problem;
};

} // namespace hub::ui
