#include "core/report/conclusion.h"

#include "core/report/aim_sentences.h"
#include "core/report/defence_words.h"
#include "core/report/messages/kept_warning.h"
#include "core/report/noticed_sentences.h"
#include "core/report/numbers.h"
#include "core/report/outcome.h"

#include <algorithm>

namespace blindspot::report {

namespace {

using namespace metrics;

constexpr std::size_t kMostSentences = 3; ///< about other detectors, and about other patches

/// By the AP50, as a report that does not say who is noticed has to be answered.
std::string ap50Answer(const EvaluationReport& report, const Subject& subject, const Outcome& outcome,
                     Language language)
{
    const bool named = report.patches.size() > 1, several = report.detectors.size() > 1;
    const auto& patch = report.patches.at(static_cast<std::size_t>(subject.patch));
    const auto& detector = report.detectors.at(static_cast<std::size_t>(subject.detector));
    const bool lowers = *outcome.control->ap50.value < *outcome.clean->ap50.value;
    const Text form = !outcome.effect->beatsControl() ? Text::AnswerNotShown
                      : lowers                        ? Text::AnswerBeats
                                                      : Text::AnswerBeatsLeaves;
    return text(language, form,
                {imagesText(*subject.group, language),
                 named ? text(language, Text::ThePatchNamed, {patch.name}) : text(language, Text::ThePatch),
                 several ? text(language, Text::Ap50OfClassBy, {classText(report, language), detector.name})
                         : text(language, Text::Ap50OfClass, {classText(report, language)}),
                 decimals(outcome.clean->ap50.value), decimals(outcome.patch->ap50.value),
                 controlText(outcome, language), decimals(outcome.control->ap50.value),
                 withInterval(outcome.effect->ap50)});
}

std::string answerFindsNone(const EvaluationReport& report, const Subject& subject, const Outcome& outcome, Language language)
{
    return text(language, outcome.clean->objects == 1 ? Text::AnswerFindsNoneOfOne : Text::AnswerFindsNone,
                {imagesText(*subject.group, language), report.detectors.at(static_cast<std::size_t>(subject.detector)).name,
                 count(static_cast<double>(outcome.clean->objects)), classText(report, language), brief(report.confidence),
                 decimals(outcome.clean->ap50.value)});
}

std::string seesFew(const EvaluationReport& report, const Subject& subject, const Outcome& outcome, Language language)
{
    return text(language, outcome.noticed() ? Text::NoticesFew : Text::FindsFew,
                {report.detectors.at(static_cast<std::size_t>(subject.detector)).name,
                 count(outcome.noticed() ? outcome.clean->noticed : outcome.clean->found),
                 count(static_cast<double>(outcome.clean->objects))});
}

std::string otherSentence(const std::string& name, const Outcome& outcome, Text beats, Text notShown,
                          Language language)
{
    return text(language, outcome.effect->beatsControl() ? beats : notShown,
                {name, decimals(outcome.clean->ap50.value), decimals(outcome.patch->ap50.value),
                 withInterval(outcome.effect->ap50), controlText(outcome, language)});
}

void addOthers(std::vector<std::string>& sentences, std::vector<std::string> others, Language language)
{
    const std::size_t shown = others.size() > kMostSentences ? kMostSentences - 1 : others.size();
    sentences.insert(sentences.end(), others.begin(), others.begin() + static_cast<std::ptrdiff_t>(shown));
    if (shown < others.size())
        sentences.push_back(
            text(language, Text::MoreInTable, {count(static_cast<double>(others.size() - shown))}));
}

std::string transferFindsNone(const std::string& detector, const Outcome& outcome, Language language)
{
    const bool one = outcome.clean->objects == 1;
    const Text form = outcome.noticed() ? (one ? Text::TransferNoticesNoneOfOne : Text::TransferNoticesNone)
                                        : (one ? Text::TransferFindsNoneOfOne : Text::TransferFindsNone);
    return text(language, form, {detector, count(static_cast<double>(outcome.clean->objects))});
}

std::vector<std::string> transferSentences(const EvaluationReport& report, const Subject& subject,
                                           Language language)
{
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < report.detectors.size(); ++i) {
        const auto detector = static_cast<std::int64_t>(i);
        const Outcome outcome = outcomeOf(subject.group->find(detector, 0), subject.patch);
        if (detector == subject.detector || !outcome.known()) continue;
        const std::string& name = report.detectors[i].name;
        if (hasTarget(report.aim))
            sentences.push_back(aimElsewhere(name, subject.group->find(detector, 0), subject.patch, language));
        else if (outcome.seesNone())
            sentences.push_back(transferFindsNone(name, outcome, language));
        else if (outcome.noticed())
            sentences.push_back(noticedTransfer(name, outcome, language));
        else
            sentences.push_back(otherSentence(name, outcome, Text::TransferBeats, Text::TransferNotShown, language));
    }
    std::erase(sentences, std::string()); // of an aim that was not measured there
    return sentences;
}

std::vector<std::string> patchSentences(const EvaluationReport& report, const Subject& subject,
                                        Language language)
{
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < report.patches.size(); ++i) {
        const auto patch = static_cast<std::int64_t>(i);
        const Outcome outcome = outcomeOf(subject.condition, patch);
        if (patch == subject.patch || !outcome.known() || report.patches[i].knowingOf >= 0) continue;
        const std::string& name = report.patches[i].name;
        if (hasTarget(report.aim)) {
            sentences.push_back(aimElsewhere(name, subject.condition, patch, language));
            continue;
        }
        sentences.push_back(outcome.noticed() ? noticedOfPatch(name, outcome, language)
                                              : otherSentence(name, outcome, Text::OtherPatchBeats,
                                                              Text::OtherPatchNotShown, language));
    }
    std::erase(sentences, std::string());
    return sentences;
}

std::string fileName(const std::string& path)
{
    return path.substr(path.find_last_of('/') + 1);
}

/// How many images are nearly training images, and the first of them with their training images.
void addNearDuplicates(const EvaluationReport& report, Language language, std::vector<std::string>& warnings)
{
    constexpr std::size_t kNamed = 3;
    std::vector<std::string> pairs;
    for (const metrics::ImageFindings& image : report.images)
        if (!image.nearDuplicateOf.empty())
            pairs.push_back(text(language, Text::NearPair, {fileName(image.file), fileName(image.nearDuplicateOf)}));
    if (pairs.empty()) return;
    std::string named = pairs.front();
    for (std::size_t i = 1; i < std::min(kNamed, pairs.size()); ++i)
        named += "; " + pairs[i];
    if (pairs.size() > kNamed) named += "; " + text(language, Text::NearMore, {std::to_string(pairs.size() - kNamed)});
    const bool one = pairs.size() == 1;
    const Text form = report.nearDuplicatesHeldOut ? (one ? Text::WarnNearDuplicateCounted : Text::WarnNearDuplicatesCounted)
                                                   : (one ? Text::WarnNearDuplicate : Text::WarnNearDuplicates);
    warnings.push_back(text(language, form, {std::to_string(pairs.size()), named}));
}

} // namespace

bool trainedOn(const PatchFacts& patch, const DetectorFacts& detector)
{
    const auto same = [&detector](const std::string& name, const std::string& sha256) {
        return !sha256.empty() ? sha256 == detector.sha256 : !name.empty() && name == detector.name;
    };
    return same(patch.trainedOn, patch.trainedOnSha256) ||
           std::any_of(patch.trainedOnOthers.begin(), patch.trainedOnOthers.end(),
                       [&same](const metrics::TrainingDetector& other) { return same(other.name, other.sha256); });
}

std::string trainedOnNames(const PatchFacts& patch)
{
    std::string names = patch.trainedOn;
    for (const metrics::TrainingDetector& other : patch.trainedOnOthers)
        names += ", " + other.name;
    return names;
}

const Effect* effectOf(const Condition& condition, std::int64_t patch)
{
    const auto place = std::find_if(condition.effects.begin(), condition.effects.end(),
                                    [patch](const Effect& effect) { return effect.patch == patch; });
    return place == condition.effects.end() ? nullptr : &*place;
}

Subject subjectOf(const EvaluationReport& report)
{
    Subject subject;
    if (report.groups.empty() || report.detectors.empty() || report.patches.empty()) return subject;
    const auto own =
        std::find_if(report.detectors.begin(), report.detectors.end(), [&](const DetectorFacts& detector) {
            return trainedOn(report.patches.front(), detector);
        });
    if (own != report.detectors.end()) subject.detector = own - report.detectors.begin();
    subject.group = &report.groups.front();
    subject.condition = subject.group->find(subject.detector, 0);
    return subject;
}

std::string Conclusion::all() const
{
    std::string result = answer;
    for (const std::string& sentence : others)
        result += " " + sentence;
    return result;
}

std::vector<std::string> warningsOf(const EvaluationReport& report, Language language)
{
    constexpr std::int64_t kFew = 10;
    std::vector<std::string> warnings;
    if (!report.groups.empty() && report.groups.front().images < kFew)
        warnings.push_back(text(language, report.groups.front().images == 1 ? Text::WarnOneImage : Text::WarnFewImages,
                                {std::to_string(report.groups.front().images)}));
    if (report.unreadable > 0)
        warnings.push_back(text(language, report.unreadable == 1 ? Text::WarnUnreadableOne : Text::WarnUnreadable,
                                {std::to_string(report.unreadable)}));
    addNearDuplicates(report, language, warnings);
    for (const DetectorFacts& detector : report.detectors)
        if (detector.imagesTrainedOn > 0)
            warnings.push_back(text(language, Text::WarnDetectorTrained,
                                    {detector.name, std::to_string(detector.imagesTrainedOn)}));
    for (const std::string& warning : report.warnings)
        warnings.push_back(warningText(warning, language));
    return warnings;
}

std::string imagesText(const GroupResult& group, Language language)
{
    const bool one = group.images == 1;
    const Text form = group.group == ImageGroup::HeldOut ? (one ? Text::HeldOutImage : Text::HeldOutImages)
                      : group.group == ImageGroup::Training
                          ? (one ? Text::TrainingImage : Text::TrainingImages)
                      : group.group == ImageGroup::NearDuplicate
                          ? (one ? Text::NearImage : Text::NearImages)
                          : (one ? Text::UnknownImage : Text::UnknownImages);
    return text(language, form, {count(static_cast<double>(group.images))});
}

Conclusion conclude(const EvaluationReport& report, Language language)
{
    const Subject subject = subjectOf(report);
    Conclusion conclusion;
    if (!subject.group || subject.group->images == 0) {
        conclusion.answer = text(language, Text::AnswerNoImages);
        return conclusion;
    }
    const Outcome outcome = outcomeOf(subject.condition, subject.patch);
    if (!outcome.known()) {
        conclusion.answer = text(language, Text::AnswerUndefined, {classText(report, language)});
        return conclusion;
    }
    conclusion.findsNone = report.aim != Aim::Create && outcome.seesNone();
    if (conclusion.findsNone) {
        conclusion.answer = outcome.noticed() ? noticesNone(report, subject, outcome, language)
                                              : answerFindsNone(report, subject, outcome, language);
        addOthers(conclusion.others, transferSentences(report, subject, language), language);
        return conclusion;
    }
    conclusion.beatsControl = outcome.effect->beatsControl();
    if (hasTarget(report.aim)) {
        conclusion.answer = aimAnswer(report, subject, language);
        conclusion.others = aimDetails(report, subject, language);
    } else {
        conclusion.answer = outcome.noticed() ? noticedAnswer(report, subject, outcome, language)
                                              : ap50Answer(report, subject, outcome, language);
        if (outcome.noticed()) conclusion.others = boxSentences(outcome, language);
    }
    if (report.aim != Aim::Create && outcome.seesFew()) conclusion.others.push_back(seesFew(report, subject, outcome, language));
    if (subject.group->group == ImageGroup::NearDuplicate)
        conclusion.others.push_back(text(language, Text::OnNearImages));
    if (subject.group->group == ImageGroup::Training)
        conclusion.others.push_back(text(language, Text::OnTrainingImages));
    if (subject.group->group == ImageGroup::Unknown)
        conclusion.others.push_back(text(language, Text::OnUnknownImages));
    addOthers(conclusion.others, transferSentences(report, subject, language), language);
    addOthers(conclusion.others, patchSentences(report, subject, language), language);
    return conclusion;
}

std::string defenceSentence(const EvaluationReport& report, std::int64_t defence, Language language)
{
    const Subject subject = subjectOf(report);
    const Condition* with = subject.group ? subject.group->find(subject.detector, defence) : nullptr;
    const Outcome bare = outcomeOf(subject.condition, subject.patch);
    if (!with || !bare.known() || static_cast<std::size_t>(subject.patch) >= with->regained.size()) return {};
    const std::string name = defenceWords(report.defences.at(static_cast<std::size_t>(defence)).text, language);
    if (hasTarget(report.aim)) return aimDefence(name, *with, subject, language);
    if (bare.noticed()) return noticedDefence(report, *with, bare, language);
    const Figure regained = regainedOf(*with, subject.patch, Measure::Ap50), &cost = with->cleanCost;
    const bool gives = liesAboveZero(regained), costs = liesAboveZero(cost);
    const Text form = gives ? (costs ? Text::DefenceGivesAndCosts : Text::DefenceGivesNoCost)
                            : (costs ? Text::DefenceNotAndCosts : Text::DefenceNotNoCost);
    return text(language, form,
                {name, withInterval(regained),
                 decimals(*bare.clean->ap50.value - *bare.patch->ap50.value), withInterval(cost)});
}

} // namespace blindspot::report
