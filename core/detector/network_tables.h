// The published networks as tables, before a scale is applied. Internal to core/detector.
#pragma once

#include "core/detector/network_spec.h"
#include "core/detector/network_text.h"

#include <vector>

namespace blindspot::detector {

/// How a scale changes a table: repeats times depth, channels (at most maxChannels) times width.
struct Scaling {
    double depth = 1, width = 1;
    std::int64_t maxChannels = 1 << 20;
};

/// The layers of a family at a scale, not yet scaled. Errors: Error for a scale that the family has not.
std::vector<LayerRow> tableOf(Family family, char scale);
/// Errors: the same.
Scaling scalingOf(Family family, char scale);

/// Whether layers are those of a table but for their sizes.
bool sameLayers(const std::vector<LayerRow>& rows, const std::vector<LayerSpec>& layers);

/// How the heads of a family are published.
struct PublishedHead {
    bool oneToOne = false;   ///< it has the second head
    std::int64_t regMax = 16;
    bool queries = false;    ///< a decoder of queries instead
};
PublishedHead publishedHead(Family family);

/// The table at these factors, with the family's head.
NetworkSpec scaledSpec(Family family, const std::vector<LayerRow>& rows, const Scaling& factors, std::int64_t classes);

} // namespace blindspot::detector
