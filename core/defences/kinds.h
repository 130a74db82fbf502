// The kinds of defences, each described by the file that has its name. Private to this folder.
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
