// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/people/keysmodel.h"

#include "ui/common/statetexts.h"

#include <QDateTime>

namespace hub::ui {

KeysModel::KeysModel(PeopleApi &people, const ClientStore &clients, QObject *parent)
    : WholeTableModel(parent), m_people(people)
{
    const auto ago = [](std::optional<qint64> at) {
        return agoText(at.value_or(0), QDateTime::currentMSecsSinceEpoch());
    };
    const auto revoked = [](const ApiKey &key) { return key.revokedAt.has_value(); };
    const auto muted = [](const ApiKey &) { return true; };
    setColumns(
        {{.header = tr("Name"), .text = [](const ApiKey &key) { return key.name; }, .width = 24, .muted = revoked},
         {.header = tr("Opens"),
          .text =
              [&clients](const ApiKey &key) {
                  return key.clienteId ? clients.label(*key.clienteId) : tr("Everything (administrator)");
              },
          .width = 28,
          .sortKey = [](const ApiKey &key) { return key.clienteId ? key.clienteId->toNumber() : 0; },
          .muted = revoked},
         {.header = tr("State"),
          .text = [](const ApiKey &key) { return key.revokedAt ? tr("Revoked") : tr("Active"); },
          .width = 14,
          .help =
              [](const ApiKey &key) {
                  return key.revokedAt ? tr("Revoked on %1").arg(timeText(*key.revokedAt)) : QString();
              },
          .badge = [](const ApiKey &key) -> std::optional<CellBadge> {
              return key.revokedAt ? CellBadge{Tone::Neutral, "ban"} : CellBadge{Tone::Good, "check-circle"};
          },
          .muted = revoked},
         {.header = tr("Last used"),
          .text = [ago](const ApiKey &key) { return ago(key.lastUsedAt); },
          .width = 16,
          .sortKey = [](const ApiKey &key) { return key.lastUsedAt.value_or(0); },
          .help = [](const ApiKey &key) { return key.lastUsedAt ? timeText(*key.lastUsedAt) : QString(); },
          .muted = muted},
         {.header = tr("Created"),
          .text = [ago](const ApiKey &key) { return ago(key.createdAt); },
          .sortKey = [](const ApiKey &key) { return key.createdAt; },
          .help = [](const ApiKey &key) { return timeText(key.createdAt); },
          .muted = muted}});
}

void KeysModel::ask(const std::optional<qint64> &after, int limit, const PageAnswer &done)
{
    m_people.keys({.after = after, .limit = limit}, this,
                  [done](const Result<hub::ResultPage<ApiKey>> &page) { done(pageOf(page)); });
}

QVariant KeysModel::rowData(const ApiKey &key, int role) const
{
    if (role == FirstRole)
        return !key.revokedAt;
    return role == FilterRole ? QString(key.name % u'\n' % textOf(key, For)) : QVariant();
}

} // namespace hub::ui
