// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/clients/statechips.h"

#include "ui/common/statetexts.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>

#include <algorithm>
#include <numeric>

namespace hub::ui {

namespace {

constexpr int Padding = 10;

} // namespace

Chip::Chip(Tone tone, const char *iconName, const QString &text, QWidget *parent)
    : QAbstractButton(parent), m_tone(tone), m_iconName(iconName)
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::ClickFocus);
    setAttribute(Qt::WA_Hover);
}

void Chip::setCount(int count)
{
    if (count == m_count)
        return;
    m_count = count;
    setAccessibleName(tr("%1: %2", "a state and how many").arg(text(), countText()));
    updateGeometry();
    update();
}

QString Chip::countText() const
{
    return m_count < 0 ? QString() : QLocale().toString(m_count);
}

int Chip::wordsWidth() const
{
    const int number = m_count < 0 ? 0 : GapSmall + fontMetrics().horizontalAdvance(countText());
    return fontMetrics().horizontalAdvance(text()) + number;
}

QSize Chip::sizeHint() const
{
    // Always with room for a tick, so that a click does not make the others move.
    return {wordsWidth() + iconSide() + GapSmall + 2 * Padding, fontMetrics().height() + 10};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = toneColor(m_tone, palette());
    const QColor line = isChecked() ? color : underMouse() ? mutedText(palette()) : hairline(palette());
    painter.setPen(QPen(hasFocus() ? palette().color(QPalette::Link) : line, hasFocus() ? 2 : 1));
    painter.setBrush(isChecked() ? toneFill(m_tone, palette()) : palette().color(QPalette::Base));
    const qreal inset = painter.pen().widthF() / 2;
    const QRectF box = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);

    // What is on has a tick instead of its icon: colour alone would not tell.
    const QByteArray name = isChecked() ? QByteArray("check") : m_iconName;
    const int side = name.isEmpty() ? 0 : iconSide() + GapSmall;
    int x = (width() - wordsWidth() - side) / 2;
    if (!name.isEmpty())
        ui::icon(name.constData(), color)
            .paint(&painter, QRect(x, (height() - iconSide()) / 2, iconSide(), iconSide()));
    x += side;
    painter.setPen(isChecked() ? color : palette().color(QPalette::WindowText));
    painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, text());
    x += fontMetrics().horizontalAdvance(text()) + GapSmall;
    painter.setPen(isChecked() ? color : mutedText(palette()));
    painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, countText());
}

StateChips::StateChips(QWidget *parent)
    : QWidget(parent), m_more(new Chip(Tone::Neutral, "more", tr("More", "states"), this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Filter by state"));
    add("chipAll", Tone::Neutral, nullptr, tr("All"), tr("Show clients in every state"), {}, true);
    const auto one = [this](SessionState state, bool always) {
        add(sessionStateWord(state), stateTone(state), stateIconName(state), stateText(state), stateHelp(state),
            {state}, always);
    };
    one(SessionState::QrRequired, true);
    add("chipProblems", Tone::Bad, "warning", tr("Problems"),
        tr("Clients that need somebody: banned, logged out, login failed, error, or with an alert that nobody has "
           "seen"),
        ClientStore::problemStates(), true);
    m_problems = m_choices.back().chip;
    one(SessionState::Ready, true);
    std::vector<SessionState> rest(AllSessionStates.begin(), AllSessionStates.end());
    std::sort(rest.begin(), rest.end(), [](SessionState a, SessionState b) { return stateRank(a) < stateRank(b); });
    for (const SessionState state : rest) {
        if (state != SessionState::QrRequired && state != SessionState::Ready)
            one(state, false);
    }
    m_more->setObjectName(QStringLiteral("chipMore"));
    m_more->setToolTip(tr("Other states"));
    m_more->setAccessibleDescription(tr("Other states"));
    m_more->installEventFilter(this);
    m_more->hide();
    connect(m_more, &QAbstractButton::clicked, this, &StateChips::openMenu);
    clear();
    focusOnly(m_choices.front().chip);
}

bool StateChips::wantsAlerted() const
{
    return m_problems->isChecked();
}

void StateChips::add(const char *name, Tone tone, const char *iconName, const QString &text, const QString &help,
                     std::vector<SessionState> states, bool always)
{
    auto *chip = new Chip(tone, iconName, text, this); // moves into place with the others
    chip->setObjectName(QString::fromLatin1(name));
    chip->setToolTip(help);
    chip->setAccessibleDescription(help);
    chip->setCheckable(true);
    chip->setCount(0);
    chip->installEventFilter(this);
    connect(chip, &QAbstractButton::clicked, this, [this, chip] { onClicked(chip); });
    m_choices.push_back({chip, std::move(states), always, always, always});
}

void StateChips::setCounts(const ClientStore &clients)
{
    bool other = false;
    for (Choice &choice : m_choices) {
        const int count = choice.states.empty() ? int(clients.clients().size())
                          : choice.chip == m_problems
                              ? clients.problems()
                              : std::accumulate(choice.states.begin(), choice.states.end(), 0,
                                                [&clients](int sum, SessionState s) { return sum + clients.count(s); });
        other = other || count != choice.chip->count();
        choice.chip->setCount(count);
        choice.wanted = choice.wanted || count > 0;
    }
    if (other)
        arrange();
}

void StateChips::dropUnusedChips()
{
    for (Choice &choice : m_choices)
        choice.wanted = choice.always || choice.chip->count() > 0 || choice.chip->isChecked();
    arrange();
}

void StateChips::clear()
{
    for (const Choice &choice : m_choices)
        choice.chip->setChecked(choice.states.empty());
    arrange();
    Q_EMIT changed();
}

QSet<SessionState> StateChips::states() const
{
    QSet<SessionState> result;
    for (const Choice &choice : m_choices) {
        if (choice.chip->isChecked())
            result.unite(QSet<SessionState>(choice.states.begin(), choice.states.end()));
    }
    return result;
}

void StateChips::onClicked(Chip *chip)
{
    focusOnly(chip);
    if (chip == m_choices.front().chip)
        return clear();
    m_choices.front().chip->setChecked(states().isEmpty());
    arrange();
    Q_EMIT changed();
}

QSize StateChips::sizeHint() const
{
    int width = 0;
    for (const Choice &choice : m_choices) {
        if (choice.wanted)
            width += choice.chip->sizeHint().width() + GapSmall;
    }
    return {width - GapSmall, m_more->sizeHint().height()};
}

QSize StateChips::minimumSizeHint() const
{
    const int all = m_choices.front().chip->sizeHint().width();
    return {all + GapSmall + m_more->sizeHint().width(), m_more->sizeHint().height()};
}

/// Decides who is in the line: first those that are on, then in order as many as there is room for; a state in which
/// nobody is takes no place from one that counts somebody.
void StateChips::arrange()
{
    int room = width() + GapSmall;
    if (sizeHint().width() > width())
        room -= m_more->sizeHint().width() + GapSmall;
    const Chip *all = m_choices.front().chip;
    const auto rank = [all](const Chip *chip) {
        return chip->isChecked() ? 0 : chip->count() > 0 || chip == all ? 1 : 2;
    };
    for (const int turn : {0, 1, 2}) {
        for (Choice &choice : m_choices) {
            if (rank(choice.chip) != turn)
                continue;
            const int needed = choice.chip->sizeHint().width() + GapSmall;
            choice.fits = choice.wanted && needed <= room;
            room = !choice.wanted ? room : choice.fits ? room - needed : turn == 0 ? room : 0;
        }
    }
    place();
    updateGeometry();
}

void StateChips::place()
{
    int x = 0;
    bool more = false;
    const auto put = [this, &x](Chip *chip) {
        const QSize size = chip->sizeHint();
        const int left = isRightToLeft() ? width() - x - size.width() : x;
        chip->setGeometry(left, (height() - size.height()) / 2, size.width(), size.height());
        x += size.width() + GapSmall;
    };
    for (const Choice &choice : m_choices) {
        choice.chip->setVisible(choice.fits);
        more = more || (choice.wanted && !choice.fits);
        if (choice.fits)
            put(choice.chip);
    }
    m_more->setVisible(more);
    if (more)
        put(m_more);
    const bool reachable = std::any_of(m_choices.begin(), m_choices.end(), [](const Choice &choice) {
        return choice.fits && choice.chip->focusPolicy() == Qt::StrongFocus;
    });
    if (!reachable && !(more && m_more->focusPolicy() == Qt::StrongFocus))
        focusOnly(m_choices.front().chip);
}

void StateChips::openMenu()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("stateMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Choice &choice : m_choices) {
        if (!choice.wanted || choice.fits)
            continue;
        Chip *chip = choice.chip;
        QAction *action = menu->addAction(chip->text() + u'\t' + chip->countText());
        action->setCheckable(true);
        action->setChecked(chip->isChecked());
        connect(action, &QAction::toggled, this, [this, chip](bool on) {
            chip->setChecked(on);
            onClicked(chip);
        });
    }
    menu->popup(mapToGlobal(m_more->geometry().bottomLeft()));
}

void StateChips::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void StateChips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

bool StateChips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        auto *chip = qobject_cast<Chip *>(watched);
        if (chip != nullptr && moveFocus(chip, static_cast<QKeyEvent *>(event)->key()))
            return true;
    }
    return QWidget::eventFilter(watched, event);
}

bool StateChips::moveFocus(Chip *from, int key)
{
    std::vector<Chip *> shown;
    for (const Choice &choice : m_choices) {
        if (choice.fits)
            shown.push_back(choice.chip);
    }
    if (!m_more->isHidden())
        shown.push_back(m_more);
    const auto at = std::find(shown.begin(), shown.end(), from);
    const bool forward = key == Qt::Key_Down || key == (isRightToLeft() ? Qt::Key_Left : Qt::Key_Right);
    const bool back = key == Qt::Key_Up || key == (isRightToLeft() ? Qt::Key_Right : Qt::Key_Left);
    Chip *to = from;
    if (key == Qt::Key_Home)
        to = shown.front();
    else if (key == Qt::Key_End)
        to = shown.back();
    else if (forward)
        to = std::next(at) == shown.end() ? shown.front() : *std::next(at);
    else if (back)
        to = at == shown.begin() ? shown.back() : *std::prev(at);
    else
        return false;
    focusOnly(to);
    to->setFocus(Qt::TabFocusReason);
    return true;
}

void StateChips::focusOnly(Chip *chip)
{
    for (const Choice &choice : m_choices)
        choice.chip->setFocusPolicy(choice.chip == chip ? Qt::StrongFocus : Qt::ClickFocus);
    m_more->setFocusPolicy(chip == m_more ? Qt::StrongFocus : Qt::ClickFocus);
}

} // namespace hub::ui
