#include "core/detector/heads.h"

#include "core/compute/device_constant.h"
#include "core/compute/host_copy.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <cmath>
#include <string>

namespace blindspot::detector {

at::Tensor flatten(const std::vector<at::Tensor>& maps)
{
    std::vector<at::Tensor> flat;
    flat.reserve(maps.size());
    for (const at::Tensor& map : maps)
        flat.push_back(map.flatten(2));
    return at::cat(flat, 2).transpose(1, 2);
}

namespace {

/// The anchors of maps of these rows and columns, on the CPU.
Anchors makeAnchors(const std::vector<std::int64_t>& strides, const std::vector<std::int64_t>& sides, at::ScalarType type)
{
    std::vector<at::Tensor> centres, ofEach;
    for (std::size_t i = 0; i < strides.size(); ++i) {
        const std::int64_t rows = sides[2 * i], columns = sides[2 * i + 1];
        const at::Tensor x = (at::arange(columns, type) + 0.5).view({1, columns}).expand({rows, columns});
        const at::Tensor y = (at::arange(rows, type) + 0.5).view({rows, 1}).expand({rows, columns});
        centres.push_back(at::stack({x, y}, -1).view({-1, 2}));
        ofEach.push_back(at::full({rows * columns, 1}, static_cast<double>(strides[i]), type));
    }
    return {at::cat(centres), at::cat(ofEach)};
}

} // namespace

Anchors anchorsOf(const Heads& heads)
{
    const at::ScalarType type = heads.scores.front().scalar_type();
    std::vector<std::int64_t> strides(heads.strides.begin(), heads.strides.begin() + std::ssize(heads.scores)), sides;
    std::string key = "anchors of " + std::string(c10::toString(type));
    for (std::size_t i = 0; i < strides.size(); ++i) {
        sides.insert(sides.end(), {heads.scores[i].size(2), heads.scores[i].size(3)});
        key += " " + std::to_string(strides[i]) + ":" + std::to_string(sides[2 * i]) + "x" + std::to_string(sides[2 * i + 1]);
    }
    const auto kept = [&](const char* part, at::Tensor Anchors::*member) {
        return compute::deviceConstant(part + key, heads.scores.front().device(),
                                       [&] { return makeAnchors(strides, sides, type).*member; });
    };
    return {kept("centres of ", &Anchors::centres), kept("strides of ", &Anchors::strides)};
}

at::Tensor sideDistances(const at::Tensor& boxes)
{
    const auto batch = boxes.size(0), anchors = boxes.size(1), bins = boxes.size(2) / 4;
    if (bins == 1) return boxes;
    const at::Tensor distances = compute::deviceConstant(
        "bins " + std::to_string(bins) + c10::toString(boxes.scalar_type()), boxes.device(),
        [&] { return at::arange(bins, boxes.scalar_type()); });
    return boxes.reshape({batch, anchors, 4, bins}).softmax(-1).matmul(distances);
}

at::Tensor boxesFromDistances(const at::Tensor& distances, const at::Tensor& centres)
{
    const auto parts = distances.chunk(2, -1);
    return at::cat({centres - parts[0], centres + parts[1]}, -1);
}

at::Tensor cornersInPixels(const at::Tensor& boxes, std::int64_t height, std::int64_t width)
{
    const auto part = [&boxes](std::int64_t i) { return boxes.select(-1, i); };
    const at::Tensor halfWidth = part(2) / 2, halfHeight = part(3) / 2;
    return at::stack({(part(0) - halfWidth) * width, (part(1) - halfHeight) * height, (part(0) + halfWidth) * width,
                      (part(1) + halfHeight) * height},
                     -1);
}

Decoded decode(const Heads& heads)
{
    if (const Queries& queries = heads.queries; heads.kind == HeadKind::Queries)
        return {cornersInPixels(queries.boxes, queries.height, queries.width), queries.logits.sigmoid(), heads.kind};
    const Anchors anchors = anchorsOf(heads);
    return {boxesFromDistances(sideDistances(flatten(heads.boxes)), anchors.centres) * anchors.strides,
            flatten(heads.scores).sigmoid(), heads.kind};
}

namespace {

/// Room for the rounding of a sigmoid: who is above is decided by the scores themselves, later.
constexpr double kLogitMargin = 1e-3;

/// B x C x H x W as BHW x C: no copy where the map is channels-last.
at::Tensor rowsOf(const at::Tensor& map)
{
    return map.permute({0, 2, 3, 1}).reshape({-1, map.size(1)});
}

/// One row for each anchor above: x1, y1, x2, y2 in pixels, its image, its scores; scale after scale, image after image. There is one
/// wait for the device: how many there are.
at::Tensor rowsAbove(const Heads& heads, double logit)
{
    std::vector<at::Tensor> boxRows, scoreRows, best;
    for (std::size_t i = 0; i < heads.scores.size(); ++i) {
        boxRows.push_back(rowsOf(heads.boxes[i]));
        scoreRows.push_back(rowsOf(heads.scores[i]));
        best.push_back(scoreRows.back().amax(1).to(at::kFloat));
    }
    const at::Tensor chosen = compute::indicesOf(at::cat(best) > logit);
    at::Tensor boxes, scores, images, centres, strides;
    const auto fill = [](at::Tensor& all, const at::Tensor& own, const at::Tensor& rows) {
        all = all.defined() ? at::where(own, rows, all) : rows;
    };
    std::int64_t before = 0;
    for (std::size_t i = 0; i < heads.scores.size(); ++i) {
        const std::int64_t count = scoreRows[i].size(0), columns = heads.scores[i].size(3), cells = heads.scores[i].size(2) * columns;
        const at::Tensor place = (chosen - before).clamp(0, count - 1), own = (chosen >= before).unsqueeze(1);
        const at::Tensor cell = place.remainder(cells);
        fill(boxes, own, boxRows[i].index_select(0, place).to(at::kFloat));
        fill(scores, own, scoreRows[i].index_select(0, place).to(at::kFloat));
        fill(images, own, place.div(cells, "floor").unsqueeze(1));
        fill(centres, own, at::stack({cell.remainder(columns), cell.div(columns, "floor")}, 1).to(at::kFloat) + 0.5);
        fill(strides, own, at::full({chosen.size(0), 1}, static_cast<double>(heads.strides[i]), centres.options()));
        before += count;
    }
    const at::Tensor distances = sideDistances(boxes.unsqueeze(0)).squeeze(0);
    return at::cat({boxesFromDistances(distances, centres) * strides, images.to(at::kFloat), scores.sigmoid()}, 1);
}

/// The same of queries, of which there are few.
at::Tensor queryRowsAbove(const Heads& heads, double logit)
{
    const Decoded all = decode(heads);
    const std::int64_t batch = all.boxes.size(0), count = all.boxes.size(1);
    const at::Tensor images = at::arange(batch, all.boxes.options()).view({batch, 1, 1}).expand({batch, count, 1});
    const at::Tensor rows = at::cat({all.boxes, images, all.scores}, 2).flatten(0, 1);
    return rows.index_select(0, compute::indicesOf((heads.queries.logits.amax(2) > logit).flatten()));
}

} // namespace

std::vector<Decoded> decodeAbove(const Heads& heads, double confidence)
{
    const double logit = std::log(confidence / (1 - confidence)) - kLogitMargin;
    const bool queries = heads.kind == HeadKind::Queries;
    const at::Tensor rows = compute::onHost(queries ? queryRowsAbove(heads, logit) : rowsAbove(heads, logit));
    const std::int64_t batch = queries ? heads.queries.logits.size(0) : heads.scores.front().size(0);
    std::vector<Decoded> decoded;
    for (std::int64_t image = 0; image < batch; ++image) {
        const at::Tensor own = rows.index_select(0, compute::indicesOf(rows.select(1, 4) == image)).unsqueeze(0);
        decoded.push_back({own.narrow(2, 0, 4).contiguous(), own.narrow(2, 5, own.size(2) - 5).contiguous(), heads.kind});
    }
    return decoded;
}

} // namespace blindspot::detector
