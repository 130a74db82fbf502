#include "core/patch/tiles.h"

#include "core/compute/host_copy.h"
#include "core/patch/scene.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <algorithm>
#include <map>

namespace blindspot::patch {

namespace {

constexpr double kPadding = 114.0 / 255; // the grey of letterboxed borders, which the detectors know from training

bool showsAny(const Tile& tile)
{
    return tile.rows.drawn > 0 && tile.columns.drawn > 0;
}

at::Tensor emptyInputs(std::int64_t inputs, std::int64_t side, const at::Device& device)
{
    return at::full({inputs, side, side, 3}, kPadding, at::TensorOptions().device(device));
}

at::Tensor squareOf(const at::Tensor& inputs, const Tile& tile)
{
    return inputs[tile.input].narrow(0, tile.top, tile.side).narrow(1, tile.left, tile.side);
}

void draw(const at::Tensor& picture, const Tile& tile, const at::Tensor& square)
{
    const ResizedRange &rows = tile.rows, &columns = tile.columns;
    at::Tensor pixels =
        picture.narrow(1, rows.from, rows.length).narrow(2, columns.from, columns.length).unsqueeze(0).to(at::kFloat) / 255;
    pixels = tile.shrunk ? at::_upsample_bilinear2d_aa(pixels, {rows.drawn, columns.drawn}, false)
                         : at::upsample_bilinear2d(pixels, {rows.drawn, columns.drawn}, false);
    if (tile.mirrored) pixels = pixels.flip(3);
    square.narrow(0, rows.to, rows.drawn).narrow(1, columns.to, columns.drawn).copy_(pixels[0].permute({1, 2, 0}));
}

/// What the weights along one axis follow from: n x 7 float32.
at::Tensor axisTable(const std::vector<const Tile*>& tiles, ResizedRange Tile::*axis, bool mirrors)
{
    const at::Tensor table = at::empty({static_cast<std::int64_t>(tiles.size()), 7});
    auto* value = table.data_ptr<float>();
    for (const Tile* tile : tiles) {
        const ResizedRange& range = tile->*axis;
        const double scale = range.drawn > 0 ? static_cast<double>(range.length) / static_cast<double>(range.drawn) : 1;
        const double support = tile->shrunk ? std::max(scale, 1.0) : 1.0;
        for (const double one : {static_cast<double>(range.from), static_cast<double>(range.length), static_cast<double>(range.to),
                                 static_cast<double>(range.drawn), scale, support, mirrors && tile->mirrored ? 1.0 : 0.0})
            *value++ = static_cast<float>(one);
    }
    return table;
}

/// How much of each of a picture's `side` pixels is in each pixel of a tile, by a table of axisTable on the device: n x tile x side, rows
/// that sum to 1, or 0 where the tile shows nothing.
at::Tensor axisWeights(const at::Tensor& table, std::int64_t tile, std::int64_t side)
{
    const auto column = [&](std::int64_t i) { return table.select(1, i).view({-1, 1}); };
    const at::Tensor from = column(0), length = column(1), to = column(2), drawn = column(3), scale = column(4);
    const at::Tensor place = at::arange(tile, table.options()).unsqueeze(0) - to; // n x tile
    const at::Tensor along = at::where(column(6) > 0, drawn - 1 - place, place);
    const at::Tensor shown = place.ge(0).logical_and(place < drawn);
    const at::Tensor centre = (from + scale * (along + 0.5)).unsqueeze(2);                     // n x tile x 1
    const at::Tensor pixel = at::arange(side, table.options()).view({1, 1, side});             // its left edge
    const at::Tensor within = pixel.ge(from.unsqueeze(2)).logical_and(pixel < (from + length).unsqueeze(2)); // n x 1 x side
    const at::Tensor weights =
        (1 - (pixel + 0.5 - centre).abs() / column(5).unsqueeze(2)).clamp_min(0) * within.logical_and(shown.unsqueeze(2));
    constexpr double kNothing = 1e-6; // no row that shows something sums to as little
    return weights / weights.sum(2, /*keepdim=*/true).clamp_min(kNothing);
}

/// Tiles of one size: n x tile x tile x 3.
at::Tensor drawnAtOnce(const std::vector<PreparedImage>& images, const std::vector<const Tile*>& tiles, const at::Device& device)
{
    const auto count = static_cast<std::int64_t>(tiles.size()), size = tiles.front()->side;
    std::vector<at::Tensor> pictures;
    for (const Tile* tile : tiles)
        pictures.push_back(images[tile->image].pixels);
    const std::int64_t side = pictures.front().size(1);
    const std::vector<at::Tensor> tables =
        compute::deviceCopies({axisTable(tiles, &Tile::rows, false), axisTable(tiles, &Tile::columns, true)}, device);
    const at::Tensor rows = axisWeights(tables[0], size, side), columns = axisWeights(tables[1], size, side);
    // n x side x 3 x side, so that both products are of matrices that lie in one piece.
    const at::Tensor pixels = compute::unitValues(at::stack(pictures), device).permute({0, 2, 1, 3}).reshape({count, side, 3 * side});
    const at::Tensor resized = rows.bmm(pixels).view({count, size * 3, side}).bmm(columns.transpose(1, 2)).view({count, size, 3, size});
    const at::Tensor shown = rows.sum(2).unsqueeze(2) * columns.sum(2).unsqueeze(1); // n x size x size
    return resized.permute({0, 1, 3, 2}) + (1 - shown).unsqueeze(3) * kPadding;
}

} // namespace

at::Tensor drawTiles(const std::vector<PreparedImage>& images, const std::vector<Tile>& tiles, std::int64_t inputs, std::int64_t side,
                     const std::string& device)
{
    const at::Tensor drawn = emptyInputs(inputs, side, at::Device(device));
    for (const Tile& tile : tiles)
        if (showsAny(tile)) draw(images[tile.image].pixels, tile, squareOf(drawn, tile));
    return drawn;
}

at::Tensor drawTilesAtOnce(const std::vector<PreparedImage>& images, const std::vector<Tile>& tiles, std::int64_t inputs, std::int64_t side,
                           const std::string& device)
{
    std::map<std::int64_t, std::vector<const Tile*>> ofSize;
    for (const Tile& tile : tiles)
        ofSize[tile.side].push_back(&tile);
    at::Tensor drawn;
    for (const auto& [size, some] : ofSize) {
        const at::Tensor squares = drawnAtOnce(images, some, at::Device(device));
        const std::int64_t across = side / size, count = across * across;
        const bool fills = ofSize.size() == 1 && across * size == side && std::cmp_equal(some.size(), inputs * count);
        if (fills) // in the order of inputs, rows and columns, as tiledInput lists them
            return squares.view({inputs, across, across, size, size, 3}).permute({0, 1, 3, 2, 4, 5}).reshape({inputs, side, side, 3});
        if (!drawn.defined()) drawn = emptyInputs(inputs, side, at::Device(device));
        for (std::size_t i = 0; i < some.size(); ++i)
            squareOf(drawn, *some[i]).copy_(squares[static_cast<std::int64_t>(i)]);
    }
    return drawn;
}

} // namespace blindspot::patch
