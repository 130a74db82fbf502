#include "core/dataset/import/file_matcher.h"

#include "core/common/utf8.h"
#include "core/dataset/import/file_names.h"

#include <algorithm>

namespace blindspot::dataset {

namespace fs = std::filesystem;

namespace {

/// Below a root: an annotation file may lie in a folder that holds far more than its pictures.
constexpr std::size_t kMostFiles = 2'000'000;

/// A name that more files share than this is no name to find one by.
constexpr std::size_t kMostOfAName = 64;

std::string joinedParts(const std::vector<std::string_view>& parts, std::size_t first)
{
    std::string path;
    for (std::size_t i = first; i < parts.size(); ++i) {
        if (!path.empty()) path += '/';
        path += parts[i];
    }
    return path;
}

/// The last `parts` parts of a path.
std::string_view tailOf(std::string_view path, std::size_t parts)
{
    std::size_t at = path.size();
    for (std::size_t i = 0; i < parts; ++i) {
        const auto slash = at == 0 ? std::string_view::npos : path.rfind('/', at - 1);
        if (slash == std::string_view::npos) return path;
        at = slash;
    }
    return path.substr(at + 1);
}

std::size_t partCount(std::string_view path)
{
    return static_cast<std::size_t>(std::count(path.begin(), path.end(), '/')) + 1;
}

} // namespace

FileMatcher::FileMatcher(fs::path root, std::function<bool(const fs::path&)> isFile, ProblemSink tell,
                         std::function<void()> tick)
    : root_(std::move(root)), isFile_(std::move(isFile)), tell_(std::move(tell)), tick_(std::move(tick))
{
}

bool FileMatcher::exists(const std::string& name)
{
    return lister_.exists(root_ / pathFromUtf8(name));
}

FileMatcher::Match FileMatcher::find(const std::string& name)
{
    if (exists(name)) return {How::Exact, name, {}};
    return findListed(name, false);
}

FileMatcher::Match FileMatcher::findStem(const std::string& name)
{
    return findListed(name, true);
}

void FileMatcher::listAll()
{
    listed_ = true;
    for (const fs::path& file : FolderWalk(tell_, tick_).filesBelow(root_, kMostFiles))
        if (isFile_(file)) files_.push_back(toUtf8(file.lexically_relative(root_)));
    for (std::uint32_t index = 0; index < files_.size(); ++index) {
        addKeys(index, files_[index]);
        // A picture that was saved under its escaped name.
        if (const std::string plain = unescapedName(files_[index]); plain != files_[index]) addKeys(index, plain);
    }
}

void FileMatcher::addKeys(std::uint32_t index, const std::string& file)
{
    const auto add = [index](Tails& tails, std::string_view path) {
        for (std::size_t at = 0; at != std::string_view::npos;) {
            std::vector<std::uint32_t>& same = tails.files[path.substr(at)];
            if (same.size() < kMostOfAName && (same.empty() || same.back() != index)) same.push_back(index);
            const auto slash = path.find('/', at);
            at = slash == std::string_view::npos ? slash : slash + 1;
        }
    };
    const std::string_view whole = folded_.emplace_back(foldedName(file));
    add(tails_, whole);
    add(stems_, withoutEnding(whole));
}

/// One of the files that end with the same `parts` parts: the only one; the only one that leads from the root on;
/// the only one in the same case.
FileMatcher::Match FileMatcher::chosen(const std::vector<std::uint32_t>& files, std::string_view reading,
                                       std::size_t parts, bool whole, bool stem) const
{
    const auto plain = [&](std::uint32_t index) {
        return stem ? withoutEnding(files_[index]) : std::string_view(files_[index]);
    };
    std::vector<std::uint32_t> left = files;
    const auto keepOnly = [&left](const auto& isBetter) {
        std::vector<std::uint32_t> better;
        std::copy_if(left.begin(), left.end(), std::back_inserter(better), isBetter);
        if (!better.empty()) left = std::move(better);
    };
    if (parts > 1 || whole) keepOnly([&](std::uint32_t index) { return partCount(files_[index]) == parts; });
    if (left.size() > 1)
        keepOnly([&](std::uint32_t index) {
            return composedName(tailOf(plain(index), parts)) == composedName(reading);
        });
    if (left.size() == 1) {
        const bool sameDepth = partCount(files_[left.front()]) == parts;
        return {whole && sameDepth ? How::Notation : How::Tail, files_[left.front()], {}};
    }
    Match match;
    match.how = How::Ambiguous;
    for (const std::uint32_t index : left)
        if (match.candidates.size() < 4) match.candidates.push_back(files_[index]);
    return match;
}

FileMatcher::Match FileMatcher::findListed(const std::string& name, bool stem)
{
    if (!listed_) listAll();
    const Tails& tails = stem ? stems_ : tails_;
    const std::vector<std::string> readings = readingsOf(name);
    std::size_t deepest = 0;
    bool folderIsThere = false; // and the file is not in it: then it is in no other
    std::error_code code;
    for (const std::string& reading : readings) {
        const fs::path folder = pathFromUtf8(reading).parent_path();
        deepest = std::max(deepest, partsOf(reading).size());
        folderIsThere = folderIsThere || (partsOf(reading).size() > 1 && folder.is_relative() &&
                                          fs::is_directory(root_ / folder, code));
    }
    for (std::size_t parts = deepest; parts > 0; --parts)
        for (const std::string& reading : readings) {
            const auto all = partsOf(reading);
            if (all.size() < parts || (folderIsThere && parts < all.size())) continue;
            const std::string tail = joinedParts(all, all.size() - parts);
            const auto found = tails.files.find(foldedName(tail));
            if (found != tails.files.end())
                return chosen(found->second, tail, parts, parts == all.size(), stem);
        }
    return {};
}

} // namespace blindspot::dataset
