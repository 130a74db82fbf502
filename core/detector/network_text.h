// Functions that write a network's description as text and read it again: the published tables are such texts, and files of
// weights that Blindspot writes carry one.
#pragma once

#include "core/detector/network_spec.h"

#include <string>
#include <string_view>

namespace blindspot::detector {

/// A layer of a text, before its channels and repeats are scaled.
struct LayerRow {
    LayerSpec layer;
    double expansion = 0.5; ///< hidden channels as a part of the output's, where `layer.hidden` is 0
};

/// One layer a line, such as "C2f 128 x3 add" or "Concat from=-1,6": the block's name, output channels, and what is not as usual. Errors:
/// Error at `where` for a line that is none, or more than 500 layers.
std::vector<LayerRow> layersFromText(std::string_view text, const std::string& where);

/// The whole network in this form; the last line has the head's numbers. The settings are not in it.
std::string networkText(const NetworkSpec& spec);
/// The reverse. Errors: Error at `where`.
NetworkSpec networkFromText(std::string_view text, const std::string& where);

/// "C2fCIB", as ultralytics names the class.
std::string_view layerName(LayerKind kind);

} // namespace blindspot::detector
