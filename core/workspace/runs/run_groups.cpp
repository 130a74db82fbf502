#include "core/workspace/runs/run_groups.h"

#include "core/common/error.h"
#include "core/storage/statement.h"
#include "core/storage/transaction.h"

#include <algorithm>

namespace blindspot::workspace {

namespace {

std::string trimmed(std::string_view text)
{
    constexpr std::string_view kSpaces = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(kSpaces);
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of(kSpaces) - begin + 1));
}

/// Of UTF-8.
std::int64_t signsOf(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; });
}

/// As it is kept. Errors: Error for one that no list can show in a line.
std::string checkedName(std::string_view text)
{
    std::string name = trimmed(text);
    const Place where = Message::tr("group");
    if (std::any_of(name.begin(), name.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x20; }))
        throw Error(Message::tr("the group's name has more than one line"), where, Message::tr("use a name of one line"));
    if (signsOf(name) > RunGroups::kLongestName)
        throw Error(Message::tr("the group's name is too long"), where,
                    {Message::tr("use at most %1 letters"), RunGroups::kLongestName});
    return name;
}

} // namespace

std::vector<std::string> RunGroups::names() const
{
    storage::Statement statement = database_.prepare(
        "SELECT DISTINCT group_name FROM runs WHERE group_name <> '' AND id NOT IN (SELECT item FROM trash WHERE kind = 'run')"
        " ORDER BY group_name");
    std::vector<std::string> names;
    while (statement.step())
        names.push_back(statement.text(0));
    return names;
}

void RunGroups::require(const std::string& group) const
{
    const std::vector<std::string> all = names();
    if (std::find(all.begin(), all.end(), group) != all.end()) return;
    std::string known;
    for (const std::string& name : all)
        known.append(known.empty() ? "" : ", ").append(name);
    throw Error({Message::tr("there is no group '%1' of runs"), group}, Message::tr("group"),
                all.empty() ? Message(Message::tr("no run is in a group yet"))
                            : Message(Message::tr("the groups are %1"), known));
}

std::vector<RunGroup> RunGroups::put(const std::vector<std::string>& runs, std::string_view group)
{
    const std::string name = checkedName(group);
    storage::Transaction transaction(database_);
    std::vector<RunGroup> before;
    for (const std::string& run : runs) {
        const RunRecord record = runs_.get(run); // throws
        if (record.group == name) continue;
        before.push_back({run, record.group});
        database_.run("UPDATE runs SET group_name = ? WHERE id = ?", name, run);
    }
    transaction.commit();
    return before;
}

std::vector<RunGroup> RunGroups::rename(const std::string& group, std::string_view name)
{
    const std::string wanted = checkedName(name);
    if (wanted.empty())
        throw Error(Message::tr("a group's name is empty"), Message::tr("group"), Message::tr("give it a name"));
    storage::Transaction transaction(database_);
    require(group);
    const std::vector<std::string> all = names();
    if (wanted != group && std::find(all.begin(), all.end(), wanted) != all.end())
        throw Error({Message::tr("there is a group '%1' already"), wanted}, Message::tr("group"),
                    Message::tr("choose another name, or put the runs into that group"));
    std::vector<RunGroup> before = wanted == group ? std::vector<RunGroup>() : move(group, wanted);
    transaction.commit();
    return before;
}

std::vector<RunGroup> RunGroups::dissolve(const std::string& group)
{
    storage::Transaction transaction(database_);
    require(group);
    std::vector<RunGroup> before = move(group, {});
    transaction.commit();
    return before;
}

std::vector<RunGroup> RunGroups::move(const std::string& group, const std::string& name)
{
    std::vector<RunGroup> before;
    storage::Statement statement = database_.prepare("SELECT id FROM runs WHERE group_name = ? ORDER BY created_at, id");
    statement.bind(1, group);
    while (statement.step())
        before.push_back({statement.text(0), group});
    database_.run("UPDATE runs SET group_name = ? WHERE group_name = ?", name, group);
    return before;
}

void RunGroups::restore(const std::vector<RunGroup>& before)
{
    storage::Transaction transaction(database_);
    for (const auto& [run, group] : before)
        database_.run("UPDATE runs SET group_name = ? WHERE id = ?", group, run);
    transaction.commit();
}

std::vector<std::string> RunGroups::setPinned(const std::vector<std::string>& runs, bool pinned)
{
    storage::Transaction transaction(database_);
    std::vector<std::string> changed;
    for (const std::string& run : runs) {
        if (runs_.get(run).pinned == pinned) continue; // throws for an unknown one
        database_.run("UPDATE runs SET pinned = ? WHERE id = ?", pinned ? 1 : 0, run);
        changed.push_back(run);
    }
    transaction.commit();
    return changed;
}

} // namespace blindspot::workspace
