// The commands of the queue, and what they tell of its items.
#pragma once

#include "app/cli/command.h"
#include "core/workspace/queue/queue_item.h"
#include "core/workspace/queue/queue_times.h"

namespace blindspot::cli {

/// The event `item` of one item.
void tellItem(Context& context, const workspace::QueueItem& item, const workspace::QueueTimes& times = {});

/// queue and all below it.
void addQueueCommands(Commands& commands);
void addQueueAddCommands(Commands& commands, CLI::App* queue);
void addQueueRunCommand(Commands& commands, CLI::App* queue);

} // namespace blindspot::cli
