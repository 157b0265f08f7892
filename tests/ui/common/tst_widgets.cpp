// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "tests/ui/support/grab.h"
#include "ui/common/statetexts.h"
#include "ui/common/widgets.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QGridLayout>
#include <QGroupBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace hub::ui;

namespace {

const QString Foreign = QStringLiteral("<b>x</b>&amp;<img src='http://a/'>");

void setAppearance(Appearance appearance)
{
    applyAppearance(*qobject_cast<QApplication *>(qApp), appearance);
    QCoreApplication::processEvents(); // Qt tells the widgets by events
}

/// The open sheet of confirm() or tellError().
QDialog *sheet()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<QDialog *>(widget); dialog != nullptr && dialog->isVisible())
            return dialog;
    }
    return nullptr;
}

} // namespace

class tst_Widgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setAppearance(Appearance::Light); }

    void foreignTextStaysPlain()
    {
        // As wide as the letters that are shown: as HTML it would be one bold x.
        PlainLabel label(Foreign);
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QVERIFY(label.sizeHint().width() >= label.fontMetrics().horizontalAdvance(Foreign));

        Banner banner;
        banner.present(Tone::Bad, Foreign);
        QCOMPARE(banner.text(), Foreign);
        EmptyState hint;
        hint.setTexts("clients", Foreign, Foreign);
        confirm(nullptr, Foreign, Foreign, QStringLiteral("Remove"), Tone::Bad, this, [] {});
        QDialog *dialog = sheet();
        QVERIFY(dialog != nullptr);
        int labels = 0;
        for (QWidget *place :
             {static_cast<QWidget *>(&banner), static_cast<QWidget *>(&hint), static_cast<QWidget *>(dialog)}) {
            const auto all = place->findChildren<QLabel *>();
            for (const QLabel *one : all) {
                if (one->text() != Foreign)
                    continue;
                QCOMPARE(one->textFormat(), Qt::PlainText);
                ++labels;
            }
        }
        QCOMPARE(labels, 5);
        dialog->reject();
    }

    void mutedTextFollowsThePalette()
    {
        QWidget window;
        PlainLabel label(QStringLiteral("checked 3 s ago"), &window);
        label.setMuted(true);
        window.show();
        QCOMPARE(label.palette().color(QPalette::WindowText), mutedText(QApplication::palette()));
        setAppearance(Appearance::Dark);
        QCOMPARE(label.palette().color(QPalette::WindowText), mutedText(QApplication::palette()));
        label.setMuted(false);
        QCOMPARE(label.palette().color(QPalette::WindowText), QApplication::palette().color(QPalette::WindowText));
        setAppearance(Appearance::Light);
        QCOMPARE(label.palette().color(QPalette::WindowText), QApplication::palette().color(QPalette::WindowText));
    }

    void headingsAreBigger()
    {
        PlainLabel label(QStringLiteral("Clients"));
        label.setScale(1.5, true);
        QCOMPARE(label.font().pointSizeF(), QApplication::font().pointSizeF() * 1.5);
        QVERIFY(label.font().bold());
        label.setScale(1);
        QCOMPARE(label.font().pointSizeF(), QApplication::font().pointSizeF());
        QVERIFY(!label.font().bold());
    }

    void badgeFitsItsWord()
    {
        Badge badge;
        badge.show(Tone::Good, "check-circle", QStringLiteral("Linked"));
        QCOMPARE(badge.text(), QStringLiteral("Linked"));
        QCOMPARE(badge.accessibleName(), QStringLiteral("Linked"));
        const QSize small = badge.sizeHint();
        badge.show(Tone::Attention, "qr", QStringLiteral("Needs scan"));
        QVERIFY(badge.sizeHint().width() > small.width());
        QVERIFY(!badge.grab().isNull());
    }

    void bannerHasAtMostOneAction()
    {
        QWidget window;
        Banner banner(&window);
        auto *action = banner.findChild<QPushButton *>();
        window.show();
        QVERIFY(banner.isHidden());
        banner.present(Tone::Bad, QStringLiteral("Down."), QStringLiteral("Settings"));
        QVERIFY(banner.isVisible() && action->isVisible());
        QSignalSpy triggered(&banner, &Banner::actionTriggered);
        QTest::mouseClick(action, Qt::LeftButton);
        QCOMPARE(triggered.size(), 1);
        banner.present(Tone::Good, QStringLiteral("Up."));
        QVERIFY(!action->isVisible());
        banner.dismiss();
        QVERIFY(banner.isHidden());
    }

    void bannerIsClosedByItsCross()
    {
        QWidget window;
        Banner banner(&window);
        auto *cross = banner.findChild<QToolButton *>();
        window.show();
        banner.present(Tone::Neutral, QStringLiteral("Demo."));
        QVERIFY(!cross->isVisible());
        banner.setClosable(true);
        QVERIFY(cross->isVisible());
        QVERIFY(!cross->accessibleName().isEmpty());
        QTest::mouseClick(cross, Qt::LeftButton);
        QVERIFY(banner.isHidden());
    }

    void hintCoversAnEmptyView()
    {
        QTableView view;
        QStandardItemModel model(0, 2);
        view.setModel(&model);
        view.resize(500, 400);
        EmptyState hint;
        hint.setTexts("clients", QStringLiteral("No clients yet"), QStringLiteral("Add the first one."),
                      QStringLiteral("Add"));
        hint.cover(&view);
        view.show();
        QVERIFY(hint.isVisible());
        QCOMPARE(hint.geometry(), view.viewport()->geometry());
        view.resize(600, 300);
        QCoreApplication::processEvents();
        QCOMPARE(hint.geometry(), view.viewport()->geometry());

        QSignalSpy triggered(&hint, &EmptyState::actionTriggered);
        QTest::mouseClick(hint.findChild<QPushButton *>(), Qt::LeftButton);
        QCOMPARE(triggered.size(), 1);

        model.appendRow(new QStandardItem(QStringLiteral("51")));
        QVERIFY(!hint.isVisible());
        model.removeRow(0);
        QVERIFY(hint.isVisible());
        model.appendRow(new QStandardItem(QStringLiteral("51")));
        model.clear();
        QVERIFY(hint.isVisible());
    }

    void hintWithoutActionHasNoButton()
    {
        EmptyState hint;
        hint.setTexts("search", QStringLiteral("Nothing found"), {});
        hint.show();
        QVERIFY(!hint.findChild<QPushButton *>()->isVisible());
        QCOMPARE(hint.headline(), QStringLiteral("Nothing found"));
    }

    void confirmAsksWithoutBlocking()
    {
        int yes = 0;
        confirm(nullptr, QStringLiteral("Remove 3 clients?"), QStringLiteral("They will be gone."),
                QStringLiteral("Remove 3 clients"), Tone::Bad, this, [&yes] { ++yes; });
        QDialog *dialog = sheet();
        QVERIFY(dialog != nullptr);
        QCOMPARE(yes, 0);
        // The safe answer is Enter's and Escape's.
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QCOMPARE(dialog->focusWidget()->objectName(), QStringLiteral("confirmNo"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(sheet() == nullptr);
        QCOMPARE(yes, 0);

        confirm(nullptr, QStringLiteral("Remove?"), {}, QStringLiteral("Remove"), Tone::Bad, this, [&yes] { ++yes; });
        QTest::mouseClick(sheet()->findChild<QPushButton *>(QStringLiteral("confirmYes")), Qt::LeftButton);
        QCOMPARE(yes, 1);
        QTRY_VERIFY(sheet() == nullptr);
    }

    void enterDoesTheFocusedButton()
    {
        int yes = 0;
        confirm(nullptr, QStringLiteral("Remove?"), {}, QStringLiteral("Remove"), Tone::Bad, this, [&yes] { ++yes; });
        QVERIFY(QTest::qWaitForWindowActive(sheet()));
        auto *agree = sheet()->findChild<QPushButton *>(QStringLiteral("confirmYes"));
        QVERIFY(agree->isDefault()); // the primary colour is on what was asked for, and not on Cancel
        agree->setFocus();
        QTest::keyClick(sheet()->focusWidget(), Qt::Key_Return);
        QCOMPARE(yes, 1);
        QTRY_VERIFY(sheet() == nullptr);

        QWidget page; // no dialog, where Qt's own buttons leave Enter alone
        QPushButton button(&page);
        page.show();
        QSignalSpy clicked(&button, &QPushButton::clicked);
        QTest::keyClick(&button, Qt::Key_Enter, Qt::KeypadModifier);
        QCOMPARE(clicked.size(), 1);
    }

    void confirmForgetsAContextThatIsGone()
    {
        int yes = 0;
        auto context = std::make_unique<QObject>();
        confirm(nullptr, QStringLiteral("Remove?"), {}, QStringLiteral("Remove"), Tone::Bad, context.get(),
                [&yes] { ++yes; });
        context.reset();
        QTest::mouseClick(sheet()->findChild<QPushButton *>(QStringLiteral("confirmYes")), Qt::LeftButton);
        QCOMPARE(yes, 0);
        QTRY_VERIFY(sheet() == nullptr);
    }

    void aLongListIsScrolled()
    {
        QString names;
        for (int i = 0; i < 400; ++i)
            names += QStringLiteral("%1 Somebody\n").arg(i);
        confirm(nullptr, QStringLiteral("Remove 400 clients?"), names, QStringLiteral("Remove"), Tone::Bad, this,
                [] {});
        QVERIFY(sheet()->height() < 600);
        sheet()->reject();
        QTRY_VERIFY(sheet() == nullptr);
    }

    void anErrorIsTold()
    {
        tellError(nullptr, QStringLiteral("The file was not saved"), QStringLiteral("The disk is full."));
        QDialog *dialog = sheet();
        QVERIFY(dialog != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(sheet() == nullptr);
    }

    /// Every control in the house's style, and every icon: to be looked at (HUB_GRABS).
    void gallery()
    {
        QWidget window;
        auto *layout = new QVBoxLayout(&window);
        layout->setContentsMargins(GapLarge, GapLarge, GapLarge, GapLarge);
        addControls(*layout);
        addStates(*layout);
        auto *icons = new QGridLayout;
        int count = 0;
        for (const QString &file : QDir(QStringLiteral(":/icons")).entryList()) {
            auto *button = new QToolButton;
            const QString name = file.chopped(4);
            button->setIcon(icon(name.toLatin1().constData(), window.palette()));
            button->setIconSize(QSize(24, 24));
            icons->addWidget(button, count / 20, count % 20);
            ++count;
        }
        layout->addLayout(icons);
        window.resize(1000, 760);
        window.show();
        QVERIFY(count >= 40);
        grab(window, QStringLiteral("gallery"));
    }

private:
    static void addControls(QVBoxLayout &layout)
    {
        auto *buttons = new QHBoxLayout;
        auto *title = new PlainLabel(QStringLiteral("Clients"));
        title->setScale(1.5, true);
        buttons->addWidget(title, 1);
        auto *disabled = new QPushButton(QStringLiteral("Disabled"));
        disabled->setEnabled(false);
        auto *main = new QPushButton(icon("add", QApplication::palette()), QStringLiteral("Add client"));
        main->setDefault(true);
        auto *flat = new QPushButton(QStringLiteral("Flat"));
        flat->setFlat(true);
        for (QPushButton *button :
             {new QPushButton(icon("import", QApplication::palette()), QStringLiteral("Import")), flat, disabled, main})
            buttons->addWidget(button);
        layout.addLayout(buttons);

        auto *fields = new QHBoxLayout;
        auto *edit = new QLineEdit;
        edit->setPlaceholderText(QStringLiteral("Search by number or name"));
        edit->setClearButtonEnabled(true);
        auto *combo = new QComboBox;
        combo->addItems({QStringLiteral("All levels"), QStringLiteral("Errors")});
        auto *editable = new QComboBox;
        editable->setEditable(true);
        editable->addItem(QStringLiteral("51 Bakery"));
        auto *spin = new QSpinBox;
        spin->setSuffix(QStringLiteral(" s"));
        auto *box = new QCheckBox(QStringLiteral("Check box"));
        box->setChecked(true);
        auto *choice = new QRadioButton(QStringLiteral("Choice"));
        choice->setChecked(true);
        auto *progress = new QProgressBar;
        progress->setValue(40);
        for (QWidget *widget : std::initializer_list<QWidget *>{edit, combo, editable, spin, box, choice, progress})
            fields->addWidget(widget);
        layout.addLayout(fields);

        auto *tabs = new QTabWidget;
        auto *table = new QTableView;
        auto *model = new QStandardItemModel(4, 4, table);
        model->setHorizontalHeaderLabels(
            {QStringLiteral("Number"), QStringLiteral("Name"), QStringLiteral("State"), QStringLiteral("Checked")});
        for (int row = 0; row < 4; ++row) {
            for (int column = 0; column < 4; ++column)
                model->setItem(row, column, new QStandardItem(QStringLiteral("Cell %1.%2").arg(row).arg(column)));
        }
        table->setModel(model);
        table->setSortingEnabled(true);
        table->setSelectionBehavior(QAbstractItemView::SelectRows);
        table->selectRow(1);
        table->verticalHeader()->hide();
        table->horizontalHeader()->setStretchLastSection(true);
        tabs->addTab(table, QStringLiteral("Table"));
        tabs->addTab(new QPlainTextEdit(QStringLiteral("Text")), QStringLiteral("Text"));
        auto *group = new QGroupBox(QStringLiteral("Group"));
        auto *inside = new QVBoxLayout(group);
        inside->addWidget(new QLabel(QStringLiteral("Inside")));
        inside->addWidget(new QSlider(Qt::Horizontal));
        auto *row = new QHBoxLayout;
        row->addWidget(tabs, 3);
        row->addWidget(group, 1);
        layout.addLayout(row, 1);
    }

    static void addStates(QVBoxLayout &layout)
    {
        auto *badges = new QGridLayout;
        int count = 0;
        for (const hub::SessionState state : hub::AllSessionStates) {
            auto *badge = new Badge;
            badge->show(stateTone(state), stateIconName(state), stateText(state));
            badges->addWidget(badge, count / 6, count % 6, Qt::AlignLeft);
            ++count;
        }
        layout.addLayout(badges);
        for (const Tone tone : {Tone::Neutral, Tone::Attention, Tone::Bad}) {
            auto *banner = new Banner;
            banner->present(tone, QStringLiteral("The Session Manager has not answered since 12:03."),
                            tone == Tone::Bad ? QStringLiteral("Settings") : QString());
            banner->setClosable(tone == Tone::Neutral);
            layout.addWidget(banner);
        }
        auto *muted = new PlainLabel(QStringLiteral("Second-rank text, checked 4 min ago"));
        muted->setMuted(true);
        layout.addWidget(muted);
    }
};

HUB_WIDGET_TEST(tst_Widgets)

#include "tst_widgets.moc"
