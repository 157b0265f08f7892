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
    void refuses_data();
    void refuses();
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
    row("qrCode", R"({"qrCode":"2@x"})", Kind::Payload, "2@x");
    row("qr_code", R"({"qr_code":"2@x"})", Kind::Payload, "2@x");
    row("the first that holds something", R"({"qr":"","qr_code_base64":null,"qr_code":"2@x"})", Kind::Payload, "2@x");
    row("NO_QR", R"({"status":"NO_QR"})", Kind::None);
    row("null", R"({"qr":null,"expires_in":60})", Kind::None);
    row("no text", R"({"qr":7})", Kind::None);
    row("empty", "", Kind::None);
    row("a list", R"(["2@x"])", Kind::None);
    row("cut", R"({"qr":"2@x")", Kind::None);
    row("time as text", R"({"qr":"2@x","expires_in":"45"})", Kind::Payload, "2@x", 45);
    row("time below zero", R"({"qr":"2@x","expires_in":-5})", Kind::Payload, "2@x", 0);
    row("time beyond all bounds", R"({"qr":"2@x","expires_in":1e300})", Kind::Payload, "2@x", 86400);
    row("time of another kind", R"({"qr":"2@x","expires_in":{}})", Kind::Payload, "2@x", 0);
    row("time that is nan", R"({"qr":"2@x","expires_in":"nan"})", Kind::Payload, "2@x", 0);
}

void tst_QrAnswer::reads()
{
    QFETCH(QByteArray, body);
    QFETCH(int, kind);
    const auto answer = readQrAnswer(body);
    QVERIFY(answer);
    QCOMPARE(int(answer->kind), kind);
    QTEST(QByteArray(answer->payload + answer->png), "content");
    QTEST(answer->expiresInS, "expiresInS");
}

void tst_QrAnswer::refuses_data()
{
    QTest::addColumn<QByteArray>("qr");
    QTest::newRow("other type") << QByteArray("data:image/svg+xml;base64,PHN2Zy8+");
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

HUB_TEST(tst_QrAnswer)
#include "tst_qranswer.moc"
