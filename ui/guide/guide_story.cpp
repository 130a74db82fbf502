#include "ui/guide/guide_story.h"

#include "core/demo/demonstration.h"

#include <utility>

namespace blindspot::ui {

namespace {

GuideAct actOf(GuideStep step)
{
    switch (step) {
    case GuideStep::Browse:
        return GuideAct::Look;
    case GuideStep::Train:
        return GuideAct::Train;
    case GuideStep::Evaluate:
        return GuideAct::Evaluate;
    case GuideStep::Harden:
        break;
    }
    return GuideAct::Harden;
}

GuideStep neighbour(GuideStep step, int distance)
{
    return static_cast<GuideStep>(static_cast<int>(step) + distance);
}

} // namespace

void GuideStory::restore(const GuideMemory& memory)
{
    memory_ = memory;
    here_ = false;
    findings_.reset();
    evaluation_.reset();
    comparison_.reset();
    Q_EMIT changed();
}

bool GuideStory::done(GuideStep step) const
{
    switch (step) {
    case GuideStep::Browse:
        return memory_.looked;
    case GuideStep::Train:
        return !memory_.run.isEmpty();
    case GuideStep::Evaluate:
        return !memory_.evaluation.isEmpty();
    case GuideStep::Harden:
        break;
    }
    return !memory_.comparison.isEmpty();
}

StepState GuideStory::stateOf(GuideStep step) const
{
    switch (step) {
    case GuideStep::Browse:
        break;
    case GuideStep::Train:
        if (training_) return StepState::Running;
        break;
    case GuideStep::Evaluate:
        if (memory_.run.isEmpty()) return StepState::NeedsPatch;
        if (evaluating_) return StepState::Running;
        break;
    case GuideStep::Harden:
        if (hardening_) return StepState::Running;
        if (memory_.run.isEmpty()) return StepState::NeedsPatch;
        if (memory_.hardened.isEmpty()) return StepState::Open;
        if (evaluating_) return StepState::Comparing;
        if (!done(step)) return StepState::Hardened;
        break;
    }
    return done(step) ? StepState::Done : StepState::Open;
}

GuideAct GuideStory::action() const
{
    switch (readiness_) {
    case GuideReadiness::Unknown:
        return GuideAct::None;
    case GuideReadiness::Preparing:
        return GuideAct::Cancel;
    case GuideReadiness::Cancelled:
    case GuideReadiness::Failed:
        return GuideAct::Prepare;
    case GuideReadiness::Ready:
        break;
    }
    switch (state()) {
    case StepState::NeedsPatch:
        return GuideAct::GoTrain;
    case StepState::Open:
        return actOf(step());
    case StepState::Running:
    case StepState::Comparing:
        return GuideAct::None;
    case StepState::Hardened:
        return GuideAct::Compare;
    case StepState::Done:
        break;
    }
    return step() == kGuideSteps.back() ? GuideAct::Finish : GuideAct::Next;
}

bool GuideStory::mayGoBack() const
{
    return readiness_ == GuideReadiness::Ready && step() != kGuideSteps.front();
}

bool GuideStory::mayGoOn() const
{
    return readiness_ == GuideReadiness::Ready && step() != kGuideSteps.back();
}

void GuideStory::goTo(GuideStep step)
{
    if (readiness_ != GuideReadiness::Ready) return;
    memory_.step = step;
    here_ = true;
    Q_EMIT arrived(step);
    Q_EMIT changed();
}

void GuideStory::goBack()
{
    if (mayGoBack()) goTo(neighbour(step(), -1));
}

void GuideStory::goOn()
{
    if (mayGoOn()) goTo(neighbour(step(), 1));
}

void GuideStory::act()
{
    switch (const GuideAct act = action()) {
    case GuideAct::None:
        return;
    case GuideAct::Next:
        goOn();
        return;
    case GuideAct::GoTrain:
        goTo(GuideStep::Train);
        return;
    case GuideAct::Look:
    case GuideAct::Train:
    case GuideAct::Evaluate:
    case GuideAct::Harden:
        // After a start of the program the form may hold anything; what was filled in since is the user's.
        if (!here_) goTo(step());
        Q_EMIT asked(act);
        return;
    case GuideAct::Prepare:
    case GuideAct::Cancel:
    case GuideAct::Compare:
    case GuideAct::Finish:
        Q_EMIT asked(act);
        return;
    }
}

void GuideStory::setReadiness(GuideReadiness readiness)
{
    readiness_ = readiness;
    Q_EMIT changed();
}

void GuideStory::setFindings(std::optional<GuideFindings> findings)
{
    if (readiness_ != GuideReadiness::Ready) return;
    if (findings) memory_.looked = true;
    if (std::exchange(findings_, findings) != findings || findings) Q_EMIT changed();
}

void GuideStory::setTraining(bool busy)
{
    if (std::exchange(training_, busy) != busy) Q_EMIT changed();
}

void GuideStory::trained(const QString& run)
{
    // What was said of an earlier patch does not hold for this one.
    if (memory_.run != run) {
        memory_.evaluation.clear();
        memory_.comparison.clear();
        evaluation_.reset();
        comparison_.reset();
    }
    memory_.run = run;
    Q_EMIT changed();
}

void GuideStory::setEvaluating(bool busy)
{
    if (std::exchange(evaluating_, busy) != busy) Q_EMIT changed();
}

void GuideStory::evaluated(const GuideEvaluation& evaluation)
{
    if (memory_.run.isEmpty() || !evaluation.runs.contains(memory_.run) ||
        !evaluation.detectors.contains(QLatin1String(demo::kDetector)))
        return;
    const bool both = !memory_.hardened.isEmpty() && evaluation.detectors.contains(memory_.hardened);
    if (both) {
        memory_.comparison = evaluation.id;
        comparison_ = evaluation;
    }
    // What was said of the detector alone stays said.
    if (!both || memory_.evaluation.isEmpty() || memory_.evaluation == evaluation.id) {
        memory_.evaluation = evaluation.id;
        evaluation_ = evaluation;
    }
    Q_EMIT changed();
}

void GuideStory::setHardening(bool busy)
{
    if (std::exchange(hardening_, busy) != busy) Q_EMIT changed();
}

void GuideStory::setHardened(const QString& detector)
{
    // What is hardened anew has to be compared anew.
    memory_.hardened = detector;
    memory_.comparison.clear();
    comparison_.reset();
    Q_EMIT changed();
}

void GuideStory::forgetRun()
{
    trained({});
}

void GuideStory::forgetEvaluation(const QString& id)
{
    if (memory_.evaluation == id) {
        memory_.evaluation.clear();
        evaluation_.reset();
    }
    if (memory_.comparison == id) {
        memory_.comparison.clear();
        comparison_.reset();
    }
    Q_EMIT changed();
}

} // namespace blindspot::ui
