// Selections: named, ordered lists of a dataset's images, stored so that a run can be repeated on the same
// ones.
#pragma once

#include "core/dataset/dataset_index.h"
#include "core/storage/database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::dataset {

enum class SelectionOrder {
    Id,     ///< by the imported file's image ids
    Random, ///< shuffled by the seed and the file names: the same in every workspace
    Listed, ///< as the ids were given
};

std::string_view name(SelectionOrder order);
/// "id" or "random". Errors: Error.
SelectionOrder parseSelectionOrder(std::string_view text);

struct SelectionOptions {
    std::string dataset{};
    std::optional<std::string> className{}; ///< images with an object of this class (a crowd does not count)
    double minSide = 0; ///< that object's smaller side is at least this many pixels of the image
    std::optional<std::string> split{};
    std::int64_t limit = -1; ///< -1: all that fit
    SelectionOrder order = SelectionOrder::Id;
    std::uint64_t seed = 0; ///< of the random order
    bool replace = false;   ///< an existing selection of this name goes to the trash
};

struct SelectionInfo {
    std::int64_t id = 0;
    std::string name;
    std::string dataset;
    std::optional<std::string> className;
    double minSide = 0;
    SelectionOrder order = SelectionOrder::Id;
    std::uint64_t seed = 0;
    std::int64_t images = 0;
    std::string createdAt; ///< UTC, ISO 8601
};

/// Works through one connection; used by the thread that the connection belongs to.
class SelectionStore {
  public:
    explicit SelectionStore(storage::Database& database) : database_(database) {}

    /// Errors: Error when the dataset or class does not exist (naming those that do), no image fits, or the
    /// name is taken.
    SelectionInfo create(const std::string& name, const SelectionOptions& options);
    /// From images that were picked one by one; they must be of `dataset`, each once.
    SelectionInfo createFromImages(const std::string& name, const std::string& dataset,
                                   const std::vector<std::int64_t>& imageIds, bool replace = false);

    std::vector<SelectionInfo> list() const;
    std::optional<SelectionInfo> find(const std::string& name) const;
    /// Errors: Error naming the selections that exist.
    SelectionInfo get(const std::string& name) const;
    /// The classes that its images show, in the order of the dataset, with their counts in it; crowds do not count.
    std::vector<CategoryInfo> categories(const std::string& name) const;
    /// Moves it to the trash; its name is free then. The trash's entry. Errors: Error for an unknown name.
    std::int64_t remove(const std::string& name);
    /// Forgets a selection in the trash for good, by its number.
    void erase(std::int64_t id);
    /// Brings one in the trash back under `name`, which is free.
    void restore(std::int64_t id, const std::string& name);
    void rename(const std::string& name, const std::string& newName);

  private:
    storage::Database& database_;
};

} // namespace blindspot::dataset
