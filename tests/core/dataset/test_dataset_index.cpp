// The index: listing, counting, filtering, moving and removing datasets.
#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "core/dataset/selection.h"
#include "tests/support/dataset_import.h"

#include <QTest>

#include <functional>
#include <memory>
#include <string>
#include <vector>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::contains;
using blindspot::testing::errorOf;
using blindspot::testing::Folder;
using blindspot::testing::Lab;

class TestDatasetIndex : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void init();
    void cleanup();
    void listsWithCounts();
    void filters_data();
    void filters();
    void severalClasses();
    void ordersAndPages();
    void aMovedFolderCanBePointedTo();
    void removesWithSelections();
    void renames();
    void unknownNamesAreAnsweredWithKnownOnes();
    void filtersUseTheIndices();
    void classesThatDifferByCaseAreOneForADetector();

  private:
    std::string namesOf(const ImageQuery& query) const;

    std::unique_ptr<Folder> folder_;
    std::unique_ptr<Lab> lab_;
};

void TestDatasetIndex::init()
{
    folder_ = std::make_unique<Folder>();
    lab_ = std::make_unique<Lab>();
    lab_->import("coco", writeSmallCoco(*folder_), *folder_ / "images");
}

void TestDatasetIndex::cleanup()
{
    lab_.reset();
    folder_.reset();
}

/// "ac" for the images a.png and c.png.
std::string TestDatasetIndex::namesOf(const ImageQuery& query) const
{
    std::string names;
    for (const ImageSummary& image : DatasetIndex(lab_->database()).images(query))
        names += image.fileName.front();
    return names;
}

void TestDatasetIndex::listsWithCounts()
{
    DatasetIndex index(lab_->database());
    const auto datasets = index.list();
    QCOMPARE(std::ssize(datasets), 1);
    QCOMPARE(datasets[0].images, 3);
    QCOMPARE(datasets[0].annotations, 4);
    QCOMPARE(datasets[0].categories, 2);
    QCOMPARE(datasets[0].format, std::string("coco"));
    QVERIFY(datasets[0].imageRoot == *folder_ / "images");
    QVERIFY(datasets[0].importedAt.ends_with("Z"));
    const auto categories = index.categories("set");
    QCOMPARE(categories[0].name, std::string("person"));
    QCOMPARE(categories[0].annotations, 3);
    QCOMPARE(categories[0].images, 2);
    QCOMPARE(categories[1].sourceId, 5);
    QCOMPARE(categories[1].annotations, 1);
}

void TestDatasetIndex::filters_data()
{
    QTest::addColumn<QString>("className");
    QTest::addColumn<double>("minSide");
    QTest::addColumn<int>("minObjects");
    QTest::addColumn<int>("maxObjects");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found");
    QTest::newRow("all") << "" << 0.0 << -1 << -1 << ""
                         << "abc";
    QTest::newRow("person") << "person" << 0.0 << -1 << -1 << ""
                            << "ab";
    QTest::newRow("dog") << "dog" << 0.0 << -1 << -1 << ""
                         << "b";
    QTest::newRow("large person") << "person" << 20.0 << -1 << -1 << ""
                                  << "a";
    QTest::newRow("larger than the person, not the crowd") << "person" << 21.0 << -1 << -1 << ""
                                                           << "";
    QTest::newRow("anything of 10 px") << "" << 10.0 << -1 << -1 << ""
                                       << "ab";
    QTest::newRow("no objects") << "" << 0.0 << -1 << 0 << ""
                                << "c";
    QTest::newRow("two objects") << "" << 0.0 << 2 << -1 << ""
                                 << "b";
    QTest::newRow("one object, the crowd is none") << "" << 0.0 << 1 << 1 << ""
                                                   << "a";
    QTest::newRow("two persons") << "person" << 0.0 << 2 << -1 << ""
                                 << "";
    QTest::newRow("two of any size from 7 px") << "" << 7.0 << 1 << 1 << ""
                                               << "ab";
    QTest::newRow("text") << "" << 0.0 << -1 << -1 << "B.PN"
                          << "b";
    QTest::newRow("text is no pattern") << "" << 0.0 << -1 << -1 << "%"
                                        << "";
    QTest::newRow("text and class") << "person" << 0.0 << -1 << -1 << "a"
                                    << "a";
}

void TestDatasetIndex::filters()
{
    QFETCH(QString, className);
    QFETCH(double, minSide);
    QFETCH(int, minObjects);
    QFETCH(int, maxObjects);
    QFETCH(QString, text);
    QFETCH(QString, found);
    ImageQuery query;
    query.dataset = "set";
    if (!className.isEmpty()) query.classNames = {className.toStdString()};
    query.minSide = minSide;
    if (minObjects >= 0) query.minObjects = minObjects;
    if (maxObjects >= 0) query.maxObjects = maxObjects;
    query.fileNameContains = text.toStdString();
    QCOMPARE(namesOf(query), found.toStdString());
    QCOMPARE(DatasetIndex(lab_->database()).count(query), found.size());
    QCOMPARE(std::ssize(DatasetIndex(lab_->database()).imageIds(query)), found.size());
}

void TestDatasetIndex::severalClasses()
{
    ImageQuery query{.dataset = "set", .classNames = {"person", "dog"}};
    QCOMPARE(namesOf(query), std::string("ab"));
    query.minSide = 20;
    QCOMPARE(namesOf(query), std::string("a"));
    query.minSide = 0;
    query.everyClass = true;
    QCOMPARE(namesOf(query), std::string("b"));
    query.minSide = 20;
    QCOMPARE(namesOf(query), std::string()); // each class by itself is to have one of the size
    query.minSide = 0;
    query.minObjects = 2; // of both together
    QCOMPARE(namesOf(query), std::string("b"));
    query.minObjects = 3;
    QCOMPARE(namesOf(query), std::string());
}

void TestDatasetIndex::ordersAndPages()
{
    ImageQuery query{.dataset = "set", .descending = true};
    QCOMPARE(namesOf(query), std::string("cba"));
    query.order = ImageOrder::FileName;
    QCOMPARE(namesOf(query), std::string("cba"));
    query.order = ImageOrder::Objects;
    QCOMPARE(namesOf(query), std::string("bac"));
    query.order = ImageOrder::SmallestSide;
    query.descending = false;
    QCOMPARE(namesOf(query), std::string("bac"));
    query.limit = 1;
    query.offset = 1;
    QCOMPARE(namesOf(query), std::string("a"));
    QCOMPARE(DatasetIndex(lab_->database()).count(query), 3);

    const auto ids = DatasetIndex(lab_->database()).imageIds({.dataset = "set"});
    SelectionStore(lab_->database()).createFromImages("two", "set", {ids[2], ids[0]});
    QCOMPARE(namesOf({.dataset = "set", .selection = "two"}), std::string("ac"));
}

void TestDatasetIndex::aMovedFolderCanBePointedTo()
{
    DatasetIndex index(lab_->database());
    std::filesystem::rename(*folder_ / "images", *folder_ / "moved");
    const std::string message = errorOf([&] { index.setImageRoot("set", folder_->path()); });
    QVERIFY2(contains(message, "none of the first images") && contains(message, "a.png"), message.c_str());
    index.setImageRoot("set", *folder_ / "moved");
    QVERIFY(index.get("set").imageRoot == *folder_ / "moved");
}

void TestDatasetIndex::removesWithSelections()
{
    DatasetIndex index(lab_->database());
    SelectionStore(lab_->database()).create("all", {.dataset = "set"});
    const std::int64_t id = index.get("set").id;
    QVERIFY(index.remove("set").selections == std::vector<std::string>{"all"});
    QVERIFY(index.list().empty());
    QVERIFY(SelectionStore(lab_->database()).list().empty());
    index.erase(id);
    QCOMPARE(lab_->database().scalar("SELECT count(*) FROM trash"), 0);
    for (const char* table : {"categories", "images", "annotations", "selections", "selection_images"})
        QCOMPARE(lab_->database().scalar(std::string("SELECT count(*) FROM ") + table), 0);
    QVERIFY(std::filesystem::exists(*folder_ / "images/a.png"));
}

void TestDatasetIndex::renames()
{
    DatasetIndex index(lab_->database());
    index.rename("set", "other");
    QVERIFY(!index.find("set"));
    lab_->import("coco", *folder_ / "coco.json", *folder_ / "images");
    QVERIFY(contains(errorOf([&] { index.rename("set", "other"); }), "already"));
    QVERIFY(contains(errorOf([&] { index.rename("set", ""); }), "name"));
}

void TestDatasetIndex::unknownNamesAreAnsweredWithKnownOnes()
{
    DatasetIndex index(lab_->database());
    const std::string dataset = errorOf([&] { index.get("sat"); });
    QVERIFY2(contains(dataset, "\"sat\"") && contains(dataset, "set"), dataset.c_str());
    const std::string className = errorOf([&] { index.images({.dataset = "set", .classNames = {"Person"}}); });
    QVERIFY2(contains(className, "person, dog"), className.c_str());
    const std::string selection = errorOf([&] { index.images({.dataset = "set", .selection = "x"}); });
    QVERIFY2(contains(selection, "none yet"), selection.c_str());
    Lab empty;
    const std::string none = errorOf([&] { DatasetIndex(empty.database()).get("set"); });
    QVERIFY2(contains(none, "none yet"), none.c_str());
}

void TestDatasetIndex::filtersUseTheIndices()
{
    const auto plan = [&](const char* sql) {
        storage::Statement row = lab_->database().prepare(std::string("EXPLAIN QUERY PLAN ") + sql);
        std::string text;
        while (row.step())
            text += row.text(3) + "\n";
        return text;
    };
    const std::string byClass =
        plan("SELECT image_id FROM annotations WHERE category_id = 1 AND crowd = 0 AND min_side >= 32");
    QVERIFY2(contains(byClass, "COVERING INDEX annotations_by_class"), byClass.c_str());
    const std::string byImage = plan("SELECT * FROM annotations WHERE image_id = 1");
    QVERIFY2(contains(byImage, "INDEX annotations_by_image"), byImage.c_str());
    const std::string byCount = plan("SELECT id FROM images WHERE dataset_id = 1 AND object_count >= 3");
    QVERIFY2(contains(byCount, "INDEX images_by_objects"), byCount.c_str());
}

/// Two labellers, two spellings: what works with a detector takes both, what shows the dataset tells them apart.
void TestDatasetIndex::classesThatDifferByCaseAreOneForADetector()
{
    const auto file = folder_->write("case.json", R"({
      "images": [{"id": 1, "file_name": "a.png"}, {"id": 2, "file_name": "b.png"}, {"id": 3, "file_name": "c.png"}],
      "annotations": [{"id": 1, "image_id": 1, "category_id": 1, "bbox": [1, 1, 20, 20]},
                      {"id": 2, "image_id": 2, "category_id": 2, "bbox": [1, 1, 20, 20]},
                      {"id": 3, "image_id": 3, "category_id": 3, "bbox": [1, 1, 20, 20]}],
      "categories": [{"id": 1, "name": "person"}, {"id": 2, "name": "Person"}, {"id": 3, "name": "dog"}]})");
    lab_->import("coco", file, *folder_ / "images", "case");
    for (const char* name : {"person", "Person", "PERSON"})
        QCOMPARE(readDataset(lab_->database(), "case", {.className = name}).size(), std::size_t{2});
    SelectionOptions options;
    options.dataset = "case";
    options.className = "person";
    QCOMPARE(SelectionStore(lab_->database()).create("people", options).images, 2);
    ImageQuery query;
    query.dataset = "case";
    query.classNames = {"person"};
    QCOMPARE(DatasetIndex(lab_->database()).count(query), 1);
    query.classNames = {"PERSON"};
    QVERIFY(!errorOf([&] { DatasetIndex(lab_->database()).count(query); }).empty());
}

QTEST_GUILESS_MAIN(TestDatasetIndex)
#include "test_dataset_index.moc"
