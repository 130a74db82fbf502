// Functions that convert pictures of the engine to pictures of Qt (toQImage, which paper needs as well) and back.
#pragma once

#include "core/imaging/image.h"
#include "ui/paper/picture.h"

#include <QImage>

namespace blindspot::ui {

imaging::Image toImage(const QImage& picture);
/// For a list: at most `side` points a side, with twice as many pixels, so that it is sharp on dense screens.
QImage listPicture(const imaging::Image& picture, int side);

} // namespace blindspot::ui
