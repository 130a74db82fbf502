// What a detector found in a dataset: kept, counted, filtered and sorted by, and forgotten where the image is another one.
#include "tests/core/dataset/findings_lab.h"

#include <QTest>

#include <fstream>
#include <memory>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::contains;
using blindspot::testing::errorOf;
using blindspot::testing::FindingsLab;

class TestFindingStore : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void init() { lab_ = std::make_unique<FindingsLab>(); }
    void cleanup() { lab_.reset(); }

    void aScanIsKnownByAllThatDecidesIt()
    {
        FindingStore store(lab_->database());
        QCOMPARE(store.open(FindingsLab::key()), lab_->scan);
        QVERIFY(store.find(FindingsLab::key()) == lab_->scan);
        ScanKey other = FindingsLab::key();
        other.confidence = 0.5;
        QVERIFY(!store.find(other));
        other = FindingsLab::key();
        other.choices = "{}";
        QVERIFY(!store.find(other));
        other.dataset = "none";
        QVERIFY(contains(errorOf([&] { store.open(other); }), "no dataset"));
    }

    void filtersByFinding_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("classes");
        QTest::addColumn<bool>("every");
        QTest::addColumn<double>("minSide");
        QTest::addColumn<QString>("found");
        QTest::newRow("missed") << 2 << QStringList() << false << 0.0 << "a";
        QTest::newRow("missed dogs") << 2 << QStringList{"dog"} << false << 0.0 << "";
        QTest::newRow("half seen") << 1 << QStringList() << false << 0.0 << "b";
        QTest::newRow("invented") << 3 << QStringList() << false << 0.0 << "ab";
        QTest::newRow("invented dogs") << 3 << QStringList{"dog"} << false << 0.0 << "b";
        QTest::newRow("a class that the dataset does not have") << 3 << QStringList{"cat"} << false << 0.0 << "a";
        QTest::newRow("invented, of 10 px") << 3 << QStringList() << false << 10.0 << "b";
        QTest::newRow("cat or dog") << 3 << QStringList{"cat", "dog"} << false << 0.0 << "ab";
        QTest::newRow("cat and dog") << 3 << QStringList{"cat", "dog"} << true << 0.0 << "";
    }
    void filtersByFinding()
    {
        QFETCH(int, kind);
        QFETCH(QStringList, classes);
        QFETCH(bool, every);
        QFETCH(double, minSide);
        QFETCH(QString, found);
        ImageQuery query{.dataset = "set", .everyClass = every, .minSide = minSide, .scan = lab_->scan};
        query.finding = static_cast<FindingKind>(kind);
        for (const QString& name : classes)
            query.classNames.push_back(name.toStdString());
        QCOMPARE(QString::fromStdString(lab_->namesOf(query)), found);
        QCOMPARE(DatasetIndex(lab_->database()).count(query), found.size());
    }

    void sortsByFinding()
    {
        ImageQuery query{.dataset = "set", .scan = lab_->scan, .order = ImageOrder::Missed, .descending = true};
        QCOMPARE(lab_->namesOf(query), std::string("abc")); // c was not looked at: last either way
        query.descending = false;
        QCOMPARE(lab_->namesOf(query), std::string("bac"));
        query.order = ImageOrder::Invented;
        query.descending = true;
        QCOMPARE(lab_->namesOf(query), std::string("bac"));
        query.classNames = {"cat"};
        query.finding = FindingKind::Invented;
        QCOMPARE(lab_->namesOf(query), std::string("a"));
        query.finding.reset();
        query.classNames.clear();
        query.order = ImageOrder::HighestInvented;
        query.descending = false;
        QCOMPARE(lab_->namesOf(query), std::string("abc"));
        query.order = ImageOrder::LowestFound;
        QCOMPARE(lab_->namesOf(query), std::string("bac"));
        query.scan.reset(); // nothing to sort by
        QCOMPARE(lab_->namesOf(query), std::string("abc"));
    }

    void countsAndFindingsOfAnImage()
    {
        FindingStore store(lab_->database());
        const auto counts = store.counts(lab_->scan, lab_->ids);
        QCOMPARE(counts.size(), std::size_t{2});
        const FindingCounts& second = counts.at(lab_->ids[1]);
        QCOMPARE(second.of(FindingKind::Invented), 2);
        QCOMPARE(second.of(FindingKind::Missed), 0);
        QCOMPARE(second.lowestFound.value(), 0.7);
        QCOMPARE(second.highestInvented.value(), 0.9);
        QVERIFY(!counts.at(lab_->ids[0]).lowestFound);
        QCOMPARE(store.counts(lab_->scan, lab_->ids, {"cat"}).at(lab_->ids[0]).of(FindingKind::Missed), 0);
        const auto findings = store.findings(lab_->scan, lab_->ids[0]);
        QCOMPARE(findings.size(), std::size_t{2});
        QVERIFY(findings[0].kind == FindingKind::Missed && !findings[0].score);
        QCOMPARE(findings[0].box.x2, 21.0);
    }

    void lookingAgainReplaces()
    {
        FindingStore store(lab_->database());
        store.keep(lab_->scan, store.generation("set"), {lab_->image(0, {})});
        QCOMPARE(store.counts(lab_->scan, lab_->ids).at(lab_->ids[0]).of(FindingKind::Missed), 0);
        QVERIFY(store.findings(lab_->scan, lab_->ids[0]).empty());
        QVERIFY(store.unscanned(lab_->scan, lab_->ids) == std::vector{lab_->ids[2]});
    }

    void anotherFileIsLookedAtAgain()
    {
        FindingStore store(lab_->database());
        QCOMPARE(store.dropChanged(lab_->scan), 0);
        std::ofstream(lab_->files / "images/a.png", std::ios::app) << "x";
        QCOMPARE(store.dropChanged(lab_->scan), 1);
        QVERIFY(store.unscanned(lab_->scan, lab_->ids) == (std::vector{lab_->ids[0], lab_->ids[2]}));
        std::filesystem::remove(lab_->files / "images/b.png"); // as on a disk that is not connected
        QCOMPARE(store.dropChanged(lab_->scan), 0);
        QVERIFY(store.findings(lab_->scan, lab_->ids[0]).empty());
        QCOMPARE(store.findings(lab_->scan, lab_->ids[1]).size(), std::size_t{4});
    }

    /// Imported again with the same boxes, nothing has to be looked at again; with others, that image.
    void anotherImportIsComparedByItsBoxes()
    {
        FindingStore store(lab_->database());
        lab_->import("coco", lab_->files / "coco.json", lab_->files / "images");
        QCOMPARE(store.unscanned(lab_->scan, lab_->ids).size(), std::size_t{3});
        QCOMPARE(lab_->namesOf({.dataset = "set", .scan = lab_->scan, .finding = FindingKind::Invented}), std::string());
        QCOMPARE(store.dropChanged(lab_->scan), 0);
        QCOMPARE(lab_->namesOf({.dataset = "set", .scan = lab_->scan, .finding = FindingKind::Invented}), std::string("ab"));
        lab_->database().execute("UPDATE annotations SET x = x + 1 WHERE image_id = " + std::to_string(lab_->ids[1]));
        lab_->database().execute("UPDATE images SET generation = generation + 1; UPDATE datasets SET generation = generation + 1");
        QCOMPARE(store.dropChanged(lab_->scan), 1);
        QCOMPARE(lab_->namesOf({.dataset = "set", .scan = lab_->scan, .finding = FindingKind::Invented}), std::string("a"));
    }

    void goesWithItsDataset()
    {
        DatasetIndex index(lab_->database());
        const std::int64_t id = lab_->database().scalar("SELECT id FROM datasets");
        index.remove("set"); // in the trash it keeps them
        QVERIFY(lab_->database().scalar("SELECT count(*) FROM findings") > 0);
        index.erase(id);
        for (const char* table : {"scans", "scanned_images", "findings"})
            QCOMPARE(lab_->database().scalar(std::string("SELECT count(*) FROM ") + table), 0);
        FindingStore(lab_->database()).keep(lab_->scan, 1, {{lab_->ids[0], {}, "", {}}}); // a scan that was still under way
        QCOMPARE(lab_->database().scalar("SELECT count(*) FROM scanned_images"), 0);
    }

    void kindsByName()
    {
        for (const FindingKind kind : kFindingKinds)
            QVERIFY(parseFindingKind(name(kind)) == kind);
        QVERIFY(contains(errorOf([] { parseFindingKind("lost"); }), "half-seen"));
    }

  private:
    std::unique_ptr<FindingsLab> lab_;
};

QTEST_GUILESS_MAIN(TestFindingStore)
#include "test_finding_store.moc"
