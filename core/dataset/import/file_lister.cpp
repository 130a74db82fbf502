#include "core/dataset/import/file_lister.h"

namespace blindspot::dataset {

const std::unordered_set<std::string>& FileLister::names(const std::filesystem::path& folder)
{
    const auto [known, isNew] = folders_.try_emplace(folder.native());
    if (isNew) {
        std::error_code code;
        const std::filesystem::path place = folder.empty() ? std::filesystem::path(".") : folder;
        for (std::filesystem::directory_iterator entry(place, code), end; !code && entry != end;
             entry.increment(code))
            known->second.insert(entry->path().filename().native());
        if (code && code != std::errc::no_such_file_or_directory && code != std::errc::not_a_directory)
            unreadable_.emplace_back(folder, code);
    }
    return known->second;
}

const std::unordered_set<std::string>* FileLister::knownNames(const std::filesystem::path& folder) const
{
    const auto known = folders_.find(folder.native());
    return known == folders_.end() ? nullptr : &known->second;
}

bool FileLister::exists(const std::filesystem::path& file)
{
    return names(file.parent_path()).contains(file.filename().native());
}

} // namespace blindspot::dataset
