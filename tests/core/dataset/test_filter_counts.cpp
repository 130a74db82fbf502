// The figures beside the choices of a filter: each follows the other conditions.
#include "core/dataset/filter_counts.h"
#include "core/dataset/selection.h"
#include "tests/core/dataset/findings_lab.h"

#include <QTest>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::FindingsLab;

class TestFilterCounts : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void classesFollowTheOtherConditions()
    {
        FindingsLab lab;
        using Counts = std::map<std::string, std::int64_t>;
        ImageQuery query{.dataset = "set"};
        const auto classes = [&] { return countFilter(lab.database(), query).classes; };
        QVERIFY(classes() == (Counts{{"person", 2}, {"dog", 1}}));
        query.classNames = {"dog"};
        QVERIFY(classes() == (Counts{{"person", 2}, {"dog", 1}})); // one or the other
        query.everyClass = true;
        QVERIFY(classes() == (Counts{{"person", 1}, {"dog", 1}})); // beside a dog
        query.everyClass = false;
        query.minSide = 20;
        QVERIFY(classes() == (Counts{{"person", 1}}));
        query.minSide = 0;
        query.fileNameContains = "b.";
        QVERIFY(classes() == (Counts{{"person", 1}, {"dog", 1}}));
        query.fileNameContains.clear();
        SelectionStore(lab.database()).createFromImages("first", "set", {lab.ids[0]});
        query.selection = "first";
        QVERIFY(classes() == (Counts{{"person", 1}}));
    }

    void findingsFollowTheOtherConditions()
    {
        FindingsLab lab;
        ImageQuery query{.dataset = "set", .scan = lab.scan};
        FilterCounts counts = countFilter(lab.database(), query);
        QCOMPARE(counts.images, 3);
        QCOMPARE(counts.unscanned, 1);
        QVERIFY(counts.findings == (std::array<std::int64_t, 4>{1, 1, 1, 2}));
        query.finding = FindingKind::Invented;
        query.classNames = {"dog"};
        counts = countFilter(lab.database(), query);
        QVERIFY(counts.findings == (std::array<std::int64_t, 4>{0, 1, 0, 1}));
        QVERIFY(counts.classes == (std::map<std::string, std::int64_t>{{"cat", 1}, {"dog", 1}})); // that were invented
        query.fileNameContains = "a.";
        QCOMPARE(countFilter(lab.database(), query).findings[3], 0);
        query.scan.reset();
        QVERIFY(countFilter(lab.database(), query).findings == (std::array<std::int64_t, 4>{}));
    }
};

QTEST_GUILESS_MAIN(TestFilterCounts)
#include "test_filter_counts.moc"
