#include "core/workspace/runs/inference_patch.h"

#include "core/common/error.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/run_patch.h"

#include <utility>

namespace blindspot::workspace {

evaluation::InferencePatch inferencePatchOf(const RunStore& store, storage::Database& database,
                                            const RunRecord& record)
{
    std::optional<imaging::Image> picture = patchPicture(store, record);
    if (!picture)
        throw Error(Message::tr("the run has no patch yet"), {Message::tr("run %1"), record.id}, Message::tr("resume it, or choose another run"));
    return inferencePatchOf(database, record, std::move(*picture));
}

evaluation::InferencePatch inferencePatchOf(storage::Database& database, const RunRecord& record, imaging::Image picture)
{
    evaluation::InferencePatch patch;
    patch.picture = std::move(picture);
    patch.placement = optionsFromText(record.optionsJson, {Message::tr("run %1"), record.id}).placement;
    patch.inputSide = 0;
    for (const DetectorRecord& detector : DetectorStore(database).list())
        if (trainedAgainst(record, detector.sha256)) { // all have inputs of one shape
            patch.inputSide = detector.input().side;
            patch.inputFit = detector.input().fit;
        }
    return patch;
}

} // namespace blindspot::workspace
