// A function that makes a picture of the engine one of Qt.
#pragma once

#include "core/imaging/image.h"

#include <QImage>

namespace blindspot::ui {

/// RGB888; owns its memory.
QImage toQImage(const imaging::Image& image);

} // namespace blindspot::ui
