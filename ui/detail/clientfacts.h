// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/clientstatusstore.h"

#include <QWidget>

#include <vector>

namespace hub::ui {

class PlainLabel;
class InlineMessage;

/// What the hub knows of a client and how old that is: evidence, line by line. On the window's thread.
class ClientFacts : public QWidget
{
    Q_OBJECT

public:
    explicit ClientFacts(QWidget *parent = nullptr);

    void setClient(const MonitoredClient &client);
    /// Time has passed. `now`: ms since 1970.
    void tick(qint64 now);

private:
    PlainLabel *addLine(const QString &caption, const char *objectName);
    static void showAge(PlainLabel *label, qint64 at, qint64 now);
    [[nodiscard]] QString doubt(qint64 now) const;

    MonitoredClient m_client;
    PlainLabel *m_account;
    PlainLabel *m_lastKnown;
    PlainLabel *m_lastKnownCaption = nullptr;
    PlainLabel *m_checked;
    PlainLabel *m_answered;
    PlainLabel *m_sent;
    InlineMessage *m_doubt;
};

} // namespace hub::ui
