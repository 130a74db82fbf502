// PatchSnapshots keep what a run's patch looked like as it was trained: pictures of some iterations, evenly spaced, in the folder
// `snapshots` of the run, so that they can be measured against each other afterwards.
#pragma once

#include "core/compute/tensor_fwd.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace blindspot::workspace {

struct RunRecord;
class RunStore;

/// The patch after so many iterations: 8-bit, as it would be printed, and as evaluations show patches.
struct PatchSnapshot {
    std::int64_t iteration = 0;
    std::filesystem::path file; ///< a PNG

    bool operator==(const PatchSnapshot&) const = default;
};

class PatchSnapshots {
  public:
    static constexpr std::int64_t kMost = 16; ///< pictures of one run

    explicit PatchSnapshots(const std::filesystem::path& runFolder) : folder_(runFolder / "snapshots") {}

    /// The spacing for a run of so many iterations: the smallest power of two of which at most kMost multiples fit, so that a run that
    /// is extended keeps every other one.
    static std::int64_t spacing(std::int64_t iterations);
    /// Whether a run that is to have `iterations` keeps the patch of this one.
    static bool isKept(std::int64_t iteration, std::int64_t iterations);

    /// Of 3 x N x N floats in [0, 255]; values that are no numbers are not kept. Errors: Error (disk full).
    void write(std::int64_t iteration, const at::Tensor& patch) const;
    /// Removes what a run that goes on from `iteration` to `iterations` does not keep: what it trains again, and where the spacing is
    /// wider now. What cannot be removed stays: it is only one picture more.
    void thinOut(std::int64_t iteration, std::int64_t iterations) const;

    /// By their iterations; empty for runs of before there were any.
    std::vector<PatchSnapshot> list() const;
    /// Of a run that has no picture of its patch yet. Errors: Error naming the iterations that there are.
    PatchSnapshot get(std::int64_t iteration, const std::string& run) const;

    const std::filesystem::path& folder() const { return folder_; }

  private:
    std::filesystem::path fileOf(std::int64_t iteration) const;

    std::filesystem::path folder_;
};

/// The iteration and run of a file that is a snapshot of a run of this workspace; nothing for any other.
struct SnapshotOrigin {
    std::string run;
    std::int64_t iteration = 0;
};
std::optional<SnapshotOrigin> snapshotOrigin(const RunStore& store, const std::filesystem::path& file);

} // namespace blindspot::workspace
