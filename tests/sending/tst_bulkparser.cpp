// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/bulkparser.h"
#include "tests/support/test.h"

#include <QTest>

using hub::BulkRequest;
using Reason = hub::BulkRequest::Rejection::Reason;

Q_DECLARE_METATYPE(hub::BulkRequest::Rejection::Reason)

class tst_BulkParser : public QObject
{
    Q_OBJECT

private:
    static QByteArray messages(int count)
    {
        QByteArray body = "{\"messages\":[";
        for (int i = 0; i < count; ++i)
            body += (i == 0 ? "" : ",") + QByteArray("{\"to\":\"") + QByteArray::number(10000000 + i) +
                    "\",\"message\":\"m\"}";
        return body + "]}";
    }

private Q_SLOTS:
    void takesAll()
    {
        const auto request = BulkRequest::parse(
            "{ \"name\" : \"Promo \\u00f1\", \"extra\":{\"deep\":[1,{}]}, \"delay_ms\":[0,250], \"messages\":["
            "{\"message\":\"Hola\\n\\ud83d\\ude00\",\"to\":\"+54 9 11-1234-5678\",\"note\":null},"
            "{\"to\":\"120363041234567890@g.us\",\"message\":\"x\"}] }");
        QVERIFY(request);
        QCOMPARE(request->name(), QStringLiteral(u"Promo ñ"));
        QCOMPARE(request->minDelay(), 0);
        QCOMPARE(request->maxDelay(), 250);
        QCOMPARE(request->total(), 2);
        QCOMPARE(int(request->rows().size()), 2);
        QVERIFY(request->rejected().empty());
        QCOMPARE(request->rows()[0].recipient, "5491112345678");
        QCOMPARE(request->message(request->rows()[0]), QStringLiteral(u"Hola\n😀"));
        QCOMPARE(request->rows()[1].index, 1);
        QCOMPARE(request->message(request->rows()[1]), QStringLiteral("x"));
    }

    void keepsTheEnginesLimits()
    {
        hub::EngineProfile::Limits limits;
        limits.messageLength = 10;
        limits.groups = false;
        const QByteArray body =
            R"({"messages":[{"to":"1234567","message":"0123456789"},)"
            R"({"to":"1234568","message":"0123456789x"},{"to":"120363041234567890@g.us","message":"x"}]})";
        const auto request = BulkRequest::parse(body, limits);
        QCOMPARE(int(request->rows().size()), 1);
        QCOMPARE(int(request->rejected().size()), 2);
        QCOMPARE(request->rejected()[0].text(), QStringLiteral("message: must be a text of 1 to 10 characters"));
        QCOMPARE(request->rejected()[1].reason, Reason::Group);
        QCOMPARE(request->rejected()[1].text(), QStringLiteral("to: this engine does not write to groups"));
        const hub::JobDraft draft{*hub::ClienteId::fromNumber(1),
                                  {},
                                  0,
                                  0,
                                  {{QStringLiteral("1234567"), QString(11, u'x')},
                                   {QStringLiteral("120363041234567890@g.us"), QStringLiteral("x")}}};
        QCOMPARE(int(BulkRequest::of(draft, limits)->rejected().size()), 2);
        limits.messageLength = 1000000; // more than WhatsApp takes
        QCOMPARE(BulkRequest::longestMessage(limits), 65536);
    }

    void tellsOnePersonInTwoSpellings()
    {
        const auto request = BulkRequest::parse(
            R"({"messages":[{"to":"551187654321","message":"a"},{"to":"+55 11 9 8765-4321","message":"a"},)"
            R"({"to":"5215512345678","message":"a"},{"to":"x","message":"a"},{"to":"525512345678@c.us","message":"a"},)"
            R"({"to":"551132654321","message":"a"},{"to":"5511932654321","message":"a"}]})"); // landlines have one
        QCOMPARE(int(request->rows().size()), 6);
        QCOMPARE(int(request->warnings().size()), 2);
        QCOMPARE(request->warnings()[0].index, 1);
        QCOMPARE(request->warnings()[0].sameAs, 0);
        QCOMPARE(request->warnings()[1].index, 4);
        QCOMPARE(request->warnings()[1].sameAs, 2);
        QVERIFY(request->warnings()[0].text().contains(QStringLiteral("probably one person with index 0")));
    }

    void hasDefaults()
    {
        const auto request = BulkRequest::parse(messages(1));
        QVERIFY(request);
        QCOMPARE(request->minDelay(), 3000);
        QCOMPARE(request->maxDelay(), 8000);
        QVERIFY(request->name().isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("names"); // what the message must name
        const auto row = [](const char *name, const QByteArray &body, const char *code, const char *names) {
            QTest::newRow(name) << body << QByteArray(code) << QString::fromLatin1(names);
        };
        const QByteArray one = "[{\"to\":\"1234567\",\"message\":\"m\"}]";
        row("empty", "", "INVALID_JSON", "JSON");
        row("cut in a message", messages(3).chopped(12), "INVALID_JSON", "JSON");
        row("cut before the last brace", messages(3).chopped(1), "INVALID_JSON", "JSON");
        row("two bodies", messages(1) + messages(1), "INVALID_JSON", "JSON");
        row("not utf-8", "{\"messages\":[{\"to\":\"1234567\",\"message\":\"\xff\"}]}", "INVALID_JSON", "JSON");
        row("raw control character", "{\"messages\":[{\"to\":\"1234567\",\"message\":\"\n\"}]}", "INVALID_JSON",
            "JSON");
        row("deep nesting", "{\"x\":" + QByteArray(100000, '[') + "}", "INVALID_JSON", "JSON");
        row("array", "[]", "INVALID_REQUEST", "object");
        row("no messages", "{}", "INVALID_REQUEST", "messages");
        row("messages null", "{\"messages\":null}", "INVALID_REQUEST", "messages");
        row("messages object", "{\"messages\":{}}", "INVALID_REQUEST", "messages");
        row("messages empty", "{\"messages\":[]}", "INVALID_REQUEST", "messages");
        row("messages twice", "{\"messages\":" + one + ",\"messages\":" + one + "}", "INVALID_REQUEST", "messages");
        row("100,001 messages", messages(100001), "INVALID_REQUEST", "100,000");
        row("name number", "{\"name\":1,\"messages\":" + one + "}", "INVALID_REQUEST", "name");
        row("name long", "{\"name\":\"" + QByteArray(201, 'n') + "\",\"messages\":" + one + "}", "INVALID_REQUEST",
            "name");
        for (const char *delay : {"5", "[]", "[1]", "[1,2,3]", "[-1,5]", "[5,4]", "[0,86400001]", "[1.5,2]",
                                  "[\"1\",2]", "null", "{\"min\":1}"})
            row(delay, "{\"delay_ms\":" + QByteArray(delay) + ",\"messages\":" + one + "}", "INVALID_REQUEST",
                "delay_ms");
    }

    void refuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        QFETCH(QString, names);
        const auto request = BulkRequest::parse(body);
        QVERIFY(!request);
        QCOMPARE(request.error().code, code);
        QVERIFY2(request.error().message.contains(names), qPrintable(request.error().message));
    }

    void rejectsRows_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<Reason>("reason");
        const auto row = [](const char *text, Reason reason) { QTest::newRow(text) << QByteArray(text) << reason; };
        for (const char *text : {"null", "1", "\"x\"", "[]", "true"})
            row(text, Reason::NotAnObject);
        for (const char *text : {"{}", "{\"message\":\"m\"}", "{\"to\":123456789,\"message\":\"m\"}",
                                 "{\"to\":null,\"message\":\"m\"}", "{\"to\":\"\",\"message\":\"m\"}",
                                 "{\"to\":\"12\",\"message\":\"m\"}", "{\"to\":{\"a\":1},\"message\":\"m\"}"})
            row(text, Reason::To);
        for (const char *text : {"{\"to\":\"7654321\"}", "{\"to\":\"7654321\",\"message\":\"\"}",
                                 "{\"to\":\"7654321\",\"message\":7}", "{\"to\":\"7654321\",\"message\":[\"m\"]}"})
            row(text, Reason::Message);
        row("{\"to\":\"7654321\",\"message\":\"\\u0000\"}", Reason::MessageText);
        row("{\"to\":\"7654321\",\"message\":\"\\ud800\"}", Reason::MessageText);
        row("{\"to\":\"+1234567\",\"message\":\"again\"}", Reason::Duplicate);
        row("{\"to\":\"123 4567\",\"message\":\"again\"}", Reason::Duplicate);
        row("{\"to\":\"1234567@c.us\",\"message\":\"again\"}", Reason::Duplicate);
    }

    void rejectsRows()
    {
        QFETCH(QByteArray, row);
        QFETCH(Reason, reason);
        const auto request = BulkRequest::parse("{\"messages\":[{\"to\":\"1234567\",\"message\":\"first\"}," + row +
                                                ",{\"to\":\"1112223\",\"message\":\"last\"}]}");
        QVERIFY(request);
        QCOMPARE(request->total(), 3);
        QCOMPARE(int(request->rows().size()), 2);
        QCOMPARE(request->rows()[1].index, 2);
        QCOMPARE(int(request->rejected().size()), 1);
        QCOMPARE(request->rejected()[0].index, 1);
        QCOMPARE(request->rejected()[0].reason, reason);
        QCOMPARE(request->rejected()[0].sameAs, reason == Reason::Duplicate ? 0 : -1);
        QVERIFY(!request->rejected()[0].text().isEmpty());
    }

    void countsCharacters_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("65,536") << QByteArray(65536, 'x') << true;
        QTest::newRow("65,537") << QByteArray(65537, 'x') << false;
        QTest::newRow("65,536 of two bytes") << QByteArray("\xc3\xb1").repeated(65536) << true;
        QTest::newRow("32,768 emoji") << QByteArray("\xf0\x9f\x98\x80").repeated(32768) << true;
        QTest::newRow("32,769 emoji") << QByteArray("\xf0\x9f\x98\x80").repeated(32769) << false;
        QTest::newRow("65,536 escapes") << QByteArray("\\n").repeated(65536) << true;
    }

    void countsCharacters()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, accepted);
        const auto request = BulkRequest::parse("{\"messages\":[{\"to\":\"1234567\",\"message\":\"" + text + "\"}]}");
        QVERIFY(request);
        QCOMPARE(!request->rows().empty(), accepted);
    }

    void takesAHundredThousand()
    {
        const auto request = BulkRequest::parse(messages(100000));
        QVERIFY(request);
        QCOMPARE(int(request->rows().size()), 100000);
        QCOMPARE(request->rows().back().recipient, "10099999");
    }

    void takesADraft()
    {
        hub::JobDraft draft{.client = *hub::ClienteId::fromNumber(51),
                            .name = QStringLiteral("\"Promo\" \\ ñ"),
                            .minDelay = 100,
                            .maxDelay = 200,
                            .messages = {}};
        const QStringList texts{QStringLiteral("plain"), QStringLiteral("two\nlines\tand \"quotes\""),
                                QString::fromUtf8("emoji \xf0\x9f\x8e\x89"), QString(QChar(u'\x1'))};
        for (int i = 0; i < texts.size(); ++i)
            draft.messages.push_back({QString::number(5491100000000LL + i), texts[i]});
        draft.messages.push_back({QStringLiteral("+5491100000000"), QStringLiteral("again")});
        draft.messages.push_back({QStringLiteral("nobody"), QStringLiteral("x")});
        draft.messages.push_back({QStringLiteral("5491100000009"), QString()});
        draft.messages.push_back({QStringLiteral("5491100000009"), QString(QChar(0xd83d))});
        const auto read = BulkRequest::of(draft);
        QVERIFY(read);
        QCOMPARE(read->name(), draft.name);
        QCOMPARE(read->minDelay(), 100);
        QCOMPARE(read->maxDelay(), 200);
        QCOMPARE(int(read->rows().size()), int(texts.size()));
        for (int i = 0; i < texts.size(); ++i)
            QCOMPARE(read->message(read->rows()[std::size_t(i)]), texts[i]);
        std::vector<BulkRequest::Rejection::Reason> reasons;
        for (const BulkRequest::Rejection &rejection : read->rejected())
            reasons.push_back(rejection.reason);
        QCOMPARE(reasons, (std::vector<Reason>{Reason::Duplicate, Reason::To, Reason::Message, Reason::MessageText}));
        draft.maxDelay = 99;
        QCOMPARE(BulkRequest::of(draft).error().field, "delay_ms");
        draft.messages.clear();
        QCOMPARE(BulkRequest::of(draft).error().field, "messages");
    }

    void keepsAByteOrderMark()
    {
        const auto read =
            BulkRequest::parse("{\"messages\":[{\"to\":\"5491100000000\",\"message\":\"\xef\xbb\xbfhi\"}]}");
        QVERIFY(read);
        QCOMPARE(read->message(read->rows().front()), QString(QChar(0xfeff) + QStringLiteral("hi")));
    }
};

HUB_TEST(tst_BulkParser)
#include "tst_bulkparser.moc"
