// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/contacts/contactswords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace hub::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::ContactsWords)
};

} // namespace

QString contactCountText(int count, bool more)
{
    if (count == 1 && !more)
        return Words::tr("1 contact");
    const QString number = QLocale().toString(count);
    return more ? Words::tr("%1+ contacts").arg(number) : Words::tr("%1 contacts").arg(number);
}

QString syncText(const contacts::Counts &counts)
{
    const QString total = contactCountText(counts.total, false);
    QStringList changes;
    if (counts.added > 0)
        changes.append(Words::tr("%1 new").arg(QLocale().toString(counts.added)));
    if (counts.updated > 0)
        changes.append(Words::tr("%1 changed").arg(QLocale().toString(counts.updated)));
    if (counts.removed > 0)
        changes.append(Words::tr("%1 removed").arg(QLocale().toString(counts.removed)));
    if (changes.isEmpty())
        return Words::tr("%1, nothing new").arg(total);
    return total + QStringLiteral(": ") + changes.join(QStringLiteral(", "));
}

bool isMissingOffer(const Error &error)
{
    return error.code == "NOT_SUPPORTED";
}

QString contactsErrorText(const Error &error)
{
    if (isMissingOffer(error))
        return Words::tr("This Session Manager does not offer contacts, so there is nothing to sync.");
    if (error.code == "SYNC_IN_PROGRESS")
        return Words::tr("This client's contacts are being synced just now. Look again in a moment.");
    return error.message;
}

} // namespace hub::ui
