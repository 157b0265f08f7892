// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/linking/linkingmodel.h"

#include <QByteArray>
#include <QString>
#include <QWidget>

class QPushButton;
class QSortFilterProxyModel;
class QTableView;

namespace hub::ui {

class LinkingModel;
class PlainLabel;

/// What became of a linking run, for other programs: one line for each client, in the order of the queue. Pure.
struct LinkingExport
{
    [[nodiscard]] static QByteArray csv(const LinkingModel &model);
    /// With tabs between the columns, for a spreadsheet's paste.
    [[nodiscard]] static QString text(const LinkingModel &model);
};

/// What became of a linking run: counts, time, a table to read, copy and export, and ways to go on with the rest. On
/// the window's thread.
class LinkingSummary : public QWidget
{
    Q_OBJECT

public:
    LinkingSummary(LinkingRun &run, LinkingModel &model, QWidget *parent = nullptr);

    /// The run has ended.
    void refresh();

Q_SIGNALS:
    void noticed(const QString &text);

private:
    void buildTable(LinkingModel &model);
    void layOut();
    void showAgain(QPushButton *button, int count, const QString &one, const QString &many);
    void copy();
    void exportCsv();
    [[nodiscard]] QString headline() const;
    [[nodiscard]] QString figures() const;

    LinkingRun &m_run;
    const LinkingModel &m_model;
    QSortFilterProxyModel *m_sorted;
    PlainLabel *m_headline;
    PlainLabel *m_figures;
    QTableView *m_table;
    QPushButton *m_goOn;
    QPushButton *m_skipped;
    QPushButton *m_failed;
    QPushButton *m_copy;
    QPushButton *m_export;
    QPushButton *m_done;
};

} // namespace hub::ui
