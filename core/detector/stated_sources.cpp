#include "core/detector/stated_sources.h"

#include "core/common/error.h"
#include "core/detector/graph_facts.h"
#include "core/detector/network_spec.h"

#include <vector>

namespace blindspot::detector {

void checkStatedSources(const GraphFacts& facts, const NetworkSpec& spec, const std::string& file)
{
    for (const auto& [layer, stated] : facts.sources) {
        if (layer < 0 || static_cast<std::size_t>(layer) >= spec.layers.size()) continue;
        std::vector<int> own;
        for (const int from : spec.layers[static_cast<std::size_t>(layer)].from)
            own.push_back(from < 0 ? layer + from : from);
        if (stated == own) continue;
        std::string text;
        for (const int source : stated)
            text.append(text.empty() ? "(" : ", ").append(std::to_string(source));
        throw Error({Message::tr("the block %1 has %2 = %3, which cannot be built"), "model." + std::to_string(layer), "from",
                     text + ")"},
                    file, Message::tr("use a detector as ultralytics builds it"));
    }
}

} // namespace blindspot::detector
