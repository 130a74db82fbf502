#include "core/common/file_stamp.h"

#include <sys/stat.h>

namespace blindspot {

namespace {

std::int64_t nanoseconds(const timespec& time)
{
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

std::optional<FileStamp> FileStamp::of(const std::filesystem::path& file)
{
    struct stat entry {};
    if (::stat(file.c_str(), &entry) != 0 || !S_ISREG(entry.st_mode)) return std::nullopt;
    return FileStamp{entry.st_size, nanoseconds(entry.st_mtim), nanoseconds(entry.st_ctim)};
}

bool isSpecialFile(const std::filesystem::path& file)
{
    struct stat entry {};
    return ::stat(file.c_str(), &entry) == 0 && !S_ISREG(entry.st_mode) && !S_ISDIR(entry.st_mode);
}

} // namespace blindspot
