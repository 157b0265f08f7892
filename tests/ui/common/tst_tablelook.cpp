// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "ui/common/appearance.h"
#include "ui/common/tablelook.h"

#include <QApplication>
#include <QHeaderView>
#include <QHelpEvent>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QToolTip>

using namespace hub::ui;

class tst_TableLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }
    void init();
    void cleanup();
    void namesViewAndHeader();
    void paintsABadge();
    void tellsWhatDoesNotFitAsPlainText();
    void tellsHelp();
    void tellsNothingThatOneSees();
    void givesRoomToWhatIsCut();

private:
    QString toolTip(int row);

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<QTableView> m_table;
};

void tst_TableLook::init()
{
    m_model = std::make_unique<QStandardItemModel>(4, 2);
    m_model->setData(m_model->index(0, 0), QStringLiteral("short"));
    m_model->setData(m_model->index(1, 0), QStringLiteral("<b>very long</b> and so on and on and on and on"));
    m_model->setData(m_model->index(2, 0), QStringLiteral("bad"));
    m_model->setData(m_model->index(2, 0), int(Tone::Bad), BadgeDelegate::ToneRole);
    m_model->setData(m_model->index(2, 0), QByteArrayLiteral("error"), BadgeDelegate::IconRole);
    m_model->setData(m_model->index(3, 0), QStringLiteral("short"));
    m_model->setData(m_model->index(3, 0), QStringLiteral("a <i>word</i> more"), BadgeDelegate::HelpRole);
    m_table = std::make_unique<QTableView>();
    TableLook::prepare(*m_table, QStringLiteral("things"));
    m_table->setModel(m_model.get());
    TableLook::setColumnWidths(*m_table, {16});
    m_table->resize(400, 250);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
}

void tst_TableLook::cleanup()
{
    QToolTip::hideText();
    m_table.reset();
    m_model.reset();
}

QString tst_TableLook::toolTip(int row)
{
    const QPoint at = m_table->visualRect(m_model->index(row, 0)).center();
    QHelpEvent event(QEvent::ToolTip, at, m_table->viewport()->mapToGlobal(at));
    QApplication::sendEvent(m_table->viewport(), &event);
    return QToolTip::isVisible() ? QToolTip::text() : QString();
}

void tst_TableLook::namesViewAndHeader()
{
    QCOMPARE(m_table->objectName(), QStringLiteral("things"));
    QCOMPARE(m_table->horizontalHeader()->objectName(), QStringLiteral("thingsHeader"));
    QVERIFY(m_table->rowHeight(0) >= m_table->fontMetrics().height() + 6);
}

void tst_TableLook::paintsABadge()
{
    const QImage image = m_table->viewport()->grab().toImage();
    const QColor fill = toneFill(Tone::Bad, m_table->palette());
    const auto has = [&image, &fill, this](int row) {
        const QRect rect = m_table->visualRect(m_model->index(row, 0));
        for (int x = rect.left(); x < rect.right(); ++x) {
            if (image.pixelColor(x, rect.center().y()) == fill)
                return true;
        }
        return false;
    };
    QVERIFY(has(2));
    QVERIFY(!has(0));
}

void tst_TableLook::tellsWhatDoesNotFitAsPlainText()
{
    const QString text = toolTip(1);
    QVERIFY2(text.contains(QStringLiteral("&lt;b&gt;very")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("on and on")));
}

void tst_TableLook::tellsHelp()
{
    QVERIFY(toolTip(3).contains(QStringLiteral("&lt;i&gt;word")));
}

void tst_TableLook::tellsNothingThatOneSees()
{
    QCOMPARE(toolTip(0), QString());
}

void tst_TableLook::givesRoomToWhatIsCut()
{
    using Widths = std::vector<int>;
    QCOMPARE(ColumnFit::fitted({100, 500, 80}, 1000, 200, 60), (Widths{100, 500, 80})); // all have enough
    QCOMPARE(ColumnFit::fitted({100, 500, 80}, 400, 200, 60), (Widths{100, 220, 80}));  // the longest gives way
    QCOMPARE(ColumnFit::fitted({100, 500, 80, 900}, 780, 200, 60), (Widths{100, 300, 80, 300}));
    QCOMPARE(ColumnFit::fitted({100, 500, 80}, 150, 200, 60), (Widths{100, 60, 80})); // numbers are never cut
    QCOMPARE(ColumnFit::fitted({}, 150, 200, 60), Widths());
}

HUB_WIDGET_TEST(tst_TableLook)
#include "tst_tablelook.moc"
