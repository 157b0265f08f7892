// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

namespace {

struct Message
{
    QString context;
    QString source;
    QStringList translations; ///< several for a number's forms
    bool isNumber = false;
    bool isFinished = true;

    [[nodiscard]] QByteArray name() const { return (context % u": " % source.left(60)).toUtf8(); }
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.isNumber = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.isFinished = !xml.attributes().hasAttribute(QLatin1String("type"));
            if (!message.isNumber) {
                message.translations.append(xml.readElementText());
                continue;
            }
            while (xml.readNextStartElement())
                message.translations.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readMessages(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    xml.readNextStartElement(); // TS
    while (xml.readNextStartElement()) {
        QString context;
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else
                messages.append(readMessage(xml, context));
        }
    }
    return messages;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?[0-9n]+"));
    QStringList found;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        found.append(match.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

/// How many keys the text offers: `&&` is an ampersand, and one before a space is none.
int mnemonics(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("&[^\\s&]"));
    return int(QString(text).remove(QLatin1String("&&")).count(pattern));
}

QString surroundings(const QString &text)
{
    const qsizetype begin = text.indexOf(text.trimmed());
    return text.first(begin) % u'|' % text.sliced(begin + text.trimmed().size());
}

} // namespace

/// The translations' files themselves: complete, and fit to stand in for the English.
class tst_Translations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void check_data();
    void check();
};

void tst_Translations::check_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(HUB_TRANSLATIONS));
    for (const QString &name : folder.entryList({QStringLiteral("*.ts")}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void tst_Translations::check()
{
    QFETCH(QString, path);
    const QList<Message> messages = readMessages(path);
    QVERIFY(messages.size() > 1000);
    QByteArrayList wrong;
    for (const Message &message : messages) {
        if (!message.isFinished || message.translations.isEmpty())
            wrong.append("not finished: " + message.name());
        for (const QString &text : message.translations) {
            if (text.isEmpty())
                wrong.append("empty: " + message.name());
            else if (placeholders(text) != placeholders(message.source))
                wrong.append("other placeholders: " + message.name());
            else if (mnemonics(text) != mnemonics(message.source))
                wrong.append("another number of mnemonics: " + message.name());
            else if (surroundings(text) != surroundings(message.source))
                wrong.append("other blanks around: " + message.name());
            else if (text.endsWith(u'…') != message.source.endsWith(u'…') ||
                     text.endsWith(u':') != message.source.endsWith(u':'))
                wrong.append("another ending: " + message.name());
        }
    }
    QVERIFY2(wrong.isEmpty(), wrong.join("\n         ").constData());
}

HUB_TEST(tst_Translations)
#include "tst_translations.moc"
