#include "core/workspace/runs/run_patch.h"

#include "core/dataset/image_tensor.h"
#include "core/imaging/codec.h"
#include "core/patch/trainer.h"
#include "core/workspace/runs/checkpoint.h"
#include "core/workspace/runs/options_json.h"

#include <filesystem>
#include <system_error>

namespace blindspot::workspace {

std::optional<imaging::Image> patchPicture(const RunStore& store, const RunRecord& record)
{
    const std::filesystem::path folder = store.folder(record.id);
    const std::filesystem::path picture = folder / "patch.png";
    std::error_code code;
    // A resumed run still has the picture of its earlier end; its checkpoint is newer.
    const bool ended = record.state == RunState::Completed || record.state == RunState::Failed ||
                       (record.state == RunState::Interrupted && !record.abandoned);
    if (ended && std::filesystem::exists(picture, code)) return imaging::decodeFile(picture);
    const auto options = optionsFromText(record.optionsJson, {Message::tr("run %1"), record.id});
    if (const auto state = CheckpointFiles(folder, record.id).read(options.patchSize);
        state && state->patch.defined())
        return dataset::imageFromTensor(state->patch);
    if (std::filesystem::exists(picture, code)) return imaging::decodeFile(picture);
    return std::nullopt;
}

} // namespace blindspot::workspace
