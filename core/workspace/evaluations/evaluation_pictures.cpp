#include "core/workspace/evaluations/evaluation_pictures.h"

#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/dataset/image_loader.h"
#include "core/evaluation/evaluator.h"
#include "core/report/conclusion.h"
#include "core/report/examples.h"
#include "core/workspace/evaluations/evaluated_patch.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/runs/run_patch.h"

#include <optional>
#include <utility>

namespace blindspot::workspace {

imaging::Image patchOfSource(const RunStore& runs, const metrics::PatchFacts& facts)
{
    std::optional<imaging::Image> picture;
    if (facts.run.empty()) {
        picture = readPatchPicture(facts.file);
    } else {
        const std::optional<RunRecord> record = runs.findAlsoDeleted(facts.run); // in the trash it still has its files
        picture = patchPicture(runs, record ? *record : runs.get(facts.run));
    }
    if (!picture || sha256OfPicture(*picture) != facts.sha256)
        throw Error(Message::tr("the patch is not the one that was evaluated"),
                    facts.run.empty() ? Place(facts.file) : Place(Message::tr("run %1"), facts.run),
                    Message::tr("evaluate it again"));
    return std::move(*picture);
}

imaging::Image patchOf(const RunStore& runs, const EvaluationStore& evaluations, const metrics::EvaluationReport& report,
                       std::size_t patch)
{
    if (auto kept = evaluations.patchPicture(report.id, static_cast<std::int64_t>(patch))) return std::move(*kept);
    return patchOfSource(runs, report.patches.at(patch));
}

imaging::Image armPicture(const metrics::EvaluationReport& report, const metrics::ImageFindings& image,
                          const std::vector<imaging::Image>& patches, metrics::Arm arm, std::int64_t patch)
{
    const imaging::Size size{static_cast<int>(image.width), static_cast<int>(image.height)};
    if (!image.sha256.empty() && sha256OfFile(image.file) != image.sha256)
        throw Error(Message::tr("the picture is not the one that was evaluated"), image.file, Message::tr("evaluate it again"));
    const imaging::Image picture = dataset::readPicture(image.file, size);
    if (arm == metrics::Arm::Clean) return picture;
    std::vector<evaluation::InferencePatch> shown;
    for (std::size_t i = 0; i < patches.size(); ++i) {
        const metrics::PatchFacts& facts = report.patches.at(i);
        const patch::PlacementOptions placement = patch::parsePlacement(facts.placement);
        if (placement.kind == patch::PlacementKind::Fixed && facts.inputSide <= 0)
            throw Error(Message::tr("the report does not say what network input the patch was laid on"),
                        facts.name, Message::tr("evaluate it again"));
        shown.push_back({patches[i], placement, static_cast<int>(facts.inputSide),
                         facts.inputStretched ? InputFit::Stretch : InputFit::Letterbox});
    }
    evaluation::Treatment treatment;
    treatment.arm = arm;
    treatment.patch = static_cast<std::size_t>(patch);
    treatment.seed = arm == metrics::Arm::Random ? report.seed : 0;
    return evaluation::applyTreatment(
        picture,
        {image.file, size, evaluation::placesOf(image.annotations), static_cast<std::uint64_t>(image.order)},
        shown, treatment);
}

report::ReportPictures picturesOf(const metrics::EvaluationReport& evaluated, const RunStore& store,
                                  const EvaluationStore& evaluations, const LogSink& log)
{
    report::ReportPictures pictures;
    try {
        for (std::size_t i = 0; i < evaluated.patches.size(); ++i)
            pictures.patches.push_back(patchOf(store, evaluations, evaluated, i));
        const std::int64_t patch = report::subjectOf(evaluated).patch;
        for (const report::ChosenExample& chosen : report::chooseExamples(evaluated)) {
            const metrics::ImageFindings& image = evaluated.images[chosen.image];
            pictures.examples.push_back(
                {image.id, chosen.reason,
                 armPicture(evaluated, image, pictures.patches, metrics::Arm::Clean, patch),
                 armPicture(evaluated, image, pictures.patches, metrics::Arm::Patch, patch)});
        }
        if (!evaluated.patches.empty() && !evaluated.patches.front().run.empty())
            for (const CurvePoint& point : store.points(evaluated.patches.front().run))
                if (point.loss) pictures.lossCurve.emplace_back(point.iteration, *point.loss);
    } catch (const Error& error) {
        if (log) log(LogLevel::Warning, {Message::tr("%1; the report goes without it"), error.message()});
    }
    return pictures;
}

} // namespace blindspot::workspace
