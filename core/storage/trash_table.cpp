#include "core/storage/trash_table.h"

#include <array>
#include <utility>

namespace blindspot::storage {

namespace {

constexpr std::array<std::pair<TrashKind, std::string_view>, 6> kKinds{{{TrashKind::Run, "run"},
                                                                        {TrashKind::Evaluation, "evaluation"},
                                                                        {TrashKind::Selection, "selection"},
                                                                        {TrashKind::Dataset, "dataset"},
                                                                        {TrashKind::Detector, "detector"},
                                                                        {TrashKind::Training, "training"}}};

std::vector<TrashRow> query(Database& database, const std::string& condition, std::int64_t value)
{
    Statement row =
        database.prepare("SELECT id, kind, item, name, deleted_at, deleted_with FROM trash WHERE " +
                         condition + " ORDER BY deleted_at DESC, id DESC");
    row.bind(1, value);
    std::vector<TrashRow> rows;
    while (row.step())
        for (const auto& [kind, word] : kKinds)
            if (word == row.textView(1))
                rows.push_back(
                    {row.integer(0), kind, row.text(2), row.text(3), row.text(4), row.optionalInteger(5)});
    return rows;
}

} // namespace

std::string_view name(TrashKind kind)
{
    for (const auto& [value, word] : kKinds)
        if (value == kind) return word;
    return "run";
}

std::string notInTrash(TrashKind kind, std::string_view column)
{
    return "CAST(" + std::string(column) + " AS TEXT) NOT IN (SELECT item FROM trash WHERE kind = '" +
           std::string(name(kind)) + "')";
}

std::string newestRecordedTime(Database& database)
{
    Statement row = database.prepare("SELECT max(time) FROM (SELECT max(deleted_at) AS time FROM trash"
                                     " UNION ALL SELECT max(updated_at) FROM runs UNION ALL SELECT max(updated_at) FROM detector_trainings"
                                     " UNION ALL SELECT max(created_at) FROM evaluations UNION ALL SELECT max(imported_at) FROM datasets"
                                     " UNION ALL SELECT max(created_at) FROM selections UNION ALL SELECT max(added_at) FROM detectors)");
    return row.step() ? row.optionalText(0).value_or("") : std::string();
}

std::string timeBefore(Database& database, const std::string& time, std::int64_t seconds)
{
    Statement row = database.prepare("SELECT strftime('%Y-%m-%dT%H:%M:%fZ', ?1, '-' || ?2 || ' seconds')");
    row.bindAll(time, seconds);
    return row.step() ? row.optionalText(0).value_or("") : std::string();
}

std::int64_t putInTrash(Database& database, TrashKind kind, std::string_view item, std::string_view name,
                        std::optional<std::int64_t> with)
{
    // Not before anything that is recorded: with a clock that was set back it would be old as soon as the clock is right again.
    database.run("INSERT INTO trash (kind, item, name, deleted_at, deleted_with)"
                 " VALUES (?, ?, ?, max(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?), ?)",
                 storage::name(kind), item, name, newestRecordedTime(database), with);
    return database.lastInsertId();
}

std::string setAsideName(std::string_view name, std::string_view item)
{
    return std::string(name) + "\x1f" + std::string(item);
}

std::vector<TrashRow> trashRows(Database& database)
{
    return query(database, "?1 = 0", 0);
}

std::optional<TrashRow> trashRow(Database& database, std::int64_t id)
{
    std::vector<TrashRow> rows = query(database, "id = ?1", id);
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

std::vector<TrashRow> trashRowsWith(Database& database, std::int64_t id)
{
    return query(database, "deleted_with = ?1", id);
}

void takeFromTrash(Database& database, std::int64_t id)
{
    database.run("DELETE FROM trash WHERE id = ?", id);
}

void takeFromTrash(Database& database, TrashKind kind, std::string_view item)
{
    database.run("DELETE FROM trash WHERE kind = ? AND item = ?", name(kind), item);
}

} // namespace blindspot::storage
