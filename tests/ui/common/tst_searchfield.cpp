// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/widgettest.h"
#include "ui/common/searchfield.h"

#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace hub::ui;

class tst_SearchField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }
    void tellsOnceAfterAPause();
    void tellsAtOnceOnEnterAndWhenCleared();
    void doesNotTellTheSameTwice();
    void isReachedWithAShortcut();

private:
    std::unique_ptr<QWidget> m_page;
    QLineEdit *m_other = nullptr;
    SearchField *m_field = nullptr;
    std::unique_ptr<QSignalSpy> m_told;
};

void tst_SearchField::init()
{
    m_page = std::make_unique<QWidget>();
    m_field = new SearchField(QStringLiteral("Search things"), m_page.get());
    m_other = new QLineEdit(m_page.get());
    auto *layout = new QVBoxLayout(m_page.get());
    layout->addWidget(m_field);
    layout->addWidget(m_other);
    m_told = std::make_unique<QSignalSpy>(m_field, &SearchField::searchChanged);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void tst_SearchField::tellsOnceAfterAPause()
{
    QTest::keyClicks(m_field, QStringLiteral(" ana "));
    QVERIFY(m_told->isEmpty());
    QTRY_COMPARE(m_told->size(), 1);
    QCOMPARE(m_told->first().first().toString(), QStringLiteral("ana"));
    QCOMPARE(m_field->searched(), QStringLiteral("ana"));
}

void tst_SearchField::tellsAtOnceOnEnterAndWhenCleared()
{
    QTest::keyClicks(m_field, QStringLiteral("ana"));
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(m_told->size(), 1);
    QTest::keyClick(m_field, Qt::Key_Escape);
    QCOMPARE(m_told->size(), 2);
    QCOMPARE(m_field->searched(), QString());
    QVERIFY(m_field->text().isEmpty());
}

void tst_SearchField::doesNotTellTheSameTwice()
{
    m_field->setDelay(0);
    m_field->setText(QStringLiteral("ana"));
    QTRY_COMPARE(m_told->size(), 1);
    m_field->setText(QStringLiteral("ana ")); // the same but for space
    QTest::keyClick(m_field, Qt::Key_Return);
    QCOMPARE(m_told->size(), 1);
}

void tst_SearchField::isReachedWithAShortcut()
{
    m_field->setText(QStringLiteral("old"));
    m_other->setFocus();
    QTest::keyClick(m_other, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_field->hasFocus());
    QCOMPARE(m_field->selectedText(), QStringLiteral("old"));
}

HUB_WIDGET_TEST(tst_SearchField)
#include "tst_searchfield.moc"
