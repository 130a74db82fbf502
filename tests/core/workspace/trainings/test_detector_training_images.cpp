// Which images a detector is trained on, and which are held out.
#include "core/dataset/selection.h"
#include "core/workspace/trainings/detector_training_images.h"
#include "tests/support/file_bytes.h"
#include "tests/support/small_workspace.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

namespace {

using Names = std::vector<std::string>;

Names namesOf(const ImageRecords& records)
{
    Names names;
    for (const dataset::ImageRecord& record : records)
        names.push_back(record.path.filename().string());
    return names;
}

DetectorTrainRequest ofDataset()
{
    DetectorTrainRequest request;
    request.dataset = "small";
    return request;
}

} // namespace

class TestDetectorTrainingImages : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { lab_ = std::make_unique<SmallWorkspace>(); }

    void theLastTenthByTheHashOfTheNamesIsHeldOut()
    {
        const TrainingSplit split = this->split(ofDataset());
        // Of p1.png to p6.png the one whose name has the greatest SHA-256.
        Names names;
        for (int i = 1; i <= 6; ++i)
            names.push_back("p" + std::to_string(i) + ".png");
        const auto last = std::max_element(names.begin(), names.end(), [](const auto& a, const auto& b) {
            return sha256OfText(a) < sha256OfText(b);
        });
        QCOMPARE(namesOf(split.validation), Names({*last}));
        names.erase(last);
        QCOMPARE(namesOf(split.train), names);
        QVERIFY(contains(split.heldOut, "last tenth"));
    }

    void aValidationSelectionIsTakenOutOfTheRest()
    {
        dataset::SelectionOptions options;
        options.dataset = "small";
        options.className = "person";
        options.limit = 2;
        dataset::SelectionStore(lab_->database()).create("two", options);
        DetectorTrainRequest request = ofDataset();
        request.validation = "two";
        const TrainingSplit split = this->split(request);
        QCOMPARE(split.validation.size(), std::size_t{2});
        QCOMPARE(split.train.size(), std::size_t{4});
        for (const std::string& name : namesOf(split.validation)) {
            const Names train = namesOf(split.train);
            QVERIFY(std::find(train.begin(), train.end(), name) == train.end());
        }
        QCOMPARE(split.heldOut, std::string("selection two"));
        request.validation = "people";
        QVERIFY(contains(refusal(request), "every image is held out"));
    }

    void namesThatDoNotFitAreRefused()
    {
        QVERIFY(contains(refusal({}), "one selection or one dataset"));
        DetectorTrainRequest request = ofDataset();
        request.selection = "people";
        QVERIFY(contains(refusal(request), "one selection or one dataset"));
        request.dataset.reset();
        request.selection = "nobody";
        QVERIFY(contains(refusal(request), "nobody"));
        request = ofDataset();
        request.validation = "nobody";
        QVERIFY(contains(refusal(request), "nobody"));
    }

    void theClassesAreThoseWithBoxes()
    {
        const auto file = lab_->files().write("more.json", R"({
            "images": [{"id": 1, "file_name": "p1.png", "width": 96, "height": 96}],
            "annotations": [{"id": 1, "image_id": 1, "category_id": 7, "bbox": [1, 2, 30, 40], "area": 1200, "iscrowd": 0}],
            "categories": [{"id": 3, "name": "kite"}, {"id": 7, "name": "car"}]})");
        lab_->lab().import("coco", file, lab_->file("images"), "more");
        DetectorTrainRequest request;
        request.dataset = "more";
        QCOMPARE(datasetClasses(lab_->database(), request), Names({"car"}));
        request.dataset.reset();
        request.selection = "people";
        QCOMPARE(datasetClasses(lab_->database(), request), Names({"person"}));
        lab_->database().run("DELETE FROM annotations");
        QVERIFY(contains(errorOf([&] { datasetClasses(lab_->database(), ofDataset()); }), "no annotations"));
    }

    void theHashOfATextIsItsSha256()
    {
        QCOMPARE(sha256OfText("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    /// The same picture under another name, in another dataset: it is held out, so it is not trained on.
    void whatIsHeldOutIsNotTrainedOnUnderAnotherName()
    {
        lab_->files().write("images/again.png", contentOf(lab_->file("images/p2.png")));
        const auto file = lab_->files().write("copy.json", R"({
            "images": [{"id": 1, "file_name": "again.png", "width": 96, "height": 96}],
            "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [20, 10, 32, 50], "area": 1600, "iscrowd": 0}],
            "categories": [{"id": 1, "name": "person"}]})");
        lab_->lab().import("coco", file, lab_->file("images"), "copy");
        dataset::SelectionOptions options;
        options.dataset = "copy";
        dataset::SelectionStore(lab_->database()).create("copied", options);
        DetectorTrainRequest request = ofDataset();
        request.validation = "copied";
        const TrainingSplit split = this->split(request);
        QCOMPARE(namesOf(split.validation), Names({"again.png"}));
        QCOMPARE(namesOf(split.train), Names({"p1.png", "p3.png", "p4.png", "p5.png", "p6.png"}));
        QCOMPARE(split.list.images.size(), std::size_t{5});
        QCOMPARE(split.list.validation.size(), std::size_t{1});
        QCOMPARE(split.list.images.front().path, lab_->file("images/p1.png").string());
    }

    void otherImagesThanBeforeAreRefused()
    {
        const ImageList before = split(ofDataset()).list;
        QCOMPARE(errorOf([&] { requireSameImages(before, before, "t"); }), std::string());
        ImageList now = before;
        now.images[1].boxes = "other";
        now.validation[0].sha256 = "other";
        const std::string refusal = errorOf([&] { requireSameImages(now, before, "t"); });
        QVERIFY(contains(refusal, "1 other pictures, 1 with other boxes"));
        QVERIFY(contains(refusal, before.images[1].path));
        now = before;
        now.images.pop_back();
        QVERIFY(contains(errorOf([&] { requireSameImages(now, before, "t"); }), "1 other pictures, 0 with other boxes"));
        // Where a file has moved to says nothing.
        now = before;
        now.images[0].path = "elsewhere";
        now.images[0].id = 99;
        QCOMPARE(errorOf([&] { requireSameImages(now, before, "t"); }), std::string());
    }

  private:
    TrainingSplit split(const DetectorTrainRequest& request)
    {
        StopControl stop;
        return splitOf(lab_->database(), request, stop, {});
    }
    std::string refusal(const DetectorTrainRequest& request)
    {
        return errorOf([&] { split(request); });
    }

    std::unique_ptr<SmallWorkspace> lab_;
};

QTEST_GUILESS_MAIN(TestDetectorTrainingImages)
#include "test_detector_training_images.moc"
