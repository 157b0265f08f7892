// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <vector>

class QGridLayout;

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

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    struct Figure
    {
        QWidget *box;
        PlainLabel *value;
        PlainLabel *caption;
    };

    std::vector<Figure> m_figures;
    QGridLayout *m_grid;
    int m_columns = 0;
};

} // namespace hub::ui
