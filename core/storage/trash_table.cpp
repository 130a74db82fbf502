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

std::int64_t putInTrash(Database& database, TrashKind kind, std::string_view item, std::string_view name,
                        std::optional<std::int64_t> with)
{
    database.run("INSERT INTO trash (kind, item, name, deleted_at, deleted_with)"
                 " VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), ?)",
                 storage::name(kind), item, name, with);
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
