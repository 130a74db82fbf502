// What is wrong with a file of a record, as a check of the workspace tells it.
#include "core/common/error.h"
#include "core/common/input_file.h"
#include "core/common/utf8.h"
#include "core/compute/checkpoint_pair.h"
#include "core/imaging/codec.h"
#include "core/workspace/maintenance/check_run.h"

#include <nlohmann/json.hpp>


namespace blindspot::workspace {

namespace {

Message damageOfTensors(const std::filesystem::path& file)
{
    const compute::SafetensorsFile content = compute::readSafetensors(file);
    const auto digest = content.metadata.find("digest");
    if (digest == content.metadata.end() || digest->second == compute::digestOf(content)) return {};
    return Message::tr("its content is not what was written: the digest is another");
}

Message damageOfJson(const std::filesystem::path& file)
{
    if (nlohmann::json::accept(wholeFile(file))) return {};
    return Message::tr("this is no JSON, or it is cut short");
}

} // namespace

Message damageOfFile(const std::filesystem::path& file)
{
    const std::string kind = lowerExtension(file);
    try {
        if (kind == ".safetensors") return damageOfTensors(file);
        if (kind == ".png") return imaging::decodeFileLeniently(file).damage;
        if (kind == ".json") return damageOfJson(file);
    } catch (const Error& error) {
        return error.message();
    }
    return {};
}

} // namespace blindspot::workspace
