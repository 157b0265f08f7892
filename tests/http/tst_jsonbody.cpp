// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/sending/bulkparser.h"
#include "server/http/request.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;

/// What a JSON body may be: the same for every route, whether it reads an object or, as bulk, the received bytes.
class tst_JsonBody : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameForAll_data()
    {
        QTest::addColumn<QByteArray>("value"); // a member of the body
        QTest::addColumn<QByteArray>("code");  // empty: accepted
        const auto row = [](const char *name, const QByteArray &value, const char *code = "INVALID_JSON") {
            QTest::newRow(name) << value << QByteArray(code);
        };
        row("text", "\"a\"", "");
        row("escapes", R"("\n\u00e9\ud83d\ude00")", "");
        row("UTF-8", "\"\xc3\xa9\xf0\x9f\x98\x80\"", "");
        row("U+FEFF in a text", "\"\xef\xbb\xbfx\"", "");
        row("numbers", "[0,-1,1.5e3]", "");
        row("64 deep", QByteArray(63, '[') + QByteArray(63, ']'), "");
        row("65 deep", QByteArray(64, '[') + QByteArray(64, ']'));
        row("line break in a text", "\"a\nb\"");
        row("tab in a text", "\"a\tb\"");
        row("NUL in a text", QByteArray("\"a\0b\"", 5));
        row("Latin-1", "\"\xe9\"");
        row("a surrogate in UTF-8", "\"\xed\xa0\x80\"");
        row("overlong", "\"\xc0\xaf\"");
        row("cut UTF-8", "\"\xc3\"");
        row("unknown escape", R"("\x41")");
        row("leading zero", "01");
        row("no digits", "1.");
        row("plus", "+1");
        row("NaN", "NaN");
        row("comma at the end", "[1,]");
        row("apostrophes", "'a'");
        row("comment", "1/*x*/");
    }

    void sameForAll()
    {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, code);
        const auto object = http::jsonObject("{\"x\":" + value + "}");
        const auto bulk =
            BulkRequest::parse("{\"messages\":[{\"to\":\"5491112345678\",\"message\":\"m\"}],\"x\":" + value + "}");
        QCOMPARE(object ? QByteArray() : object.error().code, code);
        QCOMPARE(bulk ? QByteArray() : bulk.error().code, code);
    }

    void around_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("blanks") << QByteArray(" \r\n\t") << QByteArray("\n ") << QByteArray();
        QTest::newRow("U+FEFF") << QByteArray("\xef\xbb\xbf") << QByteArray() << QByteArray("INVALID_JSON");
        QTest::newRow("no-break space") << QByteArray("\xc2\xa0") << QByteArray() << QByteArray("INVALID_JSON");
        QTest::newRow("a second value") << QByteArray() << QByteArray("{}") << QByteArray("INVALID_JSON");
        QTest::newRow("NUL behind") << QByteArray() << QByteArray(1, '\0') << QByteArray("INVALID_JSON");
        QTest::newRow("in an array") << QByteArray("[") << QByteArray("]") << QByteArray("INVALID_REQUEST");
    }

    void around()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, code);
        const QByteArray messages = "{\"messages\":[{\"to\":\"5491112345678\",\"message\":\"m\"}]}";
        const auto object = http::jsonObject(before + "{\"x\":1}" + after);
        const auto bulk = BulkRequest::parse(before + messages + after);
        QCOMPARE(object ? QByteArray() : object.error().code, code);
        QCOMPARE(bulk ? QByteArray() : bulk.error().code, code);
        if (!object)
            QCOMPARE(object.error().message, bulk.error().message);
    }

    void noObject_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("nothing") << QByteArray() << QByteArray("INVALID_JSON");
        QTest::newRow("half") << QByteArray("{") << QByteArray("INVALID_JSON");
        for (const char *value : {"5", "\"x\"", "null", "true", "[]"})
            QTest::newRow(value) << QByteArray(value) << QByteArray("INVALID_REQUEST");
    }

    void noObject()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        QCOMPARE(http::jsonObject(body).error().code, code);
        QCOMPARE(BulkRequest::parse(body).error().code, code);
    }

    void numberBeyondDouble() { QCOMPARE(http::jsonObject("{\"x\":1e999}").error().code, QByteArray("INVALID_JSON")); }

    /// What a text begins with is part of it, and a name may be spelled with escapes.
    void textsAndNames()
    {
        const QByteArray body = "{\"m\\u0065ssages\":[{\"t\\u006f\":\"5491112345678\","
                                "\"messag\\u0065\":\"\xef\xbb\xbfx\"}],\"n\\u0061me\":\"\\ufeffn\"}";
        const auto bulk = BulkRequest::parse(body);
        QVERIFY(bulk);
        QCOMPARE(bulk->rows().size(), std::size_t(1));
        QCOMPARE(bulk->message(bulk->rows().front()), QString(QChar(0xfeff)) + u'x');
        QCOMPARE(bulk->name(), QString(QChar(0xfeff)) + u'n');
        const auto quoted = http::jsonObject("{\"a\":\"\\\"\xef\xbb\xbfx\xef\xbb\xbf\"}");
        QVERIFY(quoted);
        QCOMPARE(quoted->value(u"a").toString(), QString(u'"') + QChar(0xfeff) + u'x' + QChar(0xfeff));
        const auto object = http::jsonObject("{\"a\":\"\xef\xbb\xbfx\",\"b\":\"\\ufeffx\",\"\\u0063\":1}");
        QVERIFY(object);
        QCOMPARE(object->value(u"a").toString(), QString(QChar(0xfeff)) + u'x');
        QCOMPARE(object->value(u"b").toString(), QString(QChar(0xfeff)) + u'x');
        QCOMPARE(object->value(u"c").toInt(), 1);
    }

    void mediaType_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("json");
        QTest::newRow("plain") << QByteArray("application/json") << true;
        QTest::newRow("charset") << QByteArray("Application/JSON ; charset=utf-8") << true;
        QTest::newRow("none") << QByteArray() << false;
        QTest::newRow("longer") << QByteArray("application/jsonx") << false;
        QTest::newRow("another") << QByteArray("text/json") << false;
    }

    void mediaType()
    {
        QFETCH(QByteArray, type);
        QFETCH(bool, json);
        http::Request request;
        if (!type.isNull())
            request.headers = {{"content-type", type}};
        QCOMPARE(http::hasJsonType(request), json);
    }
};

HUB_TEST(tst_JsonBody)
#include "tst_jsonbody.moc"
