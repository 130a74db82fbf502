// What an arm does on one image towards an aim with a target class, and the counts that the aims' figures are
// made of.
#pragma once

#include "core/metrics/aim.h"
#include "core/metrics/object_match.h"

#include <cstdint>
#include <span>
#include <vector>

namespace blindspot::metrics {

/// A false box of the target class is one above the confidence that touches no object of that class that
/// counts, a crowd or difficult one neither (`touches` of notice.h): who is seen there is not there.
struct AimOutcome {
    std::vector<bool>
        asTarget; ///< misclassify: for each object of the class that counts, whether a false box touches it
    std::vector<bool> created;   ///< create: the same for each place
    std::int32_t falseBoxes = 0; ///< on the whole image
};

/// `objects`: of the attacked class. `places`: where the patch lies, those of freePlaces. `ofTarget`: the
/// annotations and detections of the target class.
AimOutcome aimOutcomeOf(Aim aim, std::span<const Annotation> objects, std::span<const CocoBox> places,
                        const ImageBoxes& ofTarget, const NoticeRule& rule);

/// The places that touch no object of the target class, where one may be created.
std::vector<CocoBox> freePlaces(std::span<const CocoBox> places, std::span<const Annotation> ofTarget,
                                double overlap);

/// Of one image under one drawing of an arm, or sums of them.
struct AimCounts {
    double cases = 0;     ///< vanish, misclassify: objects noticed on the clean image; create: places
    double successes = 0; ///< vanish: of these, not noticed here; create: a false box touches it;
                          ///< misclassify: that, and the object is not noticed as its class any more
    double seen = 0;       ///< create, misclassify: cases that a false box touches, whatever else does
    double falseBoxes = 0; ///< create, misclassify

    void add(const AimCounts& other, double weight);
};
AimCounts countAim(Aim aim, const ImageOutcome& here, const ImageOutcome& clean, const AimOutcome& towards);

} // namespace blindspot::metrics
