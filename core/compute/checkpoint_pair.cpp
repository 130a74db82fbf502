#include "core/compute/checkpoint_pair.h"

#include "core/common/sha256.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"

#include <cstddef>
#include <span>
#include <system_error>

namespace blindspot::compute {

std::string digestOf(const SafetensorsFile& content)
{
    Sha256 digest;
    const auto add = [&digest](const std::string& text) {
        digest.update(
            std::as_bytes(std::span(text.data(), text.size() + 1))); // with the 0: no two lists read the same
    };
    for (const auto& [key, value] : content.metadata) {
        if (key == "digest") continue;
        add(key);
        add(value);
    }
    for (const auto& [key, tensor] : content.tensors) {
        add(key);
        digest.update({static_cast<const std::byte*>(tensor.data_ptr()), tensor.nbytes()});
    }
    return digest.finish();
}

void writeDigested(const std::filesystem::path& file, std::map<std::string, at::Tensor> tensors,
                   std::map<std::string, std::string> metadata)
{
    SafetensorsFile content{std::move(tensors), std::move(metadata)};
    for (auto& [name, tensor] : content.tensors)
        tensor = tensor.detach().to(at::kCPU).contiguous();
    content.metadata["digest"] = digestOf(content);
    writeSafetensors(file, content.tensors, content.metadata);
}

CheckpointPair::CheckpointPair(std::filesystem::path newest, std::filesystem::path previous)
    : newest_(std::move(newest)), previous_(std::move(previous))
{
}

void CheckpointPair::write(std::map<std::string, at::Tensor> tensors,
                           std::map<std::string, std::string> metadata, Before before) const
{
    // Before anything is renamed: a full disk costs neither of the two.
    writeDigested(next(), std::move(tensors), std::move(metadata));
    std::error_code none; // there is none to keep the first time
    if (before == Before::Kept)
        std::filesystem::rename(newest_, previous_, none);
    std::error_code code;
    std::filesystem::rename(next(), newest_, code);
    if (code)
        throw Error({Message::tr("the checkpoint cannot be written (%1)"), systemMessage(code)}, toUtf8(newest_));
    if (before == Before::Replaced) std::filesystem::remove(previous_, none);
}

std::filesystem::path CheckpointPair::next() const
{
    std::filesystem::path next = newest_;
    next += ".next";
    return next;
}

bool CheckpointPair::isThere(const std::filesystem::path& file, Message& why) const
{
    std::error_code code;
    if (std::filesystem::exists(file, code)) return true;
    if (file == newest_ && std::filesystem::exists(previous_, code))
        why = joined(Message::verbatim(toUtf8(newest_)), Message::tr("the newest checkpoint is missing"));
    return false;
}

} // namespace blindspot::compute
