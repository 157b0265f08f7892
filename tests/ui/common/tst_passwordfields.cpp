// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/user.h"
#include "tests/support/widgettest.h"
#include "ui/common/passwordfields.h"
#include "ui/common/widgets.h"

#include <QAction>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QTest>

using namespace hub;
using namespace hub::ui;

class tst_PasswordFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tellsTheRulesBeforeAndWhatIsMissing();
    void hidesUnlessOneWantsToSee();
    void makesUpAGoodOne();
    void suggestionsDiffer();

private:
    QString hint() const { return m_dialog->findChild<PlainLabel *>(QStringLiteral("passwordHint"))->text(); }
    QLineEdit *first() const { return m_dialog->findChild<QLineEdit *>(QStringLiteral("passwordFirst")); }
    QLineEdit *second() const { return m_dialog->findChild<QLineEdit *>(QStringLiteral("passwordSecond")); }

    std::unique_ptr<QWidget> m_dialog;
    PasswordFields *m_fields = nullptr;
};

void tst_PasswordFields::init()
{
    m_dialog = std::make_unique<QWidget>();
    auto *form = new QFormLayout(m_dialog.get());
    m_fields = new PasswordFields(form, m_dialog.get());
    m_dialog->show();
}

void tst_PasswordFields::tellsTheRulesBeforeAndWhatIsMissing()
{
    QVERIFY(hint().contains(QStringLiteral("10 to 128")));
    QTest::keyClicks(first(), QStringLiteral("ninechars"));
    QCOMPARE(hint(), QStringLiteral("Too short: at least 10 characters."));
    QVERIFY(!m_fields->isComplete());
    QTest::keyClicks(first(), QStringLiteral("!"));
    QCOMPARE(hint(), QStringLiteral("Type it once more."));
    QVERIFY(!m_fields->isComplete());
    QTest::keyClicks(second(), QStringLiteral("ninechars?"));
    QCOMPARE(hint(), QStringLiteral("The two are not the same."));
    QVERIFY(!m_fields->isComplete());
    second()->setText(QStringLiteral("ninechars!"));
    QVERIFY(m_fields->isComplete());
    QCOMPARE(m_fields->password(), QStringLiteral("ninechars!"));
    first()->setText(QString(129, u'x'));
    QVERIFY(hint().startsWith(QStringLiteral("At most 128")));
}

void tst_PasswordFields::hidesUnlessOneWantsToSee()
{
    QCOMPARE(first()->echoMode(), QLineEdit::Password);
    QCOMPARE(second()->echoMode(), QLineEdit::Password);
    auto *eye = m_dialog->findChild<QAction *>(QStringLiteral("passwordEye"));
    eye->trigger();
    QCOMPARE(first()->echoMode(), QLineEdit::Normal);
    QCOMPARE(second()->echoMode(), QLineEdit::Normal);
    QCOMPARE(eye->toolTip(), QStringLiteral("Hide the password"));
    eye->trigger();
    QCOMPARE(first()->echoMode(), QLineEdit::Password);
}

void tst_PasswordFields::makesUpAGoodOne()
{
    QTest::mouseClick(m_dialog->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(m_fields->isComplete());
    QCOMPARE(m_fields->password().size(), 23);
    QCOMPARE(first()->echoMode(), QLineEdit::Normal);
    QVERIFY(hint().startsWith(QStringLiteral("Hand it over")));
}

void tst_PasswordFields::suggestionsDiffer()
{
    QSet<QString> seen;
    QSet<QChar> letters;
    for (int i = 0; i < 200; ++i) {
        const QString made = generatePassword();
        QVERIFY(checkPassword(made));
        QCOMPARE(made.count(u'-'), 3);
        seen.insert(made);
        for (const QChar c : made)
            letters.insert(c);
    }
    QCOMPARE(seen.size(), 200);
    QVERIFY2(letters.size() == 33, "4,000 draws of 32 letters leave none out, and there is the dash");
    for (const QChar c : QStringLiteral("0O1lI"))
        QVERIFY(!letters.contains(c));
}

HUB_WIDGET_TEST(tst_PasswordFields)
#include "tst_passwordfields.moc"
