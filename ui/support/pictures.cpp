#include "ui/support/pictures.h"

#include <cstring>

namespace blindspot::ui {

QImage listPicture(const imaging::Image& picture, int side)
{
    constexpr int kDensity = 2;
    QImage image = toQImage(picture).scaled(kDensity * side, kDensity * side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    image.setDevicePixelRatio(kDensity);
    return image;
}

imaging::Image toImage(const QImage& picture)
{
    const QImage rgb = picture.convertToFormat(QImage::Format_RGB888);
    imaging::Image image(rgb.width(), rgb.height());
    for (int y = 0; y < rgb.height(); ++y)
        std::memcpy(image.pixel(0, y), rgb.constScanLine(y), static_cast<std::size_t>(rgb.width()) * 3);
    return image;
}

} // namespace blindspot::ui
