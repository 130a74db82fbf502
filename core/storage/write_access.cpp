// What stands in the way of writing to a database, and how it is said.
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/storage/database.h"
#include "core/storage/database_files.h"

#include <cerrno>
#include <sys/statvfs.h>
#include <unistd.h>

namespace blindspot::storage {

namespace {

namespace fs = std::filesystem;

bool isFull(int obstacle)
{
    return obstacle == ENOSPC || obstacle == EDQUOT;
}

Message remedyFor(int obstacle)
{
    if (isFull(obstacle)) return Message::tr("free some disk space and try again");
    if (obstacle == EROFS) return Message::tr("back it up to a folder that may be written, and work there");
    return Message::tr("ask for permission to write there, or back it up to a folder of your own and work there");
}

} // namespace

NotWritable NotWritable::at(const fs::path& folder, int obstacle)
{
    const Message what = obstacle == 0 ? Message(Message::tr("nothing can be written to this workspace"))
                                       : Message(Message::tr("nothing can be written to this workspace (%1)"), systemMessage(obstacle));
    return NotWritable(what, toUtf8(folder), remedyFor(obstacle), obstacle);
}

int obstacleToWriting(const fs::path& file, int error)
{
    for (const int known : {EROFS, EACCES, EPERM, ENOSPC, EDQUOT})
        if (error == known) return error;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return errno;
    for (const fs::path& one : databaseFiles(file))
        if (::access(one.c_str(), W_OK) != 0 && errno != ENOENT) return errno;
    struct statvfs system {};
    if (::statvfs(folder.c_str(), &system) != 0) return 0;
    const bool noRoom = system.f_bavail == 0 || (system.f_files > 0 && system.f_favail == 0);
    return noRoom ? ENOSPC : 0;
}

} // namespace blindspot::storage
