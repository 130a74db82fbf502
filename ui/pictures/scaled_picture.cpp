#include "ui/pictures/scaled_picture.h"

#include <QPainter>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kSmallestSide = 256; // halves of less are not worth keeping
constexpr double kSharpFrom =
    2.01; // device pixels a picture's pixel: from here on pixels are shown as squares

} // namespace

ScaledPicture::ScaledPicture(const QImage& image)
{
    if (image.isNull()) return;
    // The format that the painter copies without converting.
    levels_.push_back(image.convertToFormat(QImage::Format_RGB32));
    levels_.back().setDevicePixelRatio(1);
    while (std::max(levels_.back().width(), levels_.back().height()) > 2 * kSmallestSide) {
        const QSize half = levels_.back().size() / 2;
        levels_.push_back(
            levels_.back().scaled(half.expandedTo({1, 1}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
}

const QImage& ScaledPicture::image() const
{
    static const QImage none;
    return isNull() ? none : levels_.front();
}

void ScaledPicture::paint(QPainter& painter, const QRectF& target, const QRectF& visible) const
{
    const QRectF shown = target.intersected(visible);
    if (isNull() || shown.isEmpty()) return;
    const double ratio = painter.device()->devicePixelRatioF();
    const double scale = target.width() * ratio / size().width();
    std::size_t level = 0;
    double levelScale = scale;
    while (level + 1 < levels_.size() && levelScale <= 0.5) {
        ++level;
        levelScale *= 2;
    }
    const QImage& source = levels_[level];
    const double x = source.width() / target.width();
    const double y = source.height() / target.height();
    // Whole pixels of the source: their edges stay where they are while the picture is moved.
    const QRect pixels = QRectF((shown.left() - target.left()) * x, (shown.top() - target.top()) * y,
                                shown.width() * x, shown.height() * y)
                             .toAlignedRect()
                             .intersected(source.rect());
    const QRectF place(target.left() + pixels.left() / x, target.top() + pixels.top() / y, pixels.width() / x,
                       pixels.height() / y);
    painter.save();
    painter.setClipRect(shown, Qt::IntersectClip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale < kSharpFrom);
    painter.drawImage(place, source, pixels);
    painter.restore();
}

} // namespace blindspot::ui
