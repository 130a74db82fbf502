#include "core/detector/query_decoder_reading.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/detector/graph_facts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace blindspot::detector {

namespace {

constexpr Message::Text kRemedy = Message::tr("use a detector as ultralytics builds it");
constexpr std::int64_t kMostMaps = 8, kMostLayers = 64, kMostQueries = 10000;

/// A whole number of a module; `otherwise` where the file does not say.
std::int64_t countOf(const GraphFacts& facts, const std::string& path, std::string_view name, std::int64_t otherwise,
                     std::int64_t most, const std::string& file)
{
    const ModuleFact* fact = facts.find(path);
    const double* value = fact == nullptr ? nullptr : fact->get<double>(name);
    if (value == nullptr) return otherwise;
    if (*value < 1 || *value > static_cast<double>(most) || *value != std::floor(*value))
        throw Error({Message::tr("the block %1 has %2 = %3, which cannot be built"), path, name, numberText(*value)}, file, kRemedy);
    return static_cast<std::int64_t>(*value);
}

std::int64_t countedParts(const TensorShapes& shapes, const std::string& prefix, std::int64_t most)
{
    const std::int64_t count = shapes.count(prefix);
    if (count < 1 || count > most)
        throw Error({Message::tr("the decoder has %1 parts named %2, which cannot be built"), count, prefix}, shapes.file(), kRemedy);
    return count;
}

/// What a module of a class has to say, where it says it.
struct Wanted {
    std::string_view name;
    FactValue value;
};

class DecoderCheck {
  public:
    DecoderCheck(std::string path, const QueryDecoderOptions& options, const GraphFacts& facts, const std::string& file)
        : path_(std::move(path)), options_(options), facts_(facts), file_(file)
    {
    }

    void check(const std::string& path, const ModuleFact& fact) const
    {
        const bool torch = fact.library.starts_with("torch.nn.modules."), theirs = fact.library.starts_with("ultralytics.");
        const auto heads = static_cast<double>(options_.heads);
        const bool inMap = path.starts_with(path_ + ".input_proj.");
        if (torch && inMap && fact.name == "Conv2d")
            return require(path, fact, {{"kernel_size", std::vector<double>{1, 1}}, {"stride", std::vector<double>{1, 1}}, {"groups", 1.0}});
        if (torch && inMap && (fact.name == "BatchNorm2d" || fact.name == "SyncBatchNorm"))
            return require(path, fact, {{"eps", 1e-3}, {"affine", true}, {"track_running_stats", true}});
        if (torch && fact.name == "LayerNorm") return require(path, fact, {{"eps", 1e-5}, {"elementwise_affine", true}});
        if (torch && fact.name == "MultiheadAttention")
            return require(path, fact, {{"num_heads", heads}, {"add_zero_attn", false}});
        if (torch && isHarmless(fact.name)) return;
        if (torch && fact.name == "ReLU" && path.ends_with(".act")) return;
        if (theirs && fact.name == "MLP") return require(path, fact, {{"sigmoid", false}});
        if (theirs && fact.name == "MSDeformAttn")
            return require(path, fact, {{"n_heads", heads},
                                        {"n_points", static_cast<double>(options_.points)},
                                        {"n_levels", static_cast<double>(options_.in.size())}});
        if (theirs && fact.name == "DeformableTransformerDecoderLayer") return;
        if (theirs && fact.name == "DeformableTransformerDecoder") return checkDecoder(path, fact);
        if (theirs && fact.name == "RTDETRDecoder")
            return require(path, fact, {{"learnt_init_query", false}, {"nl", static_cast<double>(options_.in.size())}});
        throw Error({Message::tr("the block %1 is of the class %2, which cannot be built"), path, fact.library + "." + fact.name}, file_,
                    kRemedy);
    }

  private:
    /// Linear maps say all by their tensors, lists only hold others, and nothing is dropped out of a network that looks.
    static bool isHarmless(std::string_view name)
    {
        constexpr std::array<std::string_view, 7> kHarmless = {"Linear",     "NonDynamicallyQuantizableLinear", "Embedding", "Dropout",
                                                               "ModuleList", "Sequential",                      "Identity"};
        return std::find(kHarmless.begin(), kHarmless.end(), name) != kHarmless.end();
    }

    /// The last layer's word counts.
    void checkDecoder(const std::string& path, const ModuleFact& fact) const
    {
        const double* layer = fact.get<double>("eval_idx");
        if (layer != nullptr && *layer != -1 && *layer != static_cast<double>(options_.layers - 1))
            throw Error({Message::tr("the block %1 has %2 = %3, which cannot be built"), path, "eval_idx", numberText(*layer)}, file_,
                        kRemedy);
    }

    void require(const std::string& path, const ModuleFact& fact, const std::vector<Wanted>& all) const
    {
        for (const Wanted& wanted : all) {
            const FactValue* found = fact.find(wanted.name);
            if (found != nullptr && *found != wanted.value)
                throw Error({Message::tr("the block %1 has a '%2' that cannot be built"), path, wanted.name}, file_, kRemedy);
        }
    }

    const std::string path_;
    const QueryDecoderOptions& options_;
    const GraphFacts& facts_;
    const std::string& file_;
};

} // namespace

QueryDecoderOptions readQueryDecoder(const std::string& path, const TensorShapes& shapes, const GraphFacts& facts)
{
    const std::string prefix = path + ".", layers = prefix + "decoder.layers.";
    QueryDecoderOptions options;
    options.in.clear();
    const std::int64_t maps = countedParts(shapes, prefix + "input_proj.", kMostMaps);
    for (std::int64_t i = 0; i < maps; ++i)
        options.in.push_back(shapes.size(prefix + "input_proj." + std::to_string(i) + ".0.weight", 1));
    options.channels = shapes.size(prefix + "input_proj.0.0.weight", 0);
    options.classes = shapes.size(prefix + "enc_score_head.weight", 0);
    options.layers = countedParts(shapes, layers, kMostLayers);
    options.hidden = shapes.size(layers + "0.linear1.weight", 0);
    options.queries = countOf(facts, path, "num_queries", options.queries, kMostQueries, shapes.file());
    options.heads = countOf(facts, path, "nhead", options.heads, 1024, shapes.file());
    const std::int64_t read = shapes.size(layers + "0.cross_attn.attention_weights.weight", 0);
    options.points = read / (options.heads * maps);
    if (options.points < 1 || options.points * options.heads * maps != read || options.channels % options.heads != 0)
        throw Error({Message::tr("attention over %1 channels with %2 heads cannot be built"), options.channels, options.heads},
                    shapes.file(), kRemedy);
    return options;
}

void checkQueryDecoder(const std::string& path, const QueryDecoderOptions& options, const GraphFacts& facts, const std::string& file,
                       const std::function<void(const std::string&)>& known)
{
    const DecoderCheck check(path, options, facts, file);
    const std::string inside = path + ".";
    for (auto fact = facts.modules.lower_bound(path); fact != facts.modules.end(); ++fact) {
        if (fact->first != path && !fact->first.starts_with(inside)) {
            if (fact->first.starts_with(path)) continue; // "model.280"
            break;
        }
        check.check(fact->first, fact->second);
        known(fact->first);
    }
}

} // namespace blindspot::detector
