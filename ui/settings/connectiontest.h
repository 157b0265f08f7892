// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/settingsapi.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QPushButton;

namespace hub::ui {

class PlainLabel;

/// Which engine answers at a URL, and what it cannot do: a button, and the result in words beside it. With
/// setAutomatic() it asks by itself when the question has not changed for a moment.
class ConnectionTest : public QWidget
{
    Q_OBJECT

public:
    enum class State { Idle, NotAUrl, Testing, Reached, OtherEngine, Failed };

    explicit ConnectionTest(SettingsApi &settings, QWidget *parent = nullptr);
    ~ConnectionTest() override;

    /// Another URL to test: an earlier result is gone. `isValid`: whether the setting would accept it.
    void setUrl(const QString &url, bool isValid);
    /// Another engine to expect there, or another secret for it; none: the one in force.
    void setEngine(const QString &engine, const std::optional<QString> &secret);
    void setAutomatic(bool automatic);
    void start();
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString resultText() const;

Q_SIGNALS:
    void stateChanged();
    /// The user takes the engine that was found there.
    void engineChosen(const QString &name);

protected:
    void changeEvent(QEvent *event) override;

private:
    void onAnswer(quint64 question, const Result<EngineFound> &answer);
    void forget();
    void show(State state, const QString &text);
    void restyle();

    SettingsApi &m_settings;
    QPushButton *m_button;
    QPushButton *m_take;
    PlainLabel *m_icon;
    PlainLabel *m_result;
    QTimer m_pause; // while somebody types
    QString m_url;
    QString m_engine;
    std::optional<QString> m_secret;
    QString m_found; // another engine than the one expected
    bool m_valid = false;
    bool m_automatic = false;
    State m_state = State::Idle;
    quint64 m_question = 0; // answers to older ones are for another URL
};

} // namespace hub::ui
