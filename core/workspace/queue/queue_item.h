// A QueueItem is a piece of work that waits in a workspace's queue, is under way or has ended. Plain values.
#pragma once

#include "core/common/message.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace blindspot::workspace {

/// Stopped: by its user, who may put it back; an item whose program was stopped or killed waits again.
enum class QueueState { Waiting, Running, Done, Failed, Stopped };
/// "waiting", "running", "done", "failed", "stopped".
std::string_view name(QueueState state);
/// Errors: Error for an unknown name.
QueueState parseQueueState(std::string_view text);

/// What is done: a patch is trained, patches are evaluated, a detector is trained or hardened, a study is done.
enum class QueueKind { Run, Evaluation, DetectorTraining, Study };
/// "train", "evaluate", "detector-train", "study": as the command line calls them.
std::string_view name(QueueKind kind);
/// Errors: Error for an unknown name.
QueueKind parseQueueKind(std::string_view text);

struct QueueItem {
    std::int64_t id = 0; ///< is never given again
    QueueKind kind = QueueKind::Run;
    QueueState state = QueueState::Waiting;
    Message what;                    ///< in a few words
    std::string requestJson;         ///< queueRequestFromText
    std::vector<std::int64_t> needs; ///< items that have to be done before, whose results it takes
    std::string record;              ///< id of its run, training or evaluation, name of its study; empty while there is none
    std::string reservedName;        ///< of its run, from its beginning on
    std::string runner;              ///< the program that is at it: a folder whose lock it holds
    bool stopAsked = false;          ///< while it runs: its user wants it stopped
    std::optional<double> fraction;    ///< done, 0 to 1, as last told
    std::optional<double> secondsLeft; ///< likewise
    std::optional<Message> error;      ///< why it failed
    std::string createdAt, startedAt, endedAt; ///< UTC, ISO 8601; empty where it has not come to that

    bool ended() const { return state != QueueState::Waiting && state != QueueState::Running; }
};

} // namespace blindspot::workspace
