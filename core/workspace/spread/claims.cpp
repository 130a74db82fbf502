#include "core/workspace/spread/claims.h"

#include "core/common/atomic_file.h"
#include "core/common/error.h"
#include "core/common/system_message.h"
#include "core/common/utf8.h"
#include "core/common/written_file.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <fstream>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace blindspot::workspace {

namespace fs = std::filesystem;

namespace {

/// Removed when it has served.
class Written {
  public:
    Written(fs::path path, const std::string& text) : path_(std::move(path)) { writeFileAtomically(path_, text); }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;
    ~Written()
    {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

[[noreturn]] void fail(const fs::path& path, int code)
{
    throw Error({Message::tr("cannot write the file (%1)"), systemMessage(std::error_code(code, std::generic_category()))}, toUtf8(path),
                Message::tr("check that the folder of the spread queue may be written"));
}

} // namespace

Claims::Claims(fs::path folder, std::string worker) : folder_(std::move(folder)), worker_(std::move(worker))
{
    const auto allowed = [](char one) { return std::isalnum(static_cast<unsigned char>(one)) != 0 || one == '.' || one == '_' || one == '-'; };
    if (worker_.empty() || worker_.starts_with('.') || !std::all_of(worker_.begin(), worker_.end(), allowed))
        throw Error({Message::tr("'%1' is no name of a worker"), worker_}, "--as", Message::tr("use letters, digits, '.', '_' and '-'"));
    std::error_code code;
    fs::create_directories(folder_, code);
    if (code) fail(folder_, code.value());
}

bool Claims::take(const std::string& piece) const
{
    const fs::path claim = folder_ / piece;
    if (const std::string has = owner(piece); !has.empty()) return has == worker_;
    const fs::path mine = unfinishedName(claim);
    const Written written(mine, worker_);
    const int answer = ::link(mine.c_str(), claim.c_str());
    const int code = errno;
    struct stat facts {};
    if (::stat(mine.c_str(), &facts) == 0 && facts.st_nlink == 2) {
        syncFolder(folder_);
        return true;
    }
    if (answer != 0 && code != EEXIST) fail(claim, code);
    return owner(piece) == worker_;
}

std::string Claims::owner(const std::string& piece) const
{
    std::ifstream stream(folder_ / piece);
    std::string name;
    std::getline(stream, name);
    return name;
}

} // namespace blindspot::workspace
