// Which images the names of a selection, a dataset and a class mean.
#include "core/common/class_names.h"
#include "core/dataset/selection.h"
#include "core/workspace/runs/chosen_images.h"
#include "tests/support/workspace_lab.h"

#include <QTest>

#include <string>
#include <vector>

using namespace blindspot;
using namespace blindspot::workspace;
using namespace blindspot::testing;

class TestChosenImages : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase()
    {
        lab_.import("coco", writeSmallCoco(folder_), folder_ / "images");
        dataset::SelectionOptions options;
        options.dataset = "set";
        options.className = "person";
        dataset::SelectionStore(lab_.database()).create("people", options);
    }

    void aSelectionIsTakenAsItIs()
    {
        QCOMPARE(namesOf({"people", {}, "dog", {}}), Names({"a.png", "b.png"})); // the class is another's matter
        QCOMPARE(namesOf({"people", {}, "person", 1}), Names({"a.png"}));
        QCOMPARE(namesOf({"people", {}, "person", 7}), Names({"a.png", "b.png"}));
    }

    void ofADatasetTheImagesThatShowTheClass()
    {
        QCOMPARE(namesOf({{}, "set", "dog", {}}), Names({"b.png"}));
        QCOMPARE(namesOf({{}, "set", "person", {}}), Names({"a.png", "b.png"}));
        QCOMPARE(namesOf({{}, "set", "person", 1}), Names({"a.png"}));
    }

    void theDatasetMayWriteTheClassOtherwise()
    {
        QCOMPARE(namesOf({{}, "set", "DOG", {}}), Names({"b.png"}));
        QVERIFY(sameClass("Person", "pERSON"));
        QVERIFY(!sameClass("person", "persons"));
        QVERIFY(!sameClass("", "a"));
    }

    void whatNamesNoImageIsRefused()
    {
        QVERIFY(contains(refusal({{}, {}, "person", {}}), "one selection or one dataset"));
        QVERIFY(contains(refusal({"people", "set", "person", {}}), "one selection or one dataset"));
        QVERIFY(contains(refusal({"nobody", {}, "person", {}}), "nobody"));
        QVERIFY(contains(refusal({{}, "nothing", "person", {}}), "nothing"));
        QVERIFY(contains(refusal({{}, "set", "zebra", {}}), "zebra"));
        QVERIFY(contains(refusal({"people", {}, "person", 0}), "out of range"));
        QVERIFY(contains(refusal({"people", {}, "person", -1}), "out of range"));
    }

    void aSelectionThatHasLostItsImagesIsRefused()
    {
        lab_.database().run("DELETE FROM images WHERE file_name IN ('a.png', 'b.png')");
        QVERIFY(contains(refusal({"people", {}, "person", {}}), "no images"));
    }

  private:
    using Names = std::vector<std::string>;

    Names namesOf(const ImageChoice& choice)
    {
        Names names;
        for (const dataset::ImageRecord& record : chosenImages(lab_.database(), choice))
            names.push_back(record.path.filename().string());
        return names;
    }

    std::string refusal(const ImageChoice& choice)
    {
        try {
            chosenImages(lab_.database(), choice);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }

    Folder folder_;
    WorkspaceLab lab_;
};

QTEST_GUILESS_MAIN(TestChosenImages)
#include "test_chosen_images.moc"
