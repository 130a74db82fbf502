// YoloRows finds out what the rows of a YOLO dataset's label files mean: boxes, polygons, keypoints, turned boxes.
// Private to this folder.
#pragma once

#include "core/dataset/import/yolo_layout.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::dataset {

/// The numbers of a line, the class first. A class given by its name is `className`, and the first number 0.
struct YoloRow {
    std::vector<double> numbers;
    std::string className;
    bool decimalCommas = false;
};

/// Separated by blanks, tabs, semicolons or commas; where blanks separate, a comma is a decimal point. Nothing
/// where something else stands in the line.
std::optional<YoloRow> readYoloRow(std::string_view line);

/// In shares of the picture.
struct YoloBox {
    double left = 0;
    double top = 0;
    double width = 0;
    double height = 0;
};

enum class RowReading {
    Box,           ///< the four numbers after the class: centre, width, height; what follows is no part of the box
    Polygon,       ///< pairs of numbers; the box around them
    PolygonThenOne, ///< the same with a number at the end: a confidence
    Unknown
};

/// Looks at all rows of a dataset before any is read: the rows of one kind have their count of numbers in common, and
/// a kind shows in all of them, never in one. What data.yaml says goes before.
class YoloRows {
  public:
    explicit YoloRows(const YoloRowFacts& facts) : facts_(facts) {}

    /// A row of more than five numbers, the class among them.
    void add(const std::vector<double>& numbers);
    /// After all rows; decides.
    void decide();
    RowReading of(std::size_t count) const;
    /// What was decided, for the import's summary.
    std::vector<Message> notes() const;

  private:
    /// How many rows of one count could be each kind.
    struct Evidence {
        std::int64_t rows = 0;
        std::int64_t boxes = 0;      ///< the four numbers are a box in the picture
        std::int64_t keypoints2 = 0; ///< and pairs after it lie in it
        std::int64_t keypoints3 = 0; ///< and threes after it lie in it, or say that they are not visible
        std::int64_t visibilities = 0; ///< every third number of these is 0, 1 or 2
        std::int64_t polygons = 0;   ///< all pairs lie in the picture, the first two near the others
        std::int64_t inPicture = 0;  ///< all pairs lie in the picture
        std::int64_t turned = 0;     ///< the first four pairs are a parallelogram
        std::int64_t beyond = 0;     ///< a number after the box is no share of the picture: more than 1
        std::int64_t wholeLast = 0;  ///< the last number is a whole one
    };
    struct Decision {
        RowReading reading = RowReading::Unknown;
        Message::Text what{""};
    };

    Decision decided(std::size_t count, const Evidence& evidence) const;
    Decision constantOdd(std::size_t count, const Evidence& evidence) const;
    Decision constantEven(std::size_t count, const Evidence& evidence) const;

    const YoloRowFacts& facts_;
    std::map<std::size_t, Evidence> evidence_;
    std::map<std::size_t, Decision> decisions_;
};

/// The box of a row that is read as decided; `Unknown` gives nothing, nor does a row that is too short.
std::optional<YoloBox> boxOfRow(const std::vector<double>& numbers, RowReading reading);

} // namespace blindspot::dataset
