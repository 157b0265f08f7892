// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"

#include <QTimer>

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace hub::ui {

class ActorPicker;
class AuditModel;
class Banner;
class EmptyState;
class PlainLabel;
class StickyScrollTable;

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
    void buildHead(QVBoxLayout *page);
    void buildTable(QVBoxLayout *page);

    void look();
    void refresh();
    void onArrived(int entries);
    void exportCsv();
    void finishExport(const QByteArray &csv, int rows, bool cut);
    void failExport(const QString &message);
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
    bool m_exporting = false;
    int m_news = 0; // above the rows that are in view

    ActorPicker *m_actor = nullptr;
    QComboBox *m_action = nullptr;
    QPushButton *m_newsButton = nullptr;
    QPushButton *m_export = nullptr;
    Banner *m_banner = nullptr;
    StickyScrollTable *m_table = nullptr;
    EmptyState *m_hint = nullptr;
    PlainLabel *m_count = nullptr;
};

} // namespace hub::ui
