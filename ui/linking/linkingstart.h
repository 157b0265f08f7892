// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/clientstore.h"

#include <QWidget>

class QCheckBox;
class QPushButton;

namespace hub::ui {

class IconLabel;
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

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void restyle();
    void tell(const QString &headline, const QString &sentence);
    void onClicked();
    void refreshButton();

    const ClientStore &m_clients;
    std::vector<ClienteId> m_waiting;
    std::vector<ClienteId> m_unconnected;
    bool m_touched = false; // the user has decided about the box
    IconLabel *m_icon;
    PlainLabel *m_headline;
    PlainLabel *m_sentence;
    QCheckBox *m_connect;
    QPushButton *m_start;
};

} // namespace hub::ui
