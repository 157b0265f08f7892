// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/pages.h"

#include <QCoreApplication>

namespace hub::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::Pages)
};

} // namespace

QString pageTitle(PageId page)
{
    switch (page) {
    case PageId::Clients:
        return Words::tr("Clients");
    case PageId::Linking:
        return Words::tr("Linking");
    case PageId::Send:
        return Words::tr("Send");
    case PageId::Contacts:
        return Words::tr("Contacts");
    case PageId::People:
        return Words::tr("Users and keys");
    case PageId::Activity:
        return Words::tr("Activity");
    case PageId::Log:
        return Words::tr("Log");
    case PageId::Server:
        return Words::tr("Server");
    case PageId::Settings:
        return Words::tr("Settings");
    }
    Q_UNREACHABLE();
}

const char *pageIconName(PageId page)
{
    switch (page) {
    case PageId::Clients:
        return "clients";
    case PageId::Linking:
        return "link";
    case PageId::Send:
        return "send";
    case PageId::Contacts:
        return "contacts";
    case PageId::People:
        return "people";
    case PageId::Activity:
        return "activity";
    case PageId::Log:
        return "log";
    case PageId::Server:
        return "server";
    case PageId::Settings:
        return "settings";
    }
    Q_UNREACHABLE();
}

} // namespace hub::ui
