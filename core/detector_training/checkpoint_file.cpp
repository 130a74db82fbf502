#include "core/detector_training/checkpoint_file.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/number_text.h"
#include "core/compute/safetensors.h"

#include <charconv>
#include <utility>

namespace blindspot::detector_training {

namespace {

constexpr const char* kFormat = "blindspot-detector-training-1";

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

/// What to do about a checkpoint that cannot be used.
Message startAnew()
{
    return Message(Message::tr("start anew, without --resume"))
        .inWindow(Message::tr("start anew, without resuming"));
}

} // namespace

void writeCheckpoint(const std::filesystem::path& file, const TrainState& state, const std::string& setting)
{
    std::map<std::string, at::Tensor> tensors;
    std::map<std::string, std::string> metadata{{"format", kFormat}, {"setting", setting}};
    forEachGroup(state, [&](const std::string& prefix, const NamedTensors& group) {
        for (const auto& [name, tensor] : group)
            tensors.emplace(prefix + name, tensor);
    });
    for (std::size_t i = 0; i < state.patches.size(); ++i)
        tensors.emplace("patches/" + std::to_string(i), state.patches[i]);
    forEachNumber(state, [&](const char* name, const auto& value) {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>)
            metadata.emplace(name, numberText(value));
        else
            metadata.emplace(name, std::to_string(value));
    });
    compute::writeSafetensors(file, tensors, metadata);
}

TrainState readCheckpoint(const std::filesystem::path& file, const std::string& setting)
{
    const compute::SafetensorsFile content = compute::readSafetensors(file);
    const auto text = [&](const char* name) -> const std::string& {
        const auto found = content.metadata.find(name);
        if (found == content.metadata.end())
            throw Error(Message::tr("this is no checkpoint of a detector's training"), toUtf8(file),
                        startAnew());
        return found->second;
    };
    if (text("format") != kFormat)
        throw Error(Message::tr("this checkpoint is of another version"), toUtf8(file), startAnew());
    if (text("setting") != setting)
        throw Error(Message::tr("the checkpoint belongs to a training with other options, images or weights"),
                    toUtf8(file),
                    Message(Message::tr("repeat the command as it was, or start anew, without --resume"))
                        .inWindow(Message::tr("repeat the training as it was, or start anew")));
    TrainState state;
    forEachNumber(state, [&](const char* name, auto& value) {
        const std::string& number = text(name);
        const auto result = std::from_chars(number.data(), number.data() + number.size(), value);
        if (result.ec != std::errc() || result.ptr != number.data() + number.size())
            throw Error({Message::tr("the checkpoint's %1 is no number"), name}, toUtf8(file), startAnew());
    });
    forEachGroup(state, [&](const std::string& prefix, NamedTensors& target) {
        target = group(content.tensors, prefix);
    });
    const NamedTensors patches = group(content.tensors, "patches/");
    for (std::size_t i = 0; i < patches.size(); ++i) {
        const auto found = patches.find(std::to_string(i));
        if (found == patches.end())
            throw Error(Message::tr("the checkpoint's patches are not complete"), toUtf8(file), startAnew());
        state.patches.push_back(found->second);
    }
    return state;
}

} // namespace blindspot::detector_training
