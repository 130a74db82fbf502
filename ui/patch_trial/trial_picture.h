// Functions that make the picture of a trial as it is saved and copied: the very pixels that the detector
// saw, with or without boxes.
#pragma once

#include "ui/patch_trial/trial_look.h"
#include "ui/pictures/box_painter.h"

#include <QImage>

namespace blindspot::ui {

/// The boxes alone, over nothing, at the picture's size; lines and labels grow with a large picture. On the
/// window's thread.
QImage boxesOver(QSize picture, const std::vector<PictureBox>& boxes);

/// From any thread. `boxes`: of the picture's size, or null.
QImage trialImage(const TrialScene& scene, const QImage& boxes);

} // namespace blindspot::ui
