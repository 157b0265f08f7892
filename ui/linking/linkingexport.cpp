// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/linking/linkingexport.h"

#include "ui/common/csvexport.h"
#include "ui/linking/linkingmodel.h"

#include <QStringList>

namespace hub::ui {

namespace {

QStringList header()
{
    return {LinkingModel::tr("Number"), LinkingModel::tr("Name"), LinkingModel::tr("State"),
            LinkingModel::tr("Account"), LinkingModel::tr("Note")};
}

QStringList cells(const LinkingModel &model, int row, const LinkingQueue::Entry &entry)
{
    return {QString::number(entry.client.toNumber()), entry.name, model.outcomeText(entry),
            model.index(row, LinkingModel::AccountColumn).data().toString(), entry.note};
}

} // namespace

QByteArray LinkingExport::csv(const LinkingModel &model)
{
    CsvWriter writer(header());
    int row = 0;
    for (const LinkingQueue::Entry &entry : model.entries())
        writer.addRow(cells(model, row++, entry));
    return writer.bytes();
}

QString LinkingExport::text(const LinkingModel &model)
{
    QStringList lines(header().join(u'\t'));
    int row = 0;
    for (const LinkingQueue::Entry &entry : model.entries()) {
        QStringList line;
        for (const QString &cell : cells(model, row++, entry))
            line << CsvWriter::guarded(cell.simplified()); // no tab or line break of its own, and no formula
        lines << line.join(u'\t');
    }
    return lines.join(u'\n');
}

} // namespace hub::ui
