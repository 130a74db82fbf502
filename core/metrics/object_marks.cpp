#include "core/metrics/object_marks.h"

#include "core/metrics/object_match.h"

#include <algorithm>

namespace blindspot::metrics {

std::vector<Mark> marksOf(const ImageBoxes& image, const std::vector<Detection>& clean,
                          const NoticeRule& rule)
{
    const ObjectMatch match = matchObjects(image, rule.confidence);
    const std::vector<bool> noticed = noticedObjects(image, rule);
    const std::vector<bool> before = noticedObjects({image.annotations, clean}, rule);
    std::vector<Mark> marks;
    for (std::size_t i = 0; i < image.annotations.size(); ++i) {
        if (!image.annotations[i].counts() || match.found(i)) continue;
        marks.push_back({image.annotations[i].box, noticed[i]  ? MarkKind::HalfSeen
                                                   : before[i] ? MarkKind::Hidden
                                                               : MarkKind::Missed});
    }
    for (std::size_t i = 0; i < image.detections.size(); ++i) {
        const Detection& one = image.detections[i];
        if (match.objectOf[i] == ObjectMatch::kIgnored) continue;
        marks.push_back({one.box,
                         match.objectOf[i] >= 0                                 ? MarkKind::Found
                         : touchesAny(one.box, image.annotations, rule.overlap) ? MarkKind::InventedOnObject
                                                                                : MarkKind::InventedElsewhere,
                         one.score});
    }
    return marks;
}

MarkCounts countMarks(const std::vector<Mark>& marks)
{
    const auto of = [&marks](MarkKind kind) {
        return static_cast<int>(std::count_if(marks.begin(), marks.end(),
                                              [kind](const Mark& mark) { return mark.kind == kind; }));
    };
    return {of(MarkKind::Found),  of(MarkKind::HalfSeen),         of(MarkKind::Hidden),
            of(MarkKind::Missed), of(MarkKind::InventedOnObject), of(MarkKind::InventedElsewhere)};
}

} // namespace blindspot::metrics
