// Which images are shown, and what is drawn over them.
#include "core/metrics/object_match.h"
#include "core/report/examples.h"
#include "tests/core/report/sample_report.h"

#include <QtTest>

using namespace blindspot;
using namespace blindspot::metrics;
using namespace blindspot::report;

namespace {

const CocoBox kLeft{0, 0, 100, 100}, kRight{200, 0, 100, 100};

Annotation object(const CocoBox& box, bool crowd = false, bool ignored = false)
{
    return {box, box.area(), crowd, ignored};
}

/// Images with one object, found with `before` on the clean image and with `after` under the patch.
EvaluationReport withScores(const std::vector<std::pair<double, double>>& scores)
{
    EvaluationReport report = testing::sampleReport();
    report.images.clear();
    for (std::size_t i = 0; i < scores.size(); ++i) {
        ImageFindings image;
        image.id = static_cast<std::int64_t>(i);
        image.group = ImageGroup::HeldOut;
        image.annotations = {object(kLeft)};
        const auto seen = [](double score) {
            return score > 0 ? std::vector<Detection>{{kLeft, score}} : std::vector<Detection>{};
        };
        image.arms = {{0, 0, Arm::Clean, -1, seen(scores[i].first)},
                      {0, 0, Arm::Patch, 0, seen(scores[i].second)}};
        report.images.push_back(image);
    }
    return report;
}

std::vector<std::size_t> chosenFrom(const std::vector<std::pair<double, double>>& scores)
{
    std::vector<std::size_t> images;
    for (const ChosenExample& example : chooseExamples(withScores(scores)))
        images.push_back(example.image);
    return images;
}

} // namespace

class TestExamples : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theScoreThatIsLeft()
    {
        const std::vector<Annotation> two = {object(kLeft), object(kRight), object(kRight, true),
                                             object(kRight, false, true)};
        QCOMPARE(scoreLeft({two, {{kLeft, 0.8}, {kLeft, 0.6}}}), 0.4);
        QCOMPARE(scoreLeft({two, {{kLeft, 0.8}, {kRight, 0.6}}}), 0.7);
        QCOMPARE(scoreLeft({two, {{{60, 0, 100, 100}, 0.9}}}), 0.0); // overlaps by less than a half
        QCOMPARE(scoreLeft({{object(kLeft, true)}, {{kLeft, 0.8}}}), 0.0);
        QCOMPARE(scoreLeft({{}, {{kLeft, 0.8}}}), 0.0);
    }

    void bestMedianWorst()
    {
        QCOMPARE(chosenFrom({{0.9, 0.8}, {0.9, 0.0}, {0.9, 0.5}, {0.0, 0.0}, {0.9, 0.9}, {0.9, 0.3}}),
                 (std::vector<std::size_t>{1, 2, 4}));
        QCOMPARE(chosenFrom({{0.9, 0.8}, {0.9, 0.0}}), (std::vector<std::size_t>{1, 0}));
        QCOMPARE(chosenFrom({{0.9, 0.8}}), (std::vector<std::size_t>{0}));
        QCOMPARE(chosenFrom({{0, 0}, {0, 0.9}}),
                 std::vector<std::size_t>{}); // nothing was found without the patch
        QCOMPARE(chosenFrom({{0.9, 0.1}, {0.9, 0.1}, {0.9, 0.1}}),
                 (std::vector<std::size_t>{0, 1, 2})); // by order
    }

    void hidingCountsMoreThanTheScore()
    {
        EvaluationReport report = withScores({{0.9, 0.3}, {0.9, 0.3}, {0.9, 0.3}, {0.9, 0.3}});
        const CocoBox half{60, 0, 100, 100}; // centred beside the object, IoU 0.25: noticed and not found
        report.images[0].arms[1].detections = {{half, 0.9}}; // no score is left, but the object is noticed
        report.images[1].annotations.push_back(object(kRight));
        report.images[1].arms[0].detections.push_back({kRight, 0.9}); // one of two is hidden
        report.images[3].arms[1].detections.clear();                  // all are hidden
        const std::vector<ChosenExample> chosen = chooseExamples(report);
        QCOMPARE(chosen.size(), std::size_t{3});
        QVERIFY(chosen[0].image == 3 && chosen[0].hidden == 1 && chosen[0].noticed == 1);
        QVERIFY(chosen[1].image == 1 && chosen[1].hidden == 1 && chosen[1].noticed == 2);
        QVERIFY(chosen[2].image == 2 && chosen[2].hidden == 0 && chosen[2].noticed == 1);
        report.images[2].arms[0].detections = {{half, 0.9}}; // the score falls nowhere, but it is noticed
        report.images[2].arms[1].detections = {{half, 0.9}};
        QCOMPARE(chooseExamples(report)[2].image, std::size_t{2});
        report.noticeOverlap = 0.5;
        QCOMPARE(chooseExamples(report).size(), std::size_t{3}); // that one is not noticed any more
        QVERIFY(chooseExamples(report)[2].image != 2);
    }

    void onlyTheFirstGroupAndItsDetector()
    {
        EvaluationReport report = withScores({{0.9, 0.0}, {0.9, 0.5}});
        report.images[0].group = ImageGroup::Training;
        QCOMPARE(chooseExamples(report).size(), std::size_t{1});
        QCOMPARE(chooseExamples(report)[0].image, std::size_t{1});
        report.patches[0].trainedOnSha256 = report.detectors[1].sha256; // which saw none of these images
        QVERIFY(chooseExamples(report).empty());
        report.groups.clear();
        QVERIFY(chooseExamples(report).empty());
    }
};

QTEST_APPLESS_MAIN(TestExamples)
#include "test_examples.moc"
