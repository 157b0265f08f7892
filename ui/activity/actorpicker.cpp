// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/actorpicker.h"

#include "ui/activity/auditwords.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalBlocker>

namespace hub::ui {

ActorPicker::ActorPicker(PeopleApi &people, QWidget *parent) : QComboBox(parent), m_people(people)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    fill();
    connect(this, &QComboBox::activated, this, &ActorPicker::onActivated);
    connect(lineEdit(), &QLineEdit::editingFinished, this, &ActorPicker::onTyped);
}

void ActorPicker::reload()
{
    m_people.users({.limit = PageRequest::MaxLimit}, this, [this](const Result<hub::ResultPage<User>> &page) {
        if (!page)
            return; // the names are only an offer
        for (const User &user : page->items)
            m_users.insert(user.username);
        fill();
    });
    m_people.keys({.limit = PageRequest::MaxLimit}, this, [this](const Result<hub::ResultPage<ApiKey>> &page) {
        if (!page)
            return;
        for (const ApiKey &key : page->items)
            m_keys.insert(QStringLiteral("key:") + key.name);
        fill();
    });
}

void ActorPicker::offer(const QString &actor)
{
    if (!m_users.contains(actor) && !m_keys.contains(actor) && m_seen.insert(actor).second)
        fill();
}

void ActorPicker::fill()
{
    if (lineEdit()->hasFocus() && lineEdit()->isModified())
        return; // not under the fingers of somebody who types
    const QSignalBlocker blocker(this);
    clear();
    addItem(tr("Everybody"), QString());
    for (const std::set<QString> *names : {&m_users, &m_keys, &m_seen}) {
        for (const QString &name : *names) {
            if (findData(name) < 0)
                addItem(actorText(name), name);
        }
    }
    choose(m_actor);
}

void ActorPicker::onActivated(int index)
{
    choose(itemData(index).toString());
}

void ActorPicker::onTyped()
{
    const QString text = lineEdit()->text().trimmed();
    const int row = findText(text, Qt::MatchFixedString);
    choose(row >= 0 ? itemData(row).toString() : text);
}

void ActorPicker::choose(const QString &actor)
{
    const int row = findData(actor);
    setCurrentIndex(row);
    setEditText(row >= 0 ? itemText(row) : actor);
    lineEdit()->setCursorPosition(0);
    if (actor == m_actor)
        return;
    m_actor = actor;
    Q_EMIT actorChanged(actor);
}

} // namespace hub::ui
