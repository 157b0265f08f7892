// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/qr/qranswer.h"
#include "core/qr/qrimage.h"
#include "tests/support/test.h"

#include <QTest>

using namespace hub;
using Kind = QrAnswer::Kind;

class tst_QrAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void tells_data();
    void tells();
    void refuses_data();
    void refuses();
    void picksTheBody();
};

void tst_QrAnswer::reads_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("expiresInS");
    const QByteArray png = *qrPng("2@some payload");
    const QByteArray url = pngToDataUrl(png);
    const auto row = [](const char *name, const QByteArray &body, Kind kind, const QByteArray &content = {},
                        int expires = 0) { QTest::newRow(name) << body << int(kind) << content << expires; };
    row("data URL", R"({"state":"QR_REQUIRED","expires_in":60,"qr":")" + url + "\"}", Kind::Image, png, 60);
    row("raw string", R"({"expires_in":20,"qr":"2@AbC,d,e,f","qrType":"raw_string"})", Kind::Payload, "2@AbC,d,e,f",
        20);
    row("the other key", R"({"qr_code_base64":")" + url + "\"}", Kind::Image, png);
    row("bare base64", R"({"qr_code_base64":")" + png.toBase64() + "\"}", Kind::Image, png);
    row("qrDataUrl", R"({"status":"QR","qrDataUrl":")" + url + "\"}", Kind::Image, png);
    row("qrCode", R"({"qrCode":"2@x,y,z"})", Kind::Payload, "2@x,y,z");
    row("qr_code", R"({"qr_code":"2@x,y,z"})", Kind::Payload, "2@x,y,z");
    row("the first that holds something", R"({"qr":"","qr_code_base64":null,"qr_code":"2@x,y,z"})", Kind::Payload,
        "2@x,y,z");
    row("WAHA, raw", R"({"value":"2@x,y,z"})", Kind::Payload, "2@x,y,z");
    row("WAHA, picture", R"({"mimetype":"image/png","data":")" + png.toBase64() + "\"}", Kind::Image, png);
    row("Evolution", R"({"pairingCode":null,"code":"2@x,y,z","base64":")" + url + R"(","count":1})", Kind::Payload,
        "2@x,y,z");
    row("Evolution, picture only", R"({"base64":")" + url + R"(","count":1})", Kind::Image, png);
    row("Evolution, none", R"({"count":0})", Kind::None);
    row("wwebjs-api", R"({"success":true,"qr":"2@x,y,z"})", Kind::Payload, "2@x,y,z");
    row("wuzapi", R"({"code":200,"data":{"QRCode":")" + url + R"("},"success":true})", Kind::Image, png);
    row("GOWA's time", R"({"results":{"qr":"2@x,y,z","qr_duration":30}})", Kind::Payload, "2@x,y,z", 30);
    row("GOWA's link", R"({"results":{"qr_link":"http://localhost/qr.png","qr_duration":30}})", Kind::None);
    row("WPPConnect", R"({"status":"QRCODE","qrcode":")" + url + R"(","urlcode":"2@x,y,z"})", Kind::Payload, "2@x,y,z");
    row("an object", R"({"qr":{"code":"2@x,y,z"}})", Kind::Payload, "2@x,y,z");
    row("a bare string", R"("2@x,y,z")", Kind::Payload, "2@x,y,z");
    row("a bare data URL", '"' + url + '"', Kind::Image, png);
    row("the picture itself", png, Kind::Image, png);
    row("older prefix", R"({"qr":"1@x,y,z"})", Kind::Payload, "1@x,y,z");
    const QByteArray link = "https://wa.me/settings/linked_devices#2@" + QByteArray(150, 'x') + ",b=,c=,d=,e,6";
    row("a link with a sixth field", R"({"qr":")" + link + "\"}", Kind::Payload, link);
    const QByteArray longLink = link + QByteArray(1200 - link.size(), 'y');
    row("1,200 bytes", R"({"qr":")" + longLink + "\"}", Kind::Payload, longLink);
    row("escaped slashes", R"({"qr":"2@a\/b,c,d"})", Kind::Payload, "2@a/b,c,d");
    row("a picture beside words", R"({"qr":"undefined","base64":")" + url + "\"}", Kind::Image, png);
    row("a good picture beside a bad one", R"({"qr":"data:image/png;base64,AAAA","base64":")" + url + "\"}",
        Kind::Image, png);
    row("time as text", R"({"qr":"2@x,y,z","expires_in":"45"})", Kind::Payload, "2@x,y,z", 45);
    row("time below zero", R"({"qr":"2@x,y,z","expires_in":-5})", Kind::Payload, "2@x,y,z", 0);
    row("time beyond all bounds", R"({"qr":"2@x,y,z","expires_in":1e300})", Kind::Payload, "2@x,y,z", 86400);
    row("time of another kind", R"({"qr":"2@x,y,z","expires_in":{}})", Kind::Payload, "2@x,y,z", 0);
    row("time that is nan", R"({"qr":"2@x,y,z","expires_in":"nan"})", Kind::Payload, "2@x,y,z", 0);
}

void tst_QrAnswer::reads()
{
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    const auto answer = readQrAnswer(body);
    QVERIFY(answer);
    QCOMPARE(int(answer->kind), kind);
    QTEST(QByteArray(answer->payload + answer->image.bytes), "content");
    QTEST(answer->expiresInS, "expiresInS");
}

/// What is no code is told in the engine's words.
void tst_QrAnswer::tells_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const auto row = [](QByteArray body, const char *words = "") {
        QTest::newRow(body.isEmpty() ? "empty" : body.left(80).constData()) << body << QString::fromLatin1(words);
    };
    row("");
    row("null");
    row("{}");
    row(R"({"status":"NO_QR"})", "NO_QR");
    row(R"({"qr":null,"expires_in":60})");
    row(R"({"qr":""})");
    row(R"({"qr":false})");
    row(R"({"qr":7})");
    row(R"({"qr":"undefined"})", "undefined");
    row(R"({"qr":"null","state":"STARTING"})", "null");
    row(R"({"qr":"undefined,AbC=,dEf=,gHi="})", "undefined,AbC=,dEf=,gHi=");
    row(R"({"qr":"[object Object]"})", "[object Object]");
    row(R"({"qr":"2@x"})", "2@x");
    row(R"({"qr":"2@x y,b,c"})", "2@x y,b,c");
    row(R"({"qr":"https://example.org/a,b,c"})", "https://example.org/a,b,c");
    row(R"({"success":false,"message":"qr code not ready or already scanned"})",
        "qr code not ready or already scanned");
    row(R"({"qr":"undefined","message":"Session is starting"})", "Session is starting");
    row(R"({"code":500,"error":"Already Loggedin","success":false})", "Already Loggedin");
    row(R"("not yet")", "not yet");
    row(R"(["2@x,y,z"])");
    row(R"({"qr":"2@x,y,z")"); // cut
    row("<html>");
}

void tst_QrAnswer::tells()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    const auto answer = readQrAnswer(body);
    QVERIFY(answer);
    QCOMPARE(int(answer->kind), int(Kind::None));
    QCOMPARE(answer->words, words);
    QCOMPARE(answer->expiresInS, 0);
}

void tst_QrAnswer::refuses_data()
{
    QTest::addColumn<QByteArray>("qr");
    QTest::newRow("other type") << QByteArray("data:image/svg+xml;base64,PHN2Zy8+");
    QTest::newRow("a drawing in base64") << QByteArray("PHN2ZyB4bWxucz0i");
    QTest::newRow("a drawing as text") << QByteArray("<svg xmlns='http://www.w3.org/2000/svg'/>");
    QTest::newRow("not base64") << QByteArray("data:image/png;base64,***");
    QTest::newRow("cut PNG") << QByteArray("iVBORw0KGgo=");
    QTest::newRow("text") << QByteArray("data:text/html,<b>");
}

void tst_QrAnswer::refuses()
{
    QFETCH(QByteArray, qr);
    const auto answer = readQrAnswer(R"({"qr":")" + qr + "\"}");
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, "BAD_QR_IMAGE");
}

void tst_QrAnswer::picksTheBody()
{
    const SessionManagerOutcome answer = SessionManagerAnswer{200, "{}"};
    QCOMPARE(*qrBody(answer), QByteArray("{}"));
    SessionManagerError error;
    error.kind = SessionManagerError::Kind::NotJson;
    error.response = *qrPng("2@picture");
    QCOMPARE(*qrBody(tl::unexpected<SessionManagerError>(error)), error.response);
    error.response = "<html>";
    QVERIFY(qrBody(tl::unexpected<SessionManagerError>(error)) == nullptr);
    error.response = *qrPng("2@picture");
    error.kind = SessionManagerError::Kind::Status;
    QVERIFY(qrBody(tl::unexpected<SessionManagerError>(error)) == nullptr);
}

HUB_TEST(tst_QrAnswer)
#include "tst_qranswer.moc"
