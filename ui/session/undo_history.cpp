#include "ui/session/undo_history.h"

#include <algorithm>
#include <utility>

namespace blindspot::ui {

int UndoHistory::push(const QString& text, std::function<void()> undo)
{
    steps_.push_back({++pushed_, text, std::move(undo)});
    Q_EMIT changed();
    return pushed_;
}

void UndoHistory::undo()
{
    if (!steps_.empty()) undo(steps_.back().number);
}

void UndoHistory::undo(int step)
{
    const auto found =
        std::find_if(steps_.begin(), steps_.end(), [step](const Step& one) { return one.number == step; });
    if (found == steps_.end()) return;
    const std::function<void()> undo = std::move(found->undo);
    steps_.erase(found);
    Q_EMIT changed();
    undo();
}

} // namespace blindspot::ui
