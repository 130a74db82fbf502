#include "core/detector_training/checkpoint_file.h"

#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/common/utf8.h"
#include "core/compute/safetensors.h"

#include <type_traits>
#include <utility>

namespace blindspot::detector_training {

namespace {

constexpr const char* kFormat = "blindspot-detector-training-2";
constexpr const char* kWithoutDigest = "blindspot-detector-training-1"; ///< the same, of earlier versions

template <typename State, typename Visit>
void forEachNumber(State& state, const Visit& visit)
{
    visit("epoch", state.epoch), visit("batch", state.batch), visit("updates", state.updates);
    visit("patched_epoch", state.patchedEpoch);
    visit("best_epoch", state.bestEpoch), visit("seconds", state.seconds), visit("best_ap50", state.bestAp50);
    visit("total_box", state.totals.box), visit("total_cls", state.totals.cls);
    visit("total_dfl", state.totals.dfl), visit("total_images", state.totals.images);
}

template <typename State, typename Visit>
void forEachGroup(State& state, const Visit& visit)
{
    visit("weights/", state.weights), visit("moments/", state.moments), visit("average/", state.average);
    visit("best/", state.best);
}

/// Those whose names begin with `prefix`, without it.
NamedTensors group(const std::map<std::string, at::Tensor>& tensors, const std::string& prefix)
{
    NamedTensors found;
    for (auto item = tensors.lower_bound(prefix); item != tensors.end() && item->first.starts_with(prefix);
         ++item)
        found.emplace(item->first.substr(prefix.size()), item->second);
    return found;
}

std::map<std::string, at::Tensor> tensorsOf(const TrainState& state)
{
    std::map<std::string, at::Tensor> tensors;
    forEachGroup(state, [&](const std::string& prefix, const NamedTensors& group) {
        for (const auto& [name, tensor] : group)
            tensors.emplace(prefix + name, tensor);
    });
    for (std::size_t i = 0; i < state.patches.size(); ++i)
        tensors.emplace("patches/" + std::to_string(i), state.patches[i]);
    return tensors;
}

std::map<std::string, std::string> metadataOf(const TrainState& state, const std::string& setting)
{
    std::map<std::string, std::string> metadata{{"format", kFormat}, {"setting", setting}};
    forEachNumber(state, [&](const char* name, const auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>)
            metadata.emplace(name, numberText(value));
        else
            metadata.emplace(name, std::to_string(value));
    });
    return metadata;
}

[[noreturn]] void refuse(Message what, const std::filesystem::path& file)
{
    throw Error(std::move(what), toUtf8(file),
                Message(Message::tr("start anew, without --resume"))
                    .inWindow(Message::tr("start anew, without resuming")));
}

const std::string& textOf(const compute::SafetensorsFile& content, const char* name,
                          const std::filesystem::path& file)
{
    const auto found = content.metadata.find(name);
    if (found == content.metadata.end())
        refuse(Message::tr("this is no checkpoint of a detector's training"), file);
    return found->second;
}

/// What was written, by whichever training. Errors: Error when it is damaged or no checkpoint, without what to do about it: there
/// may be another one to go on from.
compute::SafetensorsFile readWhole(const std::filesystem::path& file)
{
    const auto fail = [&file](Message what) { throw Error(std::move(what), toUtf8(file)); };
    compute::SafetensorsFile content = compute::readSafetensors(file);
    const auto format = content.metadata.find("format"), digest = content.metadata.find("digest");
    if (format == content.metadata.end()) fail(Message::tr("this is no checkpoint of a detector's training"));
    if (format->second != kFormat && format->second != kWithoutDigest)
        fail(Message::tr("this checkpoint is of another version"));
    const bool needed = format->second == kFormat || digest != content.metadata.end();
    if (needed && (digest == content.metadata.end() || digest->second != compute::digestOf(content)))
        fail(Message::tr("the checkpoint is damaged: its digest does not fit its content"));
    for (const auto& [name, tensor] : content.tensors)
        if (tensor.scalar_type() != at::kFloat)
            fail({Message::tr("the checkpoint is damaged: its tensor %1 is not of float32"), name});
    return content;
}

/// `file` is where it was read from, for the errors.
TrainState stateOf(const compute::SafetensorsFile& content, const std::string& setting,
                   const std::filesystem::path& file)
{
    if (textOf(content, "setting", file) != setting)
        throw Error(Message::tr("the checkpoint belongs to a training with other options, images or weights"),
                    toUtf8(file),
                    Message(Message::tr("repeat the command as it was, or start anew, without --resume"))
                        .inWindow(Message::tr("repeat the training as it was, or start anew")));
    TrainState state;
    forEachNumber(state, [&](const char* name, auto& value) {
        const auto number = numberFromText<std::remove_cvref_t<decltype(value)>>(textOf(content, name, file));
        if (!number) refuse({Message::tr("the checkpoint's %1 is no number"), name}, file);
        value = *number;
    });
    forEachGroup(state, [&](const std::string& prefix, NamedTensors& target) {
        target = group(content.tensors, prefix);
    });
    const NamedTensors patches = group(content.tensors, "patches/");
    for (std::size_t i = 0; i < patches.size(); ++i) {
        const auto found = patches.find(std::to_string(i));
        if (found == patches.end()) refuse(Message::tr("the checkpoint's patches are not complete"), file);
        state.patches.push_back(found->second);
    }
    return state;
}

} // namespace

void writeCheckpoint(const std::filesystem::path& file, const TrainState& state, const std::string& setting)
{
    compute::writeDigested(file, tensorsOf(state), metadataOf(state, setting));
}

TrainState readCheckpoint(const std::filesystem::path& file, const std::string& setting)
{
    return stateOf(readWhole(file), setting, file);
}

CheckpointFiles::CheckpointFiles(std::filesystem::path newest, std::filesystem::path previous,
                                 std::string setting)
    : files_(std::move(newest), std::move(previous)), setting_(std::move(setting))
{
}

CheckpointFiles::Found CheckpointFiles::read()
{
    // The setting is looked at afterwards: with another one the checkpoint before is not to be used either.
    const auto found = files_.read(readWhole);
    if (!found.state && !found.passedOver.empty())
        refuse({Message::tr("no checkpoint can be used (%1)"), found.passedOver}, files_.newest());
    TrainState state = found.state ? stateOf(*found.state, setting_, found.file)
                                   : readCheckpoint(files_.newest(), setting_); // says that it is not there
    ours_ = true;
    return {std::move(state), found.passedOver};
}

void CheckpointFiles::write(const TrainState& state)
{
    files_.write(tensorsOf(state), metadataOf(state, setting_),
                 ours_ ? compute::CheckpointPair::Before::Kept : compute::CheckpointPair::Before::Replaced);
    ours_ = true;
}

} // namespace blindspot::detector_training
