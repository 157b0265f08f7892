// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QTimer>
#include <QVariant>

#include <memory>

class QHeaderView;
class QMainWindow;
class QSettings;
class QSplitter;

namespace hub::ui {

/// What the window remembers from one day to the next: its place, splitters and columns, in a file beside the hub's
/// data. Written a moment after the last change. What has no object name is not remembered. On the window's thread.
class WindowState : public QObject
{
    Q_OBJECT

public:
    /// The file need not exist; nothing is written while its directory does not.
    explicit WindowState(const QString &file, QObject *parent = nullptr);
    ~WindowState() override;

    void restoreGeometry(QMainWindow &window);
    /// Splitters and headers below `root` get what is remembered, and are followed from now on.
    void track(QWidget &root);
    /// The window was moved or resized.
    void geometryChanged() { m_soon.start(); }
    /// Writes now what waits to be written.
    void save();

    [[nodiscard]] QVariant value(const QString &key, const QVariant &fallback = {}) const;
    void setValue(const QString &key, const QVariant &value);

private:
    void trackHeader(QHeaderView &header);
    void restoreHeader(QHeaderView &header);
    void remember(const QString &key, const QByteArray &state);

    const QString m_directory;
    std::unique_ptr<QSettings> m_file;
    QMainWindow *m_window = nullptr;
    QVariantMap m_waiting; // keys and values to be written
    QTimer m_soon;
};

} // namespace hub::ui
