// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/clientstore.h"
#include "ui/common/page.h"
#include "ui/linking/linkingmodel.h"

#include <QWidget>

class QCheckBox;
class QPushButton;
class QStackedWidget;

namespace hub::ui {

class IconLabel;
class LinkingPanel;
class LinkingSummary;
class PlainLabel;

/// What there is to link, and the button that begins it. On the window's thread.
class LinkingStart : public QWidget
{
    Q_OBJECT

public:
    explicit LinkingStart(const ClientStore &clients, QWidget *parent = nullptr);

    /// Counts again.
    void refresh();

Q_SIGNALS:
    /// `connect`: some of them have no session yet.
    void startWanted(const std::vector<hub::ClienteId> &clients, bool connect);
    /// There is nobody to link: clients must be added first.
    void clientsWanted();

private:
    void layOut();
    void setTexts(const QString &headline, const QString &sentence);
    void onClicked();
    void refreshButton();

    const ClientStore &m_clients;
    std::vector<ClienteId> m_waiting;
    std::vector<ClienteId> m_unconnected;
    bool m_touched = false; // the user has decided about the box
    PlainLabel *m_headline;
    PlainLabel *m_sentence;
    QCheckBox *m_connect;
    QPushButton *m_start;
};

/// The morning's job: link many clients, one phone after the other. What is to be done, the run itself, and what became
/// of it; a run goes on where it was when the page was left. On the window's thread.
class LinkingPage : public Page
{
    Q_OBJECT

public:
    explicit LinkingPage(const PageContext &context, LinkingSettings settings, QWidget *parent = nullptr);
    explicit LinkingPage(const PageContext &context, QWidget *parent = nullptr);
    ~LinkingPage() override;

    void activate() override;
    void deactivate() override;
    /// Links these now, and connects them first if they must; during a run they come next.
    void openFor(const std::vector<ClienteId> &clients) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void onPhaseChanged();
    void onUpdated();
    void requestClients();
    [[nodiscard]] std::vector<ClienteId> unlinked(const std::vector<ClienteId> &clients) const;

    const PageContext m_context;
    LinkingRun m_run;
    LinkingModel m_model;
    std::vector<ClienteId> m_wished; // asked for before the list had arrived
    QPushButton *m_end;
    QStackedWidget *m_stack;
    LinkingStart *m_start;
    LinkingPanel *m_panel;
    LinkingSummary *m_summary;
};

} // namespace hub::ui
