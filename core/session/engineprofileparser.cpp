// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/session/engineprofileparser.h"

#include "core/text/jsoncursor.h"
#include "core/text/jsonstring.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace hub {

namespace {

constexpr int LongestMessage = 1000000;

template<std::size_t Size>
QStringList wordsOf(const std::array<const char *, Size> &names)
{
    QStringList words;
    for (const char *name : names)
        words.append(QLatin1String(name));
    return words;
}

QString listed(const QStringList &words)
{
    return words.isEmpty() ? QStringLiteral("none") : words.join(QLatin1String(", "));
}

/// What an engine's text may do to the line that tells of it: nothing.
QString shown(const QString &text)
{
    QString line = text.left(60);
    for (QChar &c : line) {
        if (!c.isPrint())
            c = QLatin1Char('?');
    }
    return QLatin1Char('"') % line % QLatin1Char('"');
}

/// Which variables have a value in a call. The one to `health` may be about no client.
std::vector<EngineVariable> variablesOf(EngineProfile::Operation operation, bool mayBeMissing)
{
    std::vector<EngineVariable> variables;
    const bool ofClient =
        operation != EngineProfile::Operation::Health && operation != EngineProfile::Operation::Sessions;
    if (ofClient || mayBeMissing)
        variables = {EngineVariable::ClienteId, EngineVariable::Session};
    if (operation == EngineProfile::Operation::Send)
        variables.insert(variables.end(),
                         {EngineVariable::To, EngineVariable::ChatId, EngineVariable::Digits, EngineVariable::Message});
    else if (operation == EngineProfile::Operation::Contacts)
        variables.insert(variables.end(), {EngineVariable::Limit, EngineVariable::After});
    else if (operation == EngineProfile::Operation::PairingCode || operation == EngineProfile::Operation::CheckNumber)
        variables.push_back(EngineVariable::Phone);
    return variables;
}

QStringList spelt(const std::vector<EngineVariable> &variables)
{
    QStringList words;
    for (const EngineVariable variable : variables)
        words.append(QLatin1Char('{') % QLatin1String(EngineVariableNames[std::size_t(variable)]) % QLatin1Char('}'));
    return words;
}

bool isHeaderName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('A') && c <= QLatin1Char('Z')) ||
               (c >= QLatin1Char('0') && c <= QLatin1Char('9')) || c == QLatin1Char('-') || c == QLatin1Char('_');
    });
}

bool isPrintableAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c >= QLatin1Char(' ') && c <= QLatin1Char('~'); });
}

/// RFC 6901, section 3.
bool isPointer(const QString &text)
{
    if (!text.isEmpty() && !text.startsWith(QLatin1Char('/')))
        return false;
    for (qsizetype i = text.indexOf(QLatin1Char('~')); i >= 0; i = text.indexOf(QLatin1Char('~'), i + 1)) {
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        if (next != QLatin1Char('0') && next != QLatin1Char('1'))
            return false;
    }
    return true;
}

} // namespace

tl::unexpected<Error> EngineProfileParser::wrong(const QString &key, const QString &what) const
{
    return failure("INVALID_PROFILE",
                   m_source % QLatin1String(": ") % (key.isEmpty() ? QString() : key % QLatin1String(": ")) % what);
}

Result<void> EngineProfileParser::checkKeys(const QString &key, const QJsonObject &object,
                                            const QStringList &known) const
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!known.contains(member.key()))
            return wrong(key, QStringLiteral("unknown key %1; it takes %2").arg(shown(member.key()), listed(known)));
    }
    return {};
}

Result<QJsonObject> EngineProfileParser::object(const QString &key, const QJsonValue &value) const
{
    if (value.isUndefined())
        return QJsonObject();
    if (!value.isObject())
        return wrong(key, QStringLiteral("is not accepted; it takes an object"));
    return value.toObject();
}

Result<QString> EngineProfileParser::text(const QString &key, const QJsonValue &value) const
{
    if (!value.isString() || value.toString().isEmpty())
        return wrong(key, QStringLiteral("is not accepted; it takes a text that is not empty"));
    return value.toString();
}

Result<QStringList> EngineProfileParser::texts(const QString &key, const QJsonValue &value) const
{
    QStringList result;
    if (value.isUndefined())
        return result;
    const QJsonArray items = value.toArray();
    for (const QJsonValue &item : items)
        result.append(item.toString());
    const bool whole = std::all_of(items.begin(), items.end(), [](const QJsonValue &item) { return item.isString(); });
    if (!value.isArray() || items.isEmpty() || !whole)
        return wrong(key, QStringLiteral("is not accepted; it takes a list of texts"));
    return result;
}

Result<QStringList> EngineProfileParser::pointers(const QString &key, const QJsonValue &value) const
{
    HUB_TRY(auto all, texts(key, value));
    for (const QString &pointer : all) {
        if (!isPointer(pointer))
            return wrong(key,
                         QStringLiteral("%1 is not accepted; it takes JSON pointers such as \"/data/state\", or \"\" "
                                        "for the whole answer")
                             .arg(shown(pointer)));
    }
    return all;
}

Result<EngineProfile> EngineProfileParser::parse(const QByteArray &json) const
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject()) {
        return wrong(
            {},
            error.error == QJsonParseError::NoError
                ? QStringLiteral("is not accepted; it takes a JSON object")
                : QStringLiteral("is no JSON at byte %1: %2").arg(QString::number(error.offset), error.errorString()));
    }
    const QJsonObject root = document.object();
    HUB_CHECK(
        checkKeys({}, root,
                  {QStringLiteral("$schema"), QStringLiteral("name"), QStringLiteral("title"), QStringLiteral("auth"),
                   QStringLiteral("headers"), QStringLiteral("operations"), QStringLiteral("reading"),
                   QStringLiteral("state_words"), QStringLiteral("meaning"), QStringLiteral("limits")}));
    EngineProfile profile;
    HUB_CHECK(readNames(root, profile));
    HUB_CHECK(readAuth(root.value(QLatin1String("auth")), profile));
    HUB_CHECK(readOperations(root, profile));
    HUB_CHECK(readReading(root.value(QLatin1String("reading")), profile));
    HUB_CHECK(readStateWords(root.value(QLatin1String("state_words")), profile));
    HUB_CHECK(readMeanings(root.value(QLatin1String("meaning")), profile));
    HUB_CHECK(readLimits(root.value(QLatin1String("limits")), profile));
    return profile;
}

Result<void> EngineProfileParser::readNames(const QJsonObject &root, EngineProfile &profile) const
{
    const QString name = root.value(QLatin1String("name")).toString();
    const auto isNameChar = [](QChar c) {
        return (c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9')) ||
               c == QLatin1Char('-');
    };
    if (name.isEmpty() || name.size() > 40 || !std::all_of(name.begin(), name.end(), isNameChar))
        return wrong(QStringLiteral("name"),
                     QStringLiteral("%1 is not accepted; it takes 1 to 40 of a-z, 0-9 and -").arg(shown(name)));
    profile.m_name = name;
    profile.m_title = name;
    if (root.contains(QLatin1String("title"))) {
        HUB_TRY(auto title, text(QStringLiteral("title"), root.value(QLatin1String("title"))));
        profile.m_title = std::move(title);
    }
    return {};
}

Result<void> EngineProfileParser::readAuth(const QJsonValue &value, EngineProfile &profile) const
{
    const QString key = QStringLiteral("auth");
    HUB_TRY(const auto headers, object(key, value));
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        const QString itsKey = key % QLatin1Char('.') % header.key();
        if (!isHeaderName(header.key()))
            return wrong(key, QStringLiteral("%1 is not accepted; it takes names of headers").arg(shown(header.key())));
        HUB_TRY(const auto content, text(itsKey, header.value()));
        const QStringList pieces = content.split(QLatin1String("{secret}"));
        const QString rest = pieces.join(QString());
        if (pieces.size() < 2 || !isPrintableAscii(rest) || rest.contains(QLatin1Char('{')))
            return wrong(itsKey, QStringLiteral("is not accepted; it takes a text with {secret} in it, as in \"Bearer "
                                                "{secret}\""));
        QByteArrayList bytes;
        for (const QString &piece : pieces)
            bytes.append(piece.toLatin1());
        profile.m_auth.emplace_back(header.key().toLatin1(), bytes);
    }
    return {};
}

Result<void> EngineProfileParser::readOperations(const QJsonObject &root, EngineProfile &profile) const
{
    const QString key = QStringLiteral("operations");
    HUB_TRY(const auto operations, object(key, root.value(key)));
    HUB_TRY(const auto common, object(QStringLiteral("headers"), root.value(QLatin1String("headers"))));
    HUB_CHECK(checkKeys(key, operations, wordsOf(EngineProfile::OperationNames)));
    for (std::size_t i = 0; i < EngineProfile::OperationNames.size(); ++i) {
        const QLatin1String name(EngineProfile::OperationNames[i]);
        const QString itsKey = key % QLatin1Char('.') % name;
        if (operations.contains(name)) {
            HUB_TRY(const auto described, object(itsKey, operations.value(name)));
            HUB_TRY(auto operation, readOperation(itsKey, described, Operation(i), common));
            profile.m_operations[i] = std::move(operation);
        } else if (i <= std::size_t(Operation::Send)) {
            return wrong(itsKey, QStringLiteral("is missing; every engine has health, status, qr and send"));
        }
    }
    return {};
}

Result<EngineOperation> EngineProfileParser::readOperation(const QString &key, const QJsonObject &object,
                                                           Operation operation, const QJsonObject &common) const
{
    HUB_CHECK(checkKeys(key, object,
                        {QStringLiteral("method"), QStringLiteral("path"), QStringLiteral("headers"),
                         QStringLiteral("body"), QStringLiteral("optional")}));
    EngineOperation result;
    const QStringList methods{QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"),
                              QStringLiteral("DELETE")};
    const QString method = object.value(QLatin1String("method")).toString();
    if (!methods.contains(method))
        return wrong(key % QLatin1String(".method"),
                     QStringLiteral("%1 is not accepted; it takes %2").arg(shown(method), listed(methods)));
    result.method = method.toLatin1();
    HUB_TRY(const auto path, text(key % QLatin1String(".path"), object.value(QLatin1String("path"))));
    HUB_CHECK(readPath(key % QLatin1String(".path"), path, operation, result));
    HUB_CHECK(readHeaders(QStringLiteral("headers"), common, operation, result));
    const QString headersKey = key % QLatin1String(".headers");
    HUB_TRY(const auto headers, this->object(headersKey, object.value(QLatin1String("headers"))));
    HUB_CHECK(readHeaders(headersKey, headers, operation, result));
    if (const QJsonValue body = object.value(QLatin1String("body")); !body.isUndefined()) {
        HUB_TRY(auto made, readBody(key % QLatin1String(".body"), body, operation));
        if (method != QLatin1String("POST") && method != QLatin1String("PUT"))
            return wrong(key % QLatin1String(".body"),
                         QStringLiteral("is not accepted; only POST and PUT have a body"));
        result.body = std::move(made);
    }
    // `{}` rather than nothing: Express takes both, Fastify refuses an empty body of type JSON.
    if (result.body.isEmpty() && (method == QLatin1String("POST") || method == QLatin1String("PUT")))
        result.body = EngineTemplate({{QByteArrayLiteral("{}"), {}, false}});
    const QJsonValue optional = object.value(QLatin1String("optional"));
    if (!optional.isUndefined() && !optional.isBool())
        return wrong(key % QLatin1String(".optional"), QStringLiteral("is not accepted; it takes true or false"));
    result.optional = optional.toBool();
    return result;
}

Result<void> EngineProfileParser::readPath(const QString &key, const QString &text, Operation operation,
                                           EngineOperation &into) const
{
    if (!text.startsWith(QLatin1Char('/')) || !isPrintableAscii(text) || text.contains(QLatin1Char(' ')) ||
        text.contains(QLatin1Char('#')))
        return wrong(key, QStringLiteral("%1 is not accepted; it takes a path that begins with /, in ASCII, without "
                                         "spaces and #")
                              .arg(shown(text)));
    const Variables accepted = variablesOf(operation, false);
    const qsizetype mark = text.indexOf(QLatin1Char('?'));
    std::vector<EngineTemplate::Part> parts;
    HUB_CHECK(appendText(key, text.left(mark), accepted, false, parts));
    into.path = EngineTemplate(std::move(parts));
    into.query.clear();
    if (mark < 0)
        return {};
    const QStringList pairs = text.mid(mark + 1).split(QLatin1Char('&'), Qt::SkipEmptyParts);
    for (const QString &pair : pairs) {
        std::vector<EngineTemplate::Part> pieces;
        HUB_CHECK(appendText(key, pair, accepted, false, pieces));
        into.query.emplace_back(std::move(pieces));
    }
    return {};
}

Result<void> EngineProfileParser::readHeaders(const QString &key, const QJsonObject &headers, Operation operation,
                                              EngineOperation &into) const
{
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        if (!isHeaderName(header.key()))
            return wrong(key, QStringLiteral("%1 is not accepted; it takes names of headers").arg(shown(header.key())));
        const QString itsKey = key % QLatin1Char('.') % header.key();
        HUB_TRY(const auto content, text(itsKey, header.value()));
        if (!isPrintableAscii(content))
            return wrong(itsKey, QStringLiteral("is not accepted; it takes ASCII"));
        std::vector<EngineTemplate::Part> parts;
        HUB_CHECK(appendText(itsKey, content, variablesOf(operation, true), false, parts));
        into.headers.emplace_back(header.key().toLatin1(), EngineTemplate(std::move(parts)));
    }
    return {};
}

/// A body is written as JSON, or as a text that is JSON where the order of its members counts. Outside of strings its
/// bytes stay as they are.
Result<EngineTemplate> EngineProfileParser::readBody(const QString &key, const QJsonValue &value,
                                                     Operation operation) const
{
    const QByteArray json = value.isObject()  ? QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)
                            : value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                                              : value.toString().toUtf8();
    if (!isValidJson(json))
        return wrong(key, QStringLiteral("is no JSON; it takes an object, or a text that is one"));
    const Variables accepted = variablesOf(operation, false);
    std::vector<EngineTemplate::Part> parts;
    qsizetype done = 0;
    for (qsizetype begin = json.indexOf('"'); begin >= 0; begin = json.indexOf('"', done)) {
        qsizetype end = begin + 1;
        while (json[end] != '"') // valid JSON: there is one
            end += json[end] == '\\' ? 2 : 1;
        const QByteArray quoted = json.mid(begin, end + 1 - begin);
        const QString content = QJsonDocument::fromJson('[' + quoted + ']').array().at(0).toString();
        parts.push_back({json.mid(done, begin - done), {}, false});
        HUB_CHECK(appendText(key, content, accepted, true, parts));
        done = end + 1;
    }
    parts.push_back({json.mid(done), {}, false});
    return EngineTemplate(std::move(parts));
}

/// Adds the parts of one text; in a body, of one JSON string with its quotes.
Result<void> EngineProfileParser::appendText(const QString &key, const QString &text, const Variables &accepted,
                                             bool isBody, std::vector<EngineTemplate::Part> &parts) const
{
    const std::size_t first = parts.size();
    const auto addLiteral = [&](const QString &literal) {
        QByteArray bytes = literal.toUtf8();
        if (isBody) {
            QByteArray quoted;
            appendJsonString(quoted, literal);
            bytes = quoted.mid(1, quoted.size() - 2);
        }
        parts.push_back({bytes, {}, false});
    };
    if (isBody)
        parts.push_back({QByteArrayLiteral("\""), {}, false});
    qsizetype done = 0;
    for (qsizetype begin = text.indexOf(QLatin1Char('{')); begin >= 0; begin = text.indexOf(QLatin1Char('{'), done)) {
        const qsizetype end = text.indexOf(QLatin1Char('}'), begin);
        QString name = end < 0 ? text.mid(begin + 1) : text.mid(begin + 1, end - begin - 1);
        const QLatin1String suffix(":number");
        const bool isNumber = isBody && begin == 0 && end + 1 == text.size() && name.endsWith(suffix);
        if (isNumber)
            name.chop(suffix.size());
        const auto variable = std::find_if(accepted.begin(), accepted.end(), [&](EngineVariable one) {
            return name == QLatin1String(EngineVariableNames[std::size_t(one)]);
        });
        const bool isKnown = end >= 0 && variable != accepted.end();
        if (!isKnown || (isNumber && *variable != EngineVariable::ClienteId && *variable != EngineVariable::Limit))
            return wrong(key,
                         QStringLiteral("unknown variable %1; it takes %2")
                             .arg(shown(text.mid(begin, end < 0 ? -1 : end + 1 - begin)), listed(spelt(accepted))));
        if (isNumber) {
            parts.resize(first);
            parts.push_back({{}, *variable, true});
            return {};
        }
        addLiteral(text.mid(done, begin - done));
        parts.push_back({{}, *variable, false});
        done = end + 1;
    }
    addLiteral(text.mid(done));
    if (isBody)
        parts.push_back({QByteArrayLiteral("\""), {}, false});
    return {};
}

Result<void> EngineProfileParser::readReading(const QJsonValue &value, EngineProfile &profile) const
{
    const QString key = QStringLiteral("reading");
    HUB_TRY(const auto fields, object(key, value));
    HUB_CHECK(checkKeys(key, fields, wordsOf(EngineProfile::FieldNames)));
    for (std::size_t i = 0; i < EngineProfile::FieldNames.size(); ++i) {
        const QLatin1String name(EngineProfile::FieldNames[i]);
        HUB_TRY(auto found, pointers(key % QLatin1Char('.') % name, fields.value(name)));
        profile.m_pointers[i] = std::move(found);
    }
    return {};
}

Result<void> EngineProfileParser::readStateWords(const QJsonValue &value, EngineProfile &profile) const
{
    const QString key = QStringLiteral("state_words");
    HUB_TRY(const auto words, object(key, value));
    for (auto word = words.begin(); word != words.end(); ++word) {
        const QByteArray name = word.value().toString().toLatin1();
        const SessionState state = sessionStateFromWord(name);
        if (name != sessionStateWord(state) || state == SessionState::Unreachable) {
            QStringList known;
            for (const SessionState one : AllSessionStates) {
                if (one != SessionState::Unreachable)
                    known.append(QLatin1String(sessionStateWord(one)));
            }
            return wrong(key % QLatin1Char('.') % shown(word.key()),
                         QStringLiteral("is not accepted; it takes %1").arg(listed(known)));
        }
        profile.m_stateWords.insert(word.key().trimmed().toUpper(), state);
    }
    return {};
}

Result<void> EngineProfileParser::readMeanings(const QJsonValue &value, EngineProfile &profile) const
{
    const QString key = QStringLiteral("meaning");
    HUB_TRY(const auto meanings, object(key, value));
    HUB_CHECK(checkKeys(key, meanings, wordsOf(EngineProfile::MeaningNames)));
    for (std::size_t i = 0; i < EngineProfile::MeaningNames.size(); ++i) {
        const QLatin1String name(EngineProfile::MeaningNames[i]);
        if (!meanings.contains(name))
            continue;
        const QString itsKey = key % QLatin1Char('.') % name;
        if (!meanings.value(name).isArray())
            return wrong(itsKey, QStringLiteral("is not accepted; it takes a list of rules"));
        const QJsonArray rules = meanings.value(name).toArray();
        for (qsizetype number = 0; number < rules.size(); ++number) {
            HUB_TRY(auto rule,
                    readRule(itsKey % QLatin1Char('[') % QString::number(number) % QLatin1Char(']'), rules.at(number)));
            profile.m_rules[i].push_back(std::move(rule));
        }
    }
    return {};
}

Result<EngineProfile::Rule> EngineProfileParser::readRule(const QString &key, const QJsonValue &value) const
{
    HUB_TRY(const auto described, object(key, value));
    HUB_CHECK(
        checkKeys(key, described,
                  {QStringLiteral("status"), QStringLiteral("at"), QStringLiteral("is"), QStringLiteral("contains")}));
    EngineProfile::Rule rule;
    const QJsonValue statuses = described.value(QLatin1String("status"));
    const QJsonArray numbers = statuses.toArray();
    for (const QJsonValue &number : numbers)
        rule.statuses.push_back(number.toInt());
    const bool inRange = std::all_of(rule.statuses.begin(), rule.statuses.end(),
                                     [](int status) { return status >= 200 && status <= 599; });
    if (!statuses.isUndefined() && (numbers.isEmpty() || !inRange))
        return wrong(key % QLatin1String(".status"),
                     QStringLiteral("is not accepted; it takes a list of numbers from 200 to 599"));
    HUB_TRY(auto found, pointers(key % QLatin1String(".at"), described.value(QLatin1String("at"))));
    rule.pointers = std::move(found);
    HUB_TRY(auto is, texts(key % QLatin1String(".is"), described.value(QLatin1String("is"))));
    rule.is = std::move(is);
    HUB_TRY(auto contains, texts(key % QLatin1String(".contains"), described.value(QLatin1String("contains"))));
    rule.contains = std::move(contains);
    const bool hasWords = !rule.is.isEmpty() || !rule.contains.isEmpty();
    if ((rule.statuses.empty() && rule.pointers.isEmpty()) || (hasWords && rule.pointers.isEmpty()))
        return wrong(key, QStringLiteral("is not accepted; it takes status, or at (with is or contains), or both"));
    return rule;
}

Result<void> EngineProfileParser::readLimits(const QJsonValue &value, EngineProfile &profile) const
{
    const QString key = QStringLiteral("limits");
    HUB_TRY(const auto limits, object(key, value));
    HUB_CHECK(checkKeys(
        key, limits,
        {QStringLiteral("message_length"), QStringLiteral("groups"), QStringLiteral("status_starts_session")}));
    if (const QJsonValue length = limits.value(QLatin1String("message_length")); !length.isUndefined()) {
        profile.m_limits.messageLength = length.toInt();
        if (profile.m_limits.messageLength < 1 || profile.m_limits.messageLength > LongestMessage)
            return wrong(key % QLatin1String(".message_length"),
                         QStringLiteral("is not accepted; it takes a whole number from 1 to %1").arg(LongestMessage));
    }
    const auto readFlag = [&](const char *name, bool &flag) -> Result<void> {
        const QJsonValue given = limits.value(QLatin1String(name));
        if (!given.isUndefined() && !given.isBool())
            return wrong(key % QLatin1Char('.') % QLatin1String(name),
                         QStringLiteral("is not accepted; it takes true or false"));
        flag = given.toBool(flag);
        return {};
    };
    HUB_CHECK(readFlag("groups", profile.m_limits.groups));
    return readFlag("status_starts_session", profile.m_limits.statusStartsSession);
}

} // namespace hub
