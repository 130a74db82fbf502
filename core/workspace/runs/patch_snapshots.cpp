#include "core/workspace/runs/patch_snapshots.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/run_store.h"

#include <ATen/Functions.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <string_view>
#include <system_error>

namespace blindspot::workspace {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBefore = "iteration-", kAfter = ".png";

/// Of a file's name; nothing for one that is none of ours.
std::optional<std::int64_t> iterationOf(const fs::path& file)
{
    const std::string name = file.filename().string();
    if (!name.starts_with(kBefore) || !name.ends_with(kAfter)) return std::nullopt;
    const char* const begin = name.data() + kBefore.size();
    const char* const end = name.data() + name.size() - kAfter.size();
    std::int64_t iteration = 0;
    const auto [stopped, code] = std::from_chars(begin, end, iteration);
    if (begin >= end || code != std::errc() || stopped != end || iteration <= 0) return std::nullopt;
    return iteration;
}

} // namespace

std::int64_t PatchSnapshots::spacing(std::int64_t iterations)
{
    std::int64_t spacing = 1;
    while (iterations / spacing > kMost)
        spacing *= 2;
    return spacing;
}

bool PatchSnapshots::isKept(std::int64_t iteration, std::int64_t iterations)
{
    return iteration > 0 && iteration % spacing(iterations) == 0;
}

fs::path PatchSnapshots::fileOf(std::int64_t iteration) const
{
    std::string digits = std::to_string(iteration);
    constexpr std::size_t kDigits = 6; // in a file manager they stand in their order
    if (digits.size() < kDigits) digits.insert(0, kDigits - digits.size(), '0');
    return folder_ / std::string(kBefore).append(digits).append(kAfter);
}

void PatchSnapshots::write(std::int64_t iteration, const at::Tensor& patch) const
{
    if (!at::isfinite(patch).all().item<bool>()) return;
    std::error_code code;
    fs::create_directories(folder_, code);
    if (code)
        throw Error({Message::tr("the folder cannot be made (%1)"), systemMessage(code)}, toUtf8(folder_),
                    Message::tr("make room on the disk, and resume the run"));
    writePatchPicture(fileOf(iteration), patch);
}

void PatchSnapshots::thinOut(std::int64_t iteration, std::int64_t iterations) const
{
    for (const PatchSnapshot& snapshot : list()) {
        if (snapshot.iteration <= iteration && isKept(snapshot.iteration, iterations)) continue;
        std::error_code code;
        fs::remove(snapshot.file, code);
    }
}

std::vector<PatchSnapshot> PatchSnapshots::list() const
{
    std::vector<PatchSnapshot> snapshots;
    std::error_code code;
    for (fs::directory_iterator entry(folder_, code); !code && entry != fs::directory_iterator(); entry.increment(code))
        if (const auto iteration = iterationOf(entry->path())) snapshots.push_back({*iteration, entry->path()});
    std::sort(snapshots.begin(), snapshots.end(),
              [](const PatchSnapshot& a, const PatchSnapshot& b) { return a.iteration < b.iteration; });
    return snapshots;
}

PatchSnapshot PatchSnapshots::get(std::int64_t iteration, const std::string& run) const
{
    const std::vector<PatchSnapshot> all = list();
    std::string known;
    for (const PatchSnapshot& snapshot : all) {
        if (snapshot.iteration == iteration) return snapshot;
        known.append(known.empty() ? "" : ", ").append(std::to_string(snapshot.iteration));
    }
    throw Error({Message::tr("the run keeps no checkpoint of iteration %1"), iteration}, {Message::tr("run %1"), run},
                all.empty() ? Message(Message::tr("it keeps none: it was trained before Blindspot kept them, or ended too early"))
                            : Message(Message::tr("it keeps those of the iterations %1"), known));
}

std::optional<SnapshotOrigin> snapshotOrigin(const RunStore& store, const fs::path& file)
{
    const auto iteration = iterationOf(file);
    std::error_code code;
    const fs::path real = fs::weakly_canonical(file, code);
    if (!iteration || code) return std::nullopt;
    const std::string run = real.parent_path().parent_path().filename().string();
    if (run.empty() || !store.find(run)) return std::nullopt;
    const fs::path ours = fs::weakly_canonical(PatchSnapshots(store.folder(run)).folder(), code);
    if (code || ours != real.parent_path()) return std::nullopt;
    return SnapshotOrigin{run, *iteration};
}

} // namespace blindspot::workspace
