#include "core/storage/database_files.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace blindspot::storage {

namespace {

constexpr std::array<std::string_view, 3> kBeside = {"-wal", "-shm", "-journal"};
constexpr std::string_view kDatabase = ".db";

} // namespace

std::vector<std::filesystem::path> databaseFiles(const std::filesystem::path& file)
{
    std::vector<std::filesystem::path> files{file};
    for (const std::string_view end : kBeside)
        files.emplace_back(file.native() + std::string(end));
    return files;
}

bool isBesideDatabase(const std::filesystem::path& file)
{
    const std::string name = file.filename().native();
    return std::any_of(kBeside.begin(), kBeside.end(), [&name](std::string_view end) {
        return name.ends_with(end) && std::string_view(name).substr(0, name.size() - end.size()).ends_with(kDatabase);
    });
}

} // namespace blindspot::storage
