// The box around a segmentation: polygons, and masks of which the run lengths are a list or COCO's text.
#include "core/dataset/import/coco_segment.h"

#include <QTest>
#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

using namespace blindspot::dataset;
using blindspot::metrics::CocoBox;
using nlohmann::json;

namespace {

/// A mask by its columns: `pixels[column * height + row]`.
std::vector<std::int64_t> runsOf(const std::vector<int>& pixels)
{
    std::vector<std::int64_t> runs;
    int value = 0;
    std::int64_t length = 0;
    for (const int pixel : pixels) {
        if (pixel != value) {
            runs.push_back(std::exchange(length, 0));
            value = pixel;
        }
        ++length;
    }
    runs.push_back(length);
    return runs;
}

/// As pycocotools writes it: five bits a letter, the lowest first, the sixth says that more follow; from the
/// fourth run on the difference to the last but one.
std::string compressed(const std::vector<std::int64_t>& runs)
{
    std::string text;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        std::int64_t value = i > 2 ? runs[i] - runs[i - 2] : runs[i];
        for (bool more = true; more;) {
            const auto bits = static_cast<int>(value & 0x1F);
            value >>= 5;
            more = (bits & 0x10) != 0 ? value != -1 : value != 0;
            text += static_cast<char>('0' + (more ? bits | 0x20 : bits));
        }
    }
    return text;
}

std::optional<CocoBox> boxOfPixels(const std::vector<int>& pixels, int width, int height)
{
    int left = width, top = height, right = -1, bottom = -1;
    for (int x = 0; x < width; ++x)
        for (int y = 0; y < height; ++y)
            if (pixels[static_cast<std::size_t>(x * height + y)] != 0) {
                left = std::min(left, x);
                right = std::max(right, x);
                top = std::min(top, y);
                bottom = std::max(bottom, y);
            }
    if (right < 0) return {};
    return CocoBox{double(left), double(top), double(right - left + 1), double(bottom - top + 1)};
}

} // namespace

class TestCocoSegment : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void polygons()
    {
        const CocoBox box{20, 30, 60, 90};
        for (const char* text : {"[[20, 30, 80, 30, 80, 120, 20, 120]]", "[20, 30, 80, 120]",
                                 "[[20, 30], [80, 120]]", "[[[20, 30], [80, 30]], [[20.5, 120]]]"})
            QVERIFY2(boxOfSegmentation(json::parse(text)) == box, text);
        for (const char* text : {"[]", "[[]]", "[[1]]", "[[1, 2, 3]]", "[[\"1\", 2]]", "5", "null",
                                 "\"text\"", "{}", "[[{\"x\": 1, \"y\": 2}]]"})
            QVERIFY2(!boxOfSegmentation(json::parse(text)), text);
    }

    void masksAsCocoHasThem()
    {
        // Of 4 x 3 (height, width): the pixels 5 and 6 are rows 1 and 2 of the second column.
        QVERIFY(boxOfSegmentation(json::parse(R"({"size": [4, 3], "counts": [5, 2, 5]})")) ==
                (CocoBox{1, 1, 1, 2}));
        // pycocotools.mask.encode of a 30 x 40 mask with rows 3 to 9 and columns 5 to 19.
        std::vector<int> pixels(30 * 40);
        for (int x = 5; x < 20; ++x)
            for (int y = 3; y < 10; ++y)
                pixels[static_cast<std::size_t>(x * 30 + y)] = 1;
        QVERIFY(boxOfSegmentation(json{{"size", {30, 40}}, {"counts", compressed(runsOf(pixels))}}) ==
                (CocoBox{5, 3, 15, 7}));
    }

    void masksOfAnyShape()
    {
        QVERIFY(rc::check("the box of a mask's pixels", [] {
            const int width = *rc::gen::inRange(1, 40), height = *rc::gen::inRange(1, 40);
            const int density = *rc::gen::inRange(1, 60);
            std::vector<int> pixels;
            for (int i = 0; i < width * height; ++i)
                pixels.push_back(*rc::gen::inRange(0, density) == 0 ? 1 : 0);
            const auto wanted = boxOfPixels(pixels, width, height);
            const auto runs = runsOf(pixels);
            RC_ASSERT(boxOfSegmentation(json{{"size", {height, width}}, {"counts", runs}}) == wanted);
            RC_ASSERT(boxOfSegmentation(json{{"size", {height, width}}, {"counts", compressed(runs)}}) ==
                      wanted);
        }));
    }

    void nonsenseHasNoBox()
    {
        for (const char* text :
             {R"({"size": [4, 3], "counts": [5, 200]})", R"({"size": [4, 3], "counts": [-1, 2]})",
              R"({"size": [0, 3], "counts": [0, 1]})", R"({"size": [4], "counts": [0, 1]})",
              R"({"size": [1e12, 1e12], "counts": [0, 1]})",
              R"({"size": [4, 3], "counts": "zzzzzzzzzzzzzz"})", R"({"size": [4, 3], "counts": " "})",
              R"({"size": [4, 3], "counts": {"a": 1}})", R"({"size": [4, 3]})",
              R"({"size": [4, 3], "counts": []})"})
            QVERIFY2(!boxOfSegmentation(json::parse(text)), text);
        QVERIFY(rc::check("any text is harmless", [] {
            const auto text = *rc::gen::container<std::string>(rc::gen::inRange<char>('0', 'p'));
            const auto box = boxOfSegmentation(json{{"size", {50, 60}}, {"counts", text}});
            // In one more pair of parentheses: RC_ASSERT looks at both sides of an || of its own.
            RC_ASSERT((!box || (box->x >= 0 && box->y >= 0 && box->x + box->width <= 60 &&
                                box->y + box->height <= 50)));
        }));
    }
};

QTEST_APPLESS_MAIN(TestCocoSegment)
#include "test_coco_segment.moc"
