#include "core/detector/heads.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>

#include <cmath>

namespace blindspot::detector {

at::Tensor flatten(const std::vector<at::Tensor>& maps)
{
    std::vector<at::Tensor> flat;
    flat.reserve(maps.size());
    for (const at::Tensor& map : maps)
        flat.push_back(map.flatten(2));
    return at::cat(flat, 2).transpose(1, 2);
}

Anchors anchorsOf(const Heads& heads)
{
    const auto options = heads.scores.front().options().requires_grad(false);
    std::vector<at::Tensor> centres, strides;
    for (std::size_t i = 0; i < heads.scores.size(); ++i) {
        const std::int64_t stride = heads.strides[i], rows = heads.scores[i].size(2), columns = heads.scores[i].size(3);
        const at::Tensor x = (at::arange(columns, options) + 0.5).view({1, columns}).expand({rows, columns});
        const at::Tensor y = (at::arange(rows, options) + 0.5).view({rows, 1}).expand({rows, columns});
        centres.push_back(at::stack({x, y}, -1).view({-1, 2}));
        strides.push_back(at::full({rows * columns, 1}, static_cast<double>(stride), options));
    }
    return {at::cat(centres), at::cat(strides)};
}

at::Tensor sideDistances(const at::Tensor& boxes)
{
    const auto batch = boxes.size(0), anchors = boxes.size(1), bins = boxes.size(2) / 4;
    if (bins == 1) return boxes;
    return boxes.reshape({batch, anchors, 4, bins}).softmax(-1).matmul(at::arange(bins, boxes.options().requires_grad(false)));
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

/// Anchors of one scale, of all images.
struct Chosen {
    at::Tensor images;    ///< K: which image
    at::Tensor boxes;     ///< K x 4R, as the head has them
    at::Tensor scores;    ///< K x classes: logits
    at::Tensor centres;   ///< K x 2
    at::Tensor strides;   ///< K x 1
};

/// B x C x H x W as BHW x C: no copy where the map is channels-last.
at::Tensor rowsOf(const at::Tensor& map)
{
    return map.permute({0, 2, 3, 1}).reshape({-1, map.size(1)}).to(at::kFloat);
}

Chosen chooseAbove(const at::Tensor& boxes, const at::Tensor& scores, std::int64_t stride, double logit)
{
    const std::int64_t columns = scores.size(3), cells = scores.size(2) * columns;
    const at::Tensor rows = rowsOf(scores);
    const at::Tensor chosen = at::nonzero(rows.amax(1) > logit).squeeze(1);
    const at::Tensor cell = chosen.remainder(cells);
    const at::Tensor row = cell.div(columns, "floor"), column = cell.remainder(columns);
    return {chosen.div(cells, "floor"), rowsOf(boxes).index_select(0, chosen), rows.index_select(0, chosen),
            at::stack({column, row}, 1).to(at::kFloat) + 0.5,
            at::full({chosen.size(0), 1}, static_cast<double>(stride), rows.options())};
}

template <class Member>
at::Tensor joined(const std::vector<Chosen>& scales, Member member)
{
    std::vector<at::Tensor> parts;
    for (const Chosen& scale : scales)
        parts.push_back(scale.*member);
    return at::cat(parts);
}

/// There are few queries: they come over to the host together.
std::vector<Decoded> queriesAbove(const Heads& heads, double logit)
{
    const Decoded all = decode(heads);
    const at::Tensor boxes = all.boxes.cpu(), scores = all.scores.cpu();
    const at::Tensor above = (heads.queries.logits.amax(2) > logit).cpu();
    std::vector<Decoded> decoded;
    for (std::int64_t image = 0; image < boxes.size(0); ++image) {
        const at::Tensor own = at::nonzero(above[image]).squeeze(1);
        decoded.push_back({boxes[image].index_select(0, own).unsqueeze(0), scores[image].index_select(0, own).unsqueeze(0), heads.kind});
    }
    return decoded;
}

} // namespace

std::vector<Decoded> decodeAbove(const Heads& heads, double confidence)
{
    const double logit = std::log(confidence / (1 - confidence)) - kLogitMargin;
    if (heads.kind == HeadKind::Queries) return queriesAbove(heads, logit);
    std::vector<Chosen> scales;
    for (std::size_t i = 0; i < heads.scores.size(); ++i)
        scales.push_back(chooseAbove(heads.boxes[i], heads.scores[i], heads.strides[i], logit));
    const at::Tensor distances =
        sideDistances(joined(scales, &Chosen::boxes).unsqueeze(0)).squeeze(0);
    const at::Tensor boxes =
        (boxesFromDistances(distances, joined(scales, &Chosen::centres)) * joined(scales, &Chosen::strides))
            .cpu();
    const at::Tensor scores = joined(scales, &Chosen::scores).sigmoid().cpu();
    const at::Tensor images = joined(scales, &Chosen::images).cpu();
    std::vector<Decoded> decoded;
    for (std::int64_t image = 0; image < heads.scores.front().size(0); ++image) {
        const at::Tensor own = at::nonzero(images == image).squeeze(1);
        decoded.push_back(
            {boxes.index_select(0, own).unsqueeze(0), scores.index_select(0, own).unsqueeze(0), heads.kind});
    }
    return decoded;
}

} // namespace blindspot::detector
