#include "core/common/written_file.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <unistd.h>

namespace blindspot {

namespace {

constexpr std::string_view kUnfinished = ".part-";

[[noreturn]] void fail(const std::filesystem::path& path, Message::Text step, int code)
{
    throw Error({step, systemMessage(code)}, toUtf8(path),
                code == ENOSPC || code == EDQUOT ? Message::tr("free some disk space and try again")
                                                 : Message::tr("check that the folder exists and may be written"));
}

} // namespace

void replaceFile(const std::filesystem::path& written, const std::filesystem::path& path)
{
    const int descriptor = ::open(written.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) fail(written, Message::tr("cannot write the file (%1)"), errno);
    const bool synced = ::fsync(descriptor) == 0;
    const int code = errno;
    ::close(descriptor);
    if (!synced) fail(written, Message::tr("cannot write the file (%1)"), code);
    if (::rename(written.c_str(), path.c_str()) != 0) fail(path, Message::tr("cannot replace the file (%1)"), errno);
    syncFolder(path.parent_path());
}

void syncFolder(const std::filesystem::path& folder)
{
    const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor); // a file system that cannot sync a folder still has the file
    ::close(descriptor);
}

std::filesystem::path unfinishedName(const std::filesystem::path& path)
{
    // The process and a count: two processes, or two threads of one, may write the same file at the same time.
    static std::atomic<unsigned> count{0};
    std::filesystem::path name = path;
    name += std::string(kUnfinished) + std::to_string(::getpid()) + "-" + std::to_string(count++);
    return name;
}

bool isUnfinished(const std::filesystem::path& path)
{
    const std::string name = path.filename().string();
    const auto mark = name.rfind(kUnfinished);
    return mark != std::string::npos && mark > 0 && mark + kUnfinished.size() < name.size() &&
           name.find_first_not_of("0123456789-", mark + kUnfinished.size()) == std::string::npos;
}

} // namespace blindspot
