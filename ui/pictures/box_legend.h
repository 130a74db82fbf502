// A BoxLegend explains the boxes over a picture: the line of each kind with its name and number, in as many
// rows as the width asks for, and a switch that hides what is invented.
#pragma once

#include "ui/pictures/box_painter.h"

#include <QPoint>
#include <QWidget>

#include <vector>

class QCheckBox;

namespace blindspot::ui {

/// Where an entry is of what a detector invents, a box to tick stands before the first of them (see
/// InventedBoxes).
class BoxLegend : public QWidget {
    Q_OBJECT

  public:
    struct Entry {
        BoxRole role = BoxRole::Plain;
        QString text;
        QColor color{}; ///< of a class; not valid: that of the role

        bool operator==(const Entry&) const = default;
    };

    explicit BoxLegend(QWidget* parent = nullptr);

    void setEntries(std::vector<Entry> entries);
    const std::vector<Entry>& entries() const { return entries_; }
    /// One row, and what finds no room in it is left out with "…": for a legend under many pictures.
    void setSlim(bool slim);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, rowHeight()}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    int rowHeight() const;
    int widthOf(std::size_t index) const;
    /// Before the entry's line, for the switch.
    int leadOf(std::size_t index) const;
    /// The first that the switch hides; the number of entries: none is.
    std::size_t firstInvented() const;
    void placeSwitch();
    /// The left upper corner of each entry.
    std::vector<QPoint> placesIn(int width) const;

    std::vector<Entry> entries_;
    QCheckBox* invented_;
    bool slim_ = false;
};

} // namespace blindspot::ui
