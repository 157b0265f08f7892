// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "simulator/model/contact.h"

#include <array>

namespace hub::sim {

namespace {

// ContactNames as they come: accents, other scripts, an emoji, a quote and markup that must stay plain text.
constexpr std::array ContactNames{"Ana Gómez",          "Bruno Díaz", "Chiara Ricci", "Дмитрий Иванов",
                                  "Élodie Martin",      "山田 太郎",  "Fátima Núñez", "Gustavo \"Tavo\" Paz",
                                  "Héctor <b>Ruiz</b>", "ليلى حداد",  "Ñata 🌵",       "Ōtani Jun"};

} // namespace

ContactBook ContactBook::madeUp(qint64 count)
{
    ContactBook book;
    book.m_madeUp = count;
    return book;
}

ContactBook ContactBook::of(std::vector<Contact> contacts)
{
    ContactBook book;
    book.m_given = std::move(contacts);
    book.m_isGiven = true;
    return book;
}

qint64 ContactBook::size() const
{
    return m_isGiven ? qint64(m_given.size()) : m_madeUp;
}

Contact ContactBook::at(ClienteId owner, qint64 index) const
{
    if (m_isGiven)
        return m_given[size_t(index)];
    Contact contact;
    contact.phone = "549" + QByteArray::number(owner.toNumber() % 10000).rightJustified(4, '0') +
                    QByteArray::number(index % 1000000).rightJustified(6, '0');
    contact.id = contact.phone + "@c.us";
    contact.name = QByteArray(ContactNames[size_t(index) % ContactNames.size()]) + ' ' + QByteArray::number(index + 1);
    contact.isBusiness = index % 5 == 4;
    return contact;
}

} // namespace hub::sim
