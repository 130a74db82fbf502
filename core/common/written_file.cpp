#include "core/common/written_file.h"

#include "core/common/error.h"
#include "core/common/fnv1a.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <fcntl.h>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace blindspot {

namespace {

constexpr std::string_view kUnfinished = ".part-";

[[noreturn]] void fail(const std::filesystem::path& path, Message::Text step, int code)
{
    throw Error({step, systemMessage(code)}, toUtf8(path),
                code == ENOSPC || code == EDQUOT ? Message::tr("free some disk space and try again")
                                                 : Message::tr("check that the folder exists and may be written"));
}

/// A number of this machine and its table of processes: on a shared disk the process of a number may run on another one, or in a container.
const std::string& placeOfProcesses()
{
    static const std::string place = [] {
        char host[256] = {};
        ::gethostname(host, sizeof host - 1);
        struct stat processes {};
        const bool known = ::stat("/proc/self/ns/pid", &processes) == 0;
        return std::to_string(fnv1a(std::string(host) + '/' + std::to_string(known ? processes.st_ino : 0)));
    }();
    return place;
}

/// Whether a program of this machine was writing this and is not there any more.
bool isAbandoned(const std::filesystem::path& path)
{
    const std::string name = path.filename().string();
    const std::string mark = std::string(kUnfinished) + placeOfProcesses() + "-";
    const auto place = name.rfind(mark);
    if (place == std::string::npos || !isUnfinished(path)) return false;
    const char* begin = name.data() + place + mark.size();
    pid_t process = 0;
    const auto [end, error] = std::from_chars(begin, name.data() + name.size(), process);
    return error == std::errc() && *end == '-' && process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
}

/// What programs that were killed have left half written in the folder: nobody else would ever remove it where it is no workspace. Looked for
/// once by a program, because folders may hold very many files. What cannot be read or removed stays.
void removeAbandoned(const std::filesystem::path& folder)
{
    static std::mutex mutex;
    static std::set<std::filesystem::path> looked;
    {
        const std::scoped_lock lock(mutex);
        if (!looked.insert(folder).second) return;
    }
    std::error_code code;
    std::vector<std::filesystem::path> abandoned;
    std::filesystem::directory_iterator entry(folder.empty() ? "." : folder, code);
    for (; !code && entry != std::filesystem::directory_iterator(); entry.increment(code))
        if (isAbandoned(entry->path())) abandoned.push_back(entry->path());
    for (const std::filesystem::path& path : abandoned)
        std::filesystem::remove_all(path, code);
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
    removeAbandoned(path.parent_path());
    // The process and a count: two processes, or two threads of one, may write the same file at the same time.
    static std::atomic<unsigned> count{0};
    std::filesystem::path name = path;
    name += std::string(kUnfinished) + placeOfProcesses() + "-" + std::to_string(::getpid()) + "-" + std::to_string(count++);
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
