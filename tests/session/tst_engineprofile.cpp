// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/engineprofile.h"
#include "tests/support/test.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace hub;

namespace {

using ProfileOperation = EngineProfile::Operation;
using ProfileField = EngineProfile::Field;
using ProfileMeaning = EngineProfile::Meaning;

QJsonObject operation(const char *method, const char *path)
{
    return {{QStringLiteral("method"), QLatin1String(method)}, {QStringLiteral("path"), QLatin1String(path)}};
}

/// The least that is a profile.
QJsonObject smallest()
{
    return {{QStringLiteral("name"), QStringLiteral("mine")},
            {QStringLiteral("operations"), QJsonObject{{QStringLiteral("health"), operation("GET", "/health")},
                                                       {QStringLiteral("status"), operation("GET", "/status")},
                                                       {QStringLiteral("qr"), operation("GET", "/qr")},
                                                       {QStringLiteral("send"), operation("POST", "/send")}}}};
}

QJsonValue withValue(const QJsonValue &root, QStringList path, const QJsonValue &value)
{
    if (path.isEmpty())
        return value;
    QJsonObject object = root.toObject();
    const QString key = path.takeFirst();
    object.insert(key, withValue(object.value(key), path, value));
    return object;
}

/// The same with the JSON `value` at the dotted `path`.
QByteArray changed(const char *path, const QByteArray &value)
{
    const QJsonValue parsed = QJsonDocument::fromJson('[' + value + ']').array().at(0);
    const QStringList keys = QString::fromLatin1(path).split(QLatin1Char('.'));
    return QJsonDocument(withValue(smallest(), keys, parsed).toObject()).toJson();
}

EngineValues values(std::initializer_list<std::pair<EngineVariable, QString>> given)
{
    EngineValues result;
    for (const auto &[variable, value] : given)
        result[std::size_t(variable)] = value;
    return result;
}

EngineProfile builtIn(const char *name)
{
    return **EngineProfile::load(QString::fromLatin1(name));
}

} // namespace

class tst_EngineProfile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInProfiles();
    void refused_data();
    void refused();
    void accepted_data();
    void accepted();
    void templates_data();
    void templates();
    void messagesStayWhatTheyAre_data();
    void messagesStayWhatTheyAre();
    void headers();
    void auth();
    void files();
    void otherPaths();
    void pointers_data();
    void pointers();
    void reading_data();
    void reading();
    void contacts_data();
    void contacts();
    void stateWords();
    void meanings_data();
    void meanings();
};

void tst_EngineProfile::builtInProfiles()
{
    const QStringList names = EngineProfile::builtInNames();
    QCOMPARE(names, QStringList({QStringLiteral("evolution"), QStringLiteral("gowa"), QStringLiteral("session-manager"),
                                 QStringLiteral("waha"), QStringLiteral("wppconnect"), QStringLiteral("wuzapi"),
                                 QStringLiteral("wwebjs-api")}));
    for (const QString &name : names) {
        const auto profile = EngineProfile::load(name);
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().message));
        QCOMPARE((*profile)->name(), name);
        QVERIFY((*profile)->title() != QString());
        QVERIFY(name == QLatin1String("wwebjs-api") || name == QLatin1String("wuzapi") || (*profile)->title() != name);
        QCOMPARE((*profile)->needsSecret(), name != QLatin1String("session-manager"));
        QVERIFY((*profile)->operation(ProfileOperation::Send)->method == "POST");
        QVERIFY(EngineProfile::builtInJson(name).has_value());
    }
    QVERIFY(!EngineProfile::builtInJson(QStringLiteral("../icons/add")));
    QVERIFY(!EngineProfile::sessionManager()->operation(ProfileOperation::Sessions));
}

void tst_EngineProfile::refused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QByteArray &json, const char *message) {
        QTest::newRow(name) << json << QString::fromUtf8(message);
    };
    row("no JSON", "{\"name\":", "f.json: is no JSON at byte ");
    row("no object", "[]", "f.json: is not accepted; it takes a JSON object");
    row("unknown key", changed("colour", "1"),
        "f.json: unknown key \"colour\"; it takes $schema, name, title, auth, headers, operations, reading, "
        "state_words, meaning, limits");
    row("bad name", changed("name", "\"My engine\""),
        "f.json: name: \"My engine\" is not accepted; it takes 1 to 40 of a-z, 0-9 and -");
    row("no name", changed("name", "7"), "f.json: name: \"\" is not accepted; it takes 1 to 40 of a-z, 0-9 and -");
    row("empty title", changed("title", "\"\""), "f.json: title: is not accepted; it takes a text that is not empty");
    row("auth without secret", changed("auth.X-Key", "\"abc\""),
        "f.json: auth.X-Key: is not accepted; it takes a text with {secret} in it, as in \"Bearer {secret}\"");
    row("auth with a variable", changed("auth.X-Key", "\"{secret}{session}\""),
        "f.json: auth.X-Key: is not accepted; it takes a text with {secret} in it, as in \"Bearer {secret}\"");
    row("auth's header", changed("auth.X Key", "\"{secret}\""),
        "f.json: auth: \"X Key\" is not accepted; it takes names of headers");
    row("auth is a text", changed("auth", "\"x\""), "f.json: auth: is not accepted; it takes an object");
    row("unknown operation", changed("operations.sing", "{}"),
        "f.json: operations: unknown key \"sing\"; it takes health, status, qr, send, connect, disconnect, restart, "
        "contacts, pairing_code, check_number, sessions");
    row("no send", "{\"name\":\"a\",\"operations\":{\"health\":{\"method\":\"GET\",\"path\":\"/\"}}}",
        "f.json: operations.status: is missing; every engine has health, status, qr and send");
    row("unknown part", changed("operations.qr.verb", "\"GET\""),
        "f.json: operations.qr: unknown key \"verb\"; it takes method, path, headers, body, optional");
    row("method", changed("operations.qr.method", "\"get\""),
        "f.json: operations.qr.method: \"get\" is not accepted; it takes GET, POST, PUT, DELETE");
    row("path", changed("operations.qr.path", "\"qr\""),
        "f.json: operations.qr.path: \"qr\" is not accepted; it takes a path that begins with /, in ASCII, without "
        "spaces and #");
    row("path of one line", changed("operations.qr.path", "\"/a\\nb\""),
        "f.json: operations.qr.path: \"/a?b\" is not accepted; it takes a path that begins with /, in ASCII, without "
        "spaces and #");
    row("unknown variable", changed("operations.qr.path", "\"/{sesion}/qr\""),
        "f.json: operations.qr.path: unknown variable \"{sesion}\"; it takes {cliente_id}, {session}");
    row("another operation's variable", changed("operations.qr.path", "\"/qr?m={message}\""),
        "f.json: operations.qr.path: unknown variable \"{message}\"; it takes {cliente_id}, {session}");
    row("health is of no client", changed("operations.health.path", "\"/{session}\""),
        "f.json: operations.health.path: unknown variable \"{session}\"; it takes none");
    row("open variable", changed("operations.qr.path", "\"/{session\""),
        "f.json: operations.qr.path: unknown variable \"{session\"; it takes {cliente_id}, {session}");
    row("secret in a path", changed("operations.qr.path", "\"/{secret}\""),
        "f.json: operations.qr.path: unknown variable \"{secret}\"; it takes {cliente_id}, {session}");
    row("body is no JSON", changed("operations.send.body", "\"{to: 1}\""),
        "f.json: operations.send.body: is no JSON; it takes an object, or a text that is one");
    row("body is a number", changed("operations.send.body", "7"),
        "f.json: operations.send.body: is no JSON; it takes an object, or a text that is one");
    row("body's variable", changed("operations.send.body", "{\"a\":[\"{too}\"]}"),
        "f.json: operations.send.body: unknown variable \"{too}\"; it takes {cliente_id}, {session}, {to}, {chat_id}, "
        "{digits}, {message}");
    row("a text as a number", changed("operations.send.body", "{\"a\":\"{message:number}\"}"),
        "f.json: operations.send.body: unknown variable \"{message:number}\"; it takes {cliente_id}, {session}, {to}, "
        "{chat_id}, {digits}, {message}");
    row("body of GET", changed("operations.qr.body", "{}"),
        "f.json: operations.qr.body: is not accepted; only POST and PUT have a body");
    row("header's name", changed("operations.qr.headers.a:b", "\"x\""),
        "f.json: operations.qr.headers: \"a:b\" is not accepted; it takes names of headers");
    row("header's text", changed("headers.X-A", "\"a\\r\\nb\""),
        "f.json: headers.X-A: is not accepted; it takes ASCII");
    row("header's variable", changed("headers.X-A", "\"{to}\""),
        "f.json: headers.X-A: unknown variable \"{to}\"; it takes {cliente_id}, {session}");
    row("optional", changed("operations.qr.optional", "1"),
        "f.json: operations.qr.optional: is not accepted; it takes true or false");
    row("unknown field", changed("reading.mood", "[\"/a\"]"),
        "f.json: reading: unknown key \"mood\"; it takes state, connected, account, qr, message_id, error, "
        "pairing_code, registered, restricted_until, contacts_list, contacts_id, contacts_name, contacts_phone, "
        "contacts_next");
    row("pointer", changed("reading.state", "[\"status\"]"),
        "f.json: reading.state: \"status\" is not accepted; it takes JSON pointers such as \"/data/state\", or \"\" "
        "for the whole answer");
    row("pointer's escape", changed("reading.state", "[\"/a~2\"]"),
        "f.json: reading.state: \"/a~2\" is not accepted; it takes JSON pointers such as \"/data/state\", or \"\" for "
        "the whole answer");
    row("pointers are a list", changed("reading.state", "\"/status\""),
        "f.json: reading.state: is not accepted; it takes a list of texts");
    row("no pointers", changed("reading.state", "[]"),
        "f.json: reading.state: is not accepted; it takes a list of texts");
    row("state", changed("state_words.OPEN", "\"fine\""),
        "f.json: state_words.\"OPEN\": is not accepted; it takes unknown, stopped, starting, ");
    row("the hub's own state", changed("state_words.OPEN", "\"unreachable\""),
        "f.json: state_words.\"OPEN\": is not accepted; it takes unknown, stopped, starting, ");
    row("unknown meaning", changed("meaning.odd", "[]"),
        "f.json: meaning: unknown key \"odd\"; it takes not_ready, later, bad_recipient, account_restricted, "
        "no_such_session, no_qr_now, already_linked, not_sent");
    row("rules are a list", changed("meaning.later", "{}"),
        "f.json: meaning.later: is not accepted; it takes a list of rules");
    row("rule's key", changed("meaning.later", "[{\"status\":[429]},{\"code\":1}]"),
        "f.json: meaning.later[1]: unknown key \"code\"; it takes status, at, is, contains");
    row("status", changed("meaning.later", "[{\"status\":[42]}]"),
        "f.json: meaning.later[0].status: is not accepted; it takes a list of numbers from 200 to 599");
    row("empty rule", changed("meaning.later", "[{}]"),
        "f.json: meaning.later[0]: is not accepted; it takes status, or at (with is or contains), or both");
    row("words without a place", changed("meaning.later", "[{\"status\":[429],\"is\":[\"a\"]}]"),
        "f.json: meaning.later[0]: is not accepted; it takes status, or at (with is or contains), or both");
    row("longest message", changed("limits.message_length", "0"),
        "f.json: limits.message_length: is not accepted; it takes a whole number from 1 to 1000000");
    row("groups", changed("limits.groups", "\"no\""), "f.json: limits.groups: is not accepted; it takes true or false");
    row("unknown limit", changed("limits.speed", "1"),
        "f.json: limits: unknown key \"speed\"; it takes message_length, groups, status_starts_session");
}

void tst_EngineProfile::refused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, message);
    const auto profile = EngineProfile::parse(json, QStringLiteral("f.json"));
    QVERIFY(!profile);
    QCOMPARE(profile.error().message.left(message.size()), message);
    QVERIFY(!profile.error().message.contains(QLatin1Char('\n')));
    QCOMPARE(profile.error().code, QByteArray("INVALID_PROFILE"));
}

void tst_EngineProfile::accepted_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("smallest") << QJsonDocument(smallest()).toJson();
    QTest::newRow("title") << changed("title", "\"Ñandú\"");
    QTest::newRow("optional") << changed("operations.qr.optional", "true");
    QTest::newRow("whole answer") << changed("reading.contacts_list", "[\"\"]");
    QTest::newRow("escaped pointer") << changed("reading.state", "[\"/a~0b~1c\"]");
    QTest::newRow("limits") << changed("limits", "{\"message_length\":4096,\"groups\":false}");
}

void tst_EngineProfile::accepted()
{
    QFETCH(QByteArray, json);
    const auto profile = EngineProfile::parse(json, QStringLiteral("f.json"));
    QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().message));
    QCOMPARE(profile->operation(ProfileOperation::Send)->body.json({}), QByteArray("{}")); // a POST has one
    QCOMPARE(profile->operation(ProfileOperation::Qr)->body.json({}), QByteArray());
    QVERIFY(!profile->operation(ProfileOperation::Connect));
}

void tst_EngineProfile::templates_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *body, const char *expected) {
        QTest::newRow(name) << QByteArray(body) << QByteArray(expected);
    };
    row("a value", R"({"a":"{to}"})", R"({"a":"54\"9"})");
    row("within a text", R"({"a":"<{to}|{session}>"})", R"({"a":"<54\"9|a b>"})");
    row("a number", R"({"a":"{cliente_id:number}"})", R"({"a":51})");
    row("a number in quotes", R"({"a":"{cliente_id}"})", R"({"a":"51"})");
    row("as it is written", R"("{ \"b\" : \"{to}\", \"a\":[1.50,true,null] }")",
        R"({ "b" : "54\"9", "a":[1.50,true,null] })");
    row("escapes of its own", R"({"a":"q\" b\\ {to}"})", R"({"a":"q\" b\\ 54\"9"})");
    row("a list", R"(["{to}"])", R"(["54\"9"])");
    row("a key", R"({"{session}":1})", R"({"a b":1})");
    row("nothing to fill in", R"({"a":{"b":[{}]}})", R"({"a":{"b":[{}]}})");
}

void tst_EngineProfile::templates()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const auto profile = EngineProfile::parse(changed("operations.send.body", body), QStringLiteral("f.json"));
    QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().message));
    const EngineValues given = values({{EngineVariable::To, QStringLiteral("54\"9")},
                                       {EngineVariable::Session, QStringLiteral("a b")},
                                       {EngineVariable::ClienteId, QStringLiteral("51")}});
    QCOMPARE(profile->operation(ProfileOperation::Send)->body.json(given), expected);
}

void tst_EngineProfile::messagesStayWhatTheyAre_data()
{
    QTest::addColumn<QString>("message");
    for (const char *message : {"Hola", "¡Hola \"Ana\"!\n\t\\ 😀", "{to}", "\",\"to\":\"666\",\"x\":\"",
                                "%1 %7B {message} }{", "\\u0022", "\x01\x1f"})
        QTest::newRow(message) << QString::fromUtf8(message);
    QTest::newRow("lone surrogate") << QString(QChar(0xD83D));
}

/// Whatever a message holds, it is one string of the body.
void tst_EngineProfile::messagesStayWhatTheyAre()
{
    QFETCH(QString, message);
    for (const QString &name : EngineProfile::builtInNames()) {
        const auto profile = *EngineProfile::load(name);
        const QByteArray body = profile->operation(ProfileOperation::Send)
                                    ->body.json(values({{EngineVariable::Message, message},
                                                        {EngineVariable::To, QStringLiteral("5491112345678")},
                                                        {EngineVariable::ChatId, QStringLiteral("5491112345678@c.us")},
                                                        {EngineVariable::Digits, QStringLiteral("5491112345678")},
                                                        {EngineVariable::Session, QStringLiteral("51")},
                                                        {EngineVariable::ClienteId, QStringLiteral("51")}}));
        const QJsonObject sent = QJsonDocument::fromJson(body).object();
        int messages = 0;
        for (const QJsonValue &value : sent)
            messages += value.toString() == message ? 1 : 0;
        QVERIFY2(messages == 1, body.constData());
        QVERIFY(sent.size() >= 2);
    }
}

void tst_EngineProfile::headers()
{
    const auto profile =
        EngineProfile::parse(changed("headers.X-Session", "\"s {session}\""), QStringLiteral("f.json"));
    QVERIFY(profile);
    const auto &[name, value] = profile->operation(ProfileOperation::Status)->headers.at(0);
    QCOMPARE(name, QByteArray("X-Session"));
    QVERIFY(value.lacksValue({}));
    const EngineValues given = values({{EngineVariable::Session, QStringLiteral("a\r\nX-Other: ñ")}});
    QVERIFY(!value.lacksValue(given));
    QCOMPARE(value.headerText(given), QByteArray("s aX-Other: ñ"));
}

void tst_EngineProfile::auth()
{
    using Headers = std::vector<std::pair<QByteArray, QByteArray>>;
    QCOMPARE(builtIn("wppconnect").authHeaders("a{secret}b"), Headers({{"Authorization", "Bearer a{secret}b"}}));
    QCOMPARE(builtIn("waha").authHeaders("k"), Headers({{"X-Api-Key", "k"}}));
    QCOMPARE(builtIn("session-manager").authHeaders("k"), Headers());
}

void tst_EngineProfile::files()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("mine.json"));
    const auto write = [&](const QByteArray &content) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QVERIFY(write(QJsonDocument(smallest()).toJson()));
    const auto profile = EngineProfile::load(path);
    QVERIFY(profile);
    QCOMPARE((*profile)->name(), QStringLiteral("mine"));
    QVERIFY(write(changed("colour", "1")));
    QVERIFY(EngineProfile::load(path).error().message.startsWith(path + QStringLiteral(": unknown key \"colour\"")));
    QVERIFY(write(QByteArray(300 * 1024, ' ')));
    QCOMPARE(EngineProfile::load(path).error().message,
             path + QStringLiteral(": too large; a profile has at most 262144 bytes"));
    QCOMPARE(EngineProfile::load(folder.path()).error().code, QByteArray("UNREADABLE"));
    const auto missing = EngineProfile::load(QStringLiteral("wahaa"));
    QCOMPARE(missing.error().code, QByteArray("NOT_FOUND"));
    QCOMPARE(missing.error().message,
             QStringLiteral("there is no engine and no file \"wahaa\"; engines are evolution, gowa, session-manager, "
                            "waha, wppconnect, wuzapi, wwebjs-api"));
}

void tst_EngineProfile::otherPaths()
{
    const EngineProfile profile = builtIn("session-manager");
    const auto moved = profile.withPath(ProfileOperation::Contacts, "/book", QStringLiteral("setting contacts-path"));
    QVERIFY(moved);
    const EngineOperation *contacts = moved->operation(ProfileOperation::Contacts);
    QCOMPARE(contacts->path.percentEncoded({}), QByteArray("/book"));
    QCOMPARE(contacts->query.size(), std::size_t(2));
    QCOMPARE(
        profile.withPath(ProfileOperation::Status, "/{sesion}", QStringLiteral("setting status-path")).error().message,
        QStringLiteral("setting status-path: unknown variable \"{sesion}\"; it takes {cliente_id}, {session}"));
    QCOMPARE(
        profile.withPath(ProfileOperation::Restart, "/again", QStringLiteral("setting restart-path")).error().message,
        QStringLiteral("setting restart-path: the engine session-manager cannot do that, at any path"));
}

void tst_EngineProfile::pointers_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QJsonValue>("found");
    const auto row = [](const char *pointer, const QJsonValue &found) {
        QTest::newRow(pointer) << QString::fromLatin1(pointer) << found;
    };
    const QJsonValue nothing(QJsonValue::Undefined);
    row("/a", 1);
    row("/list/1", QStringLiteral("two"));
    row("/list/2", nothing);
    row("/list/-1", nothing);
    row("/list/x", nothing);
    row("/deep/er/here", true);
    row("/deep/er/there", nothing);
    row("/a/b", nothing);
    row("/sl~1ash", 2);
    row("/til~0de", 3);
    row("/~01", 4);
    row("/", 5);
}

void tst_EngineProfile::pointers()
{
    QFETCH(QString, pointer);
    QFETCH(QJsonValue, found);
    const QJsonObject root = QJsonDocument::fromJson(R"({"a":1,"list":["one","two"],"deep":{"er":{"here":true}},)"
                                                     R"("sl/ash":2,"til~de":3,"~1":4,"":5})")
                                 .object();
    QCOMPARE(jsonAt(root, pointer), found);
    QCOMPARE(jsonAt(root, QString()), QJsonValue(root));
}

void tst_EngineProfile::reading_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("field");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<QString>>("found");
    const auto row = [](const char *engine, ProfileField field, const char *body, const char *found) {
        QTest::addRow("%s %s %s", engine, EngineProfile::FieldNames[std::size_t(field)], body)
            << QString::fromLatin1(engine) << int(field) << QByteArray(body)
            << (found ? std::optional(QString::fromUtf8(found)) : std::nullopt);
    };
    row("session-manager", ProfileField::State, R"({"state":"READY","status":"x"})", "READY");
    row("session-manager", ProfileField::State, R"({"state":"","currentStatus":"INIT"})", "INIT");
    row("session-manager", ProfileField::Qr, R"({"qrDataUrl":"data:image/png;base64,AA"})", "data:image/png;base64,AA");
    row("waha", ProfileField::State, R"({"name":"51","status":"WORKING","me":{"id":"5491@c.us"}})", "WORKING");
    row("waha", ProfileField::Account, R"({"status":"WORKING","me":{"id":"5491@c.us"}})", "5491@c.us");
    row("waha", ProfileField::Account, R"({"status":"STOPPED","me":null})", nullptr);
    row("waha", ProfileField::Qr, R"({"value":"2@a,b,c"})", "2@a,b,c");
    row("waha", ProfileField::MessageId, R"({"id":{"_serialized":"true_1"}})", "true_1");
    row("evolution", ProfileField::State, R"({"instance":{"instanceName":"51","state":"open"}})", "open");
    row("evolution", ProfileField::Qr, R"({"pairingCode":null,"code":"2@a,b,c","base64":"data:","count":1})",
        "2@a,b,c");
    row("evolution", ProfileField::Qr, R"({"count":0})", nullptr);
    row("evolution", ProfileField::MessageId, R"({"key":{"id":"3EB0"},"status":"PENDING"})", "3EB0");
    row("evolution", ProfileField::Registered, R"([{"exists":false,"number":"5491"}])", "false");
    row("wwebjs-api", ProfileField::State, R"({"success":false,"state":null,"message":"session_not_found"})",
        "session_not_found");
    row("gowa", ProfileField::Connected, R"({"results":{"is_connected":true,"is_logged_in":true}})", "true");
    row("gowa", ProfileField::MessageId, R"({"results":{"message_id":"3EB0"}})", "3EB0");
    row("wuzapi", ProfileField::Connected, R"({"code":200,"data":{"Connected":false}})", "false");
    row("wuzapi", ProfileField::MessageId, R"({"code":200,"data":{"Id":90}})", "90");
    row("wppconnect", ProfileField::Qr, R"({"status":"QRCODE","qrcode":"data:","urlcode":"2@a"})", "2@a");
    row("wppconnect", ProfileField::MessageId, R"({"status":"success","response":[{"id":"true_1","ack":1}]})",
        "true_1");
    row("waha", ProfileField::State, "READY", nullptr);
    row("waha", ProfileField::State, "", nullptr);
    row("waha", ProfileField::State, "[1]", nullptr);
    row("waha", ProfileField::State, R"({"status":{"a":1}})", nullptr);
}

void tst_EngineProfile::reading()
{
    QFETCH(QString, engine);
    QFETCH(int, field);
    QFETCH(QByteArray, body);
    QFETCH(std::optional<QString>, found);
    QCOMPARE((*EngineProfile::load(engine))->read(ProfileField(field), body), found);
}

void tst_EngineProfile::contacts_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<EngineContacts>>("found");
    const auto row = [](const char *name, const char *engine, const char *body, std::optional<EngineContacts> found) {
        QTest::newRow(name) << QString::fromLatin1(engine) << QByteArray(body) << std::move(found);
    };
    const EngineContact ana{QStringLiteral("5491@c.us"), QStringLiteral("Ana"), QStringLiteral("5491")};
    const EngineContact numberless{QStringLiteral("5491@c.us"), QStringLiteral("Ana"), QString()};
    row("ours", "session-manager", R"({"contacts":[{"id":"5491@c.us","name":"Ana","phone":"5491"}],"next":"p2"})",
        EngineContacts{{ana}, QStringLiteral("p2")});
    row("a list alone", "waha", R"([{"id":"5491@c.us","number":"5491","name":"Ana"},{"x":1},7])",
        EngineContacts{{ana}, {}});
    row("nested ids", "wwebjs-api", R"({"contacts":[{"id":{"_serialized":"5491@c.us"},"number":"5491","name":"Ana"}]})",
        EngineContacts{{ana}, {}});
    row("keys are ids", "wuzapi", R"({"data":{"5491@c.us":{"FullName":"","PushName":"Ana"}}})",
        EngineContacts{{numberless}, {}});
    row("empty", "waha", "[]", EngineContacts{});
    row("no list", "wuzapi", R"({"error":"No session"})", std::nullopt);
    row("an error is no list", "waha", R"({"error":"No session"})", std::nullopt);
    row("no JSON", "waha", "oops", std::nullopt);
}

void tst_EngineProfile::contacts()
{
    QFETCH(QString, engine);
    QFETCH(QByteArray, body);
    QFETCH(std::optional<EngineContacts>, found);
    QVERIFY((*EngineProfile::load(engine))->readContacts(body) == found);
}

void tst_EngineProfile::stateWords()
{
    const EngineProfile waha = builtIn("waha");
    QVERIFY(waha.stateOf(QStringLiteral("FAILED")) == SessionState::Error);
    QVERIFY(waha.stateOf(QStringLiteral("working")) == SessionState::Ready); // of the common table
    QVERIFY(waha.stateOf(QStringLiteral("no such word")) == SessionState::Unknown);
    const auto own = EngineProfile::parse(changed("state_words.open", "\"stopped\""), QStringLiteral("f.json"));
    QVERIFY(own->stateOf(QStringLiteral(" OPEN ")) == SessionState::Stopped); // against the common table
}

void tst_EngineProfile::meanings_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("meaning"); // -1: none
    const auto row = [](const char *engine, int status, const char *body, int meaning) {
        QTest::addRow("%s %d %s", engine, status, body)
            << QString::fromLatin1(engine) << status << QByteArray(body) << meaning;
    };
    const auto as = [](ProfileMeaning meaning) { return int(meaning); };
    row("session-manager", 409, "{}", -1);
    row("session-manager", 409, R"({"code":"SESSION_NOT_READY"})", as(ProfileMeaning::NotReady));
    row("session-manager", 503, R"({"code":"session_not_ready"})", as(ProfileMeaning::NotReady));
    row("session-manager", 503, R"({"code":"OTHER"})", -1);
    row("session-manager", 429, "oops", as(ProfileMeaning::Later));
    row("session-manager", 200, R"({"success":false})", as(ProfileMeaning::NotSent));
    row("session-manager", 200, R"({"success":true})", -1);
    row("waha", 422, R"({"status":"STARTING","expected":["WORKING"]})", as(ProfileMeaning::NotReady));
    row("waha", 422, R"({"status":"WORKING"})", as(ProfileMeaning::AlreadyLinked));
    row("waha", 404, "{}", as(ProfileMeaning::NoSuchSession));
    row("evolution", 400, R"({"response":{"message":[{"exists":false}]}})", as(ProfileMeaning::BadRecipient));
    row("evolution", 400, R"({"response":{"message":["bad"]}})", -1);
    row("evolution", 200, R"({"count":0})", as(ProfileMeaning::NoQrNow));
    row("wwebjs-api", 404, R"({"message":"session_not_connected"})", as(ProfileMeaning::NotReady));
    row("wwebjs-api", 200, R"({"success":false,"message":"qr code not ready or already scanned"})",
        as(ProfileMeaning::NoQrNow));
    row("gowa", 401, R"({"code":"AUTHENTICATION_ERROR"})", as(ProfileMeaning::NotReady));
    row("gowa", 401, "Unauthorized", -1);
    row("wuzapi", 500, R"({"error":"No session"})", as(ProfileMeaning::NotReady));
    row("wuzapi", 500, R"({"error":"Already Loggedin"})", as(ProfileMeaning::AlreadyLinked));
    row("wppconnect", 201, R"({"response":[{"ack":-1}]})", as(ProfileMeaning::NotSent));
    row("wppconnect", 201, R"({"response":[{"ack":1}]})", -1);
}

void tst_EngineProfile::meanings()
{
    QFETCH(QString, engine);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, meaning);
    const EngineProfile profile = **EngineProfile::load(engine);
    QList<int> found;
    for (std::size_t i = 0; i < EngineProfile::MeaningNames.size(); ++i) {
        if (profile.means(ProfileMeaning(i), status, body))
            found.append(int(i));
    }
    QCOMPARE(found.isEmpty(), meaning < 0);
    QVERIFY(meaning < 0 || found.contains(meaning));
}

HUB_TEST(tst_EngineProfile)
#include "tst_engineprofile.moc"
