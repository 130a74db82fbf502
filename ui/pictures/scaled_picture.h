// A ScaledPicture holds a picture at full, half, quarter size and so on, so that it is drawn small quickly
// and without flicker.
#pragma once

#include <QImage>
#include <QRectF>

#include <vector>

class QPainter;

namespace blindspot::ui {

/// It can be made on any thread (a large one not on the window's). Copies share their pixels.
class ScaledPicture {
  public:
    ScaledPicture() = default;
    explicit ScaledPicture(const QImage& image);

    bool isNull() const { return levels_.empty(); }
    /// Of the whole picture, pixels.
    QSize size() const { return isNull() ? QSize() : levels_.front().size(); }
    const QImage& image() const;

    /// Draws the picture to fill `target`, as far as `visible` shows it; smooth up to twice its size, with
    /// sharp pixels beyond.
    void paint(QPainter& painter, const QRectF& target, const QRectF& visible) const;

  private:
    std::vector<QImage> levels_; ///< the whole one first, each half as large as the one before
};

} // namespace blindspot::ui
