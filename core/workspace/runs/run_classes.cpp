#include "core/workspace/runs/run_classes.h"

#include "core/common/error.h"

namespace blindspot::workspace {

void chooseClasses(patch::TrainOptions& options, const std::string& className,
                   const detector::Detector& detector)
{
    if (className.empty() && patch::needsClass(options.objective))
        throw Error(Message::tr("the class is missing"), "--class",
                    Message::tr("name the class whose objects are attacked"));
    if (!className.empty() && options.objective == patch::ObjectiveKind::Vanish)
        throw Error(Message::tr("vanish is about the objects of every class"), "--class",
                    Message::tr("name no class, or choose hide for the objects of one"));
    options.classIndex = className.empty() ? patch::kAnyClass : detector.classIndex(className);
    options.target.index = -1;
    if (!patch::hasTarget(options.objective))
        options.target.className.clear();       // says nothing, and would look in the record as if it did
    else if (!options.target.className.empty()) // TrainOptions::check says that it is missing
        options.target.index = detector.classIndex(options.target.className);
}

} // namespace blindspot::workspace
