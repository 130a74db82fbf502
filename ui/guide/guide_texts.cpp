#include "ui/guide/guide_texts.h"

#include "core/demo/demonstration.h"
#include "core/report/conclusion.h"
#include "ui/session/effect_text.h"
#include "ui/support/format.h"

#include <cmath>

namespace blindspot::ui {

namespace {

QString browseText(const GuideStory& story)
{
    if (!story.findings())
        return story.state() == StepState::Done
                   ? GuideStory::tr("Look at as many scenes as you like. Then go on and hide their people "
                                    "from the detector.")
                   : GuideStory::tr("These streets and squares were drawn by Blindspot, and so every box in "
                                    "them is exact. "
                                    "Let the detector look at one.");
    const auto [noticed, people] = *story.findings();
    if (people == 0) return GuideStory::tr("Nobody is in this scene. Choose another one, or go on.");
    if (people == 1 && noticed == 1)
        return GuideStory::tr(
            "The detector notices the one person here. Look at other scenes, or go on and hide the "
            "people from it.");
    return noticed == people
               ? GuideStory::tr(
                     "The detector notices all %1 people here. Look at other scenes, or go on and hide the "
                     "people from it.")
                     .arg(people)
               : GuideStory::tr(
                     "The detector notices %1 of %2 people here. Look at other scenes, or go on and hide the "
                     "people from it.")
                     .arg(noticed)
                     .arg(people);
}

QString trainText(const GuideStory& story, const GuideNumbers& numbers)
{
    switch (story.state()) {
    case StepState::Running:
        return GuideStory::tr(
            "Left of the line in the picture nobody wears the patch, right of it everybody does; the line "
            "can "
            "be dragged. While the patch learns, fewer people are noticed and the curve falls.");
    case StepState::Done:
        return GuideStory::tr(
            "The patch is trained. Does it do more than a plain square of its size would? That is "
            "measured next.");
    default:
        return GuideStory::tr(
                   "A patch is trained that hides whoever wears it from the detector: %1 iterations on %2 "
                   "scenes. The form is filled in; change it if you like.")
            .arg(countText(numbers.iterations), countText(numbers.images));
    }
}

QString noPatchText()
{
    return GuideStory::tr("This step needs a trained patch, and there is none yet.");
}

QString evaluateText(const GuideStory& story)
{
    switch (story.state()) {
    case StepState::NeedsPatch:
        return noPatchText();
    case StepState::Running:
        return GuideStory::tr("The detector sees every scene as it is, with plain squares, and with the "
                              "patch. Hidden is who is noticed "
                              "without the patch and by no box with it; what the patch hides beyond the "
                              "strongest square is its effect.");
    case StepState::Done:
        return story.evaluation() ? story.evaluation()->answer
                                  : GuideStory::tr("The answer stands on the Evaluate page.");
    default:
        return GuideStory::tr(
            "On scenes that no training has seen, the patch is compared with grey and noisy squares of "
            "its size in its places.");
    }
}

QString comparisonText(const GuideStory& story)
{
    if (!story.comparison() || !story.comparison()->before || !story.comparison()->after)
        return GuideStory::tr("The answer stands on the Evaluate page.");
    const GuideEvaluation& told = *story.comparison();
    if (told.peopleBefore && told.peopleAfter) {
        const auto people = [](double value) { return countText(static_cast<qlonglong>(std::lround(value))); };
        const GuideEvaluation::People &before = *told.peopleBefore, &after = *told.peopleAfter;
        const QString figures =
            GuideStory::tr("Before, the patch hid %1 of the %2 people whom the detector noticed, where a plain square hid %3. From the "
                           "hardened detector it hides %4 of %5, the square %6.")
                .arg(people(before.hidden), people(before.noticed), people(before.hiddenByControl), people(after.hidden),
                     people(after.noticed), people(after.hiddenByControl));
        return figures + QLatin1Char(' ') +
               (*told.after < *told.before
                    ? GuideStory::tr("That is the whole way: find a blind spot, prove it, close it.")
                    : GuideStory::tr("It has not closed the blind spot; a longer hardening may."));
    }
    const auto number = [](double value) { return QString::number(value, 'f', 2); };
    return GuideStory::tr(
               "Beyond plain squares the patch takes %1 of AP50 from the detector as it was, and %2 from the "
               "hardened one. That is the whole way: find a blind spot, prove it, close it.")
        .arg(number(*told.before), number(*told.after));
}

QString hardenText(const GuideStory& story)
{
    switch (story.state()) {
    case StepState::NeedsPatch:
        return noPatchText();
    case StepState::Running:
        return GuideStory::tr(
            "The detector learns to notice people although they wear the patch. This takes minutes; it can "
            "be stopped and resumed.");
    case StepState::Hardened:
        return GuideStory::tr(
            "The detector is hardened. Does the same patch still work? Both detectors are evaluated on the "
            "scenes held out.");
    case StepState::Comparing:
        return GuideStory::tr(
            "Both detectors see every scene as it is, with plain squares, and with the patch.");
    case StepState::Done:
        return comparisonText(story);
    case StepState::Open:
        break;
    }
    return GuideStory::tr(
        "The blind spot can be closed: the detector is trained on while people wear the patch, until it "
        "notices them all the same. The form is filled in.");
}

} // namespace

QString stepName(GuideStep step)
{
    switch (step) {
    case GuideStep::Browse:
        return GuideStory::tr("Browse");
    case GuideStep::Train:
        return GuideStory::tr("Train");
    case GuideStep::Evaluate:
        return GuideStory::tr("Evaluate");
    case GuideStep::Harden:
        break;
    }
    return GuideStory::tr("Harden");
}

QString actText(const GuideStory& story)
{
    switch (story.action()) {
    case GuideAct::None:
        return {};
    case GuideAct::Prepare:
        return GuideStory::tr("Prepare");
    case GuideAct::Cancel:
        return GuideStory::tr("Cancel");
    case GuideAct::Look:
        return GuideStory::tr("Let the detector look");
    case GuideAct::Train:
        return GuideStory::tr("Start training");
    case GuideAct::GoTrain:
        return GuideStory::tr("Back to: %1").arg(stepName(GuideStep::Train));
    case GuideAct::Evaluate:
        return GuideStory::tr("Evaluate the patch");
    case GuideAct::Harden:
        return GuideStory::tr("Start hardening");
    case GuideAct::Compare:
        return GuideStory::tr("Evaluate both");
    case GuideAct::Next:
        return GuideStory::tr("Next: %1")
            .arg(stepName(static_cast<GuideStep>(static_cast<int>(story.step()) + 1)));
    case GuideAct::Finish:
        break;
    }
    return GuideStory::tr("Now with your own data");
}

QString guideText(const GuideStory& story, const GuideNumbers& numbers)
{
    switch (story.readiness()) {
    case GuideReadiness::Unknown:
        return {};
    case GuideReadiness::Preparing:
        return GuideStory::
            tr("Blindspot draws %1 scenes with people, cars, bicycles and dogs, and adds a small detector "
               "that it has trained itself. Everything stays on this machine.")
                .arg(countText(numbers.scenes));
    case GuideReadiness::Cancelled:
        return GuideStory::tr("The preparation was stopped; it can go on at any time.");
    case GuideReadiness::Failed:
        return GuideStory::tr("The preparation failed; the message says why.");
    case GuideReadiness::Ready:
        break;
    }
    switch (story.step()) {
    case GuideStep::Browse:
        return browseText(story);
    case GuideStep::Train:
        return trainText(story, numbers);
    case GuideStep::Evaluate:
        return evaluateText(story);
    case GuideStep::Harden:
        break;
    }
    return hardenText(story);
}

GuideEvaluation retold(const metrics::EvaluationReport& report, const QString& hardened)
{
    GuideEvaluation told;
    told.id = QString::fromStdString(report.id);
    told.answer = QString::fromStdString(report::conclude(report, reportLanguage()).answer);
    for (const metrics::PatchFacts& patch : report.patches)
        told.runs += QString::fromStdString(patch.run);
    for (const metrics::DetectorFacts& detector : report.detectors)
        told.detectors += QString::fromStdString(detector.name);
    if (report.groups.empty()) return told;
    const auto effectOn = [&](const QString& name) -> std::optional<double> {
        const metrics::Condition* condition = report.groups.front().find(told.detectors.indexOf(name), 0);
        const metrics::Effect* effect = condition ? report::effectOf(*condition, 0) : nullptr;
        if (effect == nullptr) return std::nullopt;
        told.noticed = effect->hidingControl.has_value();
        const metrics::ArmFigures* patch = condition->find(metrics::Arm::Patch, 0);
        const metrics::ArmFigures* control = told.noticed ? condition->find(*effect->hidingControl, 0) : nullptr;
        if (patch && control)
            (name == QLatin1String(demo::kDetector) ? told.peopleBefore : told.peopleAfter) =
                GuideEvaluation::People{patch->noticedClean, patch->hidden, control->hidden};
        return told.noticed ? effect->hidden.value : effect->ap50.value;
    };
    told.before = effectOn(QLatin1String(demo::kDetector));
    if (!hardened.isEmpty()) told.after = effectOn(hardened);
    return told;
}

} // namespace blindspot::ui
