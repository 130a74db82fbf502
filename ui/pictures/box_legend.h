// A BoxLegend explains the boxes over a picture: the line of each kind with its name and number, in as many
// rows as the width asks for.
#pragma once

#include "ui/pictures/box_painter.h"

#include <QPoint>
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
    QSize minimumSizeHint() const override { return {0, rowHeight()}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    int rowHeight() const;
    int widthOf(const Entry& entry) const;
    /// The left upper corner of each entry.
    std::vector<QPoint> placesIn(int width) const;

    std::vector<Entry> entries_;
};

} // namespace blindspot::ui
