#include "core/dataset/set_aside.h"

#include "core/storage/database.h"

namespace blindspot::dataset {

std::int64_t setAside(storage::Database& database, storage::TrashKind kind, std::int64_t id,
                      const std::string& name, std::optional<std::int64_t> with)
{
    const std::string item = std::to_string(id);
    const std::int64_t entry = storage::putInTrash(database, kind, item, name, with);
    database.run(kind == storage::TrashKind::Dataset ? "UPDATE datasets SET name = ? WHERE id = ?"
                                                     : "UPDATE selections SET name = ? WHERE id = ?",
                 storage::setAsideName(name, std::to_string(entry)), id);
    return entry;
}

} // namespace blindspot::dataset
