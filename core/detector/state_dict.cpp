#include "core/detector/state_dict.h"

#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/detector/readers/safetensors_weights.h"

#include <algorithm>
#include <string_view>

namespace blindspot::detector {

namespace {

constexpr char kReadable[] = "choose a .safetensors, .pt or .torchscript file";

StateDict readByContent(const std::filesystem::path& path)
{
    InputFile file(path);
    const std::string head = file.readAt(0, std::min<std::uint64_t>(file.size(), 16));
    if (head.size() > 8 && head[8] == '{') return readSafetensorsWeights(path);
    throw Error("this is not a file of weights that Blindspot reads", file.name(), kReadable);
}

} // namespace

StateDict readStateDict(const std::filesystem::path& file)
{
    return readByContent(file);
}

} // namespace blindspot::detector
