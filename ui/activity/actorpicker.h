// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"

#include <QComboBox>

#include <set>

namespace hub::ui {

/// Chooses whose doings are shown: everybody, somebody from the list of users and keys, or any name that is typed.
class ActorPicker : public QComboBox
{
    Q_OBJECT

public:
    explicit ActorPicker(PeopleApi &people, QWidget *parent = nullptr);

    /// As audit::Filter takes it; empty: everybody.
    [[nodiscard]] const QString &actor() const { return m_actor; }
    /// Reads the names anew.
    void reload();
    /// Somebody who is in no list: a name that was seen.
    void offer(const QString &actor);

Q_SIGNALS:
    void actorChanged(const QString &actor);

private:
    void fill();
    void onActivated(int index);
    void onTyped();
    void choose(const QString &actor);

    PeopleApi &m_people;
    std::set<QString> m_users;
    std::set<QString> m_keys;
    std::set<QString> m_seen;
    QString m_actor;
};

} // namespace hub::ui
