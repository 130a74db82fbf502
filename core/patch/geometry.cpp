#include "core/patch/geometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace blindspot::patch {

std::array<double, 2> Projection::apply(double x, double y) const
{
    const double w = m[6] * x + m[7] * y + m[8];
    return {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
}

Projection Projection::inverse() const
{
    // The adjugate: a projection is defined up to a factor, so the determinant is not needed.
    const auto minor = [this](int a, int b, int c, int d) { return m[a] * m[d] - m[b] * m[c]; };
    return {{minor(4, 5, 7, 8), -minor(1, 2, 7, 8), minor(1, 2, 4, 5), -minor(3, 5, 6, 8), minor(0, 2, 6, 8),
             -minor(0, 2, 3, 5), minor(3, 4, 6, 7), -minor(0, 1, 6, 7), minor(0, 1, 3, 4)}};
}

Projection squareToQuad(const std::array<std::array<double, 2>, 4>& p)
{
    const double dx1 = p[1][0] - p[2][0], dx2 = p[3][0] - p[2][0], sx = p[0][0] - p[1][0] + p[2][0] - p[3][0];
    const double dy1 = p[1][1] - p[2][1], dy2 = p[3][1] - p[2][1], sy = p[0][1] - p[1][1] + p[2][1] - p[3][1];
    const double determinant = dx1 * dy2 - dx2 * dy1;
    const double g = determinant == 0 ? 0 : (sx * dy2 - dx2 * sy) / determinant;
    const double h = determinant == 0 ? 0 : (dx1 * sy - sx * dy1) / determinant;
    return {{p[1][0] - p[0][0] + g * p[1][0], p[3][0] - p[0][0] + h * p[3][0], p[0][0], //
             p[1][1] - p[0][1] + g * p[1][1], p[3][1] - p[0][1] + h * p[3][1], p[0][1], g, h, 1}};
}

double unbent(double u, double bend, double turn)
{
    if (bend == 0) return u;
    const double sine = (2 * u - 1) * bend + std::sin(turn);
    if (std::abs(sine) > 1) return -1;
    return 0.5 + (std::asin(sine) - turn) / bend / 2;
}

bool PlacedPatch::erasedAt(double u, double v) const
{
    if (u >= cutout.x1 && u < cutout.x2 && v >= cutout.y1 && v < cutout.y2) return true;
    if (blocks == 0) return false;
    const auto along = [this](double place) {
        return std::clamp<std::int64_t>(static_cast<std::int64_t>(place * static_cast<double>(blocks)), 0, blocks - 1);
    };
    return (erasedBlocks >> (along(v) * blocks + along(u)) & 1) != 0;
}

namespace {

/// A square whose centre may lie a little outside the patch, as T-SEA draws it.
Box drawCutout(double side, RandomStream& random)
{
    constexpr double kBeyond = 0.05;
    const double x = random.uniform(-kBeyond, 1 + kBeyond), y = random.uniform(-kBeyond, 1 + kBeyond);
    return {x - side / 2, y - side / 2, x + side / 2, y + side / 2};
}

/// `share` of blocks x blocks, as near as whole blocks come, all equally likely.
std::uint64_t drawBlocks(std::int64_t blocks, double share, RandomStream& random)
{
    const std::int64_t count = blocks * blocks;
    std::int64_t left = std::llround(share * static_cast<double>(count));
    std::uint64_t drawn = 0;
    for (std::int64_t block = 0; block < count; ++block)
        if (static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(count - block))) < left) {
            drawn |= std::uint64_t{1} << block;
            --left;
        }
    return drawn;
}

} // namespace

PlacedPatch placePatch(std::int64_t input, double centreX, double centreY, double side, std::int64_t patchSize,
                       const TransformOptions& transforms, RandomStream& random, double aspect)
{
    const double wider = std::sqrt(aspect), higher = 1 / wider;
    const auto either = [&random](double range) { return range == 0 ? 0.0 : random.uniform(-range, range); };
    const double drawn = side * (1 + either(transforms.scale));
    const double x = centreX + either(transforms.shift) * side * wider,
                 y = centreY + either(transforms.shift) * side * higher;
    const double angle = either(transforms.rotation) * std::numbers::pi / 180;
    const double cosine = std::cos(angle), sine = std::sin(angle);

    PlacedPatch placed;
    placed.input = input;
    constexpr std::array<std::array<double, 2>, 4> kSquare = {
        {{-0.5, -0.5}, {0.5, -0.5}, {0.5, 0.5}, {-0.5, 0.5}}};
    for (std::size_t i = 0; i < 4; ++i) {
        const double u = kSquare[i][0] + either(transforms.perspective),
                     v = kSquare[i][1] + either(transforms.perspective);
        placed.corners[i] = {x + drawn * wider * (cosine * u - sine * v),
                             y + drawn * higher * (sine * u + cosine * v)};
    }
    placed.octaves = std::max(0.0, std::log2(static_cast<double>(patchSize) / std::max(drawn, 1e-3)));
    if (transforms.blur > 0) placed.octaves += random.uniform(0, transforms.blur);
    placed.contrast = 1 + either(transforms.contrast);
    // Contrast turns around mid-grey, so that it changes no mean.
    placed.brightness = 0.5 * (1 - placed.contrast) + either(transforms.brightness);
    placed.noise = transforms.noise;
    placed.noiseKey = transforms.noise > 0 ? random.next() : 0;
    if (transforms.relight > 0) {
        const double strength = random.uniform(0, transforms.relight), direction = random.uniform(0, 2 * std::numbers::pi);
        // Divided so that no corner changes by more.
        const double most = std::abs(std::cos(direction)) + std::abs(std::sin(direction));
        placed.lightX = strength * std::cos(direction) / most;
        placed.lightY = strength * std::sin(direction) / most;
    }
    if (transforms.bend > 0) {
        placed.bend = random.uniform(0, transforms.bend) * std::numbers::pi / 180;
        placed.turn = random.uniform(-0.5, 0.5) * placed.bend;
    }
    if (transforms.cutout > 0 && random.uniform() < transforms.cutoutProbability)
        placed.cutout = drawCutout(transforms.cutout, random);
    if (transforms.erase > 0) {
        placed.blocks = transforms.eraseBlocks;
        placed.erasedBlocks = drawBlocks(placed.blocks, transforms.erase, random);
    }
    return placed;
}

PlacedPatch placeOnObject(std::int64_t input, const Box& box, double scale, std::int64_t patchSize,
                          const TransformOptions& transforms, RandomStream& random, double aspect)
{
    return placePatch(input, (box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2, scale * std::sqrt(box.area()),
                      patchSize, transforms, random, aspect);
}

PlacedPatch placeFixed(std::int64_t input, std::int64_t row, std::int64_t column, std::int64_t patchSize,
                       const TransformOptions& transforms, RandomStream& random, double aspect)
{
    const auto side = static_cast<double>(patchSize), half = side / 2;
    return placePatch(input, static_cast<double>(column) + half, static_cast<double>(row) + half,
                      side * std::sqrt(std::min(aspect, 1 / aspect)), patchSize, transforms, random, aspect);
}

} // namespace blindspot::patch
