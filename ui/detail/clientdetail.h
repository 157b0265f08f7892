// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <utility>

class QGridLayout;
class QScrollArea;

namespace hub::ui {

class ClientFacts;
class ClientHeading;
class EmptyState;
class HistoryPanel;
class LinkPanel;
class SessionActions;
class TestMessageForm;

/// One client in detail: its state and what to do about it, its live QR code, its actions and its history. While it is
/// shown, the client is polled more often and its code is followed. On the window's thread.
class ClientDetail : public QWidget
{
    Q_OBJECT

public:
    explicit ClientDetail(const PageContext &context, QWidget *parent = nullptr);
    ~ClientDetail() override;

    /// Whom to show; none: a hint.
    void setClient(std::optional<ClienteId> client);
    [[nodiscard]] std::optional<ClienteId> client() const { return m_client; }

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Show another page, for these clients.
    void pageRequested(hub::ui::PageId page, const std::vector<hub::ClienteId> &clients);
    /// Something was done, in a few words. Plain text.
    void noticed(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void arrange();
    void connectParts();
    void onUpdated(const ClientStore::Delta &delta);
    void refresh();
    void tick();
    void setActive(bool active);
    void rename(const QString &name);
    void edit();
    void openTest(bool open);
    void showHint(const char *iconName, const QString &headline, const QString &sentence);

    const PageContext m_context;
    std::optional<ClienteId> m_client;
    std::optional<std::pair<qint64, QString>> m_shown; // since when, and the account: another one is in the history
    bool m_wide = false;
    bool m_active = false;
    QTimer m_second;
    EmptyState *m_hint;
    QScrollArea *m_scroll;
    QGridLayout *m_grid;
    ClientHeading *m_heading;
    LinkPanel *m_link;
    SessionActions *m_actions;
    TestMessageForm *m_test;
    ClientFacts *m_facts;
    HistoryPanel *m_history;
};

} // namespace hub::ui
