// The answer in a sentence: what it says when the patch beats its controls, when it does not, and on which
// images.
#include "core/report/conclusion.h"
#include "core/report/numbers.h"
#include "core/report/repeat_command.h"
#include "tests/core/report/sample_report.h"

#include <QRegularExpression>
#include <QtTest>

#include <cmath>

using namespace blindspot;
using namespace blindspot::metrics;
using namespace blindspot::report;

namespace {

/// One detector, one patch, held-out images.
EvaluationReport plainReport()
{
    EvaluationReport report = testing::sampleReport();
    report.detectors.resize(1);
    report.patches.resize(1);
    report.groups.resize(1);
    return report;
}

QString said(const EvaluationReport& report, Language language = Language::English)
{
    return QString::fromStdString(conclude(report, language).all());
}

} // namespace

class TestConclusion : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void aPatchThatWorks()
    {
        QCOMPARE(said(plainReport()),
                 QString("On 20 held-out images, the patch takes AP50 of person from 0.67 to 0.34; a plain "
                         "grey square already takes it to 0.54, so 0.20 [0.15, 0.25] is the patch’s own "
                         "effect."));
        QVERIFY(conclude(plainReport(), Language::English).beatsControl);
        QCOMPARE(said(plainReport(), Language::Korean),
                 QString("보류(학습에 쓰지 않은) 이미지 20장에서 패치를 붙이면 person의 AP50이 0.67에서 "
                         "0.34까지 낮아지는데, 같은 "
                         "크기의 회색 사각형만으로도 0.54까지 낮아지므로 패치 자체의 효과는 0.20 [0.15, "
                         "0.25]입니다."));
    }

    void aControlThatHidesNothing()
    {
        EvaluationReport report = plainReport();
        report.groups[0].conditions[0].arms[1].ap50.value = 0.68;
        QVERIFY(said(report).contains("a plain grey square leaves it at 0.68"));
    }

    void aPatchThatIsNotShownToWork()
    {
        EvaluationReport report = plainReport();
        for (const auto& interval : {std::optional<Interval>(), std::optional(Interval{0, 0.3}),
                                     std::optional(Interval{-0.1, 0.3})}) {
            report.groups[0].conditions[0].effects[0].ap50.interval = interval;
            QVERIFY(!conclude(report, Language::English).beatsControl);
            QVERIFY(said(report).startsWith(
                "The patch is not shown to do more than a plain grey square: on 20 held-out images, "
                "AP50 of person is 0.34 with the patch, 0.54 with a plain grey square"));
            QVERIFY(said(report, Language::Korean).contains("입증되지 않았습니다"));
        }
        report.groups[0].conditions[0].effects[0].control = Arm::Random;
        QVERIFY(said(report).contains("more than a square of random noise"));
    }

    void aDetectorThatFindsNothingWithoutAPatch()
    {
        EvaluationReport report = testing::sampleReport();
        ArmFigures& clean = report.groups[0].conditions[0].arms[0];
        QVERIFY(clean.arm == Arm::Clean);
        clean.found = 0;
        QVERIFY(!conclude(report, Language::English).findsNone); // its average precision is of lower scores, and is one
        QVERIFY(said(report).contains(QString("Without a patch yolov8n finds 0 of the %1 objects").arg(clean.objects)));
        clean.ap50.value = 0.004;
        const Conclusion conclusion = conclude(report, Language::English);
        QVERIFY(conclusion.findsNone && !conclusion.beatsControl);
        QCOMPARE(QString::fromStdString(conclusion.answer),
                 QString("Nothing can be measured: on 20 held-out images, yolov8n finds none of the %1 objects of person even without a "
                         "patch (IoU ≥ 0.5, score > 0.25; AP50 0.00). Check that the boxes fit the images and that the detector knows "
                         "images like these.")
                     .arg(clean.objects));
        QVERIFY(!said(report).contains("not shown to do more than a plain grey square: on 20"));
        QVERIFY(said(report, Language::Korean).startsWith("측정할 수 없습니다: "));
        clean.found = 0.05 * static_cast<double>(clean.objects); // nearly nothing: the answer stands, and what it is worth
        QVERIFY(!conclude(report, Language::English).findsNone);
        QVERIFY(said(report).contains("figures of so few say little"));
        clean.found = 0.5 * static_cast<double>(clean.objects);
        QVERIFY(!said(report).contains("so few say little"));
        clean.found = std::nan(""); // a report of another version does not say it
        QVERIFY(!conclude(report, Language::English).findsNone && !said(report).contains("so few say little"));
    }

    void anotherDetectorThatFindsNothing()
    {
        EvaluationReport report = testing::sampleReport();
        for (Condition& condition : report.groups[0].conditions)
            if (condition.detector == 1) {
                condition.arms[0].found = 0;
                condition.arms[0].ap50.value = 0;
            }
        QVERIFY2(said(report).contains("On yolo11n nothing can be measured: it finds none of the"), qPrintable(said(report)));
    }

    void whichImagesIsSaid()
    {
        EvaluationReport report = plainReport();
        report.groups[0].group = ImageGroup::Training;
        QVERIFY(said(report).startsWith("On 20 images that the patch was trained on,"));
        QVERIFY(said(report).contains("on others it may do less"));
        report.groups[0].group = ImageGroup::Unknown;
        QVERIFY(said(report).contains("is not known"));
        report.groups[0].images = 1;
        QVERIFY(said(report).startsWith("On one image that"));
        report.groups[0].images = 0;
        QVERIFY(said(report).contains("no image was evaluated"));
        report.groups.clear();
        QVERIFY(said(report).contains("no image was evaluated"));
    }

    void oneIsSaidAsOne()
    {
        EvaluationReport report = plainReport();
        report.groups[0].images = 1;
        report.groups[0].objects = 1;
        report.unreadable = 1;
        report.images.resize(1);
        report.images[0].file = "a.png";
        report.images[0].nearDuplicateOf = "b.png";
        const auto warned = [&report](Language language) {
            QString all;
            for (const std::string& warning : warningsOf(report, language))
                all += QString::fromStdString(warning) + "\n";
            return all;
        };
        QVERIFY2(warned(Language::English).startsWith("The figures are of one image: it says little"), qPrintable(warned(Language::English)));
        QVERIFY(warned(Language::English).contains("One image could not be read and was left out."));
        QVERIFY(warned(Language::English).contains("One image shows nearly the same as a training image and does not count"));
        report.nearDuplicatesHeldOut = true;
        QVERIFY(warned(Language::English).contains("a training image and counts as held out, as was asked for: a.png like b.png."));
        for (ArmFigures& figures : report.groups[0].conditions[0].arms)
            figures.objects = 1, figures.found = 0, figures.ap50.value = 0;
        QVERIFY2(said(report).startsWith("Nothing can be measured: on one held-out image, yolov8n does not find the one object of person"),
                 qPrintable(said(report)));
        QVERIFY(said(report, Language::Korean).contains("하나뿐인 person 객체"));
        for (const QString& text : {warned(Language::English), said(report)})
            QVERIFY2(!text.contains(QRegularExpression("\\b1 [a-z]+s\\b")), qPrintable(text));
        report.groups[0].images = 2;
        report.unreadable = 2;
        QVERIFY(warned(Language::English).contains("of 2 images: so few"));
        QVERIFY(warned(Language::English).contains("2 images could not be read and were left out."));
    }

    void withoutObjectsThereIsNoAnswer()
    {
        EvaluationReport report = plainReport();
        for (ArmFigures& figures : report.groups[0].conditions[0].arms)
            figures.ap50 = {};
        QVERIFY(said(report).contains("AP50 is not defined here"));
        report.groups[0].conditions.clear();
        QVERIFY(said(report).contains("AP50 is not defined here"));
    }

    void theDetectorThatItWasTrainedOn()
    {
        EvaluationReport report = testing::sampleReport();
        QVERIFY(said(report).contains("the patch “hide person” takes yolov8n’s AP50 of person from 0.67"));
        QVERIFY(said(report).contains("On yolo11n the same patch takes it from 0.71 to 0.51"));
        QVERIFY(said(report).contains("“dpatch.png” is not shown"));
        report.patches[0].trainedOnSha256 = report.detectors[1].sha256; // counts more than the name
        QCOMPARE(subjectOf(report).detector, std::int64_t{1});
        report.patches[0].trainedOnSha256.clear();
        QCOMPARE(subjectOf(report).detector, std::int64_t{0});
        report.patches[0].trainedOn = "another";
        QCOMPARE(subjectOf(report).detector, std::int64_t{0});
    }

    void defences()
    {
        EvaluationReport report = testing::sampleReport();
        QCOMPARE(QString::fromStdString(defenceSentence(report, 1, Language::English)),
                 QString("jpeg:quality=75 gives back 0.05 [0.03, 0.07] of 0.33 and costs 0.02 [0.01, 0.04] "
                         "on clean images."));
        Condition& condition = report.groups[0].conditions[1];
        condition.regained[0].interval->low = -0.01;
        QVERIFY(defenceSentence(report, 1, Language::English).find("is not shown to give anything back") !=
                std::string::npos);
        condition.cleanCost.interval->low = -0.01;
        QVERIFY(defenceSentence(report, 1, Language::English).find("nor to cost anything") !=
                std::string::npos);
        QCOMPARE(defenceSentence(report, 7, Language::English), std::string());
    }

    void numbers()
    {
        QCOMPARE(decimals(-0.004), std::string("0.00"));
        QCOMPARE(decimals(-0.1234, 3), std::string("−0.123"));
        QCOMPARE(decimals(std::nan("")), std::string("–"));
        QCOMPARE(decimals({}), std::string("–"));
        QCOMPARE(count(1234567), std::string("1,234,567"));
        QCOMPARE(count(999), std::string("999"));
        QCOMPARE(count(-1234.5), std::string("−1,234.5"));
        QCOMPARE(count(5.6667), std::string("5.7"));
        QCOMPARE(brief(1500), std::string("1500"));
        QCOMPARE(brief(-0.25), std::string("−0.25"));
        QCOMPARE(brief(0), std::string("0"));
        QCOMPARE(brief(1.0 / 3), std::string("0.333"));
        QCOMPARE(brief(1e9), std::string("1.00e+09"));
    }

    void theCommandThatRepeatsIt()
    {
        EvaluationReport report = plainReport();
        report.sweeps.resize(1);
        QCOMPARE(
            QString::fromStdString(repeatCommand(report)),
            QString(
                "blindspot-cli evaluate --detector /models/yolov8n.pt --selection 'COCO Person 60' "
                "--class person --run "
                "20261122-091200-77ab --placement object:0.4 --defence jpeg:quality=75 --defence "
                "median:size=5 --sweep "
                "scale:0.5,0.75,1,1.25,1.5 --confidence 0.25 --iou 0.7 --random-seeds 3 --bootstrap 1000 --seed 7"));
        report.className = "it's; rm -rf /";
        QVERIFY(repeatCommand(report).find(R"(--class 'it'\''s; rm -rf /')") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestConclusion)
#include "test_conclusion.moc"
