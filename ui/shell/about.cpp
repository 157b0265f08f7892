// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/about.h"

#include "ui/common/iconlabel.h"
#include "ui/common/widgets.h"
#include "ui/shell/tray.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hub::ui {

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

} // namespace

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

} // namespace hub::ui
