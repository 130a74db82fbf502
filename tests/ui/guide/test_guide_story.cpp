// The story of the guided demonstration by itself: what each step needs, what makes it done, what the button
// does.
#include "core/demo/demonstration.h"
#include "ui/guide/guide_story.h"
#include "ui/guide/guide_texts.h"

#include <QTest>

#include <memory>
#include <vector>

namespace blindspot::ui {

class TestGuideStory : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init()
    {
        story_ = std::make_unique<GuideStory>();
        arrived_.clear();
        asked_.clear();
        connect(story_.get(), &GuideStory::arrived, this,
                [this](GuideStep step) { arrived_.push_back(step); });
        connect(story_.get(), &GuideStory::asked, this, [this](GuideAct act) { asked_.push_back(act); });
    }

    void nothingBeginsBeforeTheScenesAreThere()
    {
        QCOMPARE(story_->action(), GuideAct::None);
        story_->goTo(GuideStep::Train);
        QCOMPARE(story_->step(), GuideStep::Browse);
        story_->setReadiness(GuideReadiness::Preparing);
        QCOMPARE(story_->action(), GuideAct::Cancel);
        story_->act();
        story_->setReadiness(GuideReadiness::Cancelled);
        QCOMPARE(story_->action(), GuideAct::Prepare);
        story_->act();
        QCOMPARE(asked_, (std::vector{GuideAct::Cancel, GuideAct::Prepare}));
        QVERIFY(arrived_.empty());
        QVERIFY(!story_->mayGoOn() && !story_->mayGoBack());
    }

    void theOneButtonLeadsThroughAllFourSteps()
    {
        story_->setReadiness(GuideReadiness::Ready);
        press(GuideAct::Look, GuideStep::Browse);
        story_->setFindings(GuideFindings{4, 5});
        QVERIFY(story_->done(GuideStep::Browse));
        press(GuideAct::Next, GuideStep::Train);
        press(GuideAct::Train, GuideStep::Train);
        story_->setTraining(true);
        QCOMPARE(story_->action(), GuideAct::None);
        story_->setTraining(false);
        story_->trained("run-1");
        press(GuideAct::Next, GuideStep::Evaluate);
        press(GuideAct::Evaluate, GuideStep::Evaluate);
        story_->setEvaluating(true);
        QCOMPARE(story_->state(), StepState::Running);
        story_->setEvaluating(false);
        story_->evaluated(evaluation("one", {demo::kDetector}));
        press(GuideAct::Next, GuideStep::Harden);
        press(GuideAct::Harden, GuideStep::Harden);
        story_->setHardening(true);
        QCOMPARE(story_->action(), GuideAct::None);
        story_->setHardening(false);
        story_->setHardened("tough");
        press(GuideAct::Compare, GuideStep::Harden);
        story_->setEvaluating(true);
        QCOMPARE(story_->state(), StepState::Comparing);
        QVERIFY(story_->done(GuideStep::Evaluate));
        story_->setEvaluating(false);
        story_->evaluated(evaluation("both", {demo::kDetector, "tough"}));
        QCOMPARE(story_->state(), StepState::Done);
        QCOMPARE(story_->memory().evaluation, QString("one")); // of the detector alone
        press(GuideAct::Finish, GuideStep::Harden);
        QCOMPARE(asked_, (std::vector{GuideAct::Look, GuideAct::Train, GuideAct::Evaluate, GuideAct::Harden,
                                      GuideAct::Compare, GuideAct::Finish}));
    }

    void whatSomebodyElseBeganCountsToo()
    {
        story_->setReadiness(GuideReadiness::Ready);
        story_->trained("by hand");
        QVERIFY(story_->done(GuideStep::Train));
        QCOMPARE(story_->step(), GuideStep::Browse); // nobody is moved
        story_->evaluated(evaluation("other", {demo::kDetector}, "another run"));
        QVERIFY(!story_->done(GuideStep::Evaluate));
        story_->evaluated(evaluation("elsewhere", {"yolov8n"}, "by hand"));
        QVERIFY(!story_->done(GuideStep::Evaluate));
        story_->evaluated(evaluation("right", {demo::kDetector}, "by hand"));
        QVERIFY(story_->done(GuideStep::Evaluate));
        QVERIFY(arrived_.empty() && asked_.empty());
    }

    void laterStepsNeedAPatchAndSayTheWay()
    {
        story_->setReadiness(GuideReadiness::Ready);
        for (const GuideStep step : {GuideStep::Evaluate, GuideStep::Harden}) {
            story_->goTo(step);
            QCOMPARE(story_->state(), StepState::NeedsPatch);
            press(GuideAct::GoTrain, GuideStep::Train);
        }
        QVERIFY(asked_.empty());
    }

    void aNewPatchMakesWhatWasSaidOfTheOldOneVoid()
    {
        ready("run-1", "one");
        story_->setHardened("tough");
        story_->evaluated(evaluation("both", {demo::kDetector, "tough"}));
        story_->trained("run-1"); // it went on: the same run
        QVERIFY(story_->done(GuideStep::Harden));
        story_->trained("run-2");
        QVERIFY(!story_->done(GuideStep::Evaluate) && !story_->done(GuideStep::Harden));
        story_->goTo(GuideStep::Harden);
        QCOMPARE(story_->action(), GuideAct::Compare); // the detector is still hardened
        story_->forgetRun();
        QCOMPARE(story_->state(), StepState::NeedsPatch);
    }

    void whatIsDeletedIsNoLongerDone()
    {
        ready("run-1", "one");
        story_->forgetEvaluation("another");
        QVERIFY(story_->done(GuideStep::Evaluate));
        story_->forgetEvaluation("one");
        QVERIFY(!story_->done(GuideStep::Evaluate));
        QVERIFY(!story_->evaluation());
    }

    void aStartFillsTheFormOnceAndThenLeavesItToTheUser()
    {
        GuideMemory memory;
        memory.step = GuideStep::Train;
        story_->restore(memory);
        story_->setReadiness(GuideReadiness::Ready);
        QVERIFY(arrived_.empty()); // a start of the program fills nothing by itself
        story_->act();
        QCOMPARE(arrived_, std::vector{GuideStep::Train});
        story_->act();
        QCOMPARE(arrived_, std::vector{GuideStep::Train});
        QCOMPARE(asked_, (std::vector{GuideAct::Train, GuideAct::Train}));
    }

    void backAndOnStayWithinTheSteps()
    {
        story_->setReadiness(GuideReadiness::Ready);
        story_->goBack();
        QVERIFY(arrived_.empty());
        for (int i = 0; i < 6; ++i)
            story_->goOn();
        QCOMPARE(story_->step(), GuideStep::Harden);
        QVERIFY(!story_->mayGoOn() && story_->mayGoBack());
        story_->goBack();
        QCOMPARE(story_->step(), GuideStep::Evaluate);
    }

    void everyStateHasItsWords()
    {
        const GuideNumbers numbers{400, 100, 40};
        QStringList seen;
        const auto look = [&] {
            const QString text = guideText(*story_, numbers);
            QVERIFY(!text.isEmpty());
            QVERIFY2(!seen.contains(text), qPrintable(text));
            seen += text;
        };
        for (const GuideReadiness readiness :
             {GuideReadiness::Preparing, GuideReadiness::Cancelled, GuideReadiness::Failed}) {
            story_->setReadiness(readiness);
            look();
        }
        story_->setReadiness(GuideReadiness::Ready);
        look();
        for (const GuideFindings& found : {GuideFindings{4, 5}, GuideFindings{5, 5}, GuideFindings{0, 0}}) {
            story_->setFindings(found);
            look();
        }
        story_->setFindings(std::nullopt);
        look();
        story_->goTo(GuideStep::Evaluate);
        look();
        story_->goTo(GuideStep::Train);
        look();
        QVERIFY(seen.last().contains("100") && seen.last().contains("40"));
        story_->setTraining(true);
        look();
        story_->setTraining(false);
        story_->trained("run-1");
        look();
        story_->goTo(GuideStep::Evaluate);
        look();
        story_->setEvaluating(true);
        look();
        story_->setEvaluating(false);
        story_->evaluated(evaluation("one", {demo::kDetector}));
        look();
        QCOMPARE(seen.last(), QString("Answer of one."));
        story_->goTo(GuideStep::Harden);
        look();
        story_->setHardening(true);
        look();
        story_->setHardening(false);
        story_->setHardened("tough");
        look();
        story_->setEvaluating(true);
        look();
        story_->setEvaluating(false);
        story_->evaluated(evaluation("both", {demo::kDetector, "tough"}));
        look();
        QVERIFY(seen.last().contains("hid 62 of the 100 people") && seen.last().contains("hides 9 of 98"));
    }

    void aReportIsRetold()
    {
        metrics::EvaluationReport report;
        report.id = "20261122-1";
        report.className = "person";
        metrics::PatchFacts patch;
        patch.run = "run-1";
        patch.trainedOn = demo::kDetector;
        report.patches.push_back(patch);
        metrics::GroupResult group{metrics::ImageGroup::HeldOut, 10, 20, {}};
        for (const auto& [name, effect] :
             {std::pair(demo::kDetector, 0.5), std::pair("tough", 0.125)}) {
            metrics::Condition condition;
            condition.detector = static_cast<std::int64_t>(report.detectors.size());
            metrics::DetectorFacts detector;
            detector.name = name;
            report.detectors.push_back(detector);
            for (const auto arm : {metrics::Arm::Clean, metrics::Arm::Grey, metrics::Arm::Random,
                                   metrics::Arm::Patch}) {
                metrics::ArmFigures figures;
                figures.arm = arm;
                figures.patch = arm == metrics::Arm::Clean ? -1 : 0;
                figures.ap50.value = arm == metrics::Arm::Patch ? 0.9 - effect : 0.9;
                figures.noticedClean = 40;
                figures.hidden = arm == metrics::Arm::Patch ? 40 * effect + 2 : arm == metrics::Arm::Grey ? 2 : 0;
                condition.arms.push_back(figures);
            }
            metrics::Effect beyond;
            beyond.ap50 = {effect, metrics::Interval{effect - 0.1, effect + 0.1}};
            condition.effects.push_back(beyond);
            group.conditions.push_back(condition);
        }
        report.groups.push_back(group);
        const GuideEvaluation told = retold(report, "tough");
        QCOMPARE(told.id, QString("20261122-1"));
        QCOMPARE(told.runs, QStringList{"run-1"});
        QCOMPARE(told.before, std::optional(0.5));
        QCOMPARE(told.after, std::optional(0.125));
        QVERIFY(!told.noticed && !told.answer.isEmpty());
        QVERIFY(!retold(report, "").after);
        // Where it was measured who is noticed, that is what is told.
        for (metrics::Condition& condition : report.groups[0].conditions) {
            condition.effects[0].hidingControl = metrics::Arm::Grey;
            condition.effects[0].hidden.value = condition.detector == 0 ? 0.75 : -0.05;
        }
        const GuideEvaluation measured = retold(report, "tough");
        QVERIFY(measured.noticed);
        QCOMPARE(measured.before, std::optional(0.75));
        story_->setReadiness(GuideReadiness::Ready);
        story_->trained("run-1");
        story_->setHardened("tough");
        story_->evaluated(measured);
        story_->goTo(GuideStep::Harden);
        const QString text = guideText(*story_, {});
        QVERIFY2(text.contains("hid 22 of the 40 people whom the detector noticed, where a plain square hid 2") &&
                     text.contains("it hides 7 of 40, the square 2") && text.contains("find a blind spot, prove it, close it"),
                 qPrintable(text));
        // What has not been closed is not said to be.
        for (metrics::Condition& condition : report.groups[0].conditions)
            condition.effects[0].hidden.value = 0.75;
        story_->evaluated(retold(report, "tough"));
        QVERIFY(guideText(*story_, {}).contains("has not closed the blind spot"));
    }

  private:
    /// The button does `act` and the guide is at `step` afterwards.
    void press(GuideAct act, GuideStep step)
    {
        QCOMPARE(story_->action(), act);
        QVERIFY(!actText(*story_).isEmpty());
        story_->act();
        QCOMPARE(story_->step(), step);
    }

    void ready(const QString& run, const QString& id)
    {
        story_->setReadiness(GuideReadiness::Ready);
        story_->trained(run);
        story_->evaluated(evaluation(id, {demo::kDetector}, run));
        QVERIFY(story_->done(GuideStep::Evaluate));
    }

    static GuideEvaluation evaluation(const QString& id, const QStringList& detectors,
                                      const QString& run = "run-1")
    {
        return {id, {run}, detectors, QString("Answer of %1.").arg(id), 0.62, 0.05, true, GuideEvaluation::People{100, 62, 0}, GuideEvaluation::People{98, 9, 4}};
    }

    std::unique_ptr<GuideStory> story_;
    std::vector<GuideStep> arrived_;
    std::vector<GuideAct> asked_;
};

} // namespace blindspot::ui

QTEST_GUILESS_MAIN(blindspot::ui::TestGuideStory)
#include "test_guide_story.moc"
