// A BoxLegend explains the boxes over a picture: the line of each kind with its name and number.
#pragma once

#include "ui/pictures/box_painter.h"

#include <QWidget>

#include <vector>

namespace blindspot::ui {

class BoxLegend : public QWidget {
    Q_OBJECT

  public:
    struct Entry {
        BoxRole role = BoxRole::Plain;
        QString text;
    };

    explicit BoxLegend(QWidget* parent = nullptr);

    void setEntries(std::vector<Entry> entries);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    std::vector<Entry> entries_;
};

} // namespace blindspot::ui
