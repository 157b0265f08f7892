// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/contacts/contactsync.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

namespace {

QString words(const ContactPage &page)
{
    QStringList seen;
    for (const Contact &contact : page.contacts) {
        seen << QStringList{contact.id, contact.name, contact.phone,
                            contact.isBusiness ? QStringLiteral("1") : QStringLiteral("0")}
                    .join(u'|');
    }
    return seen.join(u';');
}

} // namespace

class tst_ContactPage : public QObject
{
    Q_OBJECT

    const std::shared_ptr<const EngineProfile> profile = EngineProfile::sessionManager();

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("expected"); // id|name|phone|business
        const auto row = [](const char *name, const char *entry, const char *expected) {
            QTest::newRow(name) << QByteArray(entry) << QString::fromUtf8(expected);
        };
        row("ours", R"({"id":"549@c.us","name":"Ana","phone":"549","is_business":true})", "549@c.us|Ana|549|1");
        row("phone from the id", R"({"id":"549@c.us","name":"Ana"})", "549@c.us|Ana|549|0");
        row("no group", R"({"id":"549-1@g.us","name":"Club"})", "");
        row("no group by its own word", R"({"id":"549@c.us","isGroup":true})", "");
        row("no list", R"({"id":"1500000000@broadcast"})", "");
        row("no status", R"({"id":"status@broadcast"})", "");
        row("no channel", R"({"id":"120363000000000000@newsletter"})", "");
        row("multi-device", R"({"id":"5491112345678:18@s.whatsapp.net"})",
            "5491112345678:18@s.whatsapp.net||5491112345678|0");
        row("the digits of a LID are no phone", R"({"id":"123456789012345@lid","number":"123456789012345"})",
            "123456789012345@lid|||0");
        row("a LID with its phone", R"({"id":"123456789012345@lid","number":"5491112345678"})",
            "123456789012345@lid||5491112345678|0");
        row("a LID for a phone", R"({"id":"123456789012345@lid","phone":"123456789012345@lid"})",
            "123456789012345@lid|||0");
        row("whatsapp-web.js",
            R"({"id":{"server":"c.us","user":"549","_serialized":"549@c.us"},"pushname":"Ana","number":"549",
                                  "isBusiness":true})",
            "549@c.us|Ana|549|1");
        row("name beats pushname", R"({"id":"1","name":"A","pushname":"B"})", "1|A||0");
        row("numbers", R"({"id":5491112345678,"phone":5491112345678})", "5491112345678||5491112345678|0");
        row("unknown fields", R"({"id":"1","labels":["x"],"x":{}})", "1|||0");
        row("wrong types", R"({"id":"1","name":{},"phone":[],"is_business":"yes"})", "1|||0");
        row("null name", R"({"id":"1","name":null})", "1|||0");
        row("control characters", R"({"id":"1\u0000","name":"A\u0000n\na\u0007"})", "1|Ana||0");
        row("half a surrogate", R"({"id":"1","name":"A\ud800B"})", "1|AB||0");
        row("no id", R"({"name":"Ana","phone":"549"})", "");
        row("empty id", R"({"id":"","name":"Ana"})", "");
        row("no object", R"("549@c.us")", "");
        row("null", "null", "");
    }

    void reads()
    {
        QFETCH(QByteArray, entry);
        QFETCH(QString, expected);
        const auto page = parseContactPage(*profile, "{\"contacts\":[" + entry + "]}");
        QVERIFY(page);
        QCOMPARE(words(*page), expected);
    }

    void asEachEngineListsThem_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *engine, const char *body, const char *expected) {
            QTest::newRow(engine) << QString::fromLatin1(engine) << QByteArray(body) << QString::fromUtf8(expected);
        };
        row("waha", R"([{"id":"549@c.us","number":"549","name":"Ana","isBusiness":true},{"id":"1@g.us","name":"G"}])",
            "549@c.us|Ana|549|1");
        row("evolution",
            R"([{"id":"cm7","remoteJid":"549@s.whatsapp.net","pushName":"Ana"},{"remoteJid":"1@g.us","isGroup":true}])",
            "549@s.whatsapp.net|Ana|549|0");
        row("wwebjs-api", R"({"success":true,"contacts":[{"id":{"_serialized":"77@lid"},"number":"77","name":"Ana"}]})",
            "77@lid|Ana||0");
        row("gowa", R"({"results":{"data":[{"jid":"549@s.whatsapp.net","name":"Ana"}]}})",
            "549@s.whatsapp.net|Ana|549|0");
        row("wuzapi", R"({"data":{"549@s.whatsapp.net":{"FullName":"","PushName":"Ana"},"77@lid":{}},"success":true})",
            "549@s.whatsapp.net|Ana|549|0;77@lid|||0");
        row("wppconnect", R"({"status":"success","response":[{"id":{"_serialized":"549@c.us"},"pushname":"Ana"}]})",
            "549@c.us|Ana|549|0");
    }

    void asEachEngineListsThem()
    {
        QFETCH(QString, engine);
        QFETCH(QByteArray, body);
        const auto engineProfile = EngineProfile::load(engine);
        QVERIFY(engineProfile);
        const auto page = parseContactPage(**engineProfile, body);
        QVERIFY(page);
        QTEST(words(*page), "expected");
    }

    void pages_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("next");
        QTest::newRow("last") << QByteArray(R"({"contacts":[{"id":"1"}]})") << 1 << QString();
        QTest::newRow("null next") << QByteArray(R"({"contacts":[{"id":"1"}],"next":null})") << 1 << QString();
        QTest::newRow("next") << QByteArray(R"({"contacts":[],"next":"a b&c"})") << 0 << QStringLiteral("a b&c");
        QTest::newRow("number as next") << QByteArray(R"({"contacts":[],"next":100})") << 0 << QStringLiteral("100");
        QTest::newRow("bare list") << QByteArray(R"([{"id":"1"},{"id":"2"}])") << 2 << QString();
        QTest::newRow("empty") << QByteArray(R"({"contacts":[]})") << 0 << QString();
    }

    void pages()
    {
        QFETCH(QByteArray, body);
        const auto page = parseContactPage(*profile, body);
        QVERIFY(page);
        QTEST(int(page->contacts.size()), "count");
        QTEST(page->next, "next");
    }

    void anAnswerWithoutListIsNoEmptyAddressBook_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body : {"", "{}", "null", "[", R"({"contacts":null})", R"({"contacts":{}})",
                                 R"({"contacts":"none"})", R"({"status":"NOT_READY"})", "\"contacts\"", "\xff\xfe"})
            QTest::newRow(*body ? body : "nothing") << QByteArray(body);
    }

    void anAnswerWithoutListIsNoEmptyAddressBook()
    {
        QFETCH(QByteArray, body);
        const auto page = parseContactPage(*profile, body);
        QVERIFY(!page);
        QCOMPARE(page.error().code, QByteArray("CONTACTS_UNREADABLE"));
    }

    void longTextIsCut()
    {
        const auto page = parseContactPage(*profile, "[{\"id\":\"1\",\"name\":\"" + QByteArray(100000, 'x') + "\"}]");
        QCOMPARE(page->contacts.at(0).name.size(), 256);
        QString emojis;
        for (int i = 0; i < 200; ++i)
            emojis += QStringLiteral("x😀");
        const auto cut = parseContactPage(*profile, "[{\"id\":\"1\",\"name\":\"" + emojis.toUtf8() + "\"}]");
        QVERIFY(cut->contacts.at(0).name.isValidUtf16()); // no half of a pair at the cut
        QVERIFY(cut->contacts.at(0).name.size() >= 255);
    }
};

HUB_TEST(tst_ContactPage)
#include "tst_contactpage.moc"
