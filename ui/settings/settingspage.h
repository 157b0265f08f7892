// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/settings/settingsdraft.h"

class QFrame;
class QLineEdit;
class QListView;
class QPushButton;
class QScrollArea;
class QStringListModel;
class QVBoxLayout;

namespace hub::ui {

class Banner;
class ConnectionTest;
class EmptyState;
class PlainLabel;
class SettingRow;

/// Everything that an operator may choose, built from the declared settings: groups, rows, a search, and a bar that
/// applies or discards what was changed.
class SettingsPage : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(const PageContext &context, QWidget *parent = nullptr);
    ~SettingsPage() override;

    void activate() override;
    void openAt(const QByteArray &what) override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Group
    {
        QString name;
        QWidget *section = nullptr;
        PlainLabel *heading = nullptr;
        std::vector<SettingRow *> rows;
    };

    void buildHead(QVBoxLayout *page);
    void buildBody(QVBoxLayout *page);
    void buildBar(QVBoxLayout *page);
    void addActions();

    [[nodiscard]] static QString changesText(int count);
    void onReloaded();
    void onDraftChanged(const QByteArray &key, bool typed);
    [[nodiscard]] bool hasSameRows() const;
    void rebuild();
    void addGroup(const QString &name);
    void addConnectionTest(SettingRow *row);
    void updateConnectionTest();
    void updateBar();
    void updateBanner();

    void filter();
    void arrange();
    void openGroup(int index);
    void markGroup();
    void onEscape();
    void discard();
    void apply();
    void onApplied(int count, const Result<void> &answer);
    void reveal(SettingRow *row);
    [[nodiscard]] SettingRow *rowOf(const QByteArray &key) const;

    SettingsApi &m_settings;
    SettingsDraft m_draft;
    std::vector<Group> m_groups;
    bool m_applying = false;
    bool m_jumping = false;
    Banner *m_banner = nullptr;
    QLineEdit *m_search = nullptr;
    QListView *m_groupList = nullptr;
    QStringListModel *m_groupNames = nullptr;
    QScrollArea *m_scroll = nullptr;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_sections = nullptr;
    EmptyState *m_nothing = nullptr;
    ConnectionTest *m_test = nullptr;
    QFrame *m_bar = nullptr;
    PlainLabel *m_barText = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_apply = nullptr;
};

} // namespace hub::ui
