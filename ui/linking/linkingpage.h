// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"
#include "ui/linking/linkingmodel.h"

class QPushButton;
class QStackedWidget;

namespace hub::ui {

class LinkingPanel;
class LinkingStart;
class LinkingSummary;

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
