#include "core/workspace/records/run_lock.h"

#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace blindspot::workspace {

namespace {

struct flock wholeFile()
{
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

/// Whether the name still leads to the file that was opened: a run may be deleted between opening and
/// locking.
bool isStillThere(int descriptor, const std::filesystem::path& file)
{
    struct stat opened {};
    struct stat named {};
    return ::fstat(descriptor, &opened) == 0 && ::stat(file.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

} // namespace

std::optional<RunLock> RunLock::tryAcquire(const std::filesystem::path& runFolder)
{
    const std::filesystem::path file = runFolder / "lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        throw Error({Message::tr("the run's lock cannot be opened (%1)"), systemMessage(errno)}, toUtf8(file),
                    Message::tr("check that the workspace may be written"));
    RunLock lock(descriptor);
    struct flock request = wholeFile();
    if (::fcntl(descriptor, F_OFD_SETLK, &request) != 0) {
        if (errno == EAGAIN || errno == EACCES) return std::nullopt;
        throw Error({Message::tr("the run's lock cannot be taken (%1)"), systemMessage(errno)}, toUtf8(file),
                    Message::tr("keep the workspace on a file system that knows locks"));
    }
    if (!isStillThere(descriptor, file)) return std::nullopt;
    return lock;
}

bool RunLock::isHeld(const std::filesystem::path& runFolder)
{
    const int descriptor = ::open((runFolder / "lock").c_str(), O_RDONLY | O_CLOEXEC); // also of a workspace that may only be read
    if (descriptor < 0) return false;
    struct flock request = wholeFile();
    const bool answered = ::fcntl(descriptor, F_OFD_GETLK, &request) == 0;
    ::close(descriptor);
    return answered && request.l_type != F_UNLCK;
}

RunLock::RunLock(RunLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1))
{
}

RunLock& RunLock::operator=(RunLock&& other) noexcept
{
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

RunLock::~RunLock()
{
    if (descriptor_ >= 0) ::close(descriptor_);
}

} // namespace blindspot::workspace
