// A FindingsLab is a Lab with the small COCO dataset "set" and a scan of it in which two images were looked at.
#pragma once

#include "core/dataset/finding_store.h"
#include "core/dataset/image_identity.h"
#include "tests/support/dataset_import.h"

#include <string>
#include <vector>

namespace blindspot::testing {

class FindingsLab : public Lab {
  public:
    static dataset::ScanKey key() { return {"set", "digest", "", 640, 0.25}; }

    /// In a.png a person is missed and a cat invented, in b.png a person found, a dog half seen and two dogs invented; c.png was not
    /// looked at.
    FindingsLab()
    {
        import("coco", writeSmallCoco(files), files / "images");
        dataset::FindingStore store(database());
        scan = store.open(key());
        ids = dataset::DatasetIndex(database()).imageIds({.dataset = "set"});
        using dataset::FindingKind;
        store.keep(scan, store.generation("set"),
                   {image(0, {{FindingKind::Missed, "person", {}, {1, 1, 21, 31}}, {FindingKind::Invented, "cat", 0.4, {0, 0, 5, 5}}}),
                    image(1, {{FindingKind::Found, "person", 0.7, {0, 0, 8, 8}},
                              {FindingKind::HalfSeen, "dog", {}, {2, 2, 12, 12}},
                              {FindingKind::Invented, "dog", 0.3, {0, 0, 30, 40}},
                              {FindingKind::Invented, "dog", 0.9, {0, 0, 6, 9}}})});
    }

    /// What is kept of the image at `place`, as it is now.
    dataset::ScannedImage image(std::size_t place, std::vector<dataset::Finding> findings)
    {
        const auto record = dataset::readImages(database(), {ids[place]}).front();
        return {record.id, FileStamp::of(record.path).value(), dataset::boxesDigest(record.annotations), std::move(findings)};
    }
    /// "ac" for the images a.png and c.png.
    std::string namesOf(const dataset::ImageQuery& query)
    {
        std::string names;
        for (const dataset::ImageSummary& one : dataset::DatasetIndex(database()).images(query))
            names += one.fileName.front();
        return names;
    }

    Folder files;
    std::int64_t scan = 0;
    std::vector<std::int64_t> ids;
};

} // namespace blindspot::testing
