#include "core/imaging/canvas.h"

#include "core/imaging/quiet_opencv.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace blindspot::imaging {

namespace {

constexpr int kObjects = 256;

int toByte(double value)
{
    return static_cast<int>(std::clamp(value, 0.0, 1.0) * 255 + 0.5);
}

/// 0.5 to 255.5: what is left of it is the rounded level.
Colour inLevels(Colour colour)
{
    const auto level = [](double value) { return std::clamp(value, 0.0, 1.0) * 255 + 0.5; };
    return {level(colour.r), level(colour.g), level(colour.b)};
}

Box boundsOf(std::span<const Point> outline)
{
    Box box{outline[0].x, outline[0].y, outline[0].x, outline[0].y};
    for (const Point& point : outline) {
        box.x1 = std::min(box.x1, point.x);
        box.y1 = std::min(box.y1, point.y);
        box.x2 = std::max(box.x2, point.x);
        box.y2 = std::max(box.y2, point.y);
    }
    return box;
}

} // namespace

Canvas::Canvas(int width, int height)
    : image_(width, height), objects_(width, height), shadow_(width, height),
      area_(static_cast<std::size_t>(width + 2) * static_cast<std::size_t>(height)), taken_(kObjects),
      reach_(kObjects)
{
}

// The area of every pixel that lies right of an edge is added up edge by edge; the running sum along a row is
// then the share inside (R. Levien, font-rs, "Inside the fastest font renderer in the world", 2016).
void Canvas::addEdge(Point a, Point b, const Bounds& bounds)
{
    if (a.y == b.y) return;
    const double turn = a.y < b.y ? 1 : -1;
    if (turn < 0) std::swap(a, b);
    const double slope = (b.x - a.x) / (b.y - a.y);
    const double top = std::max(a.y, static_cast<double>(bounds.y1));
    const double bottom = std::min(b.y, static_cast<double>(bounds.y2));
    const int stride = bounds.x2 - bounds.x1 + 2;
    const double width = bounds.x2 - bounds.x1;
    for (int y = static_cast<int>(std::floor(top)); y < bounds.y2 && y < bottom; ++y) {
        const double upper = std::max(top, static_cast<double>(y));
        const double lower = std::min(bottom, y + 1.0);
        const double height = (lower - upper) * turn;
        double left = std::clamp(a.x + (upper - a.y) * slope - bounds.x1, 0.0, width);
        double right = std::clamp(a.x + (lower - a.y) * slope - bounds.x1, 0.0, width);
        if (left > right) std::swap(left, right);
        float* row = area_.data() + static_cast<std::ptrdiff_t>(y - bounds.y1) * stride;
        const int first = static_cast<int>(left);
        const int last = static_cast<int>(right);
        if (first == last) {
            const double outside = (left + right) / 2 - first;
            row[first] += static_cast<float>(height * (1 - outside));
            row[first + 1] += static_cast<float>(height * outside);
            continue;
        }
        const double perColumn = height / (right - left);
        double before = 0; // of this edge's area, laid on so far, as seen by the column at hand
        for (int x = first; x <= last; ++x) {
            const double from = std::max(left, static_cast<double>(x));
            const double to = std::min(right, x + 1.0);
            const double inside = perColumn * (to - from) * (x + 1 - (from + to) / 2);
            const double reached = perColumn * (from - left);
            row[x] += static_cast<float>(reached + inside - before);
            before = reached + inside;
        }
        row[last + 1] += static_cast<float>(height - before);
    }
}

bool Canvas::cover(std::span<const Point> outline, Bounds& bounds)
{
    if (outline.size() < 3) return false;
    const Box box = boundsOf(outline);
    if (!(box.x2 > 0 && box.y2 > 0 && box.x1 < width() && box.y1 < height())) return false;
    bounds = {static_cast<int>(std::max(0.0, std::floor(box.x1))),
              static_cast<int>(std::max(0.0, std::floor(box.y1))),
              static_cast<int>(std::min<double>(width(), std::ceil(box.x2))),
              static_cast<int>(std::min<double>(height(), std::ceil(box.y2)))};
    if (bounds.x2 <= bounds.x1 || bounds.y2 <= bounds.y1) return false;
    const int cells = (bounds.x2 - bounds.x1 + 2) * (bounds.y2 - bounds.y1);
    std::fill_n(area_.begin(), cells, 0.0F);
    for (std::size_t i = 0; i < outline.size(); ++i)
        addEdge(outline[i], outline[(i + 1) % outline.size()], bounds);
    for (int y = bounds.y1; y < bounds.y2; ++y) {
        float* row = area_.data() + static_cast<std::ptrdiff_t>(y - bounds.y1) * (bounds.x2 - bounds.x1 + 2);
        float sum = 0;
        for (int x = 0; x < bounds.x2 - bounds.x1; ++x) {
            sum += row[x];
            row[x] = std::min(std::abs(sum), 1.0F);
        }
    }
    return true;
}

void Canvas::extendReach(std::span<const Point> outline)
{
    const Box box = boundsOf(outline);
    Box& reach = reach_[object_];
    if (reach == Box{}) {
        reach = box;
        return;
    }
    reach = {std::min(reach.x1, box.x1), std::min(reach.y1, box.y1), std::max(reach.x2, box.x2),
             std::max(reach.y2, box.y2)};
}

void Canvas::take(std::uint8_t* shown, std::ptrdiff_t count)
{
    taken_[object_] += count - std::count(shown, shown + count, object_);
    std::fill_n(shown, count, object_);
}

void Canvas::layRow(int y, const Bounds& bounds, const Paint& paint, const float* cover)
{
    const Point way = paint.end - paint.start;
    const double length = way.x * way.x + way.y * way.y;
    const double step = length > 0 ? way.x / length : 0;
    double share =
        length > 0 ? ((bounds.x1 + 0.5 - paint.start.x) * way.x + (y + 0.5 - paint.start.y) * way.y) / length
                   : 0;
    // In grey levels, clipped before they are mixed: nothing is left to clip for the single pixel.
    const Colour from = inLevels(paint.from), to = inLevels(paint.to);
    const Colour change{to.r - from.r, to.g - from.g, to.b - from.b};
    int rgb[3];
    const auto mix = [&] {
        const double t = std::clamp(share, 0.0, 1.0);
        rgb[0] = static_cast<int>(from.r + change.r * t);
        rgb[1] = static_cast<int>(from.g + change.g * t);
        rgb[2] = static_cast<int>(from.b + change.b * t);
    };
    mix();
    const bool changes = step != 0;
    const float alpha = static_cast<float>(paint.alpha * 256);
    std::uint8_t* pixel = image_.pixel(bounds.x1, y);
    std::uint8_t* shown = &objects_.at(bounds.x1, y);
    const float* const end = cover + (bounds.x2 - bounds.x1);
    while (cover < end) {
        std::ptrdiff_t run = 0; // of pixels that get the plain colour and nothing else
        if (!changes && paint.alpha >= 1)
            while (cover + run < end && cover[run] > 0.9985F)
                ++run;
        if (run > 0) {
            for (std::ptrdiff_t i = 0; i < run; ++i)
                for (int channel = 0; channel < 3; ++channel)
                    pixel[3 * i + channel] = static_cast<std::uint8_t>(rgb[channel]);
            take(shown, run);
        } else {
            run = 1;
            const int opacity = static_cast<int>(*cover * alpha + 0.5F);
            if (changes && opacity > 0) mix();
            for (int channel = 0; channel < 3; ++channel)
                pixel[channel] = static_cast<std::uint8_t>(
                    pixel[channel] + (((rgb[channel] - pixel[channel]) * opacity + 128) >> 8));
            if (opacity >= 128) take(shown, 1);
        }
        pixel += 3 * run, cover += run, shown += run, share += step * static_cast<double>(run);
    }
}

void Canvas::fill(std::span<const Point> outline, const Paint& paint)
{
    if (outline.size() < 3) return;
    if (object_ != 0 && paint.alpha >= 0.5) extendReach(outline);
    Bounds bounds{};
    if (!cover(outline, bounds)) return;
    for (int y = bounds.y1; y < bounds.y2; ++y)
        layRow(y, bounds, paint,
               area_.data() + static_cast<std::ptrdiff_t>(y - bounds.y1) * (bounds.x2 - bounds.x1 + 2));
}

void Canvas::cast(std::span<const Point> outline, double strength)
{
    Bounds bounds{};
    if (!cover(outline, bounds)) return;
    for (int y = bounds.y1; y < bounds.y2; ++y) {
        const float* row =
            area_.data() + static_cast<std::ptrdiff_t>(y - bounds.y1) * (bounds.x2 - bounds.x1 + 2);
        for (int x = bounds.x1; x < bounds.x2; ++x, ++row) {
            const auto dark = static_cast<std::uint8_t>(toByte(static_cast<double>(*row) * strength));
            shadow_.at(x, y) = std::max(shadow_.at(x, y), dark);
        }
    }
}

void Canvas::layShadow(Colour colour, double sigma)
{
    quietOpenCvOnce();
    // On bytes OpenCV's blur computes in whole numbers: the same everywhere.
    cv::Mat shadow(height(), width(), CV_8UC1, shadow_.values.data());
    if (sigma >= 0.2) cv::GaussianBlur(shadow, shadow, {}, sigma);
    const int keep[3] = {toByte(colour.r), toByte(colour.g), toByte(colour.b)};
    std::uint8_t* pixel = image_.rgb.data();
    for (std::uint8_t& dark : shadow_.values) {
        if (dark > 0)
            for (int channel = 0; channel < 3; ++channel) {
                const int factor = 255 * 255 - (255 - keep[channel]) * dark;
                pixel[channel] = static_cast<std::uint8_t>((pixel[channel] * factor + 32512) / 65025);
            }
        dark = 0;
        pixel += 3;
    }
}

void Canvas::glow(Point centre, double radius, Colour light)
{
    const int x1 = std::max(0, static_cast<int>(centre.x - radius));
    const int x2 = std::min(width(), static_cast<int>(centre.x + radius) + 1);
    const int y1 = std::max(0, static_cast<int>(centre.y - radius));
    const int y2 = std::min(height(), static_cast<int>(centre.y + radius) + 1);
    for (int y = y1; y < y2; ++y)
        for (int x = x1; x < x2; ++x) {
            const Point away = Point{x + 0.5, y + 0.5} - centre;
            const double near = 1 - (away.x * away.x + away.y * away.y) / (radius * radius);
            if (near <= 0) continue;
            const double strength = near * near * near * 255;
            const double added[3] = {light.r * strength, light.g * strength, light.b * strength};
            std::uint8_t* pixel = image_.pixel(x, y);
            for (int channel = 0; channel < 3; ++channel)
                pixel[channel] = static_cast<std::uint8_t>(
                    std::min(255, pixel[channel] + static_cast<int>(added[channel])));
        }
}

} // namespace blindspot::imaging
