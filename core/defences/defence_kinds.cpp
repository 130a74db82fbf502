#include "core/defences/kinds.h"

namespace blindspot::defences {

const std::vector<DefenceKind>& defenceKinds()
{
    // In the order in which they are shown.
    static const std::vector<DefenceKind> kKinds = {
        jpegKind(), medianKind(), gaussianKind(), lgsKind(), resizePadKind(), frequencyMaskKind(),
    };
    return kKinds;
}

} // namespace blindspot::defences
