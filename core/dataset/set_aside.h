// Sets a dataset or a selection aside in the trash. Private to this folder.
#pragma once

#include "core/storage/trash_table.h"

#include <cstdint>
#include <optional>
#include <string>

namespace blindspot::dataset {

/// The row `id` of the table of `kind`, datasets or selections, goes to the trash: its name is free then.
/// `with`: the entry with which it goes. The trash's entry. Inside a transaction of the caller's, which has found the row in it.
std::int64_t setAside(storage::Database& database, storage::TrashKind kind, std::int64_t id,
                      const std::string& name, std::optional<std::int64_t> with = {});

} // namespace blindspot::dataset
