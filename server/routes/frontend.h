// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/async/mailbox.h"

#include <QByteArray>
#include <QCache>
#include <QDateTime>
#include <QHash>
#include <QString>
#include <QThreadPool>

#include <functional>
#include <optional>
#include <vector>

namespace hub::routes {

/// One file of the frontend as it is served.
struct StaticFile
{
    QByteArray content;
    QByteArray contentType;
    QByteArray etag; ///< quoted, as in the header
};

/// The files of the frontend: the page compiled into the program, or a folder (a built `dist/`). Thread-safe.
///
/// Nothing outside the folder is served: a path is looked up segment by segment, and what a link points to must be
/// inside too. Files are read on a thread of their own, never on a serving loop; more than 32 MiB is not a page. All
/// who are served one file at a time share its bytes.
class StaticFiles
{
public:
    using Done = std::function<void(const std::optional<StaticFile> &)>;

    /// `folder` empty: the compiled-in page.
    explicit StaticFiles(const QString &folder);
    ~StaticFiles();

    /// `segments`: the decoded path; an empty last one means index.html. Answers on the mailbox's thread, or at once
    /// for what is compiled in.
    void find(const std::vector<QByteArray> &segments, const Mailbox::Address &replyTo, Done done) const;

private:
    /// A file as it was when it was read last.
    struct Version
    {
        StaticFile file;
        QDateTime modified;
        qint64 size = 0;
    };

    [[nodiscard]] std::optional<StaticFile> read(const QString &path) const;
    void loadCompiledIn();

    QString m_root; // canonical; empty: compiled in
    QHash<QString, StaticFile> m_compiledIn;
    mutable QCache<QString, Version> m_read; // used on the reader's thread only; its cost is in bytes
    mutable QThreadPool m_reader;
};

} // namespace hub::routes
