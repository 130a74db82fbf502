#include "core/dataset/import/yolo_rows.h"

#include "core/common/number_text.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace blindspot::dataset {

namespace {

constexpr double kNearlyAll = 0.9; ///< share of the rows that a kind has to fit: labels have mistakes
constexpr double kSlack = 0.02;    ///< shares of the picture by which a label may miss its edge

std::optional<double> numberOf(std::string_view token)
{
    if (token.starts_with('+')) token.remove_prefix(1);
    return numberFromText<double>(token);
}

std::vector<std::string_view> tokensOf(std::string_view line, std::string_view separators)
{
    std::vector<std::string_view> tokens;
    for (std::size_t at = line.find_first_not_of(separators); at != std::string_view::npos;) {
        const std::size_t end = line.find_first_of(separators, at);
        tokens.push_back(line.substr(at, end - at));
        at = end == std::string_view::npos ? end : line.find_first_not_of(separators, end);
    }
    return tokens;
}

struct Bounds {
    double left = INFINITY;
    double top = INFINITY;
    double right = -INFINITY;
    double bottom = -INFINITY;

    void add(double x, double y)
    {
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    bool holds(double x, double y, double slackX, double slackY) const
    {
        return x >= left - slackX && x <= right + slackX && y >= top - slackY && y <= bottom + slackY;
    }
    double width() const { return right - left; }
    double height() const { return bottom - top; }
};

bool isShare(double value)
{
    return value >= -kSlack && value <= 1 + kSlack;
}

/// Of x, y, x, y, ...
Bounds boundsOf(std::span<const double> pairs)
{
    Bounds bounds;
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2)
        bounds.add(pairs[i], pairs[i + 1]);
    return bounds;
}

/// Whether nearly all visible keypoints lie in the box and, where there are several, take up a part of it.
bool holdsKeypoints(const Bounds& box, std::span<const double> numbers, std::size_t each)
{
    if (numbers.empty() || numbers.size() % each != 0) return false;
    const double slackX = std::max(kSlack, 0.1 * box.width());
    const double slackY = std::max(kSlack, 0.1 * box.height());
    Bounds found;
    int visible = 0;
    int inside = 0;
    for (std::size_t i = 0; i < numbers.size(); i += each) {
        const double x = numbers[i];
        const double y = numbers[i + 1];
        if ((x == 0 && y == 0) || (each == 3 && numbers[i + 2] == 0)) continue;
        ++visible;
        inside += box.holds(x, y, slackX, slackY) ? 1 : 0;
        found.add(x, y);
    }
    if (inside < kNearlyAll * visible) return false;
    const bool spread = found.width() > 0.25 * box.width() || found.height() > 0.25 * box.height();
    return visible < 3 || spread;
}

/// Whether pairs are a polygon in the picture whose first two points are no farther off than the others are apart.
bool isPolygon(std::span<const double> pairs)
{
    if (pairs.size() < 6 || !std::all_of(pairs.begin(), pairs.end(), isShare)) return false;
    if (pairs.size() < 8) return true;
    const Bounds others = boundsOf(pairs.subspan(4));
    const double longer = std::max(others.width(), others.height());
    const bool four = pairs.size() == 8; // the other two may lie on one side
    const double slackX = std::max(kSlack, four ? 1.5 * longer : 0.6 * others.width());
    const double slackY = std::max(kSlack, four ? 1.5 * longer : 0.6 * others.height());
    return others.holds(pairs[0], pairs[1], slackX, slackY) && others.holds(pairs[2], pairs[3], slackX, slackY);
}

/// Four corners in turn whose diagonals share their middle: a turned rectangle, whatever the picture's sides.
bool isParallelogram(std::span<const double> pairs)
{
    if (pairs.size() < 8) return false;
    const Bounds bounds = boundsOf(pairs.first(8));
    const double slack = std::max(0.004, 0.06 * std::max(bounds.width(), bounds.height()));
    return std::abs(pairs[0] + pairs[4] - pairs[2] - pairs[6]) <= slack &&
           std::abs(pairs[1] + pairs[5] - pairs[3] - pairs[7]) <= slack;
}

bool nearlyAll(std::int64_t some, std::int64_t all)
{
    return static_cast<double>(some) >= kNearlyAll * static_cast<double>(all);
}

} // namespace

std::optional<YoloRow> readYoloRow(std::string_view line)
{
    YoloRow row;
    std::vector<std::string_view> tokens = tokensOf(line, " \t;\f\v");
    const bool commas = line.find(',') != std::string_view::npos;
    if (commas && (tokens.size() < 5 || line.find('.') != std::string_view::npos))
        tokens = tokensOf(line, " \t;,\f\v");
    else
        row.decimalCommas = commas;
    row.numbers.reserve(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        std::optional<double> number = numberOf(tokens[i]);
        if (!number && row.decimalCommas) {
            std::string text(tokens[i]);
            std::replace(text.begin(), text.end(), ',', '.');
            number = numberOf(text);
        }
        if (!number && i == 0) { // a class of one word or several
            std::size_t words = 0;
            while (words < tokens.size() && !numberOf(tokens[words])) ++words;
            if (words == tokens.size()) return {};
            const char* const end = tokens[words - 1].data() + tokens[words - 1].size();
            row.className.assign(tokens[0].data(), end);
            row.numbers.push_back(0);
            i = words - 1;
            continue;
        }
        if (!number) return {};
        row.numbers.push_back(*number);
    }
    return row;
}

std::optional<YoloBox> boxOfRow(const std::vector<double>& numbers, RowReading reading)
{
    const std::size_t end = numbers.size() - (reading == RowReading::PolygonThenOne ? 1 : 0);
    if (reading == RowReading::Box && numbers.size() >= 5)
        return YoloBox{numbers[1] - numbers[3] / 2, numbers[2] - numbers[4] / 2, numbers[3], numbers[4]};
    if (reading == RowReading::Box || reading == RowReading::Unknown || end < 7 || end % 2 == 0) return {};
    const Bounds bounds = boundsOf(std::span(numbers).subspan(1, end - 1));
    return YoloBox{bounds.left, bounds.top, bounds.width(), bounds.height()};
}

void YoloRows::add(const std::vector<double>& numbers)
{
    Evidence& evidence = evidence_[numbers.size()];
    const std::span<const double> all(numbers);
    const std::span<const double> after = all.subspan(5);
    const Bounds box{numbers[1] - numbers[3] / 2, numbers[2] - numbers[4] / 2, numbers[1] + numbers[3] / 2,
                     numbers[2] + numbers[4] / 2};
    const bool inPicture = numbers[3] > 0 && numbers[4] > 0 && isShare(box.left) && isShare(box.right) &&
                           isShare(box.top) && isShare(box.bottom);
    ++evidence.rows;
    evidence.boxes += inPicture ? 1 : 0;
    evidence.keypoints2 += inPicture && holdsKeypoints(box, after, 2) ? 1 : 0;
    const std::span<const double> butLast = after.first(after.size() - 1); // a confidence may follow
    evidence.keypoints3 +=
        inPicture && (holdsKeypoints(box, after, 3) || holdsKeypoints(box, butLast, 3)) ? 1 : 0;
    bool visibilities = after.size() % 3 == 0;
    for (std::size_t i = 2; i < after.size() && visibilities; i += 3)
        visibilities = after[i] == 0 || after[i] == 1 || after[i] == 2;
    evidence.visibilities += visibilities ? 1 : 0;
    const std::span<const double> pairs = all.subspan(1, (all.size() - 1) / 2 * 2);
    evidence.polygons += isPolygon(pairs) ? 1 : 0;
    evidence.inPicture += std::all_of(pairs.begin(), pairs.end(), isShare) ? 1 : 0;
    evidence.turned += isParallelogram(all.subspan(1)) ? 1 : 0;
    evidence.beyond += std::any_of(after.begin(), after.end(), [](double value) { return value > 1 + kSlack; }) ? 1 : 0;
    evidence.wholeLast += numbers.back() == std::floor(numbers.back()) ? 1 : 0;
}

void YoloRows::decide()
{
    for (const auto& [count, evidence] : evidence_)
        decisions_[count] = decided(count, evidence);
}

YoloRows::Decision YoloRows::decided(std::size_t count, const Evidence& evidence) const
{
    constexpr Message::Text keypoints = Message::tr("keypoints after a box");
    constexpr Message::Text polygons = Message::tr("polygons");
    if (facts_.keypoints) {
        const auto told = static_cast<std::size_t>(5 + facts_.keypoints->points * facts_.keypoints->numbers);
        if (count == told || count == told + 1) return {RowReading::Box, keypoints};
        return {RowReading::Unknown, Message::tr("nothing, as kpt_shape says another count")};
    }
    if (facts_.task == "pose") return {RowReading::Box, keypoints};
    if (count == 6) return {RowReading::Box, Message::tr("a box and one number more, a confidence or a track")};
    if (facts_.task == "detect") return {RowReading::Box, Message::tr("a box and further numbers")};
    const bool odd = count % 2 == 1;
    if (facts_.task == "segment" || (facts_.task == "obb" && count >= 9))
        return {odd ? RowReading::Polygon : RowReading::PolygonThenOne, polygons};
    int counts = 0; // that could be of the same kind
    Evidence together;
    for (const auto& [other, its] : evidence_) {
        if (other % 2 != count % 2 || other <= 6) continue;
        ++counts;
        together.rows += its.rows;
        together.polygons += its.polygons;
    }
    const bool constant = counts == 1;
    if (count % 3 == 2 && count > 8 && evidence.visibilities == evidence.rows && nearlyAll(evidence.keypoints3, evidence.rows))
        return {RowReading::Box, keypoints};
    if (!constant && odd) return {RowReading::Polygon, polygons};
    if (odd) return constantOdd(count, evidence);
    if (constant) return constantEven(count, evidence);
    return nearlyAll(together.polygons, together.rows)
               ? Decision{RowReading::PolygonThenOne, Message::tr("polygons and a confidence")}
               : Decision{RowReading::Unknown, Message::tr("nothing, as they are neither boxes nor polygons")};
}

/// All rows that could be polygons have this odd count.
YoloRows::Decision YoloRows::constantOdd(std::size_t count, const Evidence& evidence) const
{
    constexpr std::int64_t enoughRows = 5; // for corners that all happen to lie on an edge
    const std::int64_t rows = evidence.rows;
    const std::int64_t keypoints = std::max(evidence.keypoints2, evidence.keypoints3);
    if (count == 7 && nearlyAll(evidence.boxes, rows) && evidence.wholeLast == rows &&
        (evidence.beyond > 0 || rows >= enoughRows))
        return {RowReading::Box, Message::tr("a box, a confidence and a track")};
    if (count == 9 && nearlyAll(evidence.turned, rows)) return {RowReading::Polygon, Message::tr("turned boxes")};
    const bool fitsKeypoints = nearlyAll(keypoints, rows);
    const bool fitsPolygons = nearlyAll(evidence.polygons, rows);
    if (fitsKeypoints && (!fitsPolygons || keypoints > evidence.polygons))
        return {RowReading::Box, Message::tr("keypoints after a box")};
    if (fitsKeypoints)
        return {RowReading::Box, Message::tr("keypoints after a box or polygons, which the rows leave open; the "
                                             "first four numbers are taken as the box")};
    if (2 * keypoints > rows && keypoints > evidence.polygons)
        return {RowReading::Box, Message::tr("keypoints after a box, though some of them lie outside it")};
    if (fitsPolygons || nearlyAll(evidence.inPicture, rows)) return {RowReading::Polygon, Message::tr("polygons")};
    return {RowReading::Unknown, Message::tr("nothing, as they are neither boxes nor polygons")};
}

/// All rows that have an even count have this one.
YoloRows::Decision YoloRows::constantEven(std::size_t count, const Evidence& evidence) const
{
    const std::int64_t rows = evidence.rows;
    if (count == 10 && nearlyAll(evidence.turned, rows))
        return {RowReading::PolygonThenOne, Message::tr("turned boxes and a confidence")};
    if (nearlyAll(evidence.keypoints3, rows))
        return {RowReading::Box, Message::tr("keypoints after a box")};
    const bool oddOnes = std::any_of(evidence_.begin(), evidence_.end(),
                                     [](const auto& one) { return one.first % 2 == 1 && one.first > 6; });
    const bool triangles = count == 8; // with a confidence: nobody draws these alone
    if (nearlyAll(evidence.polygons, rows) && !oddOnes && !(triangles && nearlyAll(evidence.boxes, rows)))
        return {RowReading::PolygonThenOne, Message::tr("polygons and a confidence")};
    if (nearlyAll(evidence.boxes, rows) && !oddOnes)
        return {RowReading::Box, Message::tr("a box and further numbers")};
    return {RowReading::Unknown, Message::tr("nothing, as they are neither boxes nor polygons")};
}

RowReading YoloRows::of(std::size_t count) const
{
    if (count == 5) return RowReading::Box;
    const auto found = decisions_.find(count);
    return found == decisions_.end() ? RowReading::Unknown : found->second.reading;
}

/// One for each kind, not for each count: polygons come in hundreds of lengths.
std::vector<Message> YoloRows::notes() const
{
    struct Kind {
        Message::Text what;
        std::int64_t rows = 0;
        std::size_t least = 0, most = 0;
    };
    std::vector<Kind> kinds;
    for (const auto& [count, decision] : decisions_) {
        auto kind = std::find_if(kinds.begin(), kinds.end(), [&what = decision.what](const Kind& one) {
            return one.what.english == std::string_view(what.english);
        });
        if (kind == kinds.end()) kind = kinds.insert(kinds.end(), Kind{decision.what, 0, count, count});
        kind->rows += evidence_.at(count).rows;
        kind->most = count;
    }
    std::vector<Message> notes;
    for (const Kind& kind : kinds)
        if (kind.least == kind.most)
            notes.push_back({Message::tr("rows of %1 numbers: %2, read as %3"), kind.least, kind.rows, kind.what});
        else
            notes.push_back({Message::tr("rows of %1 to %2 numbers: %3, read as %4"), kind.least, kind.most, kind.rows, kind.what});
    return notes;
}

} // namespace blindspot::dataset
