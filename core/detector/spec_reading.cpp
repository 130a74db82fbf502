#include "core/detector/spec_reading.h"

#include "core/common/error.h"
#include "core/detector/graph_facts.h"
#include "core/detector/layer_reading.h"
#include "core/detector/network_tables.h"
#include "core/detector/other_networks.h"
#include "core/detector/query_decoder_reading.h"
#include "core/detector/state_dict.h"

#include <algorithm>

namespace blindspot::detector {

namespace {

constexpr std::size_t kMaxLayers = 500;

std::string pathOf(std::size_t index)
{
    return "model." + std::to_string(index);
}

Message::Text remedy()
{
    return Message::tr("use a detector as ultralytics builds it");
}

/// Names of both kinds of heads at a layer.
bool hasHead(const std::string& path, const TensorShapes& shapes)
{
    return shapes.has(path + ".enc_score_head.weight") || shapes.has(path + ".cv2.0.2.weight") || shapes.has(path + ".one2one_cv2.0.2.weight");
}

/// A published table, and how many of its layers the file has.
struct Candidate {
    Family family = Family::YoloV8;
    std::vector<LayerRow> rows;
    std::size_t fitting = 0;
};

/// What tells heads of the same names apart: the numbers a box, and the second head.
std::size_t headFits(Family family, const std::string& path, const TensorShapes& shapes)
{
    const PublishedHead published = publishedHead(family);
    if (published.queries) return 2;
    const bool oneToOne = shapes.begins(path + ".one2one_cv2.");
    const std::string weight = path + (oneToOne ? ".one2one_cv2.0.2.weight" : ".cv2.0.2.weight");
    // The numbers count for more: an export may keep one of two heads.
    return (shapes.size(weight, 0) == 4 * published.regMax ? 2U : 0U) + (oneToOne == published.oneToOne ? 1U : 0U);
}

/// The published table that the names of the tensors fit best; no rows where none has its head at the right place.
Candidate bestTable(const TensorShapes& shapes)
{
    Candidate best;
    for (const Family family : allFamilies())
        for (const char scale : scalesOf(family)) {
            Candidate one{family, tableOf(family, scale), 0};
            const std::string head = pathOf(one.rows.size() - 1);
            const bool decodes = one.rows.back().layer.kind == LayerKind::RtDetrDecoder;
            if (!hasHead(head, shapes) || decodes != shapes.has(head + ".enc_score_head.weight")) continue;
            for (std::size_t i = 0; i + 1 < one.rows.size(); ++i)
                if (hasNamesOf(one.rows[i].layer.kind, pathOf(i), shapes)) ++one.fitting;
            one.fitting += headFits(family, head, shapes);
            if (one.fitting > best.fitting) best = std::move(one);
        }
    return best;
}

/// The layers that the file's modules name, in their order; empty where the file does not say what each of them reads.
std::vector<LayerSpec> layersOfModules(const GraphFacts& facts, const std::string& file)
{
    std::vector<LayerSpec> layers;
    for (std::size_t index = 0; facts.complete; ++index) {
        const auto found = facts.modules.find(pathOf(index));
        if (found == facts.modules.end() || index >= kMaxLayers) break;
        if (found->second.find("f") == nullptr) return {};
        const std::optional<LayerKind> kind = kindOfClass(found->second);
        if (!kind)
            throw Error({Message::tr("the block %1 is of the class %2, which cannot be built"), pathOf(index),
                         found->second.library + "." + found->second.name},
                        file, remedy());
        layers.push_back(layerOfModule(facts, pathOf(index), *kind, file));
    }
    return layers;
}

/// The family whose blocks these are, for networks of no published structure.
Family familyOf(const std::vector<LayerSpec>& layers, bool distribution, bool oneToOne)
{
    const auto any = [&layers](std::initializer_list<LayerKind> kinds) {
        return std::any_of(layers.begin(), layers.end(), [&](const LayerSpec& layer) {
            return std::find(kinds.begin(), kinds.end(), layer.kind) != kinds.end();
        });
    };
    using enum LayerKind;
    if (any({RtDetrDecoder})) return Family::RtDetr;
    if (!distribution) return Family::Yolo26;
    if (oneToOne || any({C2fCib, ScDown, Psa})) return Family::YoloV10;
    if (any({A2C2f})) return Family::Yolo12;
    if (any({RepNcspElan4, Elan1})) return Family::YoloV9;
    if (any({C3k2})) return Family::Yolo11;
    return any({C3}) && !any({C2f}) ? Family::YoloV5u : Family::YoloV8;
}

/// The published layers where the file's are the same but for their sizes: what shapes and modules do not say is as published there.
bool usePublished(NetworkSpec& spec)
{
    for (const Family family : allFamilies())
        for (const char scale : scalesOf(family)) {
            const std::vector<LayerRow> rows = tableOf(family, scale);
            if (publishedHead(family).oneToOne != spec.oneToOne || !sameLayers(rows, spec.layers)) continue;
            spec.family = family;
            for (std::size_t i = 0; i < rows.size(); ++i)
                spec.layers[i] = rows[i].layer;
            return true;
        }
    return false;
}

/// What the tensors of the head say.
void readHead(NetworkSpec& spec, const TensorShapes& shapes, const GraphFacts& facts)
{
    const std::string path = pathOf(spec.layers.size() - 1) + ".";
    if (spec.layers.back().kind == LayerKind::RtDetrDecoder) {
        spec.oneToMany = spec.oneToOne = false;
        spec.regMax = 1;
        spec.decoder = readQueryDecoder(pathOf(spec.layers.size() - 1), shapes, facts);
        spec.classes = spec.decoder->classes;
        return;
    }
    spec.oneToMany = shapes.begins(path + "cv2.");
    spec.oneToOne = shapes.begins(path + "one2one_cv2.");
    const std::string prefix = path + (spec.oneToMany ? "" : "one2one_");
    const std::int64_t sides = shapes.size(prefix + "cv2.0.2.weight", 0);
    if (sides % 4 != 0)
        throw Error({Message::tr("the block %1 has %2 numbers a box, which cannot be built"), path.substr(0, path.size() - 1), sides},
                    shapes.file(), remedy());
    spec.regMax = sides / 4;
    spec.classes = shapes.size(prefix + "cv3.0.2.weight", 0);
    spec.boxHidden = shapes.size(prefix + "cv2.0.2.weight", 1);
    spec.classHidden = shapes.size(prefix + "cv3.0.2.weight", 1);
    spec.depthwiseClassBranch = shapes.has(prefix + "cv3.0.0.0.conv.weight");
}

NetworkSpec specOfModules(std::vector<LayerSpec> layers, const TensorShapes& shapes, const GraphFacts& facts)
{
    NetworkSpec spec;
    spec.layers = std::move(layers);
    const LayerSpec& last = spec.layers.back();
    if ((last.kind != LayerKind::Detect && last.kind != LayerKind::RtDetrDecoder) || last.from.empty())
        throw Error({Message::tr("the block %1 is no detection head"), pathOf(spec.layers.size() - 1)}, shapes.file(), remedy());
    readHead(spec, shapes, facts);
    if (!usePublished(spec)) spec.family = familyOf(spec.layers, spec.regMax > 1, spec.oneToOne);
    return spec;
}

NetworkSpec specOfTable(const StateDict& weights, const TensorShapes& shapes)
{
    Candidate best = bestTable(shapes);
    NetworkSpec spec;
    spec.family = best.family;
    for (const LayerRow& row : best.rows)
        spec.layers.push_back(row.layer);
    if (!spec.layers.empty()) {
        readHead(spec, shapes, weights.graph);
        return spec;
    }
    for (const auto& [name, tensor] : weights.tensors)
        if (const std::size_t end = name.find("cv2.0.2.weight"); end != std::string::npos && end > 1)
            throw Error({Message::tr("this is a YOLO network of another structure (its detection head is %1), and the file does not say "
                                     "what its layers read"),
                         name.substr(0, end - 1)},
                        shapes.file(), Message::tr("use the checkpoint (.pt) that it was exported from"));
    throw Error({Message::tr("these are not the weights of a detector that is known here (%1)"), familyNames()}, shapes.file(),
                Message::tr("use the checkpoint or an export of one of these"));
}

/// That the file's layers are of the table's classes, where it names them.
void requireLayers(const GraphFacts& facts, const NetworkSpec& spec, const std::string& file)
{
    for (std::size_t index = 0; index < spec.layers.size(); ++index) {
        const auto fact = facts.modules.find(pathOf(index));
        if (fact == facts.modules.end() || kindOfClass(fact->second) == spec.layers[index].kind) continue;
        throw Error({Message::tr("the block %1 is of the class %2 where %3 belongs, which cannot be built"), pathOf(index),
                     fact->second.name, layerName(spec.layers[index].kind)},
                    file, remedy());
    }
}

} // namespace

std::string layersSource(const StateDict& weights)
{
    if (!weights.graph.description.empty()) return "description";
    const auto first = weights.graph.modules.find(pathOf(0));
    const bool modules = weights.graph.complete && first != weights.graph.modules.end() && first->second.find("f") != nullptr;
    if (modules) return "modules";
    return weights.graph.sources.empty() ? "names" : "nodes";
}

NetworkSpec inferSpec(const StateDict& weights, const std::string& file)
{
    if (const Message other = otherNetwork(weights); !other.empty())
        throw Error({Message::tr("these are the weights of %1, which is not supported yet"), other}, file,
                    {Message::tr("use a detector of one of %1"), familyNames()});
    const TensorShapes shapes(weights, file);
    NetworkSpec spec;
    if (!weights.graph.description.empty()) {
        spec = networkFromText(weights.graph.description, file);
        readHead(spec, shapes, weights.graph);
    } else if (std::vector<LayerSpec> layers = layersOfModules(weights.graph, file); !layers.empty()) {
        spec = specOfModules(std::move(layers), shapes, weights.graph);
    } else {
        spec = specOfTable(weights, shapes);
        requireLayers(weights.graph, spec, file);
    }
    for (std::size_t index = 0; index < spec.layers.size(); ++index)
        readShapes(spec.layers[index], pathOf(index), shapes);
    settleStrides(spec, file);
    return spec;
}

} // namespace blindspot::detector
