// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/clients/clientcommands.h"
#include "ui/common/widgets.h"

#include <QWidget>

#include <utility>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace hub::ui {

/// What stands in the place of a client's details when several are selected: how many are in which state, and what can
/// be done with all of them. On the window's thread.
class SelectionSummary : public QWidget
{
    Q_OBJECT

public:
    SelectionSummary(const ClientStore &clients, const ClientActions &actions, QWidget *parent = nullptr);

    /// Counts again, as the store has them just now.
    void setClients(const std::vector<ClienteId> &clients);

protected:
    void changeEvent(QEvent *event) override;

private:
    void addButton(QVBoxLayout *layout, QAction *action);
    void alignButtons();

    struct Line
    {
        SessionState state;
        Badge *badge;
        PlainLabel *count;
    };

    const ClientStore &m_clients;
    PlainLabel *m_headline;
    std::vector<Line> m_lines;
    std::vector<std::pair<QAction *, QPushButton *>> m_buttons;
};

} // namespace hub::ui
