// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What ClientsModel says of a client.

#include "ui/clients/clientsmodel.h"
#include "ui/common/statetexts.h"

#include <QCoreApplication>
#include <QTextDocument>

namespace hub::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::ClientsModel)
};

QString timeAndAge(qint64 at, qint64 now)
{
    return at == 0 ? agoText(at, now) : Texts::tr("%1 (%2)").arg(timeText(at), agoText(at, now));
}

/// A tool tip guesses what is HTML: everything is made so, with foreign text escaped.
QVariant toolTip(const QString &plain)
{
    return plain.isEmpty() ? QVariant() : Qt::convertFromPlainText(plain, Qt::WhiteSpaceNormal);
}

} // namespace

QString evidenceText(const MonitoredClient &client, qint64 now)
{
    QStringList lines;
    if (client.lastChecked == 0)
        lines += Texts::tr("Not checked yet");
    else
        lines += Texts::tr("Checked: %1").arg(timeAndAge(client.lastChecked, now));
    lines += Texts::tr("Last good answer: %1").arg(timeAndAge(client.lastGoodAnswer, now));
    if (client.missedPolls == 1)
        lines += Texts::tr("The last check failed");
    else if (client.missedPolls > 1)
        lines += Texts::tr("The last %1 checks failed").arg(client.missedPolls);
    if (!client.lastError.isEmpty())
        lines += Texts::tr("Last error: %1").arg(client.lastError);
    if (client.lastKnown && *client.lastKnown != client.state) {
        lines += Texts::tr("Last known state: %1, since %2")
                     .arg(stateText(*client.lastKnown), timeText(client.lastKnownSince));
    }
    return lines.join(u'\n');
}

QString ClientsModel::text(const ClientRow &row, ClientColumn column) const
{
    const MonitoredClient &client = row.client();
    switch (column) {
    case ClientColumn::Number:
        return QString::number(client.client.toNumber());
    case ClientColumn::Name:
        return row.pendingName.isNull() ? client.name : row.pendingName;
    case ClientColumn::Account:
        return accountText(client.account);
    case ClientColumn::State:
        return stateText(client.state);
    case ClientColumn::Since:
        return client.since == 0 ? QStringLiteral("–") : agoText(client.since, now());
    case ClientColumn::LastCheck:
        return agoText(client.lastChecked, now());
    case ClientColumn::LastGoodAnswer:
        return agoText(client.lastGoodAnswer, now());
    case ClientColumn::LastSent:
        return client.lastMessageSent == 0 ? QStringLiteral("–") : agoText(client.lastMessageSent, now());
    }
    Q_UNREACHABLE();
}

QVariant ClientsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid))
        return {};
    const ClientRow &row = *m_shown[size_t(index.row())];
    const MonitoredClient &client = row.client();
    const auto column = ClientColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::EditRole:
        return column == ClientColumn::Name ? text(row, column) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (column == ClientColumn::Number ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
        if (column == ClientColumn::State && client.stale)
            return tr("%1, out of date, checked %2").arg(text(row, column), agoText(client.lastChecked, now()));
        return text(row, column);
    case Qt::ToolTipRole:
        break;
    default:
        return {};
    }
    if (column == ClientColumn::State)
        return toolTip(stateHelp(client.state) + u'\n' + evidenceText(client, now()));
    if (client.stale || column == ClientColumn::LastCheck || column == ClientColumn::LastGoodAnswer)
        return toolTip(evidenceText(client, now()));
    if (column == ClientColumn::Since)
        return toolTip(timeText(client.since));
    if (column == ClientColumn::LastSent)
        return toolTip(timeText(client.lastMessageSent));
    return column == ClientColumn::Number ? QVariant() : toolTip(text(row, column));
}

QVariant ClientsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ClientColumnCount)
        return {};
    const auto column = ClientColumn(section);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (column == ClientColumn::Number ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (column) {
    case ClientColumn::Number:
        return tip ? tr("The client's number (cliente_id)") : tr("Number");
    case ClientColumn::Name:
        return tip ? tr("The name that you gave it") : tr("Name");
    case ClientColumn::Account:
        return tip ? tr("The WhatsApp number that was linked last") : tr("Account");
    case ClientColumn::State:
        return tip ? tr("The state of its session; sorted by urgency") : tr("State");
    case ClientColumn::Since:
        return tip ? tr("Since when it is in this state") : tr("Since");
    case ClientColumn::LastCheck:
        return tip ? tr("When the Session Manager was asked last") : tr("Last check");
    case ClientColumn::LastGoodAnswer:
        return tip ? tr("When the Session Manager gave an answer last") : tr("Last answer");
    case ClientColumn::LastSent:
        return tip ? tr("When it sent a message last") : tr("Last sent");
    }
    Q_UNREACHABLE();
}

} // namespace hub::ui
