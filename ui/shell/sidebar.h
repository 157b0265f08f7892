// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/common/page.h"

#include <QListWidget>

#include <array>
#include <functional>

namespace hub::ui {

/// Every page, in the order of the list at the window's left.
inline constexpr std::array<PageId, 10> AllPages{PageId::Clients,  PageId::Alerts,  PageId::Linking,  PageId::Send,
                                                 PageId::Contacts, PageId::People,  PageId::Activity, PageId::Log,
                                                 PageId::Server,   PageId::Settings};

/// Ctrl+1 to Ctrl+9 in that order, and Ctrl+0 for the alerts.
[[nodiscard]] QKeySequence pageShortcut(PageId page);
[[nodiscard]] QString pageTitle(PageId page);
[[nodiscard]] const char *pageIconName(PageId page);

/// The shell knows no page by its class.
using PageFactory = std::function<Page *(PageId, const PageContext &, QWidget *parent)>;

/// The list of pages at the window's left: icon, title and how many things wait there. The current row is the page that
/// is shown: arrows and clicks change it. Compact, it shows only icons, for narrow windows.
class Sidebar : public QListWidget
{
    Q_OBJECT

public:
    explicit Sidebar(QWidget *parent = nullptr);
    ~Sidebar() override;

    /// Changes the row without pageChosen().
    void setPage(PageId page);
    [[nodiscard]] PageId page() const;
    void setBadge(PageId page, int waiting);
    [[nodiscard]] int badge(PageId page) const;
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void pageChosen(hub::ui::PageId page);
    /// Enter: the user wants to go on in the page itself.
    void entered();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    class Delegate;

    void resizeToContents();

    bool m_compact = false;
    bool m_quiet = false;
};

} // namespace hub::ui
