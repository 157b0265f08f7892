// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/send/exportstrip.h"

#include "ui/common/widgets.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>

#include <limits>

namespace hub::ui {

ExportStrip::ExportStrip(SendingApi &sending, QWidget *parent)
    : QWidget(parent), m_sending(sending), m_text(new PlainLabel({}, this)), m_bar(new QProgressBar(this))
{
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress of the export"));
    auto *stop = new QPushButton(tr("Cancel e&xport"), this);
    stop->setObjectName(QStringLiteral("cancelExport"));
    stop->setAutoDefault(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_text);
    layout->addWidget(m_bar, 1);
    layout->addWidget(stop);
    connect(stop, &QPushButton::clicked, this, [this] {
        if (m_export)
            m_export->cancel();
    });
    hide();
}

void ExportStrip::choose(qint64 job, std::optional<MessageState> state, qint64 total)
{
    auto *dialog = new QFileDialog(this, tr("Export messages"),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("CSV files (*.csv)"), tr("All files (*)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    const QString kind = state ? QString::fromLatin1(wordOf(*state)) : QStringLiteral("messages");
    dialog->selectFile(QStringLiteral("job-%1-%2.csv").arg(QString::number(job), kind));
    connect(dialog, &QFileDialog::fileSelected, this, [this, job, state, total](const QString &path) {
        start({job, state, path}, total);
    });
    dialog->open();
}

void ExportStrip::start(const MessageExport::ExportRequest &request, qint64 total)
{
    if (isRunning())
        return;
    m_export = new MessageExport(m_sending, request, this);
    m_bar->setRange(0, int(std::min<qint64>(total, std::numeric_limits<int>::max())));
    m_bar->setValue(0);
    m_text->setText(tr("Exporting…"));
    connect(m_export, &MessageExport::progressed, this, [this, total](int messages) {
        m_bar->setValue(messages);
        const QLocale locale;
        m_text->setText(tr("Exported %1 of %2").arg(locale.toString(messages), locale.toString(total)));
    });
    connect(m_export, &MessageExport::written, this, [this, path = request.path](int messages) {
        end();
        Q_EMIT done(messages, path);
    });
    connect(m_export, &MessageExport::failed, this, [this](const Error &error) {
        end();
        if (error.code != "CANCELLED")
            Q_EMIT failed(error.message);
    });
    show();
    m_export->start();
    Q_EMIT runningChanged();
}

void ExportStrip::end()
{
    m_export = nullptr;
    hide();
    Q_EMIT runningChanged();
}

} // namespace hub::ui
