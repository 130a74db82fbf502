#include "ui/detectors/detectors_model.h"

#include "ui/support/format.h"
#include "ui/support/icons.h"

#include <algorithm>

namespace blindspot::ui {

void DetectorsModel::setEntries(std::vector<DetectorEntry> entries)
{
    beginResetModel();
    entries_ = std::move(entries);
    endResetModel();
}

int DetectorsModel::rowOf(const QString& name) const
{
    const std::string wanted = name.toStdString();
    const auto found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](const DetectorEntry& entry) { return entry.record.name == wanted; });
    return found == entries_.end() ? -1 : static_cast<int>(found - entries_.begin());
}

int DetectorsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QVariant DetectorsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const DetectorEntry& detector = entry(index.row());
    const workspace::DetectorRecord& record = detector.record;
    const QString name = QString::fromStdString(record.name);
    switch (role) {
    case NameRole:
        return name;
    case Qt::AccessibleTextRole:
        return name;
    case Qt::DisplayRole:
        return detector.fileThere
                   ? tr("%1\n%2 %3, %4")
                         .arg(name, QString::fromStdString(record.architecture),
                              QString::fromStdString(record.scale),
                              classesText(static_cast<std::int64_t>(record.classNames.size())))
                   : tr("%1\nthe file is gone").arg(name);
    case Qt::DecorationRole:
        return icon(detector.fileThere ? QStringLiteral("detectors") : QStringLiteral("state-failed"));
    case Qt::ToolTipRole:
        return QString::fromStdString(record.path.string());
    default:
        return {};
    }
}

} // namespace blindspot::ui
