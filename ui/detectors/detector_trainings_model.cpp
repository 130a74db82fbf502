#include "ui/detectors/detector_trainings_model.h"

#include "ui/support/format.h"
#include "ui/support/icons.h"

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

using workspace::DetectorTrainingState;

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

QString detectorTrainingStateText(DetectorTrainingState state)
{
    switch (state) {
    case DetectorTrainingState::Running:
        return DetectorTrainingsModel::tr("Running");
    case DetectorTrainingState::Completed:
        return DetectorTrainingsModel::tr("Completed");
    case DetectorTrainingState::Stopped:
        return DetectorTrainingsModel::tr("Stopped");
    case DetectorTrainingState::Interrupted:
        return DetectorTrainingsModel::tr("Interrupted");
    case DetectorTrainingState::Failed:
        break;
    }
    return DetectorTrainingsModel::tr("Failed");
}

QString detectorTrainingStateTip(const DetectorTrainingEntry& entry)
{
    const DetectorTrainingState state = entry.record.state;
    if (entry.resumable && !entry.checkpointed)
        return DetectorTrainingsModel::tr("%1 before its first checkpoint. It can be begun anew, in this record.").arg(detectorTrainingStateText(state));
    if (state == DetectorTrainingState::Stopped)
        return DetectorTrainingsModel::tr("Stopped by its user. It can be resumed from there.");
    if (state == DetectorTrainingState::Interrupted)
        return DetectorTrainingsModel::tr("Interrupted: its program or the machine ended while it trained. It can be resumed from its last "
                                          "checkpoint.");
    return detectorTrainingStateText(state);
}

QString detectorTrainingStateIcon(DetectorTrainingState state)
{
    switch (state) {
    case DetectorTrainingState::Running:
        return QStringLiteral("state-running");
    case DetectorTrainingState::Completed:
        return QStringLiteral("state-completed");
    case DetectorTrainingState::Stopped:
        return QStringLiteral("state-stopped");
    case DetectorTrainingState::Interrupted:
        return QStringLiteral("state-interrupted");
    case DetectorTrainingState::Failed:
        break;
    }
    return QStringLiteral("state-failed");
}

QString ap50Text(const std::optional<double>& ap50)
{
    return lossText(ap50); // four digits as well
}

void DetectorTrainingsModel::setEntries(std::vector<DetectorTrainingEntry> entries)
{
    beginResetModel();
    entries_ = std::move(entries);
    endResetModel();
}

int DetectorTrainingsModel::rowOf(const QString& id) const
{
    const std::string wanted = id.toStdString();
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const DetectorTrainingEntry& one) {
        return one.record.id == wanted;
    });
    return found == entries_.end() ? -1 : static_cast<int>(found - entries_.begin());
}

int DetectorTrainingsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QVariant DetectorTrainingsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const DetectorTrainingEntry& listed = entry(index.row());
    const workspace::DetectorTrainingRecord& record = listed.record;
    const QString name = textOf(record.detectorName), state = detectorTrainingStateText(record.state);
    const QString epochs = tr("%1 of %2").arg(record.epochsDone).arg(epochsText(record.epochs));
    switch (role) {
    case IdRole:
        return textOf(record.id);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3, AP50 %4").arg(name, state, epochs, ap50Text(record.bestAp50));
    case Qt::DisplayRole:
        return tr("%1\n%2, AP50 %3").arg(name, epochs, ap50Text(record.bestAp50));
    case Qt::DecorationRole:
        return icon(detectorTrainingStateIcon(record.state));
    case Qt::ToolTipRole:
        return tr("%1: %2, begun %3, %4 of training\nImages of %5")
            .arg(name, detectorTrainingStateTip(listed), timeText(record.createdAt), durationText(record.seconds),
                 textOf(record.selection.value_or(record.dataset.value_or(""))));
    default:
        return {};
    }
}

} // namespace blindspot::ui
