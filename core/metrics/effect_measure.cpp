#include "core/metrics/arm_measure.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace blindspot::metrics {

namespace {

/// The control of which `less` says that it is the strongest.
template <typename Less>
const MeasuredArm& strongestOf(std::span<const MeasuredArm* const> controls, const Less& less)
{
    return **std::min_element(controls.begin(), controls.end(),
                              [&less](const MeasuredArm* a, const MeasuredArm* b) { return less(*a, *b); });
}

void addEffectOnAp50(Effect& effect, const MeasuredArm& patch, std::span<const MeasuredArm* const> controls)
{
    const auto lower = [](const MeasuredArm& a, const MeasuredArm& b) {
        return a.figures.ap50.value.value_or(0) < b.figures.ap50.value.value_or(0);
    };
    const ArmFigures& strongest = strongestOf(controls, lower).figures;
    effect.control = strongest.arm;
    effect.ap50.value = strongest.ap50.value.value_or(0) - patch.figures.ap50.value.value_or(0);
    if (strongest.attackSuccess.value && patch.figures.attackSuccess.value)
        effect.attackSuccess.value = *patch.figures.attackSuccess.value - *strongest.attackSuccess.value;
    std::vector<double> ap50, success;
    for (std::size_t i = 0; i < patch.ap50.size(); ++i) {
        const MeasuredArm& here = strongestOf(
            controls, [i](const MeasuredArm& a, const MeasuredArm& b) { return a.ap50[i] < b.ap50[i]; });
        ap50.push_back(here.ap50[i] - patch.ap50[i]);
        success.push_back(patch.attackSuccess[i] - here.attackSuccess[i]);
    }
    effect.ap50.interval = interval95(std::move(ap50));
    if (effect.attackSuccess.value) effect.attackSuccess.interval = interval95(std::move(success));
}

void addEffectOnHidden(Effect& effect, const MeasuredArm& patch, std::span<const MeasuredArm* const> controls)
{
    const ArmFigures& strongest = strongestOf(controls, [](const MeasuredArm& a, const MeasuredArm& b) {
                                      return a.figures.hidden > b.figures.hidden;
                                  }).figures;
    effect.hidingControl = strongest.arm;
    if (!strongest.hiddenShare.value || !patch.figures.hiddenShare.value) return;
    effect.hidden.value = *patch.figures.hiddenShare.value - *strongest.hiddenShare.value;
    std::vector<double> hidden;
    for (std::size_t i = 0; i < patch.hidden.size(); ++i)
        hidden.push_back(patch.hidden[i] - strongestOf(controls, [i](const MeasuredArm& a, const MeasuredArm& b) {
                                               return a.hidden[i] > b.hidden[i];
                                           }).hidden[i]);
    effect.hidden.interval = interval95(std::move(hidden));
}

/// Where the aim is another than to hide.
void addEffectOnAim(Effect& effect, const MeasuredArm& patch, std::span<const MeasuredArm* const> controls)
{
    if (!patch.figures.aim) return;
    const auto successOf = [](const MeasuredArm& arm) { return arm.figures.aim ? arm.figures.aim->success.value : std::nullopt; };
    const MeasuredArm& strongest = strongestOf(controls, [&](const MeasuredArm& a, const MeasuredArm& b) {
        return successOf(a).value_or(0) > successOf(b).value_or(0);
    });
    effect.aimControl = strongest.figures.arm;
    if (!successOf(strongest) || !successOf(patch)) return;
    effect.aim.value = *successOf(patch) - *successOf(strongest);
    std::vector<double> gained;
    for (std::size_t i = 0; i < patch.aim.size(); ++i)
        gained.push_back(patch.aim[i] - strongestOf(controls, [i](const MeasuredArm& a, const MeasuredArm& b) {
                                            return a.aim[i] > b.aim[i];
                                        }).aim[i]);
    effect.aim.interval = interval95(std::move(gained));
}

/// `from` minus `to`; empty where one of them is not defined.
Figure difference(const Figure& from, const Figure& to, const std::vector<double>& drawnFrom,
                  const std::vector<double>& drawnTo)
{
    Figure difference;
    if (!from.value || !to.value) return difference;
    difference.value = *from.value - *to.value;
    std::vector<double> values(drawnFrom.size());
    std::transform(drawnFrom.begin(), drawnFrom.end(), drawnTo.begin(), values.begin(), std::minus<>());
    difference.interval = interval95(std::move(values));
    return difference;
}

} // namespace

Effect measureEffect(const MeasuredArm& patch, std::span<const MeasuredArm* const> controls)
{
    if (controls.empty()) throw std::invalid_argument("an effect needs a control");
    Effect effect;
    effect.patch = patch.figures.patch;
    addEffectOnAp50(effect, patch, controls);
    addEffectOnHidden(effect, patch, controls);
    addEffectOnAim(effect, patch, controls);
    return effect;
}

Figure ap50Difference(const MeasuredArm& from, const MeasuredArm& to)
{
    return difference(from.figures.ap50, to.figures.ap50, from.ap50, to.ap50);
}

Figure noticedDifference(const MeasuredArm& from, const MeasuredArm& to)
{
    return difference(from.figures.noticedShare, to.figures.noticedShare, from.noticed, to.noticed);
}

} // namespace blindspot::metrics
