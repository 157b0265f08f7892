// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/clientstore.h"

#include <QWidget>

#include <optional>

class QLineEdit;

namespace hub::ui {

class PlainLabel;

/// A client's number, also of one that is not registered yet; offers the known ones by number and name, and says below
/// whose number it is.
class ClientField : public QWidget
{
    Q_OBJECT

public:
    /// `unknown`: what to say of a number that no client has.
    ClientField(const ClientStore &clients, const QString &unknown, QWidget *parent = nullptr);

    [[nodiscard]] std::optional<ClienteId> client() const;
    [[nodiscard]] QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void changed();

private:
    void judge();

    const ClientStore &m_clients;
    const QString m_unknown;
    QLineEdit *m_edit;
    PlainLabel *m_hint;
};

} // namespace hub::ui
