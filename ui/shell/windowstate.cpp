// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/windowstate.h"

#include "ui/common/tablelook.h"

#include <QAbstractItemView>
#include <QFileInfo>
#include <QHeaderView>
#include <QMainWindow>
#include <QSettings>
#include <QSplitter>

#include <chrono>
#include <utility>

namespace hub::ui {

using namespace std::chrono_literals;

namespace {

/// A header's own name, or that of its view.
QString headerKey(const QHeaderView &header)
{
    if (!header.objectName().isEmpty())
        return QStringLiteral("headers/") + header.objectName();
    const QWidget *view = header.parentWidget();
    if (view == nullptr || view->objectName().isEmpty())
        return {};
    return QStringLiteral("headers/") + view->objectName();
}

} // namespace

WindowState::WindowState(const QString &file, QObject *parent)
    : QObject(parent)
    , m_directory(QFileInfo(file).absolutePath())
    , m_file(std::make_unique<QSettings>(file, QSettings::IniFormat))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
    connect(&m_soon, &QTimer::timeout, this, &WindowState::save);
}

WindowState::~WindowState() = default;

void WindowState::restoreGeometry(QMainWindow &window)
{
    m_window = &window;
    window.restoreGeometry(value(QStringLiteral("window/geometry")).toByteArray());
}

void WindowState::track(QWidget &root)
{
    const auto splitters = root.findChildren<QSplitter *>();
    for (QSplitter *splitter : splitters) {
        if (splitter->objectName().isEmpty())
            continue;
        const QString key = QStringLiteral("splitters/") + splitter->objectName();
        splitter->restoreState(value(key).toByteArray());
        connect(splitter, &QSplitter::splitterMoved, this,
                [this, splitter, key] { remember(key, splitter->saveState()); });
    }
    const auto headers = root.findChildren<QHeaderView *>();
    for (QHeaderView *header : headers) {
        if (header->orientation() == Qt::Horizontal && !headerKey(*header).isEmpty())
            trackHeader(*header);
    }
}

void WindowState::trackHeader(QHeaderView &header)
{
    restoreHeader(header);
    const auto changed = [this, &header] {
        m_waiting[headerKey(header) + QStringLiteral("-columns")] = header.count();
        m_waiting[headerKey(header) + QStringLiteral("-chosen")] = header.property(ColumnFit::ChosenWidths).toBool();
        remember(headerKey(header), header.saveState());
    };
    connect(&header, &QHeaderView::sectionResized, this, changed);
    connect(&header, &QHeaderView::sectionMoved, this, changed);
    connect(&header, &QHeaderView::sortIndicatorChanged, this, changed);
}

void WindowState::restoreHeader(QHeaderView &header)
{
    // Without columns there is nothing to restore yet; a state of another number of columns is of an older program.
    if (header.count() == 0) {
        auto *once = new QObject(&header);
        connect(&header, &QHeaderView::sectionCountChanged, once, [this, &header, once](int, int count) {
            if (count == 0)
                return;
            once->deleteLater();
            restoreHeader(header);
        });
        return;
    }
    const QByteArray state = value(headerKey(header)).toByteArray();
    if (state.isEmpty() || value(headerKey(header) + QStringLiteral("-columns")).toInt() != header.count())
        return;
    header.restoreState(state);
    header.setProperty(ColumnFit::ChosenWidths, value(headerKey(header) + QStringLiteral("-chosen")).toBool());
}

void WindowState::remember(const QString &key, const QByteArray &state)
{
    m_waiting[key] = state;
    m_soon.start();
}

void WindowState::save()
{
    m_soon.stop();
    // The directory is the hub's to make, with its own rights.
    if (!QFileInfo(m_directory).isDir())
        return;
    if (m_window != nullptr)
        m_file->setValue(QStringLiteral("window/geometry"), m_window->saveGeometry());
    const QVariantMap waiting = std::exchange(m_waiting, {});
    for (auto it = waiting.begin(); it != waiting.end(); ++it)
        m_file->setValue(it.key(), it.value());
    m_file->sync();
}

QVariant WindowState::value(const QString &key, const QVariant &fallback) const
{
    const auto waiting = m_waiting.find(key);
    return waiting != m_waiting.end() ? *waiting : m_file->value(key, fallback);
}

void WindowState::setValue(const QString &key, const QVariant &value)
{
    m_waiting[key] = value;
    m_soon.start();
}

} // namespace hub::ui
