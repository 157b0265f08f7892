// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/export.h"
#include "core/net/pooledtransfer.h"

#include <QNetworkReply>

namespace hub {

/// The answer to one request of a PooledAccessManager. Behaves as QNetworkAccessManager's own replies do: the same
/// signals in the same order, the same error codes for HTTP statuses, `abort` tells of itself at once. Made by the
/// manager only.
class HUB_CORE_EXPORT PooledReply final : public QNetworkReply, private PooledTransfer::Listener
{
    Q_OBJECT

public:
    ~PooledReply() override;

    void abort() override;
    [[nodiscard]] qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;

private:
    friend class PooledAccessManager;

    PooledReply(PooledAccessManager *manager, QNetworkAccessManager::Operation operation,
                const QNetworkRequest &request);

    void transferConnecting() override;
    void transferSent() override;
    void transferHead() override;
    void transferBytes() override;
    void transferFinished() override;

    void publishHead();
    void tellError();
    bool takeBody();

    PooledTransfer m_transfer;
    QByteArray m_body;
    qsizetype m_bodyOffset = 0;
    bool m_published = false; // status and headers are set
};

} // namespace hub
