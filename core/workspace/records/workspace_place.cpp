#include "core/workspace/records/workspace_place.h"

#include "core/common/json_text.h"
#include "core/common/utf8.h"
#include "core/storage/transaction.h"

#include <array>
#include <string>
#include <system_error>
#include <utility>

namespace blindspot::workspace {

namespace {

struct Column {
    const char* table;
    const char* name;
};

/// Those that are a path.
constexpr std::array kPaths{Column{"datasets", "image_root"}, Column{"datasets", "annotation_file"}, Column{"detectors", "path"},
                            Column{"runs", "detector_path"}, Column{"detector_trainings", "out_path"}, Column{"image_contents", "path"}};
/// Those that are JSON with paths in it.
constexpr std::array kJson{Column{"runs", "detectors_json"}, Column{"runs", "options_json"}, Column{"detector_trainings", "request_json"},
                           Column{"evaluations", "report_json"}, Column{"queue_items", "request_json"}, Column{"studies", "spec_json"}};

std::string below(const std::filesystem::path& folder)
{
    const std::string text = toUtf8(folder);
    return text.ends_with('/') ? text : text + "/";
}

void movePaths(storage::Database& database, const std::filesystem::path& from, const std::filesystem::path& to)
{
    for (const auto& [table, column] : kPaths)
        database.run(std::string("UPDATE ") + table + " SET " + column + " = ?2 || substr(" + column + ", length(?1) + 1) WHERE substr(" +
                         column + ", 1, length(?1)) = ?1",
                     below(from), below(to));
    // A text of JSON begins with its quotation mark; within one the folder is only a word.
    const auto asJson = [](const std::filesystem::path& folder) {
        std::string text = jsonQuoted(below(folder));
        text.pop_back();
        return text;
    };
    for (const auto& [table, column] : kJson)
        database.run(std::string("UPDATE ") + table + " SET " + column + " = replace(" + column + ", ?1, ?2) WHERE instr(" + column +
                         ", ?1) > 0",
                     asJson(from), asJson(to));
}

/// Two names of one folder, as by a link.
bool isSameFolder(const std::filesystem::path& one, const std::filesystem::path& other)
{
    std::error_code code;
    return std::filesystem::equivalent(one, other, code) && !code;
}

std::string placeIn(storage::Database& database)
{
    storage::Statement row = database.prepare("SELECT folder FROM workspace_place");
    return row.step() ? row.text(0) : std::string();
}

} // namespace

void followFolder(storage::Database& database, const std::filesystem::path& folder)
{
    const std::string now = toUtf8(folder);
    if (const std::string before = placeIn(database); before == now || (!before.empty() && isSameFolder(pathFromUtf8(before), folder)))
        return;
    storage::Transaction transaction(database);
    const std::string before = placeIn(database); // another program may have been here first
    if (before == now) return;
    if (!before.empty()) movePaths(database, pathFromUtf8(before), folder);
    database.execute("DELETE FROM workspace_place");
    database.run("INSERT INTO workspace_place(folder) VALUES (?)", now);
    transaction.commit();
}

} // namespace blindspot::workspace
