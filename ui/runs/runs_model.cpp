#include "ui/runs/runs_model.h"

#include "core/report/conclusion.h"
#include "core/report/numbers.h"
#include "ui/session/effect_text.h"
#include "ui/session/option_words.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace blindspot::ui {

namespace {

using workspace::RunRecord;
using workspace::RunState;

QString textOf(const std::string& text)
{
    return QString::fromStdString(text);
}

bool isNumber(int column)
{
    return column == RunsModel::Images || column == RunsModel::Iterations || column == RunsModel::Loss ||
           column == RunsModel::Duration;
}

bool isEditable(int column)
{
    return column == RunsModel::Name || column == RunsModel::Tags || column == RunsModel::Notes;
}

std::optional<QString>& fieldOf(RunsModel::Unsaved& unsaved, int column)
{
    return column == RunsModel::Tags ? unsaved.tags : column == RunsModel::Name ? unsaved.name : unsaved.notes;
}

constexpr int kStateSide = 16; ///< of its icon, points; smaller than the patches beside it

/// What may have changed between two readings of one record.
bool looksSame(const RunRecord& a, const RunRecord& b)
{
    return a.state == b.state && a.abandoned == b.abandoned && a.iterations == b.iterations &&
           a.iterationsDone == b.iterationsDone && a.seconds == b.seconds && a.figures == b.figures &&
           a.name == b.name && a.group == b.group && a.pinned == b.pinned && a.tags == b.tags && a.notes == b.notes && a.error == b.error && a.updatedAt == b.updatedAt;
}

/// Whether `whole` has all of `part` in the same order.
bool isPartOf(const std::vector<RunRecord>& part, const std::vector<RunRecord>& whole)
{
    std::size_t next = 0;
    for (const RunRecord& record : whole)
        if (next < part.size() && part[next].id == record.id) ++next;
    return next == part.size();
}

/// Those first that want something from the user.
int rankOf(RunState state)
{
    switch (state) {
    case RunState::Running:
        return 0;
    case RunState::Paused:
        return 1;
    case RunState::Interrupted:
        return 2;
    case RunState::Failed:
        return 3;
    case RunState::Completed:
        break;
    }
    return 4;
}

} // namespace

std::optional<double> effectRank(const workspace::PatchSummary& summary)
{
    const std::optional<double>& value = summary.hidingControl ? summary.hidden.value : summary.effect.value;
    if (!value) return {};
    return summary.hidingControl ? *value : *value - 10;
}

QString runStateText(RunState state, bool abandoned)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("blindspot::ui", text); };
    switch (state) {
    case RunState::Running:
        return tr("Running");
    case RunState::Paused:
        return tr("Paused");
    case RunState::Interrupted:
        return abandoned ? tr("Interrupted") : tr("Stopped");
    case RunState::Failed:
        return tr("Failed");
    case RunState::Completed:
        break;
    }
    return tr("Completed");
}

QString runStateTip(RunState state, bool abandoned)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("blindspot::ui", text); };
    if (state != RunState::Interrupted) return runStateText(state, abandoned);
    return abandoned ? tr("Interrupted: its program or the machine ended while it trained. Resume goes on from its last checkpoint.")
                     : tr("Stopped by its user. Resume goes on from there.");
}

QString runStateIcon(RunState state, bool abandoned)
{
    switch (state) {
    case RunState::Running:
        return QStringLiteral("state-running");
    case RunState::Paused:
        return QStringLiteral("state-paused");
    case RunState::Interrupted:
        return abandoned ? QStringLiteral("state-interrupted") : QStringLiteral("state-stopped");
    case RunState::Failed:
        return QStringLiteral("state-failed");
    case RunState::Completed:
        break;
    }
    return QStringLiteral("state-completed");
}

void RunsModel::setRecords(std::vector<RunRecord> records)
{
    for (RunRecord& record : records)
        overlay(record);
    removeMissing(records);
    if (!isPartOf(records_, records)) { // the order itself changed, which only a turned clock can do
        beginResetModel();
        records_ = std::move(records);
        endResetModel();
        return;
    }
    for (std::size_t row = 0; row < records.size(); ++row) {
        if (row >= records_.size() || records_[row].id != records[row].id) {
            insertAt(row, std::move(records[row]));
        } else if (!looksSame(records_[row], records[row])) {
            const bool sameName = records_[row].name == records[row].name && records_[row].pinned == records[row].pinned;
            const bool sameTags = records_[row].tags == records[row].tags;
            records_[row] = std::move(records[row]);
            tellRow(static_cast<int>(row), sameName, sameTags);
        }
    }
}

/// A view writes what a cell holds into its open editor when told that it changed, over what is being typed
/// there.
void RunsModel::tellRow(int row, bool sameName, bool sameTags)
{
    if (!sameName) Q_EMIT dataChanged(index(row, Name), index(row, Name));
    if (!sameTags) Q_EMIT dataChanged(index(row, Tags), index(row, Tags));
    Q_EMIT dataChanged(index(row, Name + 1), index(row, Tags - 1));
    if (Tags + 1 < ColumnCount) Q_EMIT dataChanged(index(row, Tags + 1), index(row, ColumnCount - 1));
}

void RunsModel::removeMissing(const std::vector<RunRecord>& records)
{
    std::set<std::string> kept;
    for (const RunRecord& record : records)
        kept.insert(record.id);
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (kept.contains(record(row).id)) continue;
        beginRemoveRows({}, row, row);
        records_.erase(records_.begin() + row);
        endRemoveRows();
    }
}

void RunsModel::insertAt(std::size_t row, RunRecord record)
{
    beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
    records_.insert(records_.begin() + static_cast<std::ptrdiff_t>(row), std::move(record));
    endInsertRows();
}

void RunsModel::overlay(RunRecord& record) const
{
    const QString id = textOf(record.id);
    if (const auto found = unsaved_.find(id); found != unsaved_.end()) {
        if (found->second.tags) record.tags = found->second.tags->toStdString();
        if (found->second.notes) record.notes = found->second.notes->toStdString();
        if (found->second.name) record.name = found->second.name->toStdString();
    }
    if (!live_ || live_->id != id) return;
    record.state = live_->state;
    record.abandoned = false;
    record.iterationsDone = std::max(record.iterationsDone, live_->iterationsDone);
    if (live_->loss) record.figures.loss = live_->loss;
    record.seconds = std::max(record.seconds, live_->seconds);
}

void RunsModel::setLive(const std::optional<LiveRun>& live)
{
    live_ = live;
    if (!live) return;
    const int row = rowOf(live->id);
    if (row < 0) return;
    overlay(records_[static_cast<std::size_t>(row)]);
    Q_EMIT dataChanged(index(row, State), index(row, Duration));
}

void RunsModel::setEffects(std::map<std::string, workspace::PatchSummary> effects)
{
    effects_ = std::move(effects);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, Effect), index(rowCount() - 1, Ap50));
}

const workspace::PatchSummary* RunsModel::effectOf(const RunRecord& record) const
{
    const auto found = effects_.find(record.id);
    return found == effects_.end() ? nullptr : &found->second;
}

int RunsModel::rowOf(const QString& id) const
{
    const std::string wanted = id.toStdString();
    const auto found = std::find_if(records_.begin(), records_.end(),
                                    [&](const RunRecord& record) { return record.id == wanted; });
    return found == records_.end() ? -1 : static_cast<int>(found - records_.begin());
}

const RunRecord* RunsModel::find(const QString& id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &record(row);
}

void RunsModel::setTags(const QString& id, const QString& text)
{
    write(id, Tags, text);
}

void RunsModel::setNotes(const QString& id, const QString& text)
{
    write(id, Notes, text);
}

void RunsModel::write(const QString& id, Column column, const QString& text)
{
    const int row = rowOf(id);
    if (row < 0) return;
    RunRecord& record = records_[static_cast<std::size_t>(row)];
    std::string& field = column == Tags ? record.tags : column == Name ? record.name : record.notes;
    if (field == text.toStdString() || (column == Name && text.trimmed().isEmpty())) return;
    field = text.toStdString();
    Unsaved& unsaved = unsaved_[id];
    fieldOf(unsaved, column) = text;
    Q_EMIT dataChanged(index(row, column), index(row, column));
    Q_EMIT edited(id, column, text);
}

void RunsModel::confirmSaved(const QString& id, Column column, const QString& text)
{
    const auto found = unsaved_.find(id);
    if (found == unsaved_.end()) return;
    std::optional<QString>& field = fieldOf(found->second, column);
    if (field == text) field.reset(); // else more was typed meanwhile
    if (!found->second.tags && !found->second.notes && !found->second.name) unsaved_.erase(found);
}

int RunsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(records_.size());
}

int RunsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount) return {};
    const RunRecord& run = record(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(run, column);
    case Qt::EditRole:
        return column == Tags    ? textOf(run.tags)
               : column == Notes ? QVariant(textOf(run.notes))
                                 : text(run, column);
    case Qt::DecorationRole:
        if (column == Name) return picture(run);
        return column == State ? QVariant(icon(runStateIcon(run.state, run.abandoned)).pixmap(QSize(kStateSide, kStateSide), 2)) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(run, column);
    case Qt::ForegroundRole:
        return column == Effect && effectOf(run) == nullptr ? QVariant(Theme::current().mutedText)
                                                            : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case SortRole:
        return sortValue(run, column);
    case IdRole:
        return textOf(run.id);
    case StateRole:
        return static_cast<int>(run.state);
    case AbandonedRole:
        return run.abandoned;
    case PinnedRole:
        return run.pinned;
    case Qt::AccessibleTextRole:
        return column == Name && run.pinned ? tr("%1, pinned").arg(textOf(run.name)) : QVariant();
    case TextRole:
        return QStringList{textOf(run.id),
                           textOf(run.name),
                           runStateText(run.state, run.abandoned),
                           textOf(run.recipe),
                           recipeText(run.recipe),
                           textOf(workspace::detectorNames(run)),
                           textOf(run.className),
                           textOf(run.selection.value_or("")),
                           textOf(run.dataset.value_or("")),
                           textOf(run.group),
                           textOf(run.tags),
                           textOf(run.notes)}
            .join(QLatin1Char('\n'));
    default:
        return {};
    }
}

void RunsModel::setPicture(const QString& id, const QImage& picture)
{
    pictures_[id] = picture;
    if (const int row = rowOf(id); row >= 0) Q_EMIT dataChanged(index(row, Name), index(row, Name), {Qt::DecorationRole});
}

/// What is known stands until a newer one is read: a run that goes on has another patch.
QVariant RunsModel::picture(const RunRecord& run) const
{
    const QString id = textOf(run.id);
    if (const auto asked = asked_.find(id); run.iterationsDone > 0 && (asked == asked_.end() || asked->second != run.updatedAt)) {
        asked_[id] = run.updatedAt;
        Q_EMIT pictureWanted(id);
    }
    const auto found = pictures_.find(id);
    return found == pictures_.end() || found->second.isNull() ? QVariant() : QVariant(found->second);
}

QVariant RunsModel::text(const RunRecord& run, int column) const
{
    switch (column) {
    case Name:
        return textOf(run.name);
    case State:
        return runStateText(run.state, run.abandoned);
    case Recipe:
        return recipeText(run.recipe);
    case Detector:
        return textOf(workspace::detectorNames(run));
    case Images:
        return countText(run.figures.images);
    case Iterations:
        return tr("%1 / %2").arg(countText(run.iterationsDone), countText(run.iterations));
    case Loss:
        return lossText(run.figures.loss);
    case Effect: {
        const workspace::PatchSummary* effect = effectOf(run);
        return effect ? effectText(*effect) : tr("not evaluated");
    }
    case Ap50: {
        const workspace::PatchSummary* effect = effectOf(run);
        return effect ? QVariant(ap50Text(*effect)) : QVariant();
    }
    case Duration:
        return durationText(run.seconds);
    case When:
        return timeText(run.createdAt);
    case Group:
        return textOf(run.group);
    case Tags:
        return textOf(run.tags);
    case Notes:
        return textOf(run.notes).simplified();
    default:
        return {};
    }
}

QVariant RunsModel::sortValue(const RunRecord& run, int column) const
{
    switch (column) {
    case State:
        return rankOf(run.state);
    case Images:
        return static_cast<qlonglong>(run.figures.images);
    case Iterations:
        return static_cast<qlonglong>(run.iterationsDone);
    case Loss:
        return run.figures.loss ? QVariant(*run.figures.loss) : QVariant();
    case Effect: {
        const workspace::PatchSummary* effect = effectOf(run);
        const std::optional<double> rank = effect ? effectRank(*effect) : std::nullopt;
        return rank ? QVariant(*rank) : QVariant();
    }
    case Ap50: {
        const workspace::PatchSummary* effect = effectOf(run);
        return effect && effect->patchAp50 ? QVariant(*effect->patchAp50) : QVariant();
    }
    case Duration:
        return run.seconds;
    case When:
        return textOf(run.createdAt);
    default:
        return text(run, column);
    }
}

QString RunsModel::toolTip(const RunRecord& run, int column) const
{
    switch (column) {
    case State:
        return run.error ? messageText(*run.error) : runStateTip(run.state, run.abandoned);
    case Name:
        return run.pinned ? tr("%1, pinned; F2 edits the name").arg(textOf(run.id)) : tr("%1; F2 edits the name").arg(textOf(run.id));
    case Images:
        return tr("%1 of %2 with class %3")
            .arg(imagesText(run.figures.images),
                 textOf(run.selection ? *run.selection : run.dataset.value_or("")), classNameText(run.className));
    case Detector: {
        QStringList paths;
        for (const workspace::RunDetector& one : workspace::detectorsOf(run))
            paths += textOf(one.path.string());
        return paths.join(QLatin1Char('\n'));
    }
    case Effect:
    case Ap50: {
        const workspace::PatchSummary* effect = effectOf(run);
        return effect
                   ? effectTip(*effect)
                   : tr("Whether the patch does more than a grey square is not known yet: Evaluate tells it");
    }
    case When:
        return tr("Run %1").arg(textOf(run.id));
    case Tags:
        return tr("Words separated by commas; F2 edits them");
    case Notes:
        return run.notes.empty() ? tr("F2 edits them; longer ones in the panel below") : textOf(run.notes);
    default:
        return {};
    }
}

QString RunsModel::effectTip(const workspace::PatchSummary& effect) const
{
    const auto number = [](const std::optional<double>& value) { return textOf(report::decimals(value)); };
    const auto line = [&](const QString& what, const std::optional<double>& clean,
                          const std::optional<double>& control, const std::optional<double>& patch) {
        return tr("%1: clean %2, control %3, patch %4")
            .arg(what, number(clean), number(control), number(patch));
    };
    QStringList lines;
    lines += (effect.hidingControl
                  ? tr("The share of the objects noticed without it that the patch hides, beyond the control "
                       "that hides most; %1")
                  : tr("AP50 that the patch takes beyond its strongest control; %1"))
                 .arg(effect.beatsControl() ? tr("it beats its controls")
                      : effect.cleanAp50 && *effect.cleanAp50 < report::kNothingFound
                          ? tr("nothing was measured: the detector finds nothing without it either")
                          : tr("it is not shown to beat its controls"));
    if (effect.hidingControl)
        lines += line(tr("Noticed"), effect.cleanNoticed, effect.controlNoticed, effect.patchNoticed);
    lines += line(QStringLiteral("AP50"), effect.cleanAp50, effect.controlAp50, effect.patchAp50);
    lines += tr("On %1, against %2").arg(imagesText(effect.images), textOf(effect.detector));
    return lines.join(QLatin1Char('\n'));
}

bool RunsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !index.isValid() || !isEditable(index.column()))
        return false;
    const bool name = index.column() == Name;
    write(textOf(record(index.row()).id), static_cast<Column>(index.column()), name ? value.toString().trimmed() : value.toString());
    return true;
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole) return {};
    const QString words[] = {tr("Name"), tr("State"),      tr("Recipe"), tr("Detector"), tr("Images"),
                             tr("Iterations"), tr("Loss"),   tr("Effect"),   QStringLiteral("AP50"),
                             tr("Duration"),   tr("When"),   tr("Group"), tr("Tags"),     tr("Notes")};
    return words[section];
}

Qt::ItemFlags RunsModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && isEditable(index.column())) flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace blindspot::ui
