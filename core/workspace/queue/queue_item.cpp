#include "core/workspace/queue/queue_item.h"

#include "core/common/error.h"

#include <array>
#include <utility>

namespace blindspot::workspace {

namespace {

constexpr std::array<std::pair<QueueState, std::string_view>, 5> kStates{{{QueueState::Waiting, "waiting"},
                                                                          {QueueState::Running, "running"},
                                                                          {QueueState::Done, "done"},
                                                                          {QueueState::Failed, "failed"},
                                                                          {QueueState::Stopped, "stopped"}}};

constexpr std::array<std::pair<QueueKind, std::string_view>, 4> kKinds{{{QueueKind::Run, "train"},
                                                                        {QueueKind::Evaluation, "evaluate"},
                                                                        {QueueKind::DetectorTraining, "detector-train"},
                                                                        {QueueKind::Study, "study"}}};

template <typename Table, typename Value>
std::string_view nameIn(const Table& table, Value value)
{
    for (const auto& [one, text] : table)
        if (one == value) return text;
    return table.front().second;
}

template <typename Table>
auto parsedIn(const Table& table, std::string_view text)
{
    for (const auto& [one, name] : table)
        if (name == text) return one;
    throw Error({Message::tr("the queue has something that this version does not know (%1)"), text}, {},
                Message::tr("update Blindspot"));
}

} // namespace

std::string_view name(QueueState state)
{
    return nameIn(kStates, state);
}

QueueState parseQueueState(std::string_view text)
{
    return parsedIn(kStates, text);
}

std::string_view name(QueueKind kind)
{
    return nameIn(kKinds, kind);
}

QueueKind parseQueueKind(std::string_view text)
{
    return parsedIn(kKinds, text);
}

} // namespace blindspot::workspace
