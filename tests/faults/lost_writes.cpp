#include "tests/faults/lost_writes.h"

#include "tests/support/file_bytes.h"

#include <climits>
#include <unistd.h>

namespace blindspot::faults {

/// "" where it is of no file below the folder. SQLite's table of what a log holds (-shm) is not, for no disk has to keep it.
std::string LostWrites::pathOf(int descriptor) const
{
    char path[PATH_MAX];
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    const ssize_t length = readlink(link.c_str(), path, sizeof path);
    if (length <= 0) return {};
    std::string text(path, static_cast<std::size_t>(length));
    return text.starts_with(folder_) && !text.ends_with("-shm") ? text : std::string();
}

void LostWrites::beforeWrite(int descriptor)
{
    const std::string path = pathOf(descriptor);
    if (path.empty()) return;
    const std::scoped_lock lock(mutex_);
    if (!certain_.contains(path)) certain_[path] = testing::contentOf(path);
}

void LostWrites::synced(int descriptor)
{
    const std::scoped_lock lock(mutex_);
    certain_.erase(pathOf(descriptor));
}

void LostWrites::allSynced()
{
    const std::scoped_lock lock(mutex_);
    certain_.clear();
}

void LostWrites::renamed(const std::string& from, const std::string& to)
{
    const std::scoped_lock lock(mutex_);
    certain_.erase(to);
    std::map<std::string, std::string> moved;
    for (auto place = certain_.begin(); place != certain_.end();) {
        const std::string& path = place->first;
        // The file itself, or one in a folder that was renamed.
        if (path == from || path.starts_with(from + "/")) {
            moved[to + path.substr(from.size())] = std::move(place->second);
            place = certain_.erase(place);
        } else
            ++place;
    }
    certain_.merge(moved);
}

void LostWrites::losePower()
{
    const std::scoped_lock lock(mutex_);
    for (const auto& [path, content] : certain_) {
        if (access(path.c_str(), F_OK) == 0) testing::put(path, content);
    }
}

} // namespace blindspot::faults
