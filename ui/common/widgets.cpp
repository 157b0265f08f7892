// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/common/widgets.h"

#include "ui/common/iconlabel.h"

#include <QAbstractItemView>
#include <QAccessible>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace hub::ui {

PlainLabel::PlainLabel(const QString &text, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setText(text);
}

void PlainLabel::setMuted(bool muted)
{
    m_muted = muted;
    applyColor();
}

void PlainLabel::setTone(Tone tone)
{
    m_tone = tone;
    applyColor();
}

void PlainLabel::setScale(double factor, bool bold)
{
    QFont scaled = QApplication::font(this);
    if (scaled.pointSizeF() > 0)
        scaled.setPointSizeF(scaled.pointSizeF() * factor);
    else
        scaled.setPixelSize(qRound(scaled.pixelSize() * factor));
    scaled.setBold(bold);
    setFont(scaled);
}

void PlainLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColor();
}

void PlainLabel::applyColor()
{
    if (!m_muted && m_tone == Tone::Neutral) {
        if (std::exchange(m_colored, false))
            setPalette(QPalette()); // what was ours
        return;
    }
    QPalette own = palette();
    const QColor color = m_tone == Tone::Neutral ? mutedText(own) : toneColor(m_tone, own);
    if (m_colored && own.color(QPalette::Active, QPalette::WindowText) == color)
        return; // this is but the echo of setPalette
    m_colored = true;
    own.setColor(QPalette::WindowText, color);
    setPalette(own);
}

namespace {

constexpr int BadgePadding = 8;

int badgeIconSize(const QFontMetrics &metrics)
{
    return metrics.height() - 1;
}

} // namespace

Badge::Badge(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Badge::show(Tone tone, const char *iconName, const QString &text)
{
    m_tone = tone;
    m_iconName = iconName;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return sizeFor(m_text, font());
}

QSize Badge::sizeFor(const QString &text, const QFont &font)
{
    const QFontMetrics metrics(font);
    return {metrics.horizontalAdvance(text) + badgeIconSize(metrics) + 2 * BadgePadding + 8, metrics.height() + 6};
}

void Badge::paint(QPainter &painter, const QRect &rect, Tone tone, const char *iconName, const QString &text,
                  const QPalette &palette, const QFont &font)
{
    const QFontMetrics metrics(font);
    const QSize wanted = sizeFor(text, font);
    QRect box(0, 0, std::min(wanted.width(), rect.width()), std::min(wanted.height(), rect.height()));
    box.moveTo(rect.left(), rect.top() + (rect.height() - box.height()) / 2);
    const QColor color = toneColor(tone, palette);
    const int side = badgeIconSize(metrics);

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneFill(tone, palette));
    painter.drawRoundedRect(box, box.height() / 2.0, box.height() / 2.0);
    const QRect iconBox(box.left() + BadgePadding, box.top() + (box.height() - side) / 2, side, side);
    if (iconName != nullptr && *iconName != '\0')
        icon(iconName, color).paint(&painter, iconBox);
    painter.setPen(color);
    painter.setFont(font);
    const QRect words(iconBox.right() + 6, box.top(), box.right() - BadgePadding - iconBox.right() - 5, box.height());
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     metrics.elidedText(text, Qt::ElideRight, words.width()));
    painter.restore();
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_tone, m_iconName.constData(), m_text, palette(), font());
}

namespace {

const char *toneIconName(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return "info";
    case Tone::Good:
        return "check-circle";
    case Tone::Busy:
        return "clock";
    case Tone::Attention:
        return "warning";
    case Tone::Bad:
        return "error";
    }
    Q_UNREACHABLE();
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(this))
    , m_text(new PlainLabel({}, this))
    , m_action(new QPushButton(this))
    , m_second(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(tr("Close"));
    m_action->setAutoDefault(false);
    m_second->setAutoDefault(false);
    m_second->setObjectName(QStringLiteral("bannerSecond"));
    m_second->hide();
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Gap, GapSmall, Gap, GapSmall);
    layout->setSpacing(Gap);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action, 0, Qt::AlignVCenter);
    layout->addWidget(m_second, 0, Qt::AlignVCenter);
    layout->addWidget(m_close, 0, Qt::AlignVCenter);
    m_close->hide();
    hide();
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    connect(m_second, &QPushButton::clicked, this, &Banner::secondTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        Q_EMIT closed();
    });
}

void Banner::present(Tone tone, const QString &text, const QString &action, const QString &second)
{
    const bool told = isVisible() && text == m_text->text();
    m_tone = tone;
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
    setAccessibleName(text);
    restyle();
    show();
    if (!told && QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void Banner::dismiss()
{
    hide();
}

void Banner::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneFill(m_tone, palette()));
    painter.drawRoundedRect(rect(), 6, 6);
}

void Banner::restyle()
{
    m_icon->setIcon(icon(toneIconName(m_tone), toneColor(m_tone, palette())), fontMetrics().height() + 2);
    m_close->setIcon(icon("close", palette()));
    update();
}

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(this))
    , m_headline(new PlainLabel({}, this))
    , m_sentence(new PlainLabel({}, this))
    , m_action(new QPushButton(this))
{
    m_headline->setScale(1.2, true);
    m_sentence->setMuted(true);
    for (PlainLabel *label : {m_headline, m_sentence}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    }
    m_sentence->setMaximumWidth(fontMetrics().averageCharWidth() * 64);
    m_action->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
    layout->setSpacing(GapSmall);
    layout->addStretch(2);
    layout->addWidget(m_icon);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_headline);
    auto *row = new QHBoxLayout; // centred, and yet as wide as it may be
    row->addStretch();
    row->addWidget(m_sentence, 100);
    row->addStretch();
    layout->addLayout(row);
    layout->addSpacing(GapSmall);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setTexts(const char *iconName, const QString &headline, const QString &sentence, const QString &action)
{
    m_iconName = iconName;
    m_headline->setText(headline);
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(headline);
    setAccessibleDescription(sentence);
    restyle();
}

void EmptyState::cover(QAbstractItemView *view)
{
    if (m_view != nullptr) {
        m_view->viewport()->removeEventFilter(this);
        if (m_view->model() != nullptr)
            m_view->model()->disconnect(this);
    }
    m_view = view;
    // Beside the viewport, not in it: what lies in it is scrolled away.
    setParent(view);
    view->viewport()->installEventFilter(this);
    const QAbstractItemModel *model = view->model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyState::place);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyState::place);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyState::place);
    connect(model, &QAbstractItemModel::layoutChanged, this, &EmptyState::place);
    place();
}

QString EmptyState::headline() const
{
    return m_headline->text();
}

bool EmptyState::eventFilter(QObject *watched, QEvent *event)
{
    // The type first: a viewport that is being deleted sends events too, when its view is no view any more.
    if ((event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::Show) &&
        m_view != nullptr && watched == m_view->viewport())
        place();
    return QWidget::eventFilter(watched, event);
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        restyle();
}

void EmptyState::place()
{
    const bool empty = m_view->model() == nullptr || m_view->model()->rowCount(m_view->rootIndex()) == 0;
    setVisible(empty);
    if (empty) {
        setGeometry(m_view->viewport()->geometry());
        raise();
    }
}

void EmptyState::restyle()
{
    if (m_iconName.isEmpty())
        return;
    m_icon->setIcon(icon(m_iconName.constData(), mutedText(palette())), fontMetrics().height() * 2);
}

namespace {

/// A question or a message: icon, headline, text, buttons. Not QMessageBox, whose second text guesses what is HTML.
class Sheet : public QDialog
{
public:
    Sheet(QWidget *parent, const QString &title, const QString &text, Tone tone)
        : QDialog(parent), m_buttons(new QDialogButtonBox(this))
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setWindowTitle(title);
        setAccessibleDescription(text);
        auto *symbol = new IconLabel(this);
        symbol->setIcon(icon(tone == Tone::Neutral ? "question" : "warning", toneColor(tone, palette())),
                        fontMetrics().height() * 2);
        auto *headline = new PlainLabel(title, this);
        headline->setScale(1.15, true);
        headline->setWordWrap(true);
        auto *words = new PlainLabel(text, this);
        words->setWordWrap(true);
        words->setMinimumWidth(fontMetrics().averageCharWidth() * 60);

        auto *layout = new QGridLayout(this);
        layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
        layout->setHorizontalSpacing(Gap);
        layout->setVerticalSpacing(Gap);
        layout->addWidget(symbol, 0, 0, 2, 1, Qt::AlignTop);
        layout->addWidget(headline, 0, 1);
        layout->addWidget(text.count(u'\n') > 12 ? scrolled(words) : words, 1, 1);
        layout->addWidget(m_buttons, 2, 0, 1, 2);
        layout->setColumnStretch(1, 1);
        connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
        connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    }

    QPushButton *add(const QString &text, QDialogButtonBox::ButtonRole role)
    {
        QPushButton *button = m_buttons->addButton(text, role);
        button->setAutoDefault(false);
        return button;
    }

protected:
    /// Enter does the button that has the focus (Style); anywhere else it takes the safe way.
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            reject();
        else
            QDialog::keyPressEvent(event);
    }

private:
    QWidget *scrolled(QWidget *content)
    {
        auto *area = new QScrollArea(this);
        area->setFrameShape(QFrame::NoFrame);
        area->setWidgetResizable(true);
        area->setWidget(content);
        area->setMinimumHeight(fontMetrics().lineSpacing() * 12);
        return area;
    }

    QDialogButtonBox *m_buttons;
};

} // namespace

void confirm(QWidget *parent, const QString &title, const QString &text, const QString &yesText, Tone tone,
             QObject *context, std::function<void()> yes)
{
    auto *sheet = new Sheet(parent, title, text, tone);
    sheet->setObjectName(QStringLiteral("confirmSheet"));
    QPushButton *agree = sheet->add(yesText, QDialogButtonBox::AcceptRole);
    agree->setObjectName(QStringLiteral("confirmYes"));
    agree->setDefault(true); // it looks like what was asked for; the focus is on the safe one
    QPushButton *no = sheet->add(QDialog::tr("Cancel"), QDialogButtonBox::RejectRole);
    no->setObjectName(QStringLiteral("confirmNo"));
    no->setFocus();
    QObject::connect(sheet, &QDialog::accepted, context, [yes = std::move(yes)] { yes(); });
    sheet->open();
}

void tellError(QWidget *parent, const QString &title, const QString &text)
{
    auto *sheet = new Sheet(parent, title, text, Tone::Bad);
    sheet->setObjectName(QStringLiteral("errorSheet"));
    QPushButton *close = sheet->add(QDialog::tr("Close"), QDialogButtonBox::RejectRole);
    close->setDefault(true);
    close->setFocus();
    sheet->open();
}

} // namespace hub::ui
