// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"
#include "tests/ui/support/samples.h"
#include "ui/activity/auditmodel.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace hub;
using namespace hub::ui;

class tst_AuditWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatWasDone_data();
    void saysWhatWasDone();
    void knowsEveryActionOfTheHub();
    void namesWhoDidIt();
    void offersEveryAction();
};

void tst_AuditWords::saysWhatWasDone_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *action, const char *target, const char *detail,
                        const char *sentence) {
        QTest::newRow(name) << QString::fromUtf8(action) << QString::fromUtf8(target) << QString::fromUtf8(detail)
                            << QString::fromUtf8(sentence);
    };
    row("login", "login", "maria", "", "Logged in");
    row("alert seen", "alert_acknowledge", "12", "logged_out", "Acknowledged alert 12");
    row("wrong password", "login_failed", "root", "wrong password",
        "Could not log in as “root”: wrong name or password");
    row("not approved", "login_failed", "maria", "pending",
        "Could not log in as “maria”: the account waits for approval");
    row("failed for no reason", "login_failed", "maria", "", "Could not log in as “maria”");
    row("own password", "password", "maria", "", "Changed their own password");
    row("another's password", "password", "lucia", "", "Set a new password for lucia");
    row("administrator", "role", "lucia", "admin", "Made lucia an administrator");
    row("operator", "role", "lucia", "operator", "Made lucia an operator");
    row("key", "key_create", "4", "billing", "Created the API key “billing”");
    row("key named like a place", "key_revoke", "4", "%1", "Revoked the API key “%1”");
    row("bulk job", "job_create", "118", "accepted 2, rejected 0", "Started bulk job 118: accepted 2, rejected 0");
    row("retry", "job_retry", "116", "as job 119", "Sends the failures of job 116 again, as job 119");
    row("all stopped", "job_stop_all", "", "", "Stopped all sending");
    row("client added", "setting", "client 12", "registered", "Added the client");
    row("client removed", "setting", "client 12", "removed", "Removed the client");
    row("limits", "setting", "sending limits", "{}", "Changed the sending limits");
    row("opt-out", "setting", "opt-out added", "54911***678", "Added 54911***678 to those who must not be written to");
    row("setting", "setting", "port", "4000", "Set “port” to 4000");
    row("secret setting", "setting", "alert-webhook", "changed", "Changed the setting “alert-webhook”");
    row("default", "setting", "port", "default", "Set “port” back to its default");
    row("an action of tomorrow", "teleport", "mars", "", "teleport mars");
    row("an action of tomorrow without a target", "teleport", "", "", "teleport");
}

void tst_AuditWords::saysWhatWasDone()
{
    QFETCH(const QString, action);
    QFETCH(const QString, target);
    QFETCH(const QString, detail);
    audit::Entry entry;
    entry.actor = QStringLiteral("maria");
    entry.action = action;
    entry.target = target;
    entry.detail = detail;
    QTEST(auditSentence(entry), "sentence");
}

void tst_AuditWords::knowsEveryActionOfTheHub()
{
    QSet<QString> actions;
    for (const audit::Entry &entry : sampleAudit(100)) {
        actions.insert(entry.action);
        const QString sentence = auditSentence(entry);
        QVERIFY2(!sentence.startsWith(entry.action) && sentence.front().isUpper(), qPrintable(sentence));
    }
    QVERIFY(actions.size() >= 24);
}

void tst_AuditWords::namesWhoDidIt()
{
    QCOMPARE(actorText(QStringLiteral("maria")), QStringLiteral("maria"));
    QCOMPARE(actorText(QStringLiteral("key:billing")), QStringLiteral("Key billing"));
    QCOMPARE(actorText(QStringLiteral("dashboard")), QStringLiteral("This window"));
    QCOMPARE(actorText(QStringLiteral("-")), QStringLiteral("Unknown"));
}

void tst_AuditWords::offersEveryAction()
{
    const std::vector<AuditChoice> choices = auditChoices();
    QVERIFY(choices.front().action.isEmpty());
    for (const audit::Entry &entry : sampleAudit(100)) {
        const bool offered = std::any_of(choices.begin() + 1, choices.end(), [&entry](const AuditChoice &choice) {
            return choice.action == entry.action ||
                   (choice.action.endsWith(u'*') && entry.action.startsWith(choice.action.chopped(1)));
        });
        QVERIFY2(offered, qPrintable(entry.action));
    }
}

HUB_TEST(tst_AuditWords)
#include "tst_auditwords.moc"
