// A CheckpointPair keeps a piece of work's newest checkpoint and the one before it on disk. A checkpoint is a
// safetensors file of named tensors and text, with a SHA-256 digest over its content that shows damage.
#pragma once

#include "core/common/error.h"
#include "core/compute/safetensors.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace blindspot::compute {

/// SHA-256 over names and contents of tensors (contiguous, on the CPU) and metadata, in the order of the names; the entry
/// "digest" of the metadata is left out. Types and shapes are no part of it: whoever reads checks them.
std::string digestOf(const SafetensorsFile& content);

/// As writeSafetensors, with the metadata "digest" added.
void writeDigested(const std::filesystem::path& file, std::map<std::string, at::Tensor> tensors,
                   std::map<std::string, std::string> metadata);

/// The two checkpoint files of one piece of work. The one before is kept for the case that the newest cannot
/// be read.
class CheckpointPair {
  public:
    CheckpointPair(std::filesystem::path newest, std::filesystem::path previous);

    /// Whose are the files that are there?
    enum class Before {
        Kept,    ///< this work's: the newest becomes the one before
        Replaced ///< another work's: neither of the two is left
    };
    /// Errors: Error (disk full); then both are still there.
    void write(std::map<std::string, at::Tensor> tensors, std::map<std::string, std::string> metadata,
               Before before = Before::Kept) const;

    template <typename State> struct Found {
        std::optional<State> state; ///< empty: there is no checkpoint, or where `passedOver` says why, none can be used
        Message passedOver;         ///< why the newest was not used; empty where it was
        std::filesystem::path file; ///< that it was read from
    };
    /// The newest that `read(file)` reads without an Error. Where neither of the two can be read it may be the next one, which a
    /// program that was ended between writing and renaming has left.
    template <typename Read>
    auto read(const Read& read) const -> Found<std::invoke_result_t<Read, const std::filesystem::path&>>;

    const std::filesystem::path& newest() const { return newest_; }
    const std::filesystem::path& previous() const { return previous_; }
    /// Where a checkpoint is written before it becomes the newest.
    std::filesystem::path next() const;
    /// All that there may be of this work.
    std::vector<std::filesystem::path> files() const { return {newest_, previous_, next()}; }

  private:
    /// Whether the file is there; where only the one before is, `why` says so.
    bool isThere(const std::filesystem::path& file, Message& why) const;

    std::filesystem::path newest_, previous_;
};

template <typename Read>
auto CheckpointPair::read(const Read& read) const
    -> Found<std::invoke_result_t<Read, const std::filesystem::path&>>
{
    Message why;
    for (const std::filesystem::path& file : files()) {
        if (!isThere(file, why)) continue;
        try {
            return {read(file), std::move(why), file};
        } catch (const Error& error) {
            if (why.empty()) why = error.message();
        }
    }
    return {std::nullopt, std::move(why), {}};
}

} // namespace blindspot::compute
