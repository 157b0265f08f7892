// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/storage/sql.h"

#include <QStringList>

namespace hub::migrations {

QStringList accounts(sql::Dialect dialect);
QStringList clients(sql::Dialect dialect);
QStringList sending(sql::Dialect dialect);

} // namespace hub::migrations
