#include "core/evaluation/evaluation_plan.h"

#include <algorithm>
#include <cmath>

namespace blindspot::evaluation {

namespace {

std::size_t indexOf(std::vector<Treatment>& treatments, const Treatment& treatment)
{
    const auto place = std::find(treatments.begin(), treatments.end(), treatment);
    if (place != treatments.end()) return static_cast<std::size_t>(place - treatments.begin());
    treatments.push_back(treatment);
    return treatments.size() - 1;
}

/// Whether controls cover the same pixels for both.
bool samePlaces(const InferencePatch& a, const InferencePatch& b)
{
    if (a.placement.kind != b.placement.kind) return false;
    if (a.placement.kind == patch::PlacementKind::Object) return a.placement.scale == b.placement.scale;
    return a.placement.row == b.placement.row && a.placement.column == b.placement.column &&
           a.inputSide == b.inputSide && a.inputFit == b.inputFit && a.picture.size() == b.picture.size();
}

/// The first patch whose controls are also those of `patch`.
std::size_t controlsOf(const EvaluationSubject& subject, std::size_t patch)
{
    for (std::size_t i = 0; i < patch; ++i)
        if (samePlaces(subject.patches[i].inference, subject.patches[patch].inference)) return i;
    return patch;
}

/// The arms of a patch under a variation and a distance.
std::vector<ArmPlan> armsOf(const EvaluationSubject& subject, std::size_t patch,
                            const EvaluationOptions& options, std::int64_t drawings, const Treatment& how,
                            std::vector<Treatment>& treatments)
{
    const std::size_t controls = controlsOf(subject, patch);
    const auto index = static_cast<std::int64_t>(patch);
    const auto treatment = [&](Arm arm, std::size_t of, std::uint64_t seed) {
        Treatment one = how;
        one.arm = arm;
        one.patch = of;
        one.seed = seed;
        return indexOf(treatments, one);
    };
    ArmPlan random{Arm::Random, index, {}};
    const std::size_t grey = treatment(Arm::Grey, controls, 0);
    for (std::int64_t i = 0; i < drawings; ++i)
        random.treatments.push_back(
            treatment(Arm::Random, controls, options.seed + static_cast<std::uint64_t>(i)));
    return {{Arm::Grey, index, {grey}}, random, {Arm::Patch, index, {treatment(Arm::Patch, patch, 0)}}};
}

/// What is changed at one step of a sweep.
Treatment stepOf(metrics::SweepKind kind, double value)
{
    Treatment how;
    switch (kind) {
    case metrics::SweepKind::Scale:
        how.variation.scale = value;
        break;
    case metrics::SweepKind::Rotation:
        how.variation.rotation = value;
        break;
    case metrics::SweepKind::Brightness:
        how.variation.brightness = value;
        break;
    case metrics::SweepKind::Blur:
        how.variation.blur = value;
        break;
    case metrics::SweepKind::Distance:
        how.distance = value;
        break;
    case metrics::SweepKind::Relight:
        how.variation.relight = value;
        break;
    case metrics::SweepKind::Bend:
        how.variation.bend = value;
        break;
    case metrics::SweepKind::Noise:
        how.camera.noise = value;
        break;
    case metrics::SweepKind::WhiteBalance:
        how.camera.kelvin = value;
        break;
    case metrics::SweepKind::Gamma:
        how.camera.gamma = value;
        break;
    case metrics::SweepKind::Jpeg:
        how.camera.jpegQuality = static_cast<int>(std::lround(value));
        break;
    }
    return how;
}

} // namespace

TreatmentPlan planArms(const EvaluationSubject& subject, const EvaluationOptions& options)
{
    TreatmentPlan plan;
    plan.arms.push_back({Arm::Clean, -1, {indexOf(plan.treatments, {})}});
    for (std::size_t patch = 0; patch < subject.patches.size(); ++patch)
        for (ArmPlan& arm : armsOf(subject, patch, options, options.randomSeeds, {}, plan.treatments))
            plan.arms.push_back(std::move(arm));
    return plan;
}

bool isShown(const EvaluationSubject& subject, std::size_t patch, std::size_t defence)
{
    const metrics::PatchFacts& facts = subject.patches[patch].facts;
    return defence == 0 || facts.knowingOf < 0 || facts.through == subject.defences[defence - 1].text();
}

SweepPlan planSweeps(const EvaluationSubject& subject, const EvaluationOptions& options)
{
    SweepPlan plan;
    for (const SweepOptions& sweep : options.sweeps)
        for (std::size_t patch = 0; patch < subject.patches.size(); ++patch) {
            if (subject.patches[patch].facts.knowingOf >= 0) continue;
            SweepPlan::Curve curve{sweep.kind, static_cast<std::int64_t>(patch), {}};
            for (const double value : sweep.values.empty() ? defaultSweepValues(sweep.kind) : sweep.values) {
                const Treatment how = stepOf(sweep.kind, value);
                Treatment clean;
                clean.distance = how.distance; // nothing is laid on that could be turned or brightened
                clean.camera = how.camera;
                std::vector<ArmPlan> arms{{Arm::Clean, -1, {indexOf(plan.treatments, clean)}}};
                for (ArmPlan& arm : armsOf(subject, patch, options, 1, how, plan.treatments))
                    arms.push_back(std::move(arm));
                curve.steps.push_back({value, std::move(arms)});
            }
            plan.curves.push_back(std::move(curve));
        }
    return plan;
}

bool samePlaces(const EvaluationSubject& subject)
{
    return std::all_of(subject.patches.begin(), subject.patches.end(), [&](const EvaluationPatch& patch) {
        return samePlaces(subject.patches.front().inference, patch.inference);
    });
}

TreatmentCount countTreatments(const EvaluationSubject& subject, const EvaluationOptions& options)
{
    return {static_cast<std::int64_t>(planArms(subject, options).treatments.size()),
            static_cast<std::int64_t>(planSweeps(subject, options).treatments.size())};
}

} // namespace blindspot::evaluation
