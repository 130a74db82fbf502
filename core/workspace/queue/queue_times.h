// Functions that foretell when the items of a queue begin and end, from what the workspace's earlier work took.
#pragma once

#include "core/storage/database.h"
#include "core/workspace/queue/queue_item.h"
#include "core/workspace/queue/queue_request.h"
#include "core/workspace/studies/study_spec.h"

#include <optional>
#include <vector>

namespace blindspot::workspace {

/// From now, in seconds; empty where it cannot be known: nothing of the kind was done here yet, or something before it is not known.
struct QueueTimes {
    std::optional<double> begins; ///< of one that runs: 0
    std::optional<double> ends;
};

/// How long the request takes, seconds, as the newest work of the same kind in this workspace took for each network input, picture or
/// image and epoch; empty where there was none. Errors: none; what is gone cannot be known.
std::optional<double> expectedSeconds(storage::Database& database, const QueueRequest& request);

/// The same of a study that is not there yet. Errors: none; empty also where its settings are none of a study.
std::optional<double> expectedSeconds(storage::Database& database, const StudySpec& spec);

/// Of each of `items`, which are in the order of QueueStore::list, as if one program did them one after the other. Of those that
/// ended: nothing.
std::vector<QueueTimes> timesOf(storage::Database& database, const std::vector<QueueItem>& items);

} // namespace blindspot::workspace
