#include "core/report/noticed_sentences.h"

#include "core/report/aim_sentences.h"
#include "core/report/defence_words.h"
#include "core/report/knowing.h"
#include "core/report/numbers.h"

#include <cmath>

namespace blindspot::report {

namespace {

using namespace metrics;

std::string effectText(const Outcome& outcome)
{
    return objectsText(outcome.effect->hidden, outcome.clean->noticed);
}

std::string hidesText(double hidden, Language language)
{
    return hidden == 0 ? text(language, Text::HidesNone) : text(language, Text::Hides, {count(hidden)});
}

std::string noticedObjectsText(const EvaluationReport& report, const Subject& subject, const Outcome& outcome, Language language)
{
    const std::string& detector = report.detectors.at(static_cast<std::size_t>(subject.detector)).name;
    const std::string who = report.detectors.size() > 1 ? text(language, Text::TheDetectorNamed, {detector})
                                                        : text(language, Text::TheDetector);
    return text(language, outcome.clean->noticed == 1 ? Text::NoticedObject : Text::NoticedObjects,
                {count(outcome.clean->noticed), classText(report, language), who});
}

/// How far the AP50 falls, as a share of what it was, and what share of the noticed objects is hidden.
bool breaksRather(const Outcome& outcome)
{
    constexpr double kMuchFurther = 0.25;
    return *outcome.clean->ap50.value > 0 && outcome.patch->hiddenShare.value &&
           1 - *outcome.patch->ap50.value / *outcome.clean->ap50.value > *outcome.patch->hiddenShare.value + kMuchFurther;
}

} // namespace

std::string objectsText(const Figure& share, double whole)
{
    constexpr int kMostPlaces = 2;
    const auto inObjects = [whole](double value) { return value * whole; };
    Figure objects;
    if (share.value) objects.value = inObjects(*share.value);
    if (share.interval) objects.interval = Interval{inObjects(share.interval->low), inObjects(share.interval->high)};
    const auto vanishes = [](double value, int places) {
        return value != 0 && std::abs(value) * std::pow(10, places) < 0.5;
    };
    const double value = objects.value.value_or(0);
    int places = std::abs(value - std::round(value)) < 1e-6 ? 0 : 1;
    while (objects.interval && places < kMostPlaces &&
           (vanishes(objects.interval->low, places) || vanishes(objects.interval->high, places)))
        ++places;
    return withInterval(objects, places);
}

std::string noticedAnswer(const EvaluationReport& report, const Subject& subject, const Outcome& outcome, Language language)
{
    const auto& patch = report.patches.at(static_cast<std::size_t>(subject.patch));
    return text(language, outcome.effect->beatsControl() ? Text::AnswerHides : Text::AnswerHidesNot,
                {noticedObjectsText(report, subject, outcome, language), imagesText(*subject.group, language),
                 report.patches.size() > 1 ? text(language, Text::ThePatchNamed, {patch.name}) : text(language, Text::ThePatch),
                 hidesText(outcome.patch->hidden, language), controlText(outcome, language),
                 hidesText(outcome.control->hidden, language), effectText(outcome)});
}

std::string noticesNone(const EvaluationReport& report, const Subject& subject, const Outcome& outcome, Language language)
{
    return text(language, outcome.clean->objects == 1 ? Text::AnswerNoticesNoneOfOne : Text::AnswerNoticesNone,
                {imagesText(*subject.group, language), report.detectors.at(static_cast<std::size_t>(subject.detector)).name,
                 count(static_cast<double>(outcome.clean->objects)), classText(report, language), brief(report.confidence),
                 decimals(outcome.clean->ap50.value)});
}

std::vector<std::string> boxSentences(const Outcome& outcome, Language language)
{
    const ArmFigures &clean = *outcome.clean, &patch = *outcome.patch, &control = *outcome.control;
    std::vector<std::string> sentences;
    sentences.push_back(text(language, Text::Ap50AndFound,
                             {decimals(clean.ap50.value), decimals(patch.ap50.value), controlText(outcome, language),
                              decimals(control.ap50.value), count(clean.found), count(patch.found), count(control.found)}));
    const auto elsewhere = [](const ArmFigures& arm) { return count(arm.invented - arm.inventedOnObjects); };
    sentences.push_back(text(language, Text::InventedBoxes,
                             {count(clean.inventedOnObjects), count(patch.inventedOnObjects), count(control.inventedOnObjects),
                              elsewhere(clean), elsewhere(patch), elsewhere(control)}));
    if (breaksRather(outcome))
        sentences.push_back(text(language, Text::BreaksBoxes,
                                 {decimals(100 * (1 - *patch.ap50.value / *clean.ap50.value), 0),
                                  decimals(100 * *patch.hiddenShare.value, 0)}));
    return sentences;
}

std::string noticedTransfer(const std::string& detector, const Outcome& outcome, Language language)
{
    return text(language, outcome.effect->beatsControl() ? Text::TransferHides : Text::TransferHidesNot,
                {detector, count(outcome.patch->hidden), count(outcome.clean->noticed), effectText(outcome),
                 controlText(outcome, language)});
}

std::string noticedOfPatch(const std::string& patch, const Outcome& outcome, Language language)
{
    return text(language, outcome.effect->beatsControl() ? Text::OtherPatchHides : Text::OtherPatchHidesNot,
                {patch, count(outcome.patch->hidden), count(outcome.clean->noticed), effectText(outcome),
                 controlText(outcome, language)});
}

std::string noticedDefence(const EvaluationReport& report, const Condition& with, const Outcome& bare, Language language)
{
    const std::string defence = defenceWords(report.defences.at(static_cast<std::size_t>(with.defence)).text, language);
    const std::int64_t patch = bare.effect->patch;
    const Figure regained = regainedOf(with, patch, Measure::Noticed), &cost = with.cleanCostNoticed;
    const bool gives = liesAboveZero(regained), costs = liesAboveZero(cost);
    const auto objects = static_cast<double>(bare.clean->objects);
    if (knowingPatchOf(report, with, patch, Measure::Noticed)) {
        const Figure known = regainedFromKnowing(report, with, patch, Measure::Noticed);
        // Who knows the defence may as well use the patch that does not: it has to hold against both.
        return text(language, gives && liesAboveZero(known) ? Text::DefenceKnownGives : Text::DefenceKnownNot,
                    {defence, objectsText(known, objects), objectsText(regained, objects), count(bare.patch->hidden),
                     text(language, costs ? Text::DefenceKnownCosts : Text::DefenceKnownNoCost, {objectsText(cost, objects)})});
    }
    const Text form = gives ? (costs ? Text::DefenceNoticedGivesAndCosts : Text::DefenceNoticedGivesNoCost)
                            : (costs ? Text::DefenceNoticedNotAndCosts : Text::DefenceNoticedNotNoCost);
    return text(language, form,
                {defence, objectsText(regained, objects), count(bare.patch->hidden), objectsText(cost, objects)});
}

} // namespace blindspot::report
