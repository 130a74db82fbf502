#include "core/metrics/aim_outcome.h"

#include <algorithm>

namespace blindspot::metrics {

namespace {

bool touchesOne(const CocoBox& box, std::span<const Annotation> objects, double overlap)
{
    return std::any_of(objects.begin(), objects.end(),
                       [&](const Annotation& object) { return touches(box, object.box, overlap); });
}

double countOf(const std::vector<bool>& values)
{
    return static_cast<double>(std::count(values.begin(), values.end(), true));
}

} // namespace

AimOutcome aimOutcomeOf(Aim aim, std::span<const Annotation> objects, std::span<const CocoBox> places,
                        const ImageBoxes& ofTarget, const NoticeRule& rule)
{
    AimOutcome outcome;
    if (!hasTarget(aim)) return outcome;
    std::vector<CocoBox> invented;
    for (const Detection& detection : ofTarget.detections)
        if (detection.score > rule.confidence &&
            !touchesOne(detection.box, ofTarget.annotations, rule.overlap))
            invented.push_back(detection.box);
    outcome.falseBoxes = static_cast<std::int32_t>(invented.size());
    const auto touched = [&](const CocoBox& box) {
        return std::any_of(invented.begin(), invented.end(),
                           [&](const CocoBox& one) { return touches(one, box, rule.overlap); });
    };
    if (aim == Aim::Misclassify)
        for (const Annotation& object : objects)
            if (object.counts()) outcome.asTarget.push_back(touched(object.box));
    if (aim == Aim::Create)
        for (const CocoBox& place : places)
            outcome.created.push_back(touched(place));
    return outcome;
}

std::vector<CocoBox> freePlaces(std::span<const CocoBox> places, std::span<const Annotation> ofTarget,
                                double overlap)
{
    std::vector<CocoBox> free;
    for (const CocoBox& place : places)
        if (place.area() > 0 && !touchesOne(place, ofTarget, overlap)) free.push_back(place);
    return free;
}

void AimCounts::add(const AimCounts& other, double weight)
{
    cases += weight * other.cases;
    successes += weight * other.successes;
    seen += weight * other.seen;
    falseBoxes += weight * other.falseBoxes;
}

AimCounts countAim(Aim aim, const ImageOutcome& here, const ImageOutcome& clean, const AimOutcome& towards)
{
    AimCounts counts;
    counts.falseBoxes = towards.falseBoxes;
    if (aim == Aim::Create) {
        counts.cases = static_cast<double>(towards.created.size());
        counts.successes = counts.seen = countOf(towards.created);
    } else if (aim != Aim::Hide) {
        for (std::size_t i = 0; i < clean.noticed.size(); ++i) {
            if (!clean.noticed[i]) continue;
            const bool seen = aim == Aim::Misclassify && towards.asTarget[i];
            counts.cases += 1;
            counts.seen += seen ? 1 : 0;
            counts.successes += !here.noticed[i] && (aim == Aim::Vanish || seen) ? 1 : 0;
        }
    }
    return counts;
}

} // namespace blindspot::metrics
