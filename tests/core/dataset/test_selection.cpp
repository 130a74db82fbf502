// Selections: what is chosen, in which order, that it stays, and how few statements reading one takes.
#include "core/common/utf8.h"
#include "core/dataset/image_record.h"
#include "core/dataset/selection.h"
#include "tests/support/dataset_import.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::contains;
using blindspot::testing::errorOf;
using blindspot::testing::Folder;
using blindspot::testing::Lab;

namespace {

/// `count` images that need not exist, each with two boxes of 10 + index pixels; every second one has a
/// person.
void importMany(Lab& lab, const Folder& folder, int count, const std::string& name, int firstId = 1)
{
    std::string images;
    std::string boxes;
    for (int i = 0; i < count; ++i) {
        const std::string id = std::to_string(firstId + i);
        const std::string comma = i == 0 ? "" : ",";
        images += comma + R"({"id": )" + id + R"(, "file_name": "im)" + std::to_string(i) +
                  R"(.jpg", "width": 4000, "height": 4000})";
        for (int box = 0; box < 2; ++box)
            boxes += (boxes.empty() ? "" : ",") + std::string(R"({"id": )") + std::to_string(i * 2 + box) +
                     R"(, "image_id": )" + id + R"(, "category_id": )" + (i % 2 == 0 ? "1" : "2") +
                     R"(, "bbox": [1, 1, )" + std::to_string(10 + i) + ", 3000]}";
    }
    const auto file = folder.write(name + ".json", R"({"categories": [{"id": 1, "name": "person"},
        {"id": 2, "name": "dog"}], "images": [)" + images +
                                                       R"(], "annotations": [)" + boxes + "]}");
    lab.import({.format = "coco", .source = file, .images = {}, .name = name, .checkFiles = false});
}

std::vector<std::string> filesOf(Lab& lab, const std::string& selection)
{
    std::vector<std::string> files;
    for (const ImageRecord& record : readSelection(lab.database(), selection))
        files.push_back(toUtf8(record.path.filename()));
    return files;
}

} // namespace

class TestSelection : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void choosesByClassSizeAndLimit();
    void randomOrderDependsOnSeedAndNamesOnly();
    void keepsTheGivenOrder();
    void countsItsClasses();
    void listsShowsAndRemoves();
    void mistakesAreAnswered();
    void readingTakesAConstantNumberOfStatements();
    void datasetsAreReadLikewise();
};

void TestSelection::choosesByClassSizeAndLimit()
{
    Folder folder;
    Lab lab;
    importMany(lab, folder, 20, "set");
    SelectionStore store(lab.database());
    const SelectionInfo info = store.create("persons", {.dataset = "set", .className = "person", .limit = 3});
    QCOMPARE(info.images, 3);
    QCOMPARE(info.className.value_or(""), std::string("person"));
    QVERIFY(filesOf(lab, "persons") == (std::vector<std::string>{"im0.jpg", "im2.jpg", "im4.jpg"}));
    QCOMPARE(store.create("large", {.dataset = "set", .className = "person", .minSide = 26}).images, 2);
    QCOMPARE(store.create("all", {.dataset = "set"}).images, 20);
    QCOMPARE(store.create("more than there are", {.dataset = "set", .limit = 50}).images, 20);
}

void TestSelection::countsItsClasses()
{
    Folder folder;
    Lab lab;
    lab.import("coco", writeSmallCoco(folder), folder / "images");
    SelectionStore store(lab.database());
    store.create("all", {.dataset = "set"});
    auto classes = store.categories("all");
    QCOMPARE(classes.size(), std::size_t{2});
    QCOMPARE(classes[0].name, std::string("person"));
    QCOMPARE(classes[0].images, 2);
    QCOMPARE(classes[0].annotations, 2); // the crowd does not count
    store.create("dogs", {.dataset = "set", .className = "dog"});
    classes = store.categories("dogs");
    QCOMPARE(classes.size(), std::size_t{2});
    QCOMPARE(classes[0].images, 1);
    QCOMPARE(classes[1].name, std::string("dog"));
    QVERIFY_EXCEPTION_THROWN(store.categories("none"), blindspot::Error);
}

void TestSelection::randomOrderDependsOnSeedAndNamesOnly()
{
    Folder folder;
    Lab first;
    importMany(first, folder, 50, "set");
    Lab second; // the same pictures, with other ids and after another dataset
    importMany(second, folder, 7, "before");
    importMany(second, folder, 50, "set", 500);
    SelectionOptions options{
        .dataset = "set", .limit = 10, .order = SelectionOrder::Random, .seed = UINT64_MAX};
    SelectionStore(first.database()).create("one", options);
    SelectionStore(second.database()).create("one", options);
    const auto one = filesOf(first, "one");
    QVERIFY(one == filesOf(second, "one"));
    QVERIFY(!std::is_sorted(one.begin(), one.end()));
    QCOMPARE(SelectionStore(first.database()).get("one").seed, std::uint64_t{UINT64_MAX});
    options.seed = 2;
    SelectionStore(first.database()).create("two", options);
    QVERIFY(one != filesOf(first, "two"));
    options.limit = 20; // a longer selection starts with the shorter one
    SelectionStore(first.database()).create("three", options);
    const auto two = filesOf(first, "two");
    const auto three = filesOf(first, "three");
    QVERIFY(std::equal(two.begin(), two.end(), three.begin()));
}

void TestSelection::keepsTheGivenOrder()
{
    Folder folder;
    Lab lab;
    importMany(lab, folder, 5, "set");
    const auto records = readDataset(lab.database(), "set");
    SelectionStore store(lab.database());
    const std::vector<std::int64_t> ids{records[3].id, records[0].id, records[4].id};
    QVERIFY(store.createFromImages("picked", "set", ids).order == SelectionOrder::Listed);
    const auto read = readSelection(lab.database(), "picked");
    for (std::size_t i = 0; i < ids.size(); ++i)
        QCOMPARE(read[i].id, ids[i]);
    QVERIFY(contains(errorOf([&] { store.createFromImages("x", "set", {ids[0], ids[0]}); }), "twice"));
    QVERIFY(contains(errorOf([&] { store.createFromImages("x", "set", {987654}); }), "987654"));
    QVERIFY(contains(errorOf([&] { store.createFromImages("x", "set", {}); }), "no images"));
}

void TestSelection::listsShowsAndRemoves()
{
    Folder folder;
    Lab lab;
    importMany(lab, folder, 5, "set");
    SelectionStore store(lab.database());
    store.create("b", {.dataset = "set"});
    store.create("a", {.dataset = "set", .limit = 2});
    const auto selections = store.list();
    QCOMPARE(std::ssize(selections), 2);
    QCOMPARE(selections[0].name, std::string("a"));
    QCOMPARE(selections[0].images, 2);
    QCOMPARE(selections[0].dataset, std::string("set"));
    store.rename("a", "c");
    QVERIFY(contains(errorOf([&] { store.rename("c", "b"); }), "already"));
    const std::int64_t id = store.get("c").id;
    store.remove("c");
    QVERIFY(!store.find("c"));
    QVERIFY(contains(errorOf([&] { store.get("c"); }), "the selections: b")); // not those in the trash
    QCOMPARE(std::ssize(store.list()), 1);
    store.erase(id);
    QCOMPARE(lab.database().scalar("SELECT count(*) FROM selection_images"), 5);
}

void TestSelection::mistakesAreAnswered()
{
    Folder folder;
    Lab lab;
    importMany(lab, folder, 4, "set");
    SelectionStore store(lab.database());
    store.create("taken", {.dataset = "set"});
    const auto refusal = [&](const std::string& name, const SelectionOptions& options) {
        return errorOf([&] { store.create(name, options); });
    };
    QVERIFY(contains(refusal("x", {.dataset = "nope"}), "the datasets: set"));
    QVERIFY(contains(refusal("x", {.dataset = "set", .className = "cat"}), "its classes: person, dog"));
    QVERIFY(
        contains(refusal("x", {.dataset = "set", .className = "dog", .minSide = 2000}), "at least 2000 px"));
    QVERIFY(contains(refusal("x", {.dataset = "set", .limit = 0}), "at least one image"));
    QVERIFY(contains(refusal("taken", {.dataset = "set", .limit = 1}), "replace"));
    QVERIFY(contains(refusal("", {.dataset = "set"}), "needs a name"));
    QCOMPARE(store.get("taken").images, 4);
    QCOMPARE(store.create("taken", {.dataset = "set", .limit = 1, .replace = true}).images, 1);
    QVERIFY(contains(errorOf([&] { store.get("x"); }), "the selections: taken"));
    QVERIFY(parseSelectionOrder("random") == SelectionOrder::Random);
    QVERIFY(contains(errorOf([] { parseSelectionOrder("size"); }), "id or random"));
}

void TestSelection::readingTakesAConstantNumberOfStatements()
{
    Folder folder;
    Lab lab;
    importMany(lab, folder, 1000, "set");
    SelectionStore store(lab.database());
    std::int64_t statements[2] = {};
    const int sizes[2] = {10, 1000};
    for (int i = 0; i < 2; ++i) {
        store.create("some",
                     {.dataset = "set", .limit = sizes[i], .order = SelectionOrder::Random, .replace = true});
        const std::int64_t before = lab.database().statementsRun();
        const auto records = readSelection(lab.database(), "some");
        statements[i] = lab.database().statementsRun() - before;
        QCOMPARE(std::ssize(records), sizes[i]);
        for (const ImageRecord& record : records)
            QCOMPARE(std::ssize(record.annotations), 2);
    }
    QCOMPARE(statements[0], statements[1]);
    QVERIFY(statements[0] <= 4);
}

void TestSelection::datasetsAreReadLikewise()
{
    Folder folder;
    Lab lab;
    importMany(lab, folder, 100, "set");
    std::int64_t statements[2] = {};
    for (int i = 0; i < 2; ++i) {
        const std::int64_t before = lab.database().statementsRun();
        const auto records = readDataset(lab.database(), "set",
                                         {.className = "person", .split = {}, .limit = i == 0 ? 3 : 40});
        statements[i] = lab.database().statementsRun() - before;
        QCOMPARE(std::ssize(records), i == 0 ? 3 : 40);
        QCOMPARE(records[1].sourceId, 3);
    }
    QCOMPARE(statements[0], statements[1]);
    QVERIFY_EXCEPTION_THROWN(readDataset(lab.database(), "set", {.className = {}, .split = "val"}), Error);
}

QTEST_GUILESS_MAIN(TestSelection)
#include "test_selection.moc"
