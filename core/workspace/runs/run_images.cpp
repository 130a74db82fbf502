#include "core/workspace/runs/run_images.h"

#include "core/common/error.h"
#include "core/dataset/image_identity.h"

#include <algorithm>
#include <unordered_map>

namespace blindspot::workspace {

namespace {

using dataset::ImageIdentity;

std::vector<std::int64_t> idsOf(const std::vector<ImageIdentity>& images)
{
    std::vector<std::int64_t> ids;
    for (const ImageIdentity& image : images)
        ids.push_back(image.id);
    return ids;
}

/// What the index has now, to be compared with what a run used.
class Candidates {
  public:
    void add(std::vector<ImageIdentity> images)
    {
        for (ImageIdentity& image : images)
            byContent_[image.sha256].push_back(std::move(image));
    }

    /// Null where none has the content. The image of the same number comes first among those with the same boxes, then among
    /// all: it is the dataset that the run was made from.
    const ImageIdentity* best(const ImageIdentity& used) const
    {
        const auto found = byContent_.find(used.sha256);
        if (used.sha256.empty() || found == byContent_.end()) return nullptr;
        const auto rank = [&used](const ImageIdentity& one) {
            return (one.boxes == used.boxes ? 2 : 0) + (one.id == used.id ? 1 : 0);
        };
        return &*std::max_element(found->second.begin(), found->second.end(),
                                  [&](const ImageIdentity& a, const ImageIdentity& b) { return rank(a) < rank(b); });
    }

  private:
    std::unordered_map<std::string, std::vector<ImageIdentity>> byContent_;
};

[[noreturn]] void throwGone(const std::string& run, const std::vector<const ImageIdentity*>& gone, std::size_t all)
{
    throw Error({Message::tr("%1 of the run's %2 pictures are not in the index any more: gone, or with another content (%3 is "
                             "the first)"),
                 gone.size(), all, gone.front()->path},
                {Message::tr("run %1"), run},
                Message(Message::tr("bring the files back (dataset locate), import their dataset again, or train anew"))
                    .inWindow(Message::tr("bring the files back, locate the dataset's folder or import it again, or train anew")));
}

} // namespace

FoundImages findAgain(storage::Database& database, const std::string& run, const ImageList& list, StopControl& stop,
                      const ProgressSink& progress)
{
    // Where they were; this is all that has to be looked at where nothing has changed.
    const auto there = dataset::identify(database, dataset::readImages(database, idsOf(list.images)), stop, progress);
    std::unordered_map<std::int64_t, const ImageIdentity*> byNumber;
    for (const ImageIdentity& image : there)
        byNumber.emplace(image.id, &image);
    std::vector<ImageIdentity> elsewhere;
    for (const ImageIdentity& used : list.images) {
        const auto same = byNumber.find(used.id);
        const bool unchanged = same != byNumber.end() && same->second->sha256 == used.sha256 && same->second->boxes == used.boxes;
        if (!used.sha256.empty() && !unchanged) elsewhere.push_back(used);
    }
    Candidates candidates;
    candidates.add(there);
    if (!elsewhere.empty()) candidates.add(dataset::findContents(database, elsewhere, stop, progress));

    FoundImages found;
    found.list = list;
    std::vector<const ImageIdentity*> gone;
    std::vector<std::int64_t> ids;
    for (ImageIdentity& used : found.list.images) {
        const ImageIdentity* now = candidates.best(used);
        if (used.sha256.empty()) {
            // Recorded by number alone, or not readable then: the number is all there is to go by.
            const auto same = byNumber.find(used.id);
            now = same == byNumber.end() || same->second->sha256.empty() ? nullptr : same->second;
            ++found.unverified;
        } else if (now != nullptr && now->boxes != used.boxes) {
            found.changed.push_back(now->path);
        }
        if (now == nullptr) {
            gone.push_back(&used);
            continue;
        }
        ids.push_back(now->id);
        const std::int64_t number = used.id; // the training draws its random numbers by it
        used = *now;
        used.id = number;
    }
    if (!gone.empty()) throwGone(run, gone, list.images.size());
    found.records = dataset::readImages(database, ids);
    // Two pictures of the run may have become one image of the index; each still has its turn.
    if (found.records.size() != ids.size()) {
        std::vector<dataset::ImageRecord> inOrder;
        for (const std::int64_t id : ids)
            inOrder.push_back(*std::find_if(found.records.begin(), found.records.end(),
                                            [id](const dataset::ImageRecord& record) { return record.id == id; }));
        found.records = std::move(inOrder);
    }
    return found;
}

void requireUnchanged(const FoundImages& found, const std::string& run, bool accepted)
{
    if (accepted) return;
    const Place where{Message::tr("run %1"), run};
    if (!found.changed.empty())
        throw Error({Message::tr("%1 of the run's %2 images have other boxes than when it began (%3 is the first): it would "
                                 "not become what it would have been"),
                     found.changed.size(), found.records.size(), found.changed.front()},
                    where,
                    Message(Message::tr("import the labels as they were, go on with the new ones by --accept-changes, or train "
                                        "anew"))
                        .inWindow(Message::tr("import the labels as they were, go on with the new ones, or train anew")));
    if (found.unverified > 0)
        throw Error({Message::tr("the run was recorded by an earlier version: whether %1 of its %2 images are still the same "
                                 "is not known"),
                     found.unverified, found.records.size()},
                    where,
                    Message(Message::tr("if they are, go on by --accept-changes; else train anew"))
                        .inWindow(Message::tr("if they are, go on; else train anew")));
}

} // namespace blindspot::workspace
