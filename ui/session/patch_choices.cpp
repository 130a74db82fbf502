#include "ui/session/patch_choices.h"

#include "core/common/error.h"
#include "core/imaging/resize.h"
#include "core/workspace/evaluations/evaluation_session.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/run_patch.h"
#include "core/workspace/runs/run_store.h"
#include "ui/session/option_words.h"
#include "ui/support/format.h"
#include "ui/support/pictures.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

namespace blindspot::ui {

namespace {

/// Before what else is told of a run: the defence that its patch knows.
QString throughText(const workspace::RunRecord& run)
{
    try {
        const std::string name = workspace::optionsFromText(run.optionsJson, run.id).through.name;
        return name == "none" ? QString() : PatchChoices::tr("through %1, ").arg(defenceNameText(name));
    } catch (const Error&) {
        return {}; // a damaged record tells nothing of it
    }
}

} // namespace

PatchChoices::PatchChoices(Session& session, QObject* parent) : QAbstractListModel(parent), session_(session)
{
    connect(&session_, &Session::runsChanged, this, &PatchChoices::refresh);
    refresh();
}

void PatchChoices::refresh()
{
    reading_.cancel();
    reading_ = session_.queries().run(
        this,
        [workspace = &session_.workspace()](storage::Database& database, StopControl&) {
            std::vector<workspace::RunRecord> records = workspace::RunStore(*workspace, database).list();
            // Those that have been trained a little have a patch.
            std::erase_if(records, [](const workspace::RunRecord& run) { return run.iterationsDone == 0; });
            return records;
        },
        [this](std::vector<workspace::RunRecord> records) { take(std::move(records)); });
}

void PatchChoices::take(std::vector<workspace::RunRecord> records)
{
    const auto same = [](const workspace::RunRecord& a, const workspace::RunRecord& b) {
        return a.id == b.id && a.updatedAt == b.updatedAt && a.name == b.name;
    };
    const bool first = !std::exchange(loaded_, true);
    if (!first && std::equal(records.begin(), records.end(), runs_.begin(), runs_.end(), same)) return;
    beginResetModel();
    for (const workspace::RunRecord& run : runs_) // a run that went on has another patch
        pictures_.erase(QString::fromStdString(run.id));
    runs_ = std::move(records);
    through_.clear();
    endResetModel();
    Q_EMIT listed();
    Q_EMIT checkedChanged();
}

void PatchChoices::addFile(const QString& file)
{
    checked_.insert(file);
    if (!files_.contains(file)) {
        beginInsertRows({}, 0, 0);
        files_.prepend(file);
        endInsertRows();
        readPicture(file, true);
    } else {
        const QModelIndex at = index(static_cast<int>(files_.indexOf(file)));
        Q_EMIT dataChanged(at, at, {Qt::CheckStateRole});
    }
    Q_EMIT checkedChanged();
}

void PatchChoices::checkOnly(const QStringList& runs)
{
    checked_ = std::set<QString>(runs.begin(), runs.end());
    if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
}

std::vector<std::string> PatchChoices::checkedRuns() const
{
    std::vector<std::string> ids;
    for (const workspace::RunRecord& run : runs_)
        if (checked_.contains(QString::fromStdString(run.id))) ids.push_back(run.id);
    return ids;
}

QStringList PatchChoices::checkedFiles() const
{
    QStringList files;
    for (const QString& file : files_)
        if (checked_.contains(file)) files += file;
    return files;
}

int PatchChoices::checkedCount() const
{
    return static_cast<int>(checkedRuns().size()) + static_cast<int>(checkedFiles().size());
}

const workspace::RunRecord* PatchChoices::run(const std::string& id) const
{
    const auto found =
        std::find_if(runs_.begin(), runs_.end(), [&](const workspace::RunRecord& run) { return run.id == id; });
    return found == runs_.end() ? nullptr : &*found;
}

QStringList PatchChoices::problems() const
{
    QStringList problems;
    for (const auto& [key, picture] : pictures_)
        if (checked_.contains(key) && !picture.problem.isEmpty()) problems += picture.problem;
    return problems;
}

int PatchChoices::sideOf(const QString& file) const
{
    const auto found = pictures_.find(file);
    return found == pictures_.end() ? 0 : found->second.side;
}

QString PatchChoices::keyOf(int row) const
{
    return isFile(row) ? files_[row] : QString::fromStdString(runAt(row).id);
}

void PatchChoices::readPicture(const QString& key, bool file) const
{
    pictures_[key] = {};
    auto* self = const_cast<PatchChoices*>(this); // the receiver of the answer; the cache is mutable
    session_.queries().run(
        self,
        [workspace = &session_.workspace(), key, file](storage::Database& database, StopControl&) {
            std::optional<imaging::Image> picture;
            const workspace::RunStore store(*workspace, database);
            if (file)
                picture = workspace::readPatchPicture(std::filesystem::path(key.toStdU16String()));
            else if (const auto record = store.find(key.toStdString()))
                picture = workspace::patchPicture(store, *record);
            if (!picture)
                throw Error(Message::tr("there is no patch yet"), {Message::tr("run %1"), key.toStdString()},
                            Message::tr("train it further"));
            return Read{listPicture(*picture, kPictureSide), picture->width};
        },
        [self, key](Read read) {
            self->pictures_[key] = {read.image, {}, read.side};
            self->pictureRead(key);
        },
        [self, key](const QString& problem) {
            self->pictures_[key] = {{}, problem, 0};
            self->pictureRead(key);
        });
}

void PatchChoices::pictureRead(const QString& key)
{
    for (int row = 0; row < rowCount(); ++row)
        if (keyOf(row) == key)
            Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole, Qt::ToolTipRole});
    if (checked_.contains(key)) Q_EMIT checkedChanged(); // its problem is known now
}

/// Read from a run's record once: a list is painted often.
QString PatchChoices::throughOf(const workspace::RunRecord& run) const
{
    const auto [place, added] = through_.try_emplace(run.id);
    if (added) place->second = throughText(run);
    return place->second;
}

int PatchChoices::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(files_.size() + std::ssize(runs_));
}

QVariant PatchChoices::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const int row = index.row();
    const QString key = keyOf(row);
    switch (role) {
    case Qt::CheckStateRole:
        return checked_.contains(key) ? Qt::Checked : Qt::Unchecked;
    case Qt::DisplayRole:
        if (isFile(row)) return tr("%1\npatch file").arg(QFileInfo(key).fileName());
        return tr("%1\n%2, %3")
            .arg(QString::fromStdString(runAt(row).name),
                 throughOf(runAt(row)) + QString::fromStdString(workspace::detectorNames(runAt(row))),
                 classNameText(runAt(row).className));
    case Qt::DecorationRole: {
        const auto found = pictures_.find(key);
        if (found == pictures_.end()) {
            readPicture(key, isFile(row));
            return {};
        }
        return found->second.image.isNull() ? QVariant() : QVariant(found->second.image);
    }
    case Qt::ToolTipRole: {
        const auto found = pictures_.find(key);
        if (found != pictures_.end() && !found->second.problem.isEmpty()) return found->second.problem;
        if (isFile(row)) return key;
        return tr("%1: %2 of %3 iterations on %4\nRun %5, begun %6")
            .arg(QString::fromStdString(runAt(row).name), countText(runAt(row).iterationsDone), countText(runAt(row).iterations),
                 QString::fromStdString(runAt(row).selection ? *runAt(row).selection
                                                             : runAt(row).dataset.value_or("")),
                 key, timeText(runAt(row).createdAt));
    }
    default:
        return {};
    }
}

bool PatchChoices::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid()) return false;
    if (value.toInt() == Qt::Checked)
        checked_.insert(keyOf(index.row()));
    else
        checked_.erase(keyOf(index.row()));
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT checkedChanged();
    return true;
}

Qt::ItemFlags PatchChoices::flags(const QModelIndex& index) const
{
    if (!index.isValid()) return {};
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren;
}

} // namespace blindspot::ui
