// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "ui/common/appearance.h"

#include <QApplication>
#include <QComboBox>
#include <QDirIterator>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

using namespace hub::ui;

namespace {

constexpr Tone AllTones[] = {Tone::Neutral, Tone::Good, Tone::Busy, Tone::Attention, Tone::Bad};

// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

void chooseAppearance(Appearance appearance)
{
    applyAppearance(*qobject_cast<QApplication *>(qApp), appearance);
    QCoreApplication::processEvents(); // Qt tells the widgets by events
}

int inkOf(const QImage &image, const QColor &color)
{
    int ink = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() > 250 && image.pixelColor(x, y).rgb() == color.rgb())
                ++ink;
        }
    }
    return ink;
}

} // namespace

class tst_Appearance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrastIsEnough_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::newRow("light") << Appearance::Light;
        QTest::newRow("dark") << Appearance::Dark;
    }
    void contrastIsEnough()
    {
        QFETCH(Appearance, appearance);
        chooseAppearance(appearance);
        const QPalette palette = QApplication::palette();
        QCOMPARE(isDark(palette), appearance == Appearance::Dark);

        const auto check = [](const char *what, const QColor &text, const QColor &ground) {
            const double ratio = contrast(text, ground);
            QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1: %2 on %3 is %4:1")
                                                  .arg(QString::fromLatin1(what), text.name(), ground.name())
                                                  .arg(ratio)));
        };
        for (const QPalette::ColorRole ground :
             {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Highlight}) {
            for (const Tone tone : AllTones)
                check("tone", toneColor(tone, palette), palette.color(ground));
            check("text", palette.color(QPalette::Text), palette.color(ground));
            check("muted text", mutedText(palette), palette.color(ground));
            check("link", palette.color(QPalette::Link), palette.color(ground));
        }
        for (const Tone tone : AllTones) {
            check("tone on its fill", toneColor(tone, palette), toneFill(tone, palette));
            check("text on a fill", palette.color(QPalette::WindowText), toneFill(tone, palette));
            check("muted text on a fill", mutedText(palette), toneFill(tone, palette));
        }
        check("placeholder", palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base));
        check("button", palette.color(QPalette::ButtonText), palette.color(QPalette::Button));
        check("tool tip", palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase));
        check("selected", palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight));
    }

    void aMainButtonIsReadable_data() { contrastIsEnough_data(); }
    /// The colours that the style really paints: the darkest and lightest pixels of the filled button.
    void aMainButtonIsReadable()
    {
        QFETCH(Appearance, appearance);
        chooseAppearance(appearance);
        QPushButton button(QStringLiteral("MMMM"));
        button.setDefault(true);
        button.setAttribute(Qt::WA_DontShowOnScreen);
        button.show();
        QImage image(button.size(), QImage::Format_RGB32);
        image.fill(QApplication::palette().color(QPalette::Window));
        button.render(&image);
        const QColor ground = image.pixelColor(8, image.height() / 2);
        QCOMPARE(ground.name(), QApplication::palette().color(QPalette::Link).name());
        double best = 0;
        for (int x = 8; x < image.width() - 8; ++x)
            best = std::max(best, contrast(image.pixelColor(x, image.height() / 2), ground));
        QVERIFY2(best >= 4.5, qPrintable(QString::number(best)));
    }

    void tonesDiffer()
    {
        for (const Appearance appearance : {Appearance::Light, Appearance::Dark}) {
            chooseAppearance(appearance);
            QSet<QRgb> colors;
            for (const Tone tone : AllTones)
                colors.insert(toneColor(tone, QApplication::palette()).rgb());
            QCOMPARE(colors.size(), 5);
        }
    }

    void openWindowsFollow()
    {
        chooseAppearance(Appearance::Light);
        QWidget window;
        QPushButton child(&window);
        window.show();
        chooseAppearance(Appearance::Dark);
        QVERIFY(isDark(child.palette()));
        chooseAppearance(Appearance::Light);
        QVERIFY(!isDark(child.palette()));
    }

    void theSystemsChoiceCanBeAskedForAgain()
    {
        chooseAppearance(Appearance::System);
        const bool atFirst = isDark(QApplication::palette());
        chooseAppearance(atFirst ? Appearance::Light : Appearance::Dark);
        chooseAppearance(Appearance::System);
        QCOMPARE(isDark(QApplication::palette()), atFirst);
    }

    void iconsAreDrawnInTheirColor()
    {
        const QIcon red = icon("stop", QColor(200, 10, 20));
        for (const qreal scale : {1.0, 1.5, 2.0}) {
            const QPixmap pixmap = red.pixmap(QSize(24, 24), scale);
            QCOMPARE(pixmap.size(), QSize(24, 24) * scale);
            QCOMPARE(pixmap.devicePixelRatio(), scale);
            QVERIFY(inkOf(pixmap.toImage(), QColor(200, 10, 20)) > 20 * scale);
        }
        QVERIFY(inkOf(red.pixmap(QSize(24, 24), QIcon::Disabled).toImage(), QColor(200, 10, 20)) == 0);
    }

    void everyIconIsDrawn()
    {
        (void)icon("clients", QColor(Qt::black)); // registers them
        int count = 0;
        QDirIterator it(QStringLiteral(":/icons"));
        while (it.hasNext()) {
            const QString name = QFileInfo(it.next()).completeBaseName();
            const QImage image = icon(name.toLatin1().constData(), QColor(Qt::black)).pixmap(QSize(24, 24)).toImage();
            int ink = 0;
            for (int y = 0; y < 24; ++y) {
                for (int x = 0; x < 24; ++x)
                    ink += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
            }
            QVERIFY2(ink >= 8, qPrintable(name));
            ++count;
        }
        QVERIFY(count >= 40);
    }

    void anUnknownIconIsToldAndHarmless()
    {
        QTest::ignoreMessage(QtWarningMsg, "There is no icon \"no-such\"");
        QCOMPARE(icon("no-such", QColor(Qt::black)).pixmap(16).size(), QSize(16, 16));
    }

    void theWheelChangesNoFieldWithoutTheFocus()
    {
        chooseAppearance(Appearance::Light);
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        auto *first = new QLineEdit(&window);
        auto *combo = new QComboBox(&window);
        combo->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        combo->setCurrentIndex(1);
        auto *editable = new QComboBox(&window);
        editable->setEditable(true);
        editable->addItems({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        editable->setCurrentIndex(1);
        auto *spin = new QSpinBox(&window);
        spin->setValue(5);
        for (QWidget *widget : std::initializer_list<QWidget *>{first, combo, editable, spin})
            layout->addWidget(widget);
        window.show();
        first->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto turn = [](QWidget *field) {
            const QPointF at(5, 5);
            QWheelEvent wheel(at, field->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                              false);
            QApplication::sendEvent(field, &wheel);
        };
        turn(combo);
        turn(editable);
        turn(editable->lineEdit());
        turn(spin);
        QCOMPARE(combo->currentIndex(), 1);
        QCOMPARE(editable->currentIndex(), 1);
        QCOMPARE(spin->value(), 5);
        QCOMPARE(QApplication::focusWidget(), first);
        spin->setFocus();
        turn(spin); // now it is meant
        QCOMPARE(spin->value(), 6);
    }
};

HUB_WIDGET_TEST(tst_Appearance)

#include "tst_appearance.moc"
