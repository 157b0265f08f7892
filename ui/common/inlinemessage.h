// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/widgets.h"

#include <QLabel>
#include <QWidget>

namespace hub::ui {

/// A line about what is above it: what is wrong with a field, or a hint. Hidden while it has nothing to say.
class InlineMessage : public QWidget
{
    Q_OBJECT

public:
    explicit InlineMessage(QWidget *parent = nullptr);
    void tell(Tone tone, const QString &text); ///< an empty text hides it
    void clear() { tell(Tone::Neutral, {}); }
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();

    Tone m_tone = Tone::Neutral;
    QLabel *m_icon;
    PlainLabel *m_text;
};

} // namespace hub::ui
