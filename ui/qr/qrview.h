// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/dashboard/qrfeed.h"
#include "ui/common/appearance.h"
#include "ui/qr/qrfullscreen.h"
#include "ui/qr/qrpicture.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;

namespace hub::ui {

class PlainLabel;
class QrCanvas;

/// A client's QR code as people need it: sharp at any size, with the attempt and the seconds left, greyed when it is
/// over, and to be copied, saved or shown over the whole screen. Follows a QrFeed, or shows what setCode() gives it.
class QrView : public QWidget
{
    Q_OBJECT

public:
    static constexpr int LinkedMs = 1500; ///< how long the full screen says "Linked" before it closes

    explicit QrView(QWidget *parent = nullptr);
    ~QrView() override;

    /// Whose code it is: for the full screen, file names and screen readers. Another one's code goes away.
    void setSubject(std::optional<ClienteId> client, const QString &label);
    /// Shows this feed's code from now on; none: nothing. A feed that is gone counts as none.
    void setFeed(QrFeed *feed);
    void setCode(const QrCode &code);
    /// What to say while there is no code. Plain text.
    void setPlaceholder(const QString &text);
    /// The client is linked: words in place of the code, here and on the full screen, which then closes. Another tone
    /// than a good one: there is something odd about it. Empty: that was before.
    void showLinked(const QString &text, Tone tone = Tone::Good);
    /// Whether the full screen goes on with the next client, instead of closing when one is linked.
    void setFullScreenStays(bool stays);
    /// Another thing that keys do on the full screen too.
    void addFullScreenAction(QAction *action);
    /// What stands at the foot of the full screen, instead of how to close it.
    void setFullScreenHint(const QString &text);
    void setWordsScale(double factor);
    /// Where there is little room, keys and the menu do without them.
    void setButtonsVisible(bool visible);

    [[nodiscard]] QrCanvas *canvas() const { return m_canvas; }
    [[nodiscard]] QAction *fullScreenAction() const { return m_fullScreenAction; }
    [[nodiscard]] QrFullScreen *fullScreen() const { return m_fullScreen; }
    [[nodiscard]] QString words() const;
    void openFullScreen();
    void closeFullScreen();

Q_SIGNALS:
    /// Something was done, in a few words. Plain text.
    void noticed(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QAction *makeAction(const QString &text, const QString &tip, const QKeySequence &keys, const char *objectName);
    void layOut();
    void setPicture(const Result<QrPicture> &picture);
    void refresh();
    void refreshCanvas(QrCanvas *canvas) const;
    void armTimer();
    void showMenu(QPoint at);
    void copy();
    void save();
    [[nodiscard]] bool isExpired() const;
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString stateWords() const;

    QrCanvas *m_canvas;
    PlainLabel *m_words;
    QWidget *m_buttons;
    QAction *m_copyAction;
    QAction *m_saveAction;
    QAction *m_fullScreenAction;
    QList<QAction *> m_fullScreenActions;
    QPointer<QrFullScreen> m_fullScreen; // while it is open
    QPointer<QrFeed> m_feed;
    std::optional<ClienteId> m_client;
    QString m_label;
    QString m_placeholder;
    QString m_linked;
    Tone m_linkedTone = Tone::Good;
    QString m_pictureError;
    QString m_fullScreenHint;
    QrCode m_code;
    quint64 m_generation = 0; // of m_code: a picture decoded elsewhere may come too late
    bool m_fullScreenStays = false;
    QTimer m_ticks;
    QTimer m_farewell;
};

} // namespace hub::ui
