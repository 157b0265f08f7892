// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/shellcommands.h"

#include "ui/common/savefile.h"
#include "ui/common/widgets.h"
#include "ui/shell/about.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QDir>
#include <QUrl>

#include <utility>

namespace hub::ui {

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
