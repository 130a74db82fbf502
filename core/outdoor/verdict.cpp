#include "core/outdoor/verdict.h"

namespace blindspot::outdoor {

namespace {

constexpr double kTall = 1.7, kWide = 0.6, kHeadAbove = 0.5; ///< metres
constexpr double kLeastSeen = 0.3;                           ///< of the person
constexpr double kSmallest = 0.3, kLargest = 2;              ///< of the height that is seen of the person

bool holdsAnother(const Box& box, std::span<const Sighting> sightings, std::size_t own)
{
    for (std::size_t i = 0; i < sightings.size(); ++i)
        if (i != own && holds(box, sightings[i].middle)) return true;
    return false;
}

} // namespace

std::string_view name(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Found:
        return "found";
    case Verdict::NotFound:
        return "not_found";
    case Verdict::Unsure:
        return "unsure";
    case Verdict::Cut:
        return "cut";
    case Verdict::Shared:
        return "shared";
    case Verdict::OtherSize:
        break;
    }
    return "other_size";
}

bool holds(const Box& box, imaging::Point point)
{
    return point.x >= box.x1 && point.x < box.x2 && point.y >= box.y1 && point.y < box.y2;
}

Box expectedPerson(const Sighting& sighting, const imaging::PinholeCamera& camera)
{
    const double metre = camera.focal / sighting.distance;
    const imaging::Point& middle = sighting.middle;
    return {middle.x - kWide / 2 * metre, middle.y - kHeadAbove * metre, middle.x + kWide / 2 * metre,
            middle.y + (kTall - kHeadAbove) * metre};
}

std::vector<Verdict> judge(std::span<const Sighting> sightings, std::span<const evaluation::PictureDetection> boxes,
                           const std::string& className, const imaging::PinholeCamera& camera)
{
    const Box picture{0, 0, static_cast<double>(camera.picture.width), static_cast<double>(camera.picture.height)};
    std::vector<Verdict> verdicts;
    for (std::size_t i = 0; i < sightings.size(); ++i) {
        const Box expected = expectedPerson(sightings[i], camera), seen = expected.intersected(picture);
        Verdict verdict = Verdict::NotFound;
        if (!sightings[i].sure)
            verdict = Verdict::Unsure;
        else if (seen.area() < kLeastSeen * expected.area())
            verdict = Verdict::Cut;
        else
            for (const evaluation::PictureDetection& box : boxes) {
                if (box.className != className || !holds(box.box, sightings[i].middle)) continue;
                const double share = box.box.height() / seen.height();
                const Verdict of = share < kSmallest || share > kLargest           ? Verdict::OtherSize
                                   : holdsAnother(box.box, sightings, i) ? Verdict::Shared
                                                                                   : Verdict::Found;
                // The best that can be said of it: one box that is surely this person's is enough.
                if (of == Verdict::Found || verdict == Verdict::NotFound || (of == Verdict::Shared && verdict == Verdict::OtherSize))
                    verdict = of;
                if (verdict == Verdict::Found) break;
            }
        verdicts.push_back(verdict);
    }
    return verdicts;
}

} // namespace blindspot::outdoor
