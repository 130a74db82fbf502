// Functions that convert pictures of the engine to pictures of Qt and back.
#pragma once

#include "core/imaging/image.h"

#include <QImage>

namespace blindspot::ui {

/// RGB888; owns its memory.
QImage toQImage(const imaging::Image& image);
imaging::Image toImage(const QImage& picture);
/// For a list: at most `side` points a side, with twice as many pixels, so that it is sharp on dense screens.
QImage listPicture(const imaging::Image& picture, int side);

} // namespace blindspot::ui
