// Functions and a class that check a file's boxes against the sizes of the pictures: in which size a
// picture's boxes are given, and whether a whole file writes its boxes in another way than its format.
// Private to this folder.
//
// The rule of sizes, for every format: the picture's header is the truth, upright as every viewer shows it.
// Where the annotations say another size, then
//   - of the same shape: the boxes are of that size and are scaled to the picture, for that is what a box and
//   a size beside it mean;
//     but where a box reaches out of that size and all boxes of the picture fit into the picture as it is,
//     they are taken as they are;
//   - with the sides swapped, or of another shape: the boxes are taken as pixels of the upright picture.
// Either is counted and told.
#pragma once

#include "core/common/message.h"
#include "core/dataset/import/importer.h"
#include "core/imaging/image.h"
#include "core/metrics/boxes.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace blindspot::dataset {

constexpr double kEdgeTolerance = 1; ///< pixels: rounding of the tools that wrote a box, not worth a word

/// How what the annotations say of a picture's size compares with the picture.
enum class SizeRelation { Same, Scaled, Swapped, Other };

/// Sizes that differ by a pixel are the same.
SizeRelation sizeRelation(imaging::Size stated, imaging::Size picture);

/// Whether a box (left, top, width, height) lies in a picture of that size, but for the tolerance.
bool fitsInto(const metrics::CocoBox& box, imaging::Size size);

/// The factors from the stated size to the picture for boxes of one picture; 1 and 1 where they are of the
/// picture itself.
struct BoxScale {
    double x = 1, y = 1;
};
BoxScale boxScale(const std::vector<metrics::CocoBox>& boxes, imaging::Size stated, imaging::Size picture);

/// A box as COCO has it, from what the file wrote.
metrics::CocoBox readAs(BoxForm form, const metrics::CocoBox& written, imaging::Size picture);

/// Looks at all boxes of a file.
class BoxSurvey {
  public:
    /// A box with a size, as the file wrote it, and the picture that it is on.
    void add(const metrics::CocoBox& written, imaging::Size frame);
    /// The form that all boxes have together, where it is certain that it is not left, top, width, height in
    /// pixels: all within 0 and 1, or all fit as corners while half of them would reach far out of their
    /// pictures. Else BoxForm::Size.
    BoxForm verdict() const;
    std::int64_t boxes() const { return boxes_; }

  private:
    std::int64_t boxes_ = 0, fractions_ = 0, outside_ = 0, corners_ = 0;
};

/// What is done about pictures of another size than the annotations say.
enum class SizeCase { Scaled, Unscaled, Turned, Other };
constexpr std::size_t kSizeCases = 4;

/// Counts the pictures of one case, and remembers the first.
struct SizeTally {
    std::int64_t pictures = 0, boxes = 0, outside = 0; ///< `outside`: boxes that reach out of their picture
    std::string file;                                  ///< of the first one
    imaging::Size stated, picture;
};

/// What is told of the pictures that the tally counts.
Message toldOf(const SizeTally& tally, SizeCase what);

} // namespace blindspot::dataset
