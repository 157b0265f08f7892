// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <vector>

namespace hub::ui {

class PlainLabel;

/// Numbers with a caption under each, beside each other for as long as the width allows.
class FigureRow : public QWidget
{
    Q_OBJECT

public:
    explicit FigureRow(const QStringList &captions, QWidget *parent = nullptr);
    ~FigureRow() override;

    /// In the order of the captions.
    void setValue(int index, const QString &value);
    [[nodiscard]] QString value(int index) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QSize largest() const;
    [[nodiscard]] int columnsFor(int width) const;
    void arrange();

    struct Figure
    {
        QWidget *box;
        PlainLabel *value;
        PlainLabel *caption;
    };

    std::vector<Figure> m_figures;
};

} // namespace hub::ui
