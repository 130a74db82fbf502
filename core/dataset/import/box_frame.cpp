#include "core/dataset/import/box_frame.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace blindspot::dataset {

SizeRelation sizeRelation(imaging::Size stated, imaging::Size picture)
{
    const auto near = [](int a, int b) { return std::abs(static_cast<std::int64_t>(a) - b) <= 1; };
    if (near(stated.width, picture.width) && near(stated.height, picture.height)) return SizeRelation::Same;
    if (near(stated.width, picture.height) && near(stated.height, picture.width))
        return SizeRelation::Swapped;
    // Whoever makes a picture smaller rounds both sides: of the larger one's sides, scaled, a pixel is
    // rounding.
    const bool smaller = picture.width < stated.width;
    const imaging::Size large = smaller ? stated : picture, little = smaller ? picture : stated;
    const double byWidth = static_cast<double>(little.width) / large.width,
                 byHeight = static_cast<double>(little.height) / large.height;
    const bool sameShape = std::abs(byWidth * large.height - little.height) <= 1 ||
                           std::abs(byHeight * large.width - little.width) <= 1;
    return sameShape ? SizeRelation::Scaled : SizeRelation::Other;
}

bool fitsInto(const metrics::CocoBox& box, imaging::Size size)
{
    return box.x >= -kEdgeTolerance && box.y >= -kEdgeTolerance &&
           box.x + box.width <= size.width + kEdgeTolerance &&
           box.y + box.height <= size.height + kEdgeTolerance;
}

BoxScale boxScale(const std::vector<metrics::CocoBox>& boxes, imaging::Size stated, imaging::Size picture)
{
    if (sizeRelation(stated, picture) != SizeRelation::Scaled) return {};
    const auto allFit = [&](imaging::Size size) {
        return std::all_of(boxes.begin(), boxes.end(), [&](const auto& box) { return fitsInto(box, size); });
    };
    if (!allFit(stated) && allFit(picture)) return {};
    return {static_cast<double>(picture.width) / stated.width,
            static_cast<double>(picture.height) / stated.height};
}

metrics::CocoBox readAs(BoxForm form, const metrics::CocoBox& written, imaging::Size picture)
{
    if (form == BoxForm::Corners)
        return {written.x, written.y, written.width - written.x, written.height - written.y};
    if (form == BoxForm::Fractions)
        return {written.x * picture.width, written.y * picture.height, written.width * picture.width,
                written.height * picture.height};
    return written;
}

void BoxSurvey::add(const metrics::CocoBox& written, imaging::Size frame)
{
    const auto fraction = [](double value) { return value >= -0.01 && value <= 1.01; };
    ++boxes_;
    if (fraction(written.x) && fraction(written.y) && fraction(written.width) && fraction(written.height))
        ++fractions_;
    constexpr double far = 1.05; // of a side: what is drawn carelessly at the edge is no sign of another form
    if (written.x + written.width > far * frame.width || written.y + written.height > far * frame.height)
        ++outside_;
    const metrics::CocoBox box = readAs(BoxForm::Corners, written, frame);
    if (box.width > 0 && box.height > 0 && fitsInto(box, frame)) ++corners_;
}

BoxForm BoxSurvey::verdict() const
{
    if (boxes_ == 0) return BoxForm::Size;
    if (fractions_ == boxes_) return BoxForm::Fractions;
    return corners_ == boxes_ && outside_ * 2 >= boxes_ ? BoxForm::Corners : BoxForm::Size;
}

Message toldOf(const SizeTally& tally, SizeCase what)
{
    const auto textOf = [](SizeCase one) {
        switch (one) {
        case SizeCase::Scaled:
            return Message::tr("pictures of another size than the annotations say, in the same shape: %1 (%2 "
                               "has %3 x %4 pixels, not "
                               "%5 x %6); their boxes (%7) were scaled to the pictures; %8");
        case SizeCase::Unscaled:
            return Message::tr(
                "pictures of another size than the annotations say, in the same shape: %1 (%2 has %3 x %4 "
                "pixels, not "
                "%5 x %6); their boxes (%7) fit the pictures alone and are taken as they are; %8");
        case SizeCase::Turned:
            return Message::tr("pictures that their camera's orientation (EXIF) turns, with the sizes from "
                               "before in the annotations: "
                               "%1 (%2 has %3 x %4 pixels upright, not %5 x %6); their boxes (%7) are taken "
                               "as of the upright "
                               "picture; %8");
        case SizeCase::Other:
            break;
        }
        return Message::tr("pictures of another size than the annotations say, in another shape: %1 (%2 has "
                           "%3 x %4 pixels, not "
                           "%5 x %6); their boxes (%7) are taken as pixels of the pictures; %8");
    };
    const Message outside =
        tally.outside == 0
            ? Message(Message::tr("all fit"))
            : Message(
                  Message::tr("%1 of them reach out of the picture and are cut or left out: these were not "
                              "made for the pictures as they are"),
                  tally.outside);
    return Message(textOf(what), tally.pictures, tally.file, tally.picture.width, tally.picture.height,
                   tally.stated.width, tally.stated.height, tally.boxes, outside);
}

} // namespace blindspot::dataset
