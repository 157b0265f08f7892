// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/pages/makepage.h"

#include "ui/activity/activitypage.h"
#include "ui/activity/logpage.h"
#include "ui/alerts/alertspage.h"
#include "ui/clients/clientspage.h"
#include "ui/contacts/contactspage.h"
#include "ui/linking/linkingpage.h"
#include "ui/people/peoplepage.h"
#include "ui/send/sendpage.h"
#include "ui/server/serverpage.h"
#include "ui/settings/settingspage.h"
#include "ui/wizard/firstrunwizard.h"

namespace hub::ui {

Page *makePage(PageId page, const PageContext &context, QWidget *parent)
{
    switch (page) {
    case PageId::Clients:
        return new ClientsPage(context, parent);
    case PageId::Alerts:
        return new AlertsPage(context, parent);
    case PageId::Linking:
        return new LinkingPage(context, parent);
    case PageId::Send:
        return new SendPage(context, parent);
    case PageId::Contacts:
        return new ContactsPage(context, parent);
    case PageId::People:
        return new PeoplePage(context, parent);
    case PageId::Activity:
        return new ActivityPage(context, parent);
    case PageId::Log:
        return new LogPage(context, parent);
    case PageId::Server:
        return new ServerPage(context, parent);
    case PageId::Settings:
        return new SettingsPage(context, parent);
    }
    Q_UNREACHABLE();
}

QDialog *makeWizard(const PageContext &context, QWidget *parent)
{
    auto *wizard = new FirstRunWizard(context, parent);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    return wizard;
}

} // namespace hub::ui
