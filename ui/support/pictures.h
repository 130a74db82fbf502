// Functions that convert pictures of the engine to pictures of Qt and back.
#pragma once

#include "core/imaging/image.h"

#include <QImage>

namespace blindspot::ui {

/// RGB888; owns its memory.
QImage toQImage(const imaging::Image& image);
imaging::Image toImage(const QImage& picture);

} // namespace blindspot::ui
