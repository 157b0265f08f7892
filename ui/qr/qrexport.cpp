// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of QrView that hands a code on: to the clipboard and to files.

#include "ui/common/savefile.h"
#include "ui/common/widgets.h"
#include "ui/qr/qrcanvas.h"
#include "ui/qr/qrview.h"

#include <QBuffer>
#include <QClipboard>
#include <QDateTime>
#include <QDir>
#include <QGuiApplication>

namespace hub::ui {

namespace {

/// Such as `qr-51-2026-01-03-120005.png`.
QString fileName(std::optional<ClienteId> client)
{
    const QString number = client ? QString(QString::number(client->toNumber()) + u'-') : QString();
    return QStringLiteral("qr-%1%2.png")
        .arg(number, QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd-HHmmss")));
}

QByteArray pngOf(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

} // namespace

void QrView::copy()
{
    QGuiApplication::clipboard()->setImage(m_canvas->picture().toImage());
    Q_EMIT noticed(tr("The QR code of %1 was copied.").arg(m_label));
}

void QrView::save()
{
    // The code of this moment: it may change while a name is chosen.
    const FileOffer offer{.title = tr("Save QR code"),
                          .name = fileName(m_client),
                          .nameFilter = tr("PNG images (*.png)"),
                          .content = pngOf(m_canvas->picture().toImage())};
    saveFile(this, offer, this, [this](const Result<QString> &file) {
        if (file)
            Q_EMIT noticed(tr("Saved as %1.").arg(QDir::toNativeSeparators(*file)));
        else
            tellError(this, tr("The code was not saved"), file.error().message);
    });
}

} // namespace hub::ui
