// Whether images were used for a training is a matter of their content: whatever is removed, imported, renamed and moved in
// between, exactly the pictures of that content are "trained on".
#include "core/common/random.h"
#include "core/dataset/dataset_index.h"
#include "core/workspace/evaluations/image_origin.h"
#include "tests/support/file_bytes.h"
#include "tests/support/small_workspace.h"
#include "tests/support/spots_picture.h"

#include <QTest>

#include <map>
#include <memory>
#include <set>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;
using metrics::ImageGroup;
namespace fs = std::filesystem;

namespace {

/// Folders of pictures that are datasets of a workspace, and what is done to them at random. The same few pictures come again
/// and again under all kinds of names.
class Shuffle {
  public:
    Shuffle(SmallWorkspace& lab, std::uint64_t seed) : lab_(lab), random_(seed, 1, 2) { add(); }

    void step()
    {
        switch (random_.below(5)) {
        case 0:
            return add();
        case 1:
            return remove();
        case 2:
            return renameFile();
        case 3:
            return move();
        default:
            return replaceFile();
        }
    }

    const std::map<std::string, fs::path>& datasets() const { return datasets_; }

  private:
    static constexpr std::uint64_t kPictures = 6; ///< as many different ones there are

    void add()
    {
        const std::string name = "set" + std::to_string(made_++);
        fs::create_directories(lab_.file(name));
        for (int i = 0; i < 3; ++i)
            imaging::writePng(lab_.file(name) / ("f" + std::to_string(random_.below(4)) + ".png"), anyPicture());
        datasets_[name] = lab_.file(name);
        import(name);
    }
    void remove()
    {
        if (datasets_.size() < 2) return;
        const std::string name = any();
        dataset::DatasetIndex(lab_.database()).remove(name);
        datasets_.erase(name);
    }
    /// To a name that may have been another picture's.
    void renameFile()
    {
        const std::string name = any();
        const fs::path folder = datasets_[name];
        const fs::path target = folder / ("f" + std::to_string(random_.below(4)) + ".png");
        fs::rename(anyFile(folder), target);
        import(name);
    }
    void move()
    {
        const std::string name = any();
        const fs::path target = lab_.file("moved" + std::to_string(made_++));
        fs::rename(datasets_[name], target);
        datasets_[name] = target;
        dataset::DatasetIndex(lab_.database()).setImageRoot(name, target);
    }
    /// With no word to the index.
    void replaceFile() { imaging::writePng(anyFile(datasets_[any()]), anyPicture()); }

    void import(const std::string& name)
    {
        std::string images;
        std::int64_t id = 0;
        for (const auto& entry : fs::directory_iterator(datasets_[name]))
            images += (images.empty() ? "" : ",") + ("{\"id\": " + std::to_string(++id)) + ", \"file_name\": \"" +
                      entry.path().filename().string() + "\", \"width\": 32, \"height\": 32}";
        const auto json = lab_.files().write(name + ".json", "{\"images\": [" + images +
                                                                 "], \"annotations\": [], \"categories\": [{\"id\": 1, \"name\": "
                                                                 "\"person\"}]}");
        dataset::ImportRequest request;
        request.format = "coco";
        request.source = json;
        request.images = datasets_[name];
        request.name = name;
        request.replace = true;
        lab_.lab().import(request);
    }
    std::string any()
    {
        auto place = datasets_.begin();
        std::advance(place, static_cast<std::ptrdiff_t>(random_.below(datasets_.size())));
        return place->first;
    }
    fs::path anyFile(const fs::path& folder)
    {
        std::set<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder))
            files.insert(entry.path());
        auto place = files.begin();
        std::advance(place, static_cast<std::ptrdiff_t>(random_.below(files.size())));
        return *place;
    }
    imaging::Image anyPicture() { return spotsPicture(32, 32, 100 + random_.below(kPictures)); }

    SmallWorkspace& lab_;
    RandomStream random_;
    std::map<std::string, fs::path> datasets_;
    int made_ = 0;
};

} // namespace

class TestImageOrigin : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void trainedOnIsExactlyWhatWasTrainedOn_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 0; seed < 12; ++seed)
            QTest::addRow("%llu", seed) << seed;
    }
    void trainedOnIsExactlyWhatWasTrainedOn()
    {
        QFETCH(quint64, seed);
        SmallWorkspace lab;
        Shuffle shuffle(lab, seed);
        for (int i = 0; i < 4; ++i)
            shuffle.step();
        const auto [run, contents] = recordRun(lab, shuffle.datasets().begin()->first);
        for (int i = 0; i < 20; ++i) {
            shuffle.step();
            for (const auto& [name, folder] : shuffle.datasets()) {
                const auto images = dataset::readDataset(lab.database(), name);
                StopControl stop;
                const auto origins = originsOf(lab.database(), lab.store(), {run}, images, stop);
                for (std::size_t image = 0; image < images.size(); ++image) {
                    const std::string content = contentOf(images[image].path);
                    const ImageGroup expected = content.empty()              ? ImageGroup::Unknown // its file is gone
                                                : contents.contains(content) ? ImageGroup::Training
                                                                             : ImageGroup::HeldOut;
                    QVERIFY(origins[image].group == expected);
                }
            }
        }
    }

    void theWorstOfSeveralPatchesCounts()
    {
        const auto look = [](std::uint64_t bits, const char* sha256) {
            return dataset::ImageIdentity{1, sha256, 10, sha256, bits, ""};
        };
        dataset::KnownImages first, second, unknown;
        first.add(look(0xF0F0F0F0F0F0F0F0, "a"));
        second.add(look(0x123456789ABCDEF0, "b"));
        unknown.add({});
        const dataset::KnownImages* both[] = {&first, &second};
        const dataset::KnownImages* notAll[] = {&first, &second, &unknown};
        QVERIFY(originOf(look(0, "a"), both, false).group == ImageGroup::Training);
        QVERIFY(originOf(look(0x123456789ABCDEF0, "a"), both, false).group == ImageGroup::Training);
        const ImageOrigin near = originOf(look(0x123456789ABCDEF1, "c"), both, false);
        QVERIFY(near.group == ImageGroup::NearDuplicate);
        QCOMPARE(near.nearDuplicateOf, std::string("b"));
        const ImageOrigin counted = originOf(look(0x123456789ABCDEF1, "c"), both, true);
        QVERIFY(counted.group == ImageGroup::HeldOut);
        QCOMPARE(counted.nearDuplicateOf, std::string("b"));
        QVERIFY(originOf(look(0x0F0F00FF00FF3333, "d"), both, false).group == ImageGroup::HeldOut);
        QVERIFY(originOf(look(0x0F0F00FF00FF3333, "d"), notAll, false).group == ImageGroup::Unknown);
        QVERIFY(originOf(look(0x0F0F00FF00FF3333, ""), both, false).group == ImageGroup::Unknown);
    }

  private:
    /// A run of the dataset's images as it is recorded, and the contents of their files.
    static std::pair<std::string, std::set<std::string>> recordRun(SmallWorkspace& lab, const std::string& name)
    {
        const auto images = dataset::readDataset(lab.database(), name);
        StopControl stop;
        ImageList list;
        std::set<std::string> contents;
        for (dataset::ImageIdentity& image : dataset::identify(lab.database(), images, stop)) {
            if (image.sha256.empty()) continue;
            contents.insert(contentOf(image.path));
            list.images.push_back(std::move(image));
        }
        RunStore store = lab.store();
        return {store.create(RunRecord{}, list).record.id, contents};
    }
};

QTEST_GUILESS_MAIN(TestImageOrigin)
#include "test_image_origin.moc"
