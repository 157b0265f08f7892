// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/dashboard/localcontacts.h"

#include "app/dashboard/sessionmanagerwords.h"
#include "app/services.h"

namespace hub::app {

LocalContacts::LocalContacts(LinkContext &context, QObject *parent) : ContactsApi(parent), m_context(context) {}

void LocalContacts::sync(ClienteId client, QObject *context, Answer<contacts::Counts> done)
{
    m_context.ask<contacts::Counts>(
        context, std::move(done), [&](const RunningHub &hub, const Reply<contacts::Counts> &reply) {
            hub.services->contacts().sync(client, m_context.address(), [reply](const ContactSync::Outcome &outcome) {
                reply(outcome.map_error([](const ContactSyncFailure &failed) {
                    return failed.upstream ? errorOfOptional(*failed.upstream) : failed.error;
                }));
            });
        });
}

void LocalContacts::find(ClienteId client, const contacts::Query &query, QObject *context, Answer<contacts::Found> done)
{
    m_context.ask<contacts::Found>(context, std::move(done),
                                   [&](const RunningHub &hub, const Reply<contacts::Found> &reply) {
                                       hub.services->contacts().find(client, query, m_context.address(), reply);
                                   });
}

} // namespace hub::app
