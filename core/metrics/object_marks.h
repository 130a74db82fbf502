// Marks: what is to be shown over a picture of the objects of a class and of the detections there.
#pragma once

#include "core/metrics/boxes.h"
#include "core/metrics/notice.h"

#include <array>
#include <vector>

namespace blindspot::metrics {

/// The meaning of a mark. An object that counts is one of the first four, a detection the first or one of the
/// last two.
enum class MarkKind {
    Found,             ///< a detection that took an object
    HalfSeen,          ///< an object that is noticed and not found
    Hidden,            ///< an object that is noticed on the clean image and not here
    Missed,            ///< an object that is noticed neither here nor on the clean image
    InventedOnObject,  ///< a detection that took no object and touches one
    InventedElsewhere, ///< a detection that touches nothing
};

/// Objects from seen to unseen, then what is no object.
inline constexpr std::array kMarkKinds = {
    MarkKind::Found,  MarkKind::HalfSeen,         MarkKind::Hidden,
    MarkKind::Missed, MarkKind::InventedOnObject, MarkKind::InventedElsewhere};

struct Mark {
    CocoBox box; ///< of the detection for those of detections, else of the object
    MarkKind kind = MarkKind::Found;
    double score = 0; ///< of a detection

    bool operator==(const Mark&) const = default;
};

/// Of one class on one image: objects first, then detections above the rule's confidence. `clean` are the
/// detections on the same image without the patch, equal to those of `image` for the clean one itself.
/// Detections on crowds and difficult objects are left out.
std::vector<Mark> marksOf(const ImageBoxes& image, const std::vector<Detection>& clean,
                          const NoticeRule& rule);

/// The numbers of marks of each kind.
struct MarkCounts {
    int found = 0, halfSeen = 0, hidden = 0, missed = 0, inventedOnObjects = 0, inventedElsewhere = 0;

    int noticed() const { return found + halfSeen; }
    int objects() const { return noticed() + hidden + missed; }
    int invented() const { return inventedOnObjects + inventedElsewhere; }

    bool operator==(const MarkCounts&) const = default;
};
MarkCounts countMarks(const std::vector<Mark>& marks);

} // namespace blindspot::metrics
