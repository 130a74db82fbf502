#include "core/report/examples.h"
#include "tests/core/report/sample_report.h"

#include <algorithm>
#include <cmath>

namespace blindspot::testing {

namespace {

imaging::Image paintedPatch(int side, unsigned turn)
{
    imaging::Image image(side, side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            for (unsigned channel = 0; channel < 3; ++channel) {
                const double wave =
                    std::sin(0.11 * x * (1 + channel) + turn) * std::cos(0.09 * y + channel + 0.02 * x);
                image.pixel(x, y)[channel] = static_cast<std::uint8_t>(std::lround(127.5 + 127 * wave));
            }
    return image;
}

void fill(imaging::Image& image, double x1, double y1, double x2, double y2, std::uint8_t red,
          std::uint8_t green, std::uint8_t blue)
{
    for (int y = std::max(0, static_cast<int>(y1)); y < std::min(image.height, static_cast<int>(y2)); ++y)
        for (int x = std::max(0, static_cast<int>(x1)); x < std::min(image.width, static_cast<int>(x2));
             ++x) {
            image.pixel(x, y)[0] = red;
            image.pixel(x, y)[1] = green;
            image.pixel(x, y)[2] = blue;
        }
}

/// Sky, ground and a standing figure in each box.
imaging::Image scene(const metrics::ImageFindings& findings)
{
    imaging::Image image(static_cast<int>(findings.width), static_cast<int>(findings.height));
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const bool sky = y < image.height * 6 / 10;
            image.pixel(x, y)[0] = static_cast<std::uint8_t>(sky ? 150 + y / 6 : 110 + x / 20);
            image.pixel(x, y)[1] = static_cast<std::uint8_t>(sky ? 180 + y / 8 : 120);
            image.pixel(x, y)[2] = static_cast<std::uint8_t>(sky ? 220 : 90);
        }
    for (const auto& annotation : findings.annotations) {
        const auto& box = annotation.box;
        const double middle = box.x + box.width / 2, head = box.height * 0.18;
        fill(image, middle - head / 2, box.y, middle + head / 2, box.y + head, 224, 182, 150);
        fill(image, box.x + box.width * 0.1, box.y + head, box.x + box.width * 0.9, box.y + box.height * 0.55,
             60, 80, 140);
        fill(image, box.x + box.width * 0.2, box.y + box.height * 0.55, middle - 4, box.y + box.height, 50,
             50, 60);
        fill(image, middle + 4, box.y + box.height * 0.55, box.x + box.width * 0.8, box.y + box.height, 50,
             50, 60);
    }
    return image;
}

void layPatch(imaging::Image& image, const imaging::Image& patch, const metrics::CocoBox& box)
{
    const int side = static_cast<int>(0.4 * std::sqrt(box.width * box.height));
    const int left = static_cast<int>(box.x + box.width / 2) - side / 2,
              top = static_cast<int>(box.y + box.height / 2) - side / 2;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            std::copy_n(patch.pixel(x * patch.width / side, y * patch.height / side), 3,
                        image.pixel(left + x, top + y));
}

} // namespace

report::ReportPictures samplePictures(const metrics::EvaluationReport& report)
{
    report::ReportPictures pictures;
    pictures.patches = {paintedPatch(200, 1), paintedPatch(100, 4)};
    for (const report::ChosenExample& chosen : report::chooseExamples(report)) {
        const metrics::ImageFindings& findings = report.images.at(chosen.image);
        report::Example example{findings.id, chosen.reason, scene(findings), scene(findings)};
        for (const auto& annotation : findings.annotations)
            layPatch(example.after, pictures.patches.front(), annotation.box);
        pictures.examples.push_back(std::move(example));
    }
    for (std::int64_t i = 1; i <= 300; ++i)
        pictures.lossCurve.emplace_back(i, 3.2 * std::exp(-static_cast<double>(i) / 70) + 0.8 +
                                               0.06 * std::sin(static_cast<double>(i) * 1.7));
    return pictures;
}

} // namespace blindspot::testing
