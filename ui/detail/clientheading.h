// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/session/clientstatusstore.h"

#include <QWidget>

#include <vector>

class QLineEdit;
class QToolButton;

namespace hub::ui {

class Badge;
class InlineMessage;
class PlainLabel;

/// Who a client is, how it is, and what to do about it; the name can be changed in place (F2). On the window's thread.
class ClientHeading : public QWidget
{
    Q_OBJECT

public:
    explicit ClientHeading(QWidget *parent = nullptr);

    void setClient(const MonitoredClient &client);
    /// Time has passed. `now`: ms since 1970.
    void tick(qint64 now);

    void startRename();
    /// The name wished for is stored, or it was not.
    void endRename(bool stored);
    /// Another client is shown: nothing is being renamed.
    void cancelRename();

Q_SIGNALS:
    void renameWanted(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void submit();
    void showEditor(bool on);
    [[nodiscard]] QString help() const;

    MonitoredClient m_client;
    PlainLabel *m_name;
    QLineEdit *m_editor;
    QToolButton *m_rename;
    QToolButton *m_save;
    PlainLabel *m_number;
    Badge *m_badge;
    PlainLabel *m_since;
    PlainLabel *m_help;
    PlainLabel *m_advice;
};

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
    static void showIfAny(PlainLabel *label, const QString &text);
    static void showAge(PlainLabel *label, qint64 at, qint64 now);
    [[nodiscard]] QString doubt(qint64 now) const;

    MonitoredClient m_client;
    PlainLabel *m_account;
    PlainLabel *m_lastKnown;
    PlainLabel *m_checked;
    PlainLabel *m_answered;
    PlainLabel *m_sent;
    PlainLabel *m_session;
    PlainLabel *m_expected;
    PlainLabel *m_tags;
    PlainLabel *m_wish;
    InlineMessage *m_doubt;
};

} // namespace hub::ui
