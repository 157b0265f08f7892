// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clienteid.h"
#include "ui/common/clientstore.h"

#include <QComboBox>

#include <optional>
#include <vector>

namespace hub::ui {

/// Chooses one client by number or name: type to search. Follows the store; keeps the choice while clients come and go,
/// and has none any more when the chosen client itself is removed.
class ClientPicker : public QComboBox
{
    Q_OBJECT

public:
    /// With `all`, the first entry stands for every client: that text is shown for it, and client() is empty.
    explicit ClientPicker(ClientStore &clients, const QString &all = {}, QWidget *parent = nullptr);
    ~ClientPicker() override;

    [[nodiscard]] std::optional<ClienteId> client() const;
    void setClient(std::optional<ClienteId> client);
    /// In words, if there is a client and its phone is not linked; else empty.
    [[nodiscard]] QString unlinkedState() const;

Q_SIGNALS:
    /// Whoever chose: the user, or setClient().
    void clientChanged(std::optional<hub::ClienteId> client);

private:
    class Model;

    void choose(std::optional<ClienteId> client);
    void showChoice();
    void onUserChose(bool entered);
    void onUpdated(const ClientStore::Delta &delta);

    ClientStore &m_clients;
    Model *m_model;
    std::optional<ClienteId> m_client;
    bool m_entered = false;                 ///< Enter, not another way out of the field
    std::vector<ClientStore::Delta> m_held; ///< what has changed while somebody types
};

} // namespace hub::ui
