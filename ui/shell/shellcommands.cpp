// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/shellcommands.h"

#include "ui/common/iconlabel.h"
#include "ui/common/savefile.h"
#include "ui/common/widgets.h"
#include "ui/shell/tray.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDesktopServices>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

#include <utility>

namespace hub::ui {

JobWatch::JobWatch(SendingApi &sending, QObject *parent) : QObject(parent), m_sending(sending)
{
    connect(&sending, &SendingApi::jobChanged, this, [this](const JobInfo &job) {
        m_heard.insert(job.id);
        applyJob(job);
    });
    connect(&sending, &SendingApi::stopChanged, this, [this](const std::optional<ClienteId> &client, bool stopped) {
        if (!client)
            setStopped(stopped);
    });
}

JobWatch::~JobWatch() = default;

void JobWatch::loadJobs()
{
    m_active.clear();
    readActive([](int) {});
    m_sending.isStopped({}, this, [this](const Result<bool> &answer) {
        if (answer)
            setStopped(*answer);
    });
}

void JobWatch::readActive(std::function<void(int active)> done)
{
    m_heard.clear();
    // The newest are enough: an older one that is really at work is told by jobChanged() with its next message.
    m_sending.jobs({}, PageRequest{}, this,
                   [this, done = std::move(done)](const Result<hub::ResultPage<JobInfo>> &answer) {
                       if (answer) {
                           for (const JobInfo &job : answer->items) {
                               if (!m_heard.contains(job.id))
                                   applyJob(job);
                           }
                       }
                       done(active());
                   });
}

void JobWatch::applyJob(const JobInfo &job)
{
    if (job.state == JobState::Running || job.state == JobState::Queued)
        m_active.insert(job.id);
    else
        m_active.remove(job.id);
}

void JobWatch::setStopped(bool stopped)
{
    if (std::exchange(m_stopped, stopped) != stopped)
        Q_EMIT stoppedChanged(stopped);
}

namespace {

struct Dependency
{
    const char *name;
    const char *license;
};

/// Everything that is linked or loaded; packaging/ has their texts by the distribution's means.
constexpr Dependency Dependencies[] = {
    {"Qt (Core, Gui, Network, Sql, Svg, Widgets)", "LGPL-3.0"},
    {"Qt HTTP Server", "GPL-3.0"},
    {"Boost.Beast", "BSL-1.0"},
    {"libsodium", "ISC"},
    {"QR Code generator library (Project Nayuki)", "MIT"},
    {"libpng", "libpng-2.0"},
    {"tl::expected", "CC0-1.0"},
    {"SQLite", QT_TRANSLATE_NOOP("hub::ui::AboutDialog", "public domain")},
    {"PostgreSQL client library (if used)", "PostgreSQL"},
};

PlainLabel *paragraph(const QString &text, bool muted = false)
{
    auto *label = new PlainLabel(text);
    label->setWordWrap(true);
    label->setMuted(muted);
    return label;
}

/// What this program is, of which version, under which licence, and what it is built on. Show it with open().
class AboutDialog : public QDialog
{
    Q_DECLARE_TR_FUNCTIONS(hub::ui::AboutDialog)

public:
    explicit AboutDialog(const QString &version, QWidget *parent = nullptr);

private:
    void openAboutQt();
};

AboutDialog::AboutDialog(const QString &version, QWidget *parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Central Hub"));

    auto *mark = new IconLabel;
    mark->setIcon(programIcon(), fontMetrics().height() * 4);
    auto *name = new PlainLabel(QStringLiteral("Central Hub"));
    name->setScale(1.6, true);
    auto *number = new PlainLabel(tr("Version %1, running on Qt %2").arg(version, QString::fromLatin1(qVersion())));
    number->setMuted(true);
    number->setObjectName(QStringLiteral("aboutVersion"));
    auto *head = new QGridLayout;
    head->setHorizontalSpacing(Gap);
    head->addWidget(mark, 0, 0, 2, 1, Qt::AlignTop);
    head->addWidget(name, 0, 1, Qt::AlignBottom);
    head->addWidget(number, 1, 1, Qt::AlignTop);
    head->setColumnStretch(1, 1);

    auto *licenses = new QGridLayout;
    licenses->setHorizontalSpacing(GapLarge);
    licenses->setColumnStretch(0, 1);
    int row = 0;
    for (const Dependency &one : Dependencies) {
        licenses->addWidget(new PlainLabel(QString::fromLatin1(one.name)), row, 0);
        licenses->addWidget(new PlainLabel(tr(one.license)), row, 1);
        ++row;
    }
    auto *builtOn = new PlainLabel(tr("Built on"));
    builtOn->setScale(1.1, true);

    auto *content = new QWidget;
    auto *words = new QVBoxLayout(content);
    words->setContentsMargins(0, 0, Gap, 0);
    words->setSpacing(Gap);
    words->addWidget(paragraph(tr("Stands between your applications and the Session Manager that holds the WhatsApp "
                                  "sessions. © 2026 Central Hub contributors.")));
    words->addWidget(paragraph(
        tr("This program is free software: you can redistribute it and/or modify it under the terms of the GNU General "
           "Public License as published by the Free Software Foundation, either version 3 of the License, or (at your "
           "option) any later version. It comes without any warranty; without even the implied warranty of "
           "merchantability or fitness for a particular purpose. See https://www.gnu.org/licenses/ for details."),
        true));
    words->addWidget(builtOn);
    words->addLayout(licenses);
    words->addStretch();
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);

    auto *buttons = new QDialogButtonBox;
    auto *aboutQt = buttons->addButton(tr("About &Qt"), QDialogButtonBox::ActionRole);
    auto *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    aboutQt->setAutoDefault(false);
    close->setDefault(true);
    connect(aboutQt, &QPushButton::clicked, this, &AboutDialog::openAboutQt);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(Gap);
    layout->addLayout(head);
    layout->addWidget(area, 1);
    layout->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().height() * 40);
}

/// QApplication::aboutQt() blocks.
void AboutDialog::openAboutQt()
{
    auto *dialog = new QDialog(this);
    dialog->setObjectName(QStringLiteral("aboutQtDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("About Qt"));
    auto *title = new PlainLabel(tr("Qt %1").arg(QString::fromLatin1(qVersion())));
    title->setScale(1.3, true);
    auto *text = paragraph(tr("Qt is a toolkit for programs that run on many systems. It is available under the GNU "
                              "Lesser General Public License version 3, the GNU General Public License, and commercial "
                              "licences. This program was built with Qt %1. See https://www.qt.io/ for more.")
                               .arg(QStringLiteral(QT_VERSION_STR)));
    text->setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(GapLarge, GapLarge, GapLarge, Gap);
    layout->setSpacing(Gap);
    layout->addWidget(title);
    layout->addWidget(text);
    layout->addWidget(buttons);
    dialog->open();
}

} // namespace

ShellCommands::ShellCommands(HubApi &hub, QString version, Autostart autostart, QWidget &window)
    : QObject(&window), m_hub(hub), m_version(std::move(version)), m_autostart(std::move(autostart)), m_window(window)
{
}

ShellCommands::~ShellCommands() = default;

void ShellCommands::stopSending()
{
    confirm(&m_window, tr("Stop all sending?"),
            tr("Nothing more is sent for any client until you allow it again, also after a restart. Bulk jobs keep "
               "their place."),
            tr("Stop all sending"), Tone::Attention, this, [this] {
                m_hub.sending().stopAll({}, this, [this](const Result<void> &answer) {
                    if (answer)
                        Q_EMIT noticed(tr("All sending is stopped."));
                    else
                        tellError(&m_window, tr("Sending was not stopped"), answer.error().message);
                });
            });
}

void ShellCommands::allowSending()
{
    m_hub.sending().startAll({}, this, [this](const Result<void> &answer) {
        if (answer)
            Q_EMIT noticed(tr("Sending is allowed again."));
        else
            tellError(&m_window, tr("Sending is still stopped"), answer.error().message);
    });
}

void ShellCommands::saveDiagnostics()
{
    if (std::exchange(m_diagnosing, true))
        return;
    m_hub.diagnostics(this, [this](const Result<QByteArray> &answer) {
        m_diagnosing = false;
        if (!answer) {
            tellError(&m_window, tr("There are no diagnostics"), answer.error().message);
            return;
        }
        const QString when = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmm"));
        const FileOffer offer{.title = tr("Save diagnostics"),
                              .name = QStringLiteral("central-hub-diagnostics-%1.txt").arg(when),
                              .nameFilter = tr("Text files (*.txt)"),
                              .content = *answer};
        saveFile(&m_window, offer, this, [this](const Result<QString> &saved) {
            if (saved)
                Q_EMIT noticed(tr("Diagnostics saved: %1").arg(QDir::toNativeSeparators(*saved)));
            else
                tellError(&m_window, tr("The diagnostics were not saved"), saved.error().message);
        });
    });
}

void ShellCommands::openDataFolder()
{
    const QString folder = m_hub.dataDirectory();
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        tellError(
            &m_window, tr("The folder was not opened"),
            tr("No program is set up to show folders. The data is here: %1").arg(QDir::toNativeSeparators(folder)));
}

void ShellCommands::openAbout()
{
    (new AboutDialog(m_version, &m_window))->open();
}

void ShellCommands::setAutostart(bool enabled)
{
    if (const Result<void> done = m_autostart.setEnabled(enabled); !done) {
        tellError(&m_window, tr("Nothing was changed"), done.error().message);
    } else {
        Q_EMIT noticed(enabled ? tr("Central Hub starts when you log in.")
                               : tr("Central Hub does not start when you log in any more."));
    }
    Q_EMIT autostartChanged(m_autostart.isEnabled());
}

} // namespace hub::ui
