// The answer in a sentence: what it says when the patch beats its controls, when it does not, and on which
// images.
#include "core/report/conclusion.h"
#include "core/report/messages/kept_warning.h"
#include "core/report/defence_words.h"
#include "core/report/knowing.h"
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

/// The same from before it was measured who is noticed.
EvaluationReport olderReport()
{
    return testing::withoutNoticed(plainReport());
}

ArmFigures& armOf(EvaluationReport& report, Arm arm)
{
    for (ArmFigures& figures : report.groups[0].conditions[0].arms)
        if (figures.arm == arm) return figures;
    throw std::logic_error("no such arm");
}

/// Nothing is noticed without a patch, and hence nothing found.
void noticeNothing(Condition& condition)
{
    for (ArmFigures& figures : condition.arms) {
        figures.noticed = figures.noticedClean = figures.hidden = figures.found = 0;
        figures.noticedShare.value = 0;
        figures.hiddenShare = {};
    }
    for (Effect& effect : condition.effects)
        effect.hidden = {};
}

/// The plain report of another aim: of the 49 cases the patch reaches 21, grey 1 and noise none.
EvaluationReport aimedReport(Aim aim)
{
    EvaluationReport report = plainReport();
    report.aim = aim;
    report.target = "dog";
    for (ArmFigures& figures : report.groups[0].conditions[0].arms) {
        const double reached = figures.arm == Arm::Patch ? 21 : figures.arm == Arm::Grey ? 1 : 0;
        figures.aim = AimFigures{49, reached, reached + 4, reached / 10, {reached / 49, {}}, {(reached + 4) / 49, {}}};
    }
    Effect& effect = report.groups[0].conditions[0].effects[0];
    effect.aimControl = Arm::Grey;
    effect.aim = {20.0 / 49, Interval{14.0 / 49, 26.0 / 49}};
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
    void aPatchThatHides()
    {
        QCOMPARE(said(plainReport()),
                 QString("Of the 49 objects of person that the detector notices (a detection touches them) on 20 held-out images, the "
                         "patch hides 15; a plain grey square of the same size hides 6, so the patch’s own effect is 9 [7, 11]. "
                         "AP50 goes from 0.67 to 0.34 (a plain grey square: 0.54), the objects found from 45 to 23 (36). "
                         "Invented boxes go from 2 to 4 (2) on objects and from 2 to 5 (2) elsewhere."));
        QVERIFY(conclude(plainReport(), Language::English).beatsControl);
        QCOMPARE(said(plainReport(), Language::Korean),
                 QString("보류(학습에 쓰지 않은) 이미지 20장에서 탐지기가 알아채는(탐지 박스가 닿는) person 객체 49개 가운데 패치는 15개를 "
                         "숨기며, 같은 크기의 회색 사각형은 6개를 숨기므로, 패치 자체의 효과는 9 [7, 11]개입니다. "
                         "AP50은 0.67 → 0.34(회색 사각형: 0.54), 탐지된 객체는 45개 → 23개(36개)입니다. "
                         "오탐은 객체 위에서 2개 → 4개(2개), 그 밖에서 2개 → 5개(2개)입니다."));
    }

    void aPatchThatIsNotShownToHide()
    {
        EvaluationReport report = plainReport();
        Effect& effect = report.groups[0].conditions[0].effects[0];
        effect.hidden.interval = Interval{-1.4 / 49, 11.0 / 49}; // whatever the AP50 says
        QVERIFY(!conclude(report, Language::English).beatsControl);
        QCOMPARE(QString::fromStdString(conclude(report, Language::English).answer),
                 QString("The patch is not shown to hide more than a plain grey square: of the 49 objects of person that the detector "
                         "notices (a detection touches them) on 20 held-out images, the patch hides 15 where a plain grey square of the "
                         "same size hides 6, a difference of 9 [−1, 11]."));
        QCOMPARE(QString::fromStdString(conclude(report, Language::Korean).answer),
                 QString("패치가 회색 사각형보다 더 많이 숨긴다는 것은 입증되지 않았습니다: 보류(학습에 쓰지 않은) 이미지 20장에서 탐지기가 "
                         "알아채는(탐지 박스가 닿는) person 객체 49개 가운데 패치는 15개를 숨기며, 같은 크기의 회색 사각형은 6개를 숨기므로, "
                         "차이는 9 [−1, 11]개입니다."));
        // A bound that is not 0 is not written as 0.
        effect.hidden.interval = Interval{0.1 / 49, 11.0 / 49};
        QVERIFY2(said(report).contains("own effect is 9.0 [0.1, 11.0]."), qPrintable(said(report)));
        effect.hidden.interval.reset();
        QVERIFY(said(report).contains("a difference of 9."));
        armOf(report, Arm::Patch).hidden = armOf(report, Arm::Grey).hidden = 0;
        QVERIFY(said(report).contains("the patch hides none where a plain grey square of the same size hides none,"));
        QVERIFY(said(report, Language::Korean).contains("패치는 하나도 숨기지 않으며, 같은 크기의 회색 사각형은 하나도 숨기지 않으므로,"));
    }

    void objectsThatAreTakenForOthers()
    {
        EvaluationReport report = aimedReport(Aim::Misclassify);
        QCOMPARE(said(report),
                 QString("Of the 49 objects of person that the detector notices (a detection touches them) on 20 held-out images, the "
                         "patch has 21 taken for dog; a plain grey square of the same size has 1, so the patch’s own effect is 20 "
                         "[14, 26]. A false box of dog touches 4 of them on the clean images, 25 with the patch and 5 with a plain grey "
                         "square, whether or not they are noticed as what they are. False boxes of dog an image: 0.00 on the clean "
                         "images, 2.10 with the patch, 0.10 with a plain grey square."));
        QVERIFY(conclude(report, Language::English).beatsControl);
        QVERIFY2(said(report, Language::Korean).contains("패치를 붙이면 21개를 dog 객체로 오인하고, 같은 크기의 회색 사각형으로는 1개를"),
                 qPrintable(said(report, Language::Korean)));
        // What it hides does not speak for it.
        report.groups[0].conditions[0].effects[0].aim.interval = Interval{-1.0 / 49, 26.0 / 49};
        QVERIFY(report.groups[0].conditions[0].effects[0].hidden.interval->low > 0);
        QVERIFY(!conclude(report, Language::English).beatsControl);
        QVERIFY(said(report).startsWith("The patch is not shown to have more objects taken for dog than a plain grey square: of the 49 "));
        QVERIFY(said(report, Language::Korean).startsWith("패치가 회색 사각형보다 더 많은 객체를 dog 객체로 오인하게 한다는 것은 입증되지 않았습니다"));
    }

    void objectsThatAreCreated()
    {
        EvaluationReport report = aimedReport(Aim::Create);
        QCOMPARE(QString::fromStdString(conclude(report, Language::English).answer),
                 QString("Of the 49 places of the patch that touch no dog on 20 held-out images, dog is seen at 21 with the patch; with a "
                         "plain grey square of the same size it is seen at 1, so the patch’s own effect is 20 [14, 26]."));
        QVERIFY2(said(report, Language::Korean).contains("dog 객체에 닿지 않는 패치 자리 49곳 가운데, 패치를 붙이면 21곳에서"),
                 qPrintable(said(report, Language::Korean)));
        // That no object is noticed is nothing to it.
        noticeNothing(report.groups[0].conditions[0]);
        QVERIFY(!conclude(report, Language::English).findsNone && conclude(report, Language::English).beatsControl);
        for (ArmFigures& figures : report.groups[0].conditions[0].arms)
            figures.aim = AimFigures{};
        report.groups[0].conditions[0].effects[0].aim = {};
        QVERIFY(said(report).startsWith("There is no answer: no place of the patch lies in a picture and touches no object of dog."));
        QVERIFY(!conclude(report, Language::English).beatsControl);
    }

    void whatVanishesIsOfAnyClass()
    {
        EvaluationReport report = plainReport();
        report.aim = Aim::Vanish;
        report.className.clear();
        QVERIFY(said(report).startsWith("Of the 49 objects of any class that the detector notices"));
        QVERIFY(said(report, Language::Korean).contains("모든 클래스 객체 49개 가운데"));
    }

    void anotherDetectorsAim()
    {
        EvaluationReport report = testing::sampleReport();
        report.aim = Aim::Misclassify;
        report.target = "dog";
        for (Condition& condition : report.groups[0].conditions) {
            for (ArmFigures& figures : condition.arms)
                figures.aim = AimFigures{49, figures.arm == Arm::Patch ? 21.0 : 1.0, 0, 0, {21.0 / 49, {}}, {}};
            for (Effect& effect : condition.effects)
                effect.aimControl = Arm::Random, effect.aim = {20.0 / 49, Interval{14.0 / 49, 26.0 / 49}};
        }
        const QString sentence(": 21 of 49; with a square of random noise of the same size 1, an effect of 20 [14, 26].");
        QVERIFY2(said(report).contains(QString::fromStdString(report.detectors[1].name) + sentence), qPrintable(said(report)));
        QVERIFY(said(report).contains(QString::fromStdString(report.patches[1].name) + sentence));
        QVERIFY(QString::fromStdString(defenceSentence(report, 1, Language::English)).contains("it is 21 of 49, where it is 21 of 49 without"));
    }

    void theControlIsTheOneThatHidesMost()
    {
        EvaluationReport report = plainReport();
        report.groups[0].conditions[0].effects[0].hidingControl = Arm::Random; // grey leaves the lower AP50
        ArmFigures& random = armOf(report, Arm::Random);
        random.hidden = 8 + 1.0 / 3;
        report.groups[0].conditions[0].effects[0].hidden.value = (15 - random.hidden) / 49;
        QVERIFY2(said(report).contains("a square of random noise of the same size hides 8.3, so the patch’s own effect is 6.7 [6.6, 11.4]."),
                 qPrintable(said(report)));
        QVERIFY(said(report).contains("(a square of random noise: 0.57)"));
    }

    void oneObjectIsSaidAsOne()
    {
        EvaluationReport report = plainReport();
        report.groups[0].images = 1;
        for (ArmFigures& figures : report.groups[0].conditions[0].arms) {
            figures.objects = 1;
            figures.noticedClean = figures.noticed = 1;
            figures.hidden = 0;
        }
        ArmFigures& patch = armOf(report, Arm::Patch);
        patch.noticed = 0;
        patch.hidden = 1;
        report.groups[0].conditions[0].effects[0].hidden = {1.0, Interval{1, 1}};
        QCOMPARE(QString::fromStdString(conclude(report, Language::English).answer),
                 QString("Of the one object of person that the detector notices (a detection touches it) on one held-out image, the patch "
                         "hides 1; a plain grey square of the same size hides none, so the patch’s own effect is 1 [1, 1]."));
        QVERIFY2(!said(report).contains(QRegularExpression("\\b1 [a-z]+s\\b")), qPrintable(said(report)));
        QVERIFY(said(report, Language::Korean).contains("person 객체 1개 가운데 패치는 1개를 숨기며"));
    }

    void boxesThatBreakAreNoHiding()
    {
        const QString english = "the patch breaks and invents boxes more than it hides objects", korean = "박스를 깨뜨리고";
        EvaluationReport report = plainReport();
        QVERIFY(!said(report).contains(english));
        armOf(report, Arm::Patch).ap50.value = 0.16; // of 0.67, while 15 of 49 are hidden
        QVERIFY2(said(report).contains("AP50 falls by 76 % while 31 % of the noticed objects are hidden: " + english), qPrintable(said(report)));
        QVERIFY(said(report, Language::Korean).contains("AP50은 76% 낮아지지만 숨겨진 것은 알아챈 객체의 31%입니다"));
        armOf(report, Arm::Patch).hiddenShare.value = 0.8;
        QVERIFY(!said(report).contains(english) && !said(report, Language::Korean).contains(korean));
    }

    void aDetectorThatNoticesNothingWithoutAPatch()
    {
        EvaluationReport report = plainReport();
        noticeNothing(report.groups[0].conditions[0]); // whatever the AP50 is, which is of lower scores too
        const Conclusion conclusion = conclude(report, Language::English);
        QVERIFY(conclusion.findsNone && !conclusion.beatsControl);
        QCOMPARE(said(report),
                 QString("Nothing can be measured: on 20 held-out images, yolov8n notices none of the 64 objects of person even without a "
                         "patch (no detection above score 0.25 touches one; AP50 0.67). Check that the boxes fit the images and that the "
                         "detector knows images like these."));
        QVERIFY(said(report, Language::Korean).startsWith("측정할 수 없습니다: "));
        for (ArmFigures& figures : report.groups[0].conditions[0].arms)
            figures.objects = 1;
        QVERIFY(said(report).contains("yolov8n does not notice the one object of person"));
        QVERIFY(said(report, Language::Korean).contains("하나뿐인 person 객체를 알아채지 못합니다"));
    }

    void fewThatAreNoticed()
    {
        EvaluationReport report = plainReport();
        armOf(report, Arm::Clean).noticed = 6;
        armOf(report, Arm::Clean).found = 60; // what counts is who is noticed
        QVERIFY2(said(report).contains("Without a patch yolov8n notices 6 of the 64 objects: figures of so few say little."),
                 qPrintable(said(report)));
        armOf(report, Arm::Clean).noticed = 7;
        QVERIFY(!said(report).contains("so few say little"));
    }

    void anotherDetectorThatNoticesNothing()
    {
        EvaluationReport report = testing::sampleReport();
        for (Condition& condition : report.groups[0].conditions)
            if (condition.detector == 1) noticeNothing(condition);
        QVERIFY2(said(report).contains("On yolo11n nothing can be measured: it notices none of the 64 objects"), qPrintable(said(report)));
    }

    void anOlderReportOfAPatchThatWorks()
    {
        const EvaluationReport report = olderReport();
        QCOMPARE(said(report),
                 QString("On 20 held-out images, the patch takes AP50 of person from 0.67 to 0.34; a plain "
                         "grey square already takes it to 0.54, so 0.20 [0.15, 0.25] is the patch’s own "
                         "effect."));
        QVERIFY(conclude(report, Language::English).beatsControl);
        QCOMPARE(said(report, Language::Korean),
                 QString("보류(학습에 쓰지 않은) 이미지 20장에서 패치를 붙이면 person의 AP50이 0.67에서 "
                         "0.34까지 낮아지는데, 같은 "
                         "크기의 회색 사각형만으로도 0.54까지 낮아지므로 패치 자체의 효과는 0.20 [0.15, "
                         "0.25]입니다."));
    }

    void anOlderReportOfAControlThatHidesNothing()
    {
        EvaluationReport report = olderReport();
        report.groups[0].conditions[0].arms[1].ap50.value = 0.68;
        QVERIFY(said(report).contains("a plain grey square leaves it at 0.68"));
    }

    void anOlderReportOfAPatchThatIsNotShownToWork()
    {
        EvaluationReport report = olderReport();
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

    void anOlderReportOfADetectorThatFindsNothingWithoutAPatch()
    {
        EvaluationReport report = testing::withoutNoticed(testing::sampleReport());
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

    void anOlderReportOfAnotherDetectorThatFindsNothing()
    {
        EvaluationReport report = testing::withoutNoticed(testing::sampleReport());
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
        QVERIFY(said(report).contains("on 20 images that the patch was trained on, the patch"));
        QVERIFY(said(report).contains("on others it may do less"));
        report.groups[0].group = ImageGroup::Unknown;
        QVERIFY(said(report).contains("is not known"));
        report.groups[0].images = 1;
        QVERIFY(said(report).contains("on one image that"));
        report.groups[0].images = 0;
        QVERIFY(said(report).contains("no image was evaluated"));
        report.groups.clear();
        QVERIFY(said(report).contains("no image was evaluated"));
    }

    /// Kept as messages they are said in the reader's language; sentences of earlier versions stay as they are.
    void warningsThatAreKeptAreSaid()
    {
        EvaluationReport report = olderReport();
        report.warnings = {measuredOnItself("yolov8n", "street").json(), annotatedByDetector("other", "street").json(), "An old sentence."};
        const auto english = warningsOf(report, Language::English), korean = warningsOf(report, Language::Korean);
        const auto from = english.size() - 3;
        QVERIFY(QString::fromStdString(english[from]).contains("street are detections of yolov8n itself"));
        QVERIFY(QString::fromStdString(english[from + 1]).contains("detections of other,"));
        QCOMPARE(english[from + 2], std::string("An old sentence."));
        QVERIFY(QString::fromStdString(korean[from]).contains("street의 주석은 yolov8n 자신의 탐지"));
        QCOMPARE(korean[from + 2], std::string("An old sentence."));
    }

    void oneIsSaidAsOne()
    {
        EvaluationReport report = olderReport();
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
        QVERIFY2(said(report).contains("that yolov8n notices (a detection touches them) on 20 held-out images, the patch “hide person” hides 15;"),
                 qPrintable(said(report)));
        QVERIFY(said(report).contains("On yolo11n the same patch hides 9 of the 51 that it notices, 4 [2, 6] more than a plain grey square does."));
        QVERIFY(said(report).contains("The patch “dpatch.png” is not shown to hide more than a plain grey square "
                                      "(6 of the 49 that are noticed, a difference of 1"));
        QVERIFY(said(report, Language::Korean).contains("탐지기(yolov8n)가 알아채는(탐지 박스가 닿는) person 객체 49개 가운데 패치(hide person)는"));
        const QString older = said(testing::withoutNoticed(report));
        QVERIFY(older.contains("the patch “hide person” takes yolov8n’s AP50 of person from 0.67"));
        QVERIFY(older.contains("On yolo11n the same patch takes it from 0.71 to 0.51"));
        QVERIFY(older.contains("“dpatch.png” is not shown to do more"));
        report.patches[0].trainedOnSha256 = report.detectors[1].sha256; // counts more than the name
        QCOMPARE(subjectOf(report).detector, std::int64_t{1});
        report.patches[0].trainedOnSha256.clear();
        QCOMPARE(subjectOf(report).detector, std::int64_t{0});
        report.patches[0].trainedOn = "another";
        QCOMPARE(subjectOf(report).detector, std::int64_t{0});
    }

    void theDetectorsThatItWasTrainedOn()
    {
        EvaluationReport report = testing::sampleReport();
        PatchFacts& patch = report.patches[0];
        QVERIFY(trainedOn(patch, report.detectors[0]) && !trainedOn(patch, report.detectors[1]));
        patch.trainedOnOthers = {{"renamed since", report.detectors[1].sha256}};
        QVERIFY(trainedOn(patch, report.detectors[0]) && trainedOn(patch, report.detectors[1]));
        QCOMPARE(trainedOnNames(patch), patch.trainedOn + ", renamed since");
        patch.trainedOnOthers = {{report.detectors[1].name, "another digest"}};
        QVERIFY(!trainedOn(patch, report.detectors[1]));
        patch.trainedOnOthers = {{report.detectors[1].name, ""}};
        QVERIFY(trainedOn(patch, report.detectors[1]));
    }

    void defences()
    {
        EvaluationReport report = testing::sampleReport();
        const auto of = [&report](Language language) { return QString::fromStdString(defenceSentence(report, 1, language)); };
        Condition& condition = report.groups[0].conditions[1];
        condition.cleanCostNoticed.interval->low = 0.01;
        QCOMPARE(of(Language::English), QString("In noticed objects, JPEG compression (quality 75) gives back 2.2 [1.0, 3.5] (the patch hides 15) and costs "
                                                "0.9 [0.6, 1.9] on clean images."));
        QCOMPARE(of(Language::Korean),
                 QString("JPEG 압축(품질 75): 알아채는 객체 2.2 [1.0, 3.5]개 회복(패치가 숨긴 것은 15개), 깨끗한 이미지에서의 손실 0.9 [0.6, 1.9]개."));
        condition.regainedNoticed[0].interval->low = -0.01;
        QVERIFY(of(Language::English).contains("is not shown to give anything back (2.2 [−0.6, 3.5]; the patch hides 15) and costs"));
        condition.cleanCostNoticed.interval->low = -0.01;
        QVERIFY(of(Language::English).contains("nor to cost anything on clean images (0.9 [−0.6, 1.9])."));
        condition.regainedNoticed[0].interval->low = 0.01;
        QVERIFY(of(Language::English).contains("and is not shown to cost anything on clean images"));
        QCOMPARE(defenceSentence(report, 7, Language::English), std::string());
    }

    /// The sentence leads with what the defence is worth against one who knows it, and where nobody does, that is said.
    void defencesAgainstAPatchThatKnowsThem()
    {
        EvaluationReport report = testing::sampleReport();
        const std::string first = defenceWords(report.defences[1].text, Language::English),
                          second = defenceWords(report.defences[2].text, Language::English);
        QCOMPARE(unknowingNote(report, Language::English),
                 "No patch was trained through " + first + ", " + second +
                     ": what they give back is against a patch that knows nothing of them, and may be far less against one that does.");
        report.patches[1].knowingOf = 0;
        report.patches[1].through = report.defences[1].text;
        Condition& condition = report.groups[0].conditions[1];
        condition.cleanCostNoticed.interval->low = 0.01;
        condition.regainedNoticed[1] = {0.02, Interval{0.01, 0.03}};
        QCOMPARE(*knowingPatchOf(report, condition, 0, Measure::Noticed), std::int64_t{1});
        QVERIFY(!knowingPatchOf(report, report.groups[0].conditions[2], 0, Measure::Noticed));
        const auto of = [&report](Language language) { return QString::fromStdString(defenceSentence(report, 1, language)); };
        QCOMPARE(of(Language::English),
                 QString("In noticed objects, JPEG compression (quality 75) gives back 1.3 [0.6, 1.9] against a patch that was trained through it, and 2.2 "
                         "[1.0, 3.5] against the one that knows nothing of it (which hides 15); it costs 0.9 [0.6, 1.9] on clean images."));
        QVERIFY(of(Language::Korean).contains("학습한 패치에 대해 알아채는 객체 1.3 [0.6, 1.9]개 회복"));
        condition.regainedNoticed[1].interval->low = -0.01;
        QVERIFY(of(Language::English).contains("is not shown to give anything back to one who knows it: 1.3"));
        QVERIFY(unknowingNote(report, Language::English).starts_with("No patch was trained through " + second + ": what it gives"));
        // It is no patch of its own among the others.
        QVERIFY(!said(report).contains(QString::fromStdString(report.patches[1].name)));
    }

    void defencesAreSaidInWords()
    {
        QCOMPARE(defenceWords("frequency-mask:threshold=60,ratio=3", Language::English),
                 std::string("high-frequency region masking (threshold 60, ratio 3)"));
        QCOMPARE(defenceWords("median:side=3", Language::Korean), std::string("중앙값 흐림(변 3)"));
        QCOMPARE(defenceWords("none", Language::English), std::string("none"));
        QCOMPARE(defenceWords("other:x=1", Language::English), std::string("other (x 1)")); // of a newer version
    }

    void defencesOfAnOlderReport()
    {
        EvaluationReport report = testing::withoutNoticed(testing::sampleReport());
        QCOMPARE(QString::fromStdString(defenceSentence(report, 1, Language::English)),
                 QString("JPEG compression (quality 75) gives back 0.05 [0.03, 0.07] of 0.33 and costs 0.02 [0.01, 0.04] "
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
                "median:size=5 --knowing none --sweep "
                "scale:0.5,0.75,1,1.25,1.5 --confidence 0.25 --notice-overlap 0.1 --iou 0.7 --random-seeds 3 --bootstrap 1000 --seed 7"));
        report.aim = Aim::Misclassify;
        report.target = "dog";
        QVERIFY(repeatCommand(report).find(" --class person --aim misclassify --target dog --run ") != std::string::npos);
        report.aim = Aim::Vanish;
        report.target.clear();
        report.className.clear();
        QVERIFY(repeatCommand(report).find("'COCO Person 60' --aim vanish --run ") != std::string::npos);
        report.className = "it's; rm -rf /";
        QVERIFY(repeatCommand(report).find(R"(--class 'it'\''s; rm -rf /')") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestConclusion)
#include "test_conclusion.moc"
