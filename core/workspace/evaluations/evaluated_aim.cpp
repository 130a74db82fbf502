#include "core/workspace/evaluations/evaluated_aim.h"

#include "core/common/class_names.h"
#include "core/common/error.h"

#include <algorithm>

namespace blindspot::workspace {

namespace {

using metrics::Aim;

EvaluatedAim aimOfPatches(const std::vector<EvaluatedPatch>& patches)
{
    const EvaluatedPatch& first = patches.front();
    const bool same = std::all_of(patches.begin(), patches.end(), [&first](const EvaluatedPatch& patch) {
        return patch.aim == first.aim && patch.target == first.target;
    });
    if (!same)
        throw Error(Message::tr("the patches were trained for different aims"), "--patch, --run",
                    Message(Message::tr("evaluate them apart, or name one aim for all: --aim and --target"))
                        .inWindow(Message::tr("evaluate them apart")));
    return {first.aim, first.target};
}

void checkClasses(const EvaluatedAim& aim, const std::string& className)
{
    if (className.empty() && (aim.aim == Aim::Hide || aim.aim == Aim::Misclassify))
        throw Error(Message::tr("the class is missing"), "--class",
                    Message::tr("name the class whose objects are attacked"));
    if (!className.empty() && aim.aim == Aim::Vanish)
        throw Error(Message::tr("vanish is about the objects of every class"), "--class",
                    Message(Message::tr("name no class, or evaluate with --aim hide"))
                        .inWindow(Message::tr("choose every class")));
    if (hasTarget(aim.aim) && aim.target.empty())
        throw Error(Message::tr("the class that is to be seen is missing"), "--target",
                    Message::tr("name a class of the detector"));
    if (hasTarget(aim.aim) && sameClass(aim.target, className))
        throw Error({Message::tr("the target class is the attacked class itself, '%1'"), aim.target},
                    "--target", Message::tr("name another class of the detector"));
}

} // namespace

EvaluatedAim settleAim(const EvaluationRequest& request, const std::vector<EvaluatedPatch>& patches)
{
    EvaluatedAim aim;
    if (request.aim) {
        aim.aim = metrics::parseAim(*request.aim, "--aim");
        aim.target = hasTarget(aim.aim) ? patches.front().target : std::string();
    } else {
        aim = aimOfPatches(patches);
    }
    if (request.target) aim.target = *request.target;
    if (request.target && !hasTarget(aim.aim))
        throw Error({Message::tr("the aim '%1' has no target class"), metrics::name(aim.aim)}, "--target",
                    Message(Message::tr("leave it out, or name --aim create or misclassify")).inWindow(Message::tr("leave it out")));
    checkClasses(aim, request.images.className);
    return aim;
}

} // namespace blindspot::workspace
