#include "ui/paper/picture.h"

namespace blindspot::ui {

QImage toQImage(const imaging::Image& image)
{
    return QImage(image.rgb.data(), image.width, image.height, 3 * image.width, QImage::Format_RGB888).copy();
}

} // namespace blindspot::ui
