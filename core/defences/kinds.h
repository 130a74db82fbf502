// The kinds of defences; each one is implemented in the .cpp file of its name. Private to this folder.
#pragma once

#include "core/defences/defence.h"

namespace blindspot::defences {

DefenceKind jpegKind();
DefenceKind medianKind();
DefenceKind gaussianKind();
DefenceKind lgsKind();
DefenceKind resizePadKind();
DefenceKind frequencyMaskKind();

} // namespace blindspot::defences
