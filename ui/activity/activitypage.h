// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/peopleapi.h"
#include "ui/common/page.h"

#include <QComboBox>
#include <QTimer>

#include <set>

class QBoxLayout;
class QPushButton;

namespace hub::ui {

class AuditModel;
class ExportStrip;
class StickyScrollTable;
class TablePanel;

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

/// Who did what: the audit log, filtered, endless, live. What is new comes on top, without moving what one reads.
class ActivityPage : public Page
{
    Q_OBJECT

public:
    explicit ActivityPage(const PageContext &context, QWidget *parent = nullptr);
    ~ActivityPage() override;

    void activate() override;
    void deactivate() override;

private:
    [[nodiscard]] QBoxLayout *makeFilter();
    void connectParts();
    void applyFilter();
    void refresh();
    void onArrived(int entries);
    void exportCsv();
    void copySelected();
    void showState();
    void showHint();
    void showNews();

    HubApi &m_hub;
    ClientStore &m_clients;
    AuditModel *m_model;
    QTimer m_pause; // many entries may come at once
    bool m_active = false;
    bool m_behind = false; // something happened while the page was not in view
    int m_news = 0;        // above the rows that are in view

    ActorPicker *m_actor;
    QComboBox *m_action;
    QPushButton *m_newsButton;
    QPushButton *m_export;
    StickyScrollTable *m_table;
    TablePanel *m_panel;
    ExportStrip *m_exporting;
};

} // namespace hub::ui
