// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <vector>

class QBoxLayout;
class QPushButton;
class QSpinBox;

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

/// Another port for the server, chosen where it is told that the wished one is taken. Hidden until offered.
class PortChooser : public QWidget
{
    Q_OBJECT

public:
    explicit PortChooser(QWidget *parent = nullptr);
    ~PortChooser() override;

    /// Shows itself; proposes another than the one that was refused.
    void offer(quint16 refused);

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// 0: any free one.
    void chosen(quint16 port);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_row;
    QBoxLayout *m_choice;
    QBoxLayout *m_buttons;
    QSpinBox *m_port;
    QPushButton *m_try;
    QPushButton *m_any;
};

} // namespace hub::ui
