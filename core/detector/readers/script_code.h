// A reader of the source code in a TorchScript export: it finds what the network's blocks compute from the
// calls that stand in their methods. The code is read as text and never run.
#pragma once

#include "core/detector/graph_facts.h"
#include "core/detector/readers/zip_archive.h"

namespace blindspot::detector {

/// Adds to the modules of `facts`, whose classes the archive's pickle has named, the settings that their code
/// states with certainty: convolutions' geometry, batch norms' eps, activations (as a module "act" of their
/// convolution), pooling, upsampling, and whether a block adds its input. What the code leaves open is not
/// added. The classes lose the numbers that tracing gives them. Errors: Error for damaged records.
void addScriptFacts(const ZipArchive& archive, GraphFacts& facts);

} // namespace blindspot::detector
