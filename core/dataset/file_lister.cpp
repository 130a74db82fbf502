#include "core/dataset/file_lister.h"

#include <system_error>

namespace blindspot::dataset {

bool FileLister::exists(const std::filesystem::path& file)
{
    const std::filesystem::path folder = file.parent_path();
    const auto [known, isNew] = folders_.try_emplace(folder.native());
    if (isNew) {
        std::error_code code;
        const std::filesystem::path place = folder.empty() ? std::filesystem::path(".") : folder;
        for (std::filesystem::directory_iterator entry(place, code), end; !code && entry != end;
             entry.increment(code))
            known->second.insert(entry->path().filename().native());
    }
    return known->second.contains(file.filename().native());
}

} // namespace blindspot::dataset
