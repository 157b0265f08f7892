// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/routes/frontend.h"

#include "server/routes/routegroups.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace hub::routes {

namespace {

using http::Method;
using http::Response;

constexpr qint64 MaxFileSize = 32 * 1024 * 1024;
constexpr qsizetype KeptBytes = 64 * 1024 * 1024;
constexpr auto CompiledIn = ":/web";

/// QMimeDatabase would read hundreds of XML rules to know these few.
QByteArray contentTypeOf(const QString &path)
{
    struct Type
    {
        QLatin1StringView suffix;
        const char *type;
    };
    static constexpr std::array Types{
        Type{QLatin1StringView(".html"), "text/html; charset=utf-8"},
        Type{QLatin1StringView(".js"), "text/javascript; charset=utf-8"},
        Type{QLatin1StringView(".mjs"), "text/javascript; charset=utf-8"},
        Type{QLatin1StringView(".css"), "text/css; charset=utf-8"},
        Type{QLatin1StringView(".json"), "application/json"},
        Type{QLatin1StringView(".map"), "application/json"},
        Type{QLatin1StringView(".webmanifest"), "application/manifest+json"},
        Type{QLatin1StringView(".svg"), "image/svg+xml"},
        Type{QLatin1StringView(".png"), "image/png"},
        Type{QLatin1StringView(".jpg"), "image/jpeg"},
        Type{QLatin1StringView(".jpeg"), "image/jpeg"},
        Type{QLatin1StringView(".gif"), "image/gif"},
        Type{QLatin1StringView(".webp"), "image/webp"},
        Type{QLatin1StringView(".ico"), "image/x-icon"},
        Type{QLatin1StringView(".woff"), "font/woff"},
        Type{QLatin1StringView(".woff2"), "font/woff2"},
        Type{QLatin1StringView(".txt"), "text/plain; charset=utf-8"},
        Type{QLatin1StringView(".wasm"), "application/wasm"},
    };
    const auto found = std::find_if(Types.begin(), Types.end(), [&path](const Type &type) {
        return path.endsWith(type.suffix, Qt::CaseInsensitive);
    });
    return found == Types.end() ? QByteArrayLiteral("application/octet-stream") : QByteArray(found->type);
}

std::optional<StaticFile> load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > MaxFileSize)
        return std::nullopt;
    StaticFile result{.content = file.readAll(), .contentType = contentTypeOf(path), .etag = {}};
    // The fastest of Qt's: a start waits for it.
    result.etag =
        '"' + QCryptographicHash::hash(result.content, QCryptographicHash::Blake2b_256).left(16).toHex() + '"';
    return result;
}

/// The path below the root, or nothing for one that could lead out of it.
std::optional<QString> relativePath(const std::vector<QByteArray> &segments)
{
    QStringList parts;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const QByteArray &segment = segments[i];
        if (segment.isEmpty() && i + 1 == segments.size()) {
            parts << QStringLiteral("index.html");
            continue;
        }
        // A leading dot covers "..", and keeps .git, .env and the like private.
        if (segment.isEmpty() || segment.startsWith('.') || !segment.isValidUtf8() ||
            std::any_of(segment.begin(), segment.end(),
                        [](char c) { return c == '/' || c == '\\' || c == ':' || (c >= 0 && c < ' ') || c == 0x7f; }))
            return std::nullopt;
        parts << QString::fromUtf8(segment);
    }
    return parts.join(u'/');
}

constexpr auto ContentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// RFC 9110, section 13.1.2: a list of entity tags, compared weakly, or `*`.
bool matches(const QByteArray &ifNoneMatch, const QByteArray &etag)
{
    for (QByteArray tag : ifNoneMatch.split(',')) {
        tag = tag.trimmed();
        if (tag.startsWith("W/"))
            tag.remove(0, 2);
        if (tag == "*" || tag == etag)
            return true;
    }
    return false;
}

Response fileResponse(const http::Request &request, const StaticFile &file)
{
    const bool reads = request.method == Method::Get || request.method == Method::Head;
    if (request.method == Method::Options)
        return Response{.status = 204, .contentType = {}}.with("Allow", "GET, HEAD, OPTIONS");
    if (!reads) {
        return Response::error("METHOD_NOT_ALLOWED", QStringLiteral("This path does not take this method"))
            .with("Allow", "GET, HEAD, OPTIONS");
    }
    Response response = matches(request.header("If-None-Match"), file.etag)
                            ? Response{.status = 304, .contentType = {}}
                            : Response{.body = file.content, .contentType = file.contentType};
    response.with("ETag", file.etag)
        .with("Cache-Control", "no-cache")
        .with("Content-Security-Policy", ContentSecurityPolicy)
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin");
    return response;
}

} // namespace

StaticFiles::StaticFiles(const QString &folder)
{
    if (folder.isEmpty())
        loadCompiledIn();
    else
        m_root = QFileInfo(folder).canonicalFilePath();
    m_reader.setMaxThreadCount(1);
    m_read.setMaxCost(KeptBytes);
}

StaticFiles::~StaticFiles()
{
    m_reader.waitForDone();
}

void StaticFiles::loadCompiledIn()
{
    const QString root = QLatin1String(CompiledIn);
    QDirIterator files(root, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (auto file = load(path))
            m_compiledIn.insert(path.mid(root.size() + 1), std::move(*file));
    }
}

void StaticFiles::find(const std::vector<QByteArray> &segments, const Mailbox::Address &replyTo, Done done) const
{
    const auto path = relativePath(segments);
    if (!path) {
        done(std::nullopt);
        return;
    }
    if (m_root.isEmpty()) {
        const auto found = m_compiledIn.constFind(*path);
        done(found == m_compiledIn.constEnd() ? std::nullopt : std::optional(*found));
        return;
    }
    m_reader.start([this, path = *path, replyTo, done = std::move(done)] {
        replyTo.post([file = read(path), done] { done(file); });
    });
}

std::optional<StaticFile> StaticFiles::read(const QString &path) const
{
    const QFileInfo info(QString(m_root % u'/' % path));
    const QString canonical = info.canonicalFilePath(); // empty if it does not exist; links resolved
    if (!info.isFile() || !canonical.startsWith(QString(m_root % u'/')))
        return std::nullopt;
    const QDateTime modified = info.lastModified();
    const Version *known = m_read.object(canonical);
    if (known && known->modified == modified && known->size == info.size())
        return known->file;
    auto file = load(canonical);
    if (file)
        m_read.insert(canonical, new Version{*file, modified, info.size()}, file->content.size() + 1);
    return file;
}

void addFrontend(http::Router &router, const RouteContext &context)
{
    router.setFallback([context](const http::Exchange::Ptr &exchange) {
        const Completion completion(exchange);
        context.shared.frontend->find(
            completion.request().segments, context.mailbox, [completion](const std::optional<StaticFile> &file) {
                completion.give(file ? fileResponse(completion.request(), *file)
                                     : Response::error("NOT_FOUND", QStringLiteral("There is nothing at this path")));
            });
    });
}

} // namespace hub::routes
