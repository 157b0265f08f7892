// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/accounts/jwt.h"

#include "core/accounts/secrets.h"
#include "tests/support/test.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace hub;

class tst_JwtTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithRfc7515();
    void readsWhatItSigns();
    void refusesTokens_data();
    void refusesTokens();
    void refusesClaims_data();
    void refusesClaims();
    void keepsToTheSecond();
    void refusesEveryFlippedBit();
    void keysOfAnyLength_data();
    void keysOfAnyLength();
    void carriesTheEpoch();

private:
    static constexpr qint64 Now = 1700000000;
    const QByteArray m_secret = QByteArray(32, 'k');

    static TokenClaims claims()
    {
        return {7, *ClienteId::fromNumber(51), QStringLiteral("ana"), Role::Admin, Now, Now + 86400, "3.random"};
    }
    /// A token with any header, correctly signed by HMAC-SHA256 over it.
    [[nodiscard]] QByteArray signedWith(const QByteArray &header, const QByteArray &payload) const;
    static QByteArray payload();
};

QByteArray tst_JwtTest::payload()
{
    return R"({"sub":"7","cliente_id":51,"username":"ana","role":"admin","iat":1700000000,"exp":1700086400,"jti":"3.r"})";
}

QByteArray tst_JwtTest::signedWith(const QByteArray &header, const QByteArray &body) const
{
    // By another road than the product's: Qt's own HMAC.
    const QByteArray text = base64url::encode(header) + '.' + base64url::encode(body);
    const QByteArray mac = QMessageAuthenticationCode::hash(text, m_secret, QCryptographicHash::Sha256);
    return text + '.' + base64url::encode(mac);
}

void tst_JwtTest::agreesWithRfc7515()
{
    // Appendix A.1, with its key and its token.
    const auto key =
        base64url::decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
    QVERIFY(key);
    const QByteArray token =
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"
        ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        ".dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const auto body = Jwt(*key).verifiedPayload(token);
    QVERIFY(body.has_value());
    QCOMPARE(*body, QByteArray("{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}"));
    QVERIFY(Jwt(m_secret).verifiedPayload(token).error() == AuthFault::WrongSignature);
}

void tst_JwtTest::readsWhatItSigns()
{
    const Jwt jwt(m_secret);
    const QByteArray token = jwt.sign(claims());
    const auto read = jwt.verify(token, Now);
    QVERIFY(read.has_value());
    QCOMPARE(read->userId, 7);
    QCOMPARE(read->clienteId.toNumber(), 51);
    QCOMPARE(read->username, QStringLiteral("ana"));
    QCOMPARE(read->role, Role::Admin);
    QCOMPARE(read->issuedAt, Now);
    QCOMPARE(read->expires, Now + 86400);
    QCOMPARE(read->id, QByteArray("3.random"));
    QCOMPARE(jwt.verify(signedWith(R"({"alg":"HS256"})", payload()), Now)->id, QByteArray("3.r"));

    TokenClaims most = claims();
    most.clienteId = *ClienteId::fromNumber(ClienteId::Max);
    QCOMPARE(jwt.verify(jwt.sign(most), Now)->clienteId.toNumber(), ClienteId::Max);
}

void tst_JwtTest::refusesTokens_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<AuthFault>("fault");
    const QByteArray good = signedWith(R"({"alg":"HS256"})", payload());
    const QByteArrayList parts = good.split('.');
    const auto header = [this](const char *json) { return signedWith(json, payload()); };

    QTest::newRow("empty") << QByteArray() << AuthFault::Malformed;
    QTest::newRow("no dots") << QByteArray("abc") << AuthFault::Malformed;
    QTest::newRow("two parts") << QByteArray(parts[0] + '.' + parts[1]) << AuthFault::Malformed;
    QTest::newRow("four parts") << QByteArray(good + ".x") << AuthFault::Malformed;
    QTest::newRow("five parts (encrypted)") << QByteArray("a.b.c.d.e") << AuthFault::Malformed;
    QTest::newRow("empty header") << QByteArray('.' + parts[1] + '.' + parts[2]) << AuthFault::Malformed;
    QTest::newRow("no signature") << QByteArray(parts[0] + '.' + parts[1] + '.') << AuthFault::WrongSignature;
    QTest::newRow("half a signature") << good.chopped(23) << AuthFault::WrongSignature;
    QTest::newRow("padded") << QByteArray(good + '=') << AuthFault::Malformed;
    QTest::newRow("line end") << QByteArray(good + '\n') << AuthFault::Malformed;
    QTest::newRow("header not base64") << QByteArray("%%." + parts[1] + '.' + parts[2]) << AuthFault::Malformed;
    QTest::newRow("header not JSON") << header("alg=HS256") << AuthFault::Malformed;
    QTest::newRow("header an array") << header(R"(["HS256"])") << AuthFault::Malformed;
    QTest::newRow("alg missing") << header("{}") << AuthFault::WrongAlgorithm;
    QTest::newRow("alg none") << header(R"({"alg":"none"})") << AuthFault::WrongAlgorithm;
    QTest::newRow("alg none, unsigned") << QByteArray(base64url::encode(R"({"alg":"none"})") + '.' + parts[1] + '.')
                                        << AuthFault::WrongAlgorithm;
    QTest::newRow("alg nOnE") << header(R"({"alg":"nOnE"})") << AuthFault::WrongAlgorithm;
    QTest::newRow("alg in lower case") << header(R"({"alg":"hs256"})") << AuthFault::WrongAlgorithm;
    QTest::newRow("alg with a space") << header(R"({"alg":"HS256 "})") << AuthFault::WrongAlgorithm;
    QTest::newRow("alg a list") << header(R"({"alg":["HS256"]})") << AuthFault::WrongAlgorithm;
    QTest::newRow("alg RS256") << header(R"({"alg":"RS256"})") << AuthFault::WrongAlgorithm;
    QTest::newRow("alg HS512") << header(R"({"alg":"HS512"})") << AuthFault::WrongAlgorithm;
    QTest::newRow("crit") << header(R"({"alg":"HS256","crit":["exp"]})") << AuthFault::Critical;
    QTest::newRow("crit empty") << header(R"({"alg":"HS256","crit":[]})") << AuthFault::Critical;
    QTest::newRow("b64 false") << header(R"({"alg":"HS256","b64":false,"crit":["b64"]})") << AuthFault::Critical;
    QTest::newRow("another secret") << Jwt(QByteArray(32, 'x')).sign(claims()) << AuthFault::WrongSignature;
    QTest::newRow("payload exchanged") << QByteArray(parts[0] + '.' + base64url::encode(R"({"sub":"1"})") + '.' +
                                                     parts[2])
                                       << AuthFault::WrongSignature;
    QTest::newRow("too long") << QByteArray(parts[0] + '.' + QByteArray(5000, 'A') + '.' + parts[2])
                              << AuthFault::Malformed;
    QTest::newRow("NUL") << QByteArray(parts[0] + QByteArray(1, '\0') + '.' + parts[1] + '.' + parts[2])
                         << AuthFault::Malformed;
}

void tst_JwtTest::refusesTokens()
{
    QFETCH(const QByteArray, token);
    QFETCH(const AuthFault, fault);
    const auto read = Jwt(m_secret).verify(token, Now);
    QVERIFY(!read.has_value());
    QCOMPARE(authFaultName(read.error()), authFaultName(fault));
}

void tst_JwtTest::refusesClaims_data()
{
    QTest::addColumn<QString>("claim");
    QTest::addColumn<QJsonValue>("value"); // undefined: left out
    QTest::addColumn<AuthFault>("fault");
    const QJsonValue none(QJsonValue::Undefined);
    for (const char *claim : {"sub", "cliente_id", "username", "role", "iat", "exp", "jti"})
        QTest::addRow("no %s", claim) << QString::fromLatin1(claim) << none << AuthFault::Malformed;
    const auto row = [](const char *name, const char *claim, const QJsonValue &value, AuthFault fault) {
        QTest::newRow(name) << QString::fromLatin1(claim) << value << fault;
    };
    row("sub a number", "sub", 7, AuthFault::Malformed);
    row("sub a word", "sub", QStringLiteral("ana"), AuthFault::Malformed);
    row("cliente_id a string", "cliente_id", QStringLiteral("51"), AuthFault::Malformed);
    row("cliente_id 0", "cliente_id", 0, AuthFault::Malformed);
    row("cliente_id too large", "cliente_id", 9007199254740992.0, AuthFault::Malformed);
    row("cliente_id with a fraction", "cliente_id", 51.5, AuthFault::Malformed);
    row("role unknown", "role", QStringLiteral("root"), AuthFault::Malformed);
    row("role a list", "role", QJsonArray{QStringLiteral("admin")}, AuthFault::Malformed);
    row("username a number", "username", 7, AuthFault::Malformed);
    row("exp a string", "exp", QStringLiteral("1700086400"), AuthFault::Malformed);
    row("exp negative", "exp", -1, AuthFault::Malformed);
    row("exp beyond measure", "exp", 1e300, AuthFault::Malformed);
    row("exp now", "exp", Now, AuthFault::Expired);
    row("exp 0", "exp", 0, AuthFault::Expired);
    row("nbf ahead", "nbf", Now + 1, AuthFault::NotYetValid);
    row("nbf a string", "nbf", QStringLiteral("1"), AuthFault::Malformed);
}

void tst_JwtTest::refusesClaims()
{
    QFETCH(const QString, claim);
    QFETCH(const QJsonValue, value);
    QFETCH(const AuthFault, fault);
    QJsonObject object = QJsonDocument::fromJson(payload()).object();
    object.insert(claim, value); // undefined removes it
    const QByteArray token = signedWith(R"({"alg":"HS256"})", QJsonDocument(object).toJson(QJsonDocument::Compact));
    const auto read = Jwt(m_secret).verify(token, Now);
    QVERIFY(!read.has_value());
    QCOMPARE(authFaultName(read.error()), authFaultName(fault));
}

void tst_JwtTest::keepsToTheSecond()
{
    const Jwt jwt(m_secret);
    const QByteArray token = jwt.sign(claims());
    QVERIFY(jwt.verify(token, Now + 86399).has_value());
    QVERIFY(jwt.verify(token, Now + 86400).error() == AuthFault::Expired);
    QJsonObject object = QJsonDocument::fromJson(payload()).object();
    object.insert(QStringLiteral("nbf"), Now);
    object.insert(QStringLiteral("exp"), double(Now) + 0.5); // a fraction is cut off
    const QByteArray other = signedWith(R"({"alg":"HS256"})", QJsonDocument(object).toJson());
    QVERIFY(jwt.verify(other, Now).error() == AuthFault::Expired);
    QVERIFY(jwt.verify(other, Now - 1).error() == AuthFault::NotYetValid);
}

void tst_JwtTest::refusesEveryFlippedBit()
{
    const Jwt jwt(m_secret);
    const QByteArray token = jwt.sign(claims());
    for (qsizetype i = 0; i < token.size(); ++i) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray changed = token;
            changed[i] = char(changed[i] ^ (1 << bit));
            QVERIFY(!jwt.verify(changed, Now).has_value());
        }
    }
}

void tst_JwtTest::keysOfAnyLength_data()
{
    QTest::addColumn<int>("length");
    for (const int length : {32, 33, 63, 64, 65, 1000}) // HMAC hashes keys beyond a block of 64 bytes
        QTest::addRow("%d bytes", length) << length;
}

void tst_JwtTest::keysOfAnyLength()
{
    QFETCH(const int, length);
    const QByteArray secret(length, 's');
    const QByteArray token = Jwt(secret).signPayload("{}");
    const QByteArray text = token.left(token.lastIndexOf('.'));
    QCOMPARE(token.mid(text.size() + 1),
             base64url::encode(QMessageAuthenticationCode::hash(text, secret, QCryptographicHash::Sha256)));
}

void tst_JwtTest::carriesTheEpoch()
{
    QCOMPARE(epochOfTokenId(makeTokenId(0)), std::optional<qint64>(0));
    QCOMPARE(epochOfTokenId(makeTokenId(12345678901)), std::optional<qint64>(12345678901));
    QVERIFY(makeTokenId(1) != makeTokenId(1));
    for (const char *id : {"", ".", ".x", "x.y", "1", "-"})
        QVERIFY(!epochOfTokenId(id));
}

HUB_TEST(tst_JwtTest)
#include "tst_jwt.moc"
