#include "core/patch/dense_paster.h"

#include "core/compute/host_copy.h"
#include "core/patch/pyramid.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace blindspot::patch {

namespace {

/// Rows of `numbers`: the map from the rectangle's own pixels to the patch comes first.
enum Number { kMap = 0, kContrast = 9, kBrightness, kLightX, kLightY, kBend, kTurn, kCutout, kNumbers = kCutout + 4 };
/// Rows of `places`.
enum Place { kFirst = 0, kCount, kInput, kLeft, kTop, kWidth, kTexel, kSide, kBlocks, kErasedBlocks, kPlaces };

/// The map to the patch from pixels counted from the corner of a rectangle, of which float32 is exact enough; divided so that its
/// denominator is about 1 there.
std::array<double, 9> localMap(const PlacedPatch& placed, const PixelBounds& bounds)
{
    std::array<double, 9> m = squareToQuad(placed.corners).inverse().m;
    for (std::size_t row = 0; row < 9; row += 3)
        m[row + 2] += m[row] * static_cast<double>(bounds.x1) + m[row + 1] * static_cast<double>(bounds.y1);
    const double middle = m[6] * static_cast<double>(bounds.x2 - bounds.x1) / 2 + m[7] * static_cast<double>(bounds.y2 - bounds.y1) / 2 + m[8];
    for (double& value : m)
        value /= middle;
    return m;
}

/// Texels before each level of a pyramid, and of all of it.
std::array<std::int64_t, kLevels + 1> firstTexels(std::int64_t side)
{
    std::array<std::int64_t, kLevels + 1> first{};
    for (std::size_t level = 0; level < kLevels; ++level, side = nextSide(side))
        first[level + 1] = first[level] + side * side;
    return first;
}

/// All levels of one or B patches (B x 3 x N x N), texel by texel: BT x 3.
at::Tensor texelsOf(const at::Tensor& patches)
{
    at::Tensor level = patches;
    std::vector<at::Tensor> flat{level.flatten(2)};
    for (std::size_t i = 1; i < kLevels; ++i) {
        level = at::adaptive_avg_pool2d(level, {nextSide(level.size(2)), nextSide(level.size(3))});
        flat.push_back(level.flatten(2));
    }
    return at::cat(flat, 2).permute({0, 2, 1}).reshape({-1, 3});
}

/// What each of the P pixels of the list becomes.
struct Taps {
    at::Tensor pixels;  ///< int64, P: of the batch; one past them for what no patch covers
    at::Tensor texels;  ///< int64, 4 x P
    at::Tensor weights; ///< float32, 4 x P x 1
    at::Tensor gain, offset; ///< float32, P x 1
};

/// The rows of the table for each pixel of the list, and where in its rectangle it lies.
struct Listed {
    at::Tensor which;              ///< int64, P
    at::Tensor numbers, places;    ///< as in the table, x P
    at::Tensor local, row, column; ///< int64, P

    at::Tensor number(std::int64_t i) const { return numbers[i]; }
    at::Tensor place(std::int64_t i) const { return places[i]; }
};

Listed listed(const PlacementTable& table)
{
    Listed list;
    const at::Tensor all = at::arange(table.pixels, table.places.options());
    list.which = at::searchsorted(table.places[kFirst], all, /*out_int32=*/false, /*right=*/true) - 1;
    list.numbers = table.numbers.index_select(1, list.which);
    list.places = table.places.index_select(1, list.which);
    list.local = all - list.place(kFirst);
    list.row = list.local.div(list.place(kWidth), "trunc");
    list.column = list.local - list.row * list.place(kWidth);
    return list;
}

/// unbent() of geometry.h.
at::Tensor unbent(const at::Tensor& across, const at::Tensor& bend, const at::Tensor& turn)
{
    const at::Tensor sine = (across * 2 - 1) * bend + turn.sin();
    const at::Tensor flat = bend == 0;
    const at::Tensor place = (sine.clamp(-1, 1).asin() - turn) / bend.masked_fill(flat, 1) / 2 + 0.5;
    return at::where(flat, across, place.masked_fill(sine.abs() > 1, -1));
}

/// erasedAt() of geometry.h.
at::Tensor erasedAt(const Listed& list, const at::Tensor& u, const at::Tensor& v)
{
    const auto within = [](const at::Tensor& value, const at::Tensor& low, const at::Tensor& high) {
        return (value >= low).logical_and(value < high);
    };
    const at::Tensor cut = within(u, list.number(kCutout), list.number(kCutout + 2))
                               .logical_and(within(v, list.number(kCutout + 1), list.number(kCutout + 3)));
    const at::Tensor blocks = list.place(kBlocks);
    const auto along = [&blocks](const at::Tensor& place) { return at::minimum((place * blocks).to(at::kLong), blocks - 1); };
    const at::Tensor bit = along(v) * blocks + along(u);
    return cut.logical_or(at::bitwise_right_shift(list.place(kErasedBlocks), bit).remainder(2).ne(0));
}

/// Where several patches cover a pixel the last one has it: which of the list's pixels are seen. `pixels`: of the batch.
at::Tensor seen(const at::Tensor& pixels, const at::Tensor& which, std::int64_t spare)
{
    const at::Tensor order = which.to(at::kInt);
    const at::Tensor last = at::full({spare + 1}, -1, order.options()).scatter_reduce_(0, pixels, order, "amax");
    return last.index_select(0, pixels).eq(order);
}

/// The four texels around a place of the patch, read bilinearly as grid_sampler_2d reads with its border mode.
void addTexels(const Listed& list, const at::Tensor& u, const at::Tensor& v, std::int64_t ofEachInput, Taps& taps)
{
    const at::Tensor side = list.place(kSide), length = side.to(at::kFloat);
    const auto at = [&length](const at::Tensor& place) { return at::minimum((place * length - 0.5).clamp_min(0), length - 1); };
    const at::Tensor x = at(u), y = at(v), left = x.floor(), top = y.floor();
    const at::Tensor right = x - left, below = y - top;
    const at::Tensor column = left.to(at::kLong), row = top.to(at::kLong);
    const at::Tensor next = at::minimum(column + 1, side - 1), under = at::minimum(row + 1, side - 1);
    const at::Tensor first = list.place(kTexel) + list.place(kInput) * ofEachInput;
    const at::Tensor upper = first + row * side, lower = first + under * side;
    taps.texels = at::stack({upper + column, upper + next, lower + column, lower + next});
    taps.weights =
        at::stack({(1 - right) * (1 - below), right * (1 - below), (1 - right) * below, right * below}).unsqueeze(2);
}

Taps tapsOf(const PlacementTable& table, std::int64_t batch, std::int64_t height, std::int64_t width, std::int64_t ofEachInput)
{
    const c10::NoGradGuard noGrad;
    const Listed list = listed(table);
    const at::Tensor x = list.column.to(at::kFloat) + 0.5, y = list.row.to(at::kFloat) + 0.5;
    const auto row = [&](std::int64_t i) { return list.number(kMap + i) * x + list.number(kMap + i + 1) * y + list.number(kMap + i + 2); };
    const at::Tensor denominator = row(6);
    at::Tensor u = row(0) / denominator, v = row(3) / denominator;
    if (table.bends) u = unbent(u, list.number(kBend), list.number(kTurn));
    const auto inUnit = [](const at::Tensor& value) { return (value >= 0).logical_and(value < 1); };
    const at::Tensor outside = inUnit(u).logical_and(inUnit(v)).logical_and(list.local < list.place(kCount)).logical_not();
    u = u.masked_fill(outside, 0), v = v.masked_fill(outside, 0);

    const std::int64_t spare = batch * height * width;
    const at::Tensor line = list.place(kInput) * height + list.place(kTop) + list.row;
    const at::Tensor pixels = (line * width + list.place(kLeft) + list.column).masked_fill(outside, spare);
    Taps taps;
    taps.pixels = pixels.masked_fill(seen(pixels, list.which, spare).logical_not(), spare);
    addTexels(list, u, v, ofEachInput, taps);
    const at::Tensor light = list.number(kLightX) * (u * 2 - 1) + list.number(kLightY) * (v * 2 - 1) + 1;
    at::Tensor gain = list.number(kContrast), offset = list.number(kBrightness);
    if (table.erases) {
        const at::Tensor erased = erasedAt(list, u, v);
        gain = gain.masked_fill(erased, 0), offset = offset.masked_fill(erased, kErased);
    }
    taps.gain = (gain * light).unsqueeze(1), taps.offset = (offset * light).unsqueeze(1);
    return taps;
}

void writeRow(const PlacedPatch& placed, const PixelBounds& bounds, std::int64_t place, const at::Tensor& table)
{
    const std::array<double, 9> map = localMap(placed, bounds);
    const double others[] = {placed.contrast, placed.brightness, placed.lightX,    placed.lightY,    placed.bend,
                             placed.turn,     placed.cutout.x1,  placed.cutout.y1, placed.cutout.x2, placed.cutout.y2};
    auto numbers = table.accessor<float, 2>();
    for (std::size_t i = 0; i < map.size(); ++i)
        numbers[kMap + static_cast<std::int64_t>(i)][place] = static_cast<float>(map[i]);
    for (std::size_t i = 0; i < std::size(others); ++i)
        numbers[kContrast + static_cast<std::int64_t>(i)][place] = static_cast<float>(others[i]);
}

} // namespace

bool fitsTable(const std::vector<PlacedPatch>& placements)
{
    return std::none_of(placements.begin(), placements.end(), [](const PlacedPatch& placed) { return placed.noise > 0; });
}

PlacementTable tableOf(const std::vector<PlacedPatch>& placements, std::int64_t patchSide, std::int64_t height, std::int64_t width,
                       std::int64_t rows)
{
    const std::int64_t count = std::max<std::int64_t>({rows, std::ssize(placements), 1});
    PlacementTable table;
    table.numbers = at::zeros({kNumbers, count});
    table.places = at::zeros({kPlaces, count}, at::kLong);
    auto places = table.places.accessor<std::int64_t, 2>();
    const auto texels = firstTexels(patchSide);
    for (std::int64_t i = 0; i < count; ++i) {
        std::array<std::int64_t, kPlaces> row{table.pixels, 0, 0, 0, 0, 1, 0, 1, 1, 0}; // covers nothing
        if (i < std::ssize(placements)) {
            const PlacedPatch& placed = placements[static_cast<std::size_t>(i)];
            const PixelBounds bounds = boundsOf(placed, height, width);
            const std::size_t level = levelOf(placed);
            std::int64_t side = patchSide;
            for (std::size_t above = 0; above < level; ++above)
                side = nextSide(side);
            row = {table.pixels,  bounds.pixels(), placed.input, bounds.x1, bounds.y1, std::max<std::int64_t>(1, bounds.across()),
                   texels[level], side, std::max<std::int64_t>(1, placed.blocks),
                   placed.blocks > 0 ? static_cast<std::int64_t>(placed.erasedBlocks) : 0};
            table.pixels += bounds.pixels();
            writeRow(placed, bounds, i, table.numbers);
            table.bends = table.bends || placed.bend != 0;
            table.erases = table.erases || placed.erases();
        }
        for (std::size_t k = 0; k < row.size(); ++k)
            places[static_cast<std::int64_t>(k)][i] = row[k];
    }
    return table;
}

std::int64_t pixelsOf(const std::vector<PlacedPatch>& placements, std::int64_t height, std::int64_t width)
{
    std::int64_t pixels = 0;
    for (const PlacedPatch& placed : placements)
        pixels += boundsOf(placed, height, width).pixels();
    return pixels;
}

PlacementTable movedTo(const PlacementTable& table, const at::Device& device)
{
    PlacementTable moved = table;
    const std::vector<at::Tensor> there = compute::deviceCopies({table.numbers, table.places}, device);
    moved.numbers = there[0], moved.places = there[1];
    return moved;
}

at::Tensor pasteByTable(const at::Tensor& background, const at::Tensor& patch, const PlacementTable& table)
{
    const std::int64_t batch = background.size(0), height = background.size(1), width = background.size(2);
    const bool ofEachInput = patch.dim() == 4;
    const at::Tensor patches = ofEachInput ? patch : patch.unsqueeze(0);
    const Taps taps = tapsOf(table, batch, height, width, ofEachInput ? firstTexels(patch.size(-1)).back() : 0);
    const at::Tensor texels = texelsOf(patches / 255).index_select(0, taps.texels.flatten()).view({4, -1, 3});
    const at::Tensor values = ((texels * taps.weights).sum(0) * taps.gain + taps.offset).clamp(0, 1);
    const at::Tensor flat = background.reshape({-1, 3});
    const at::Tensor canvas = at::cat({flat, flat.new_zeros({1, 3})}).index_put({taps.pixels}, values);
    return canvas.narrow(0, 0, batch * height * width).view({batch, height, width, 3}).permute({0, 3, 1, 2});
}

} // namespace blindspot::patch
