// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/appearance.h"

#include <QFrame>
#include <QIcon>
#include <QLabel>

#include <functional>

class QAbstractItemView;
class QPushButton;
class QToolButton;

namespace hub::ui {

class IconLabel;

/// Small widgets that several pages share. All text is plain text.

/// A QLabel that never takes foreign text for HTML, can be selected, and says its text to a screen reader.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(const QString &text = {}, QWidget *parent = nullptr);
    /// Second-rank colour that follows the palette.
    void setMuted(bool muted);
    /// A tone's colour that follows the palette; Neutral: the usual one.
    void setTone(Tone tone);
    /// Size relative to the application's font, and weight: headings.
    void setScale(double factor, bool bold = false);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColor();

    bool m_muted = false;
    Tone m_tone = Tone::Neutral;
    bool m_colored = false;
};

/// An icon and a word in a tone's colours, in a rounded box: a state.
class Badge : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);
    void show(Tone tone, const char *iconName, const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;

    /// The same, drawn by a delegate.
    static void paint(QPainter &painter, const QRect &rect, Tone tone, const char *iconName, const QString &text,
                      const QPalette &palette, const QFont &font);
    static QSize sizeFor(const QString &text, const QFont &font);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Neutral;
    QByteArray m_iconName;
    QString m_text;
};

/// A line across a page's top: what is wrong (or worth knowing), and one thing to do about it, or two. Hidden until
/// shown.
class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);
    void present(Tone tone, const QString &text, const QString &action = {}, const QString &second = {});
    void dismiss();
    void setClosable(bool closable);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void actionTriggered();
    void secondTriggered();
    /// The user closed it.
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    Tone m_tone = Tone::Neutral;
    IconLabel *m_icon;
    PlainLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_second;
    QToolButton *m_close;
};

/// What an empty list says instead of nothing: an icon, a headline, a sentence and at most one button. With a view it
/// lies over it while its model has no rows.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    void setTexts(const char *iconName, const QString &headline, const QString &sentence, const QString &action = {});
    /// Covers the view's viewport whenever its model has no rows. Call it after the view has its model.
    void cover(QAbstractItemView *view);
    [[nodiscard]] QString headline() const;

Q_SIGNALS:
    void actionTriggered();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void place();
    void restyle();

    QByteArray m_iconName;
    IconLabel *m_icon;
    PlainLabel *m_headline;
    PlainLabel *m_sentence;
    QPushButton *m_action;
    QAbstractItemView *m_view = nullptr;
};

/// Asks before something that cannot be undone. `yes` runs if the user agrees and `context` is alive. Does not block;
/// the safe button has the focus.
void confirm(QWidget *parent, const QString &title, const QString &text, const QString &yesText, Tone tone,
             QObject *context, std::function<void()> yes);
/// Tells what went wrong in a dialog that does not block. For what needs no answer use Page::noticed or a Banner.
void tellError(QWidget *parent, const QString &title, const QString &text);

} // namespace hub::ui
