#include "core/workspace/evaluations/evaluation_store.h"

#include "core/common/error.h"
#include "core/imaging/codec.h"
#include "core/report/conclusion.h"
#include "core/report/report_json.h"
#include "core/storage/transaction.h"
#include "core/storage/trash_table.h"
#include "core/workspace/records/times.h"

namespace blindspot::workspace {

namespace {

using metrics::Arm;

/// The detector that the patch was trained on, where it is among the report's.
std::int64_t detectorOf(const metrics::EvaluationReport& report, const metrics::PatchFacts& patch)
{
    for (std::size_t i = 0; i < report.detectors.size(); ++i)
        if (report::trainedOn(patch, report.detectors[i])) return static_cast<std::int64_t>(i);
    return 0;
}

/// Empty for a name of a newer version: one such row must not hide all the others.
template <typename Value, std::size_t kCount>
std::optional<Value> known(const std::array<Value, kCount>& values, const std::string& text)
{
    for (const Value value : values)
        if (metrics::name(value) == text) return value;
    return std::nullopt;
}

metrics::Figure figureOf(const storage::Statement& row, int value, int low, int high)
{
    metrics::Figure figure{row.optionalReal(value), {}};
    if (!row.isNull(low) && !row.isNull(high)) figure.interval = {row.real(low), row.real(high)};
    return figure;
}

PatchSummary summaryOf(const storage::Statement& row)
{
    PatchSummary summary;
    summary.patch = row.integer(5);
    summary.name = row.text(6);
    summary.run = row.optionalText(7).value_or("");
    summary.detector = row.text(8);
    summary.group = known(metrics::kImageGroups, row.text(9)).value_or(metrics::ImageGroup::Unknown);
    summary.images = row.integer(10);
    summary.cleanAp50 = row.optionalReal(12);
    summary.patchAp50 = row.optionalReal(14);
    summary.attackSuccess = row.optionalReal(15);
    summary.cleanNoticed = row.optionalReal(20);
    summary.patchNoticed = row.optionalReal(22);
    // An effect beyond a control that this version cannot name would be read as one beyond another.
    if (const std::optional<Arm> control = known(metrics::kArms, row.text(11))) {
        summary.control = *control;
        summary.controlAp50 = row.optionalReal(13);
        summary.effect = figureOf(row, 16, 17, 18);
    }
    summary.hidingControl = known(metrics::kArms, row.optionalText(19).value_or(""));
    if (summary.hidingControl) {
        summary.controlNoticed = row.optionalReal(21);
        summary.hidden = figureOf(row, 23, 24, 25);
    }
    return summary;
}

void insertSummary(storage::Database& database, const std::string& id, const PatchSummary& summary)
{
    const auto low = [](const metrics::Figure& figure) {
        return figure.interval ? std::optional(figure.interval->low) : std::nullopt;
    };
    const auto high = [](const metrics::Figure& figure) {
        return figure.interval ? std::optional(figure.interval->high) : std::nullopt;
    };
    database.run(
        "INSERT INTO evaluation_patches (evaluation_id, patch, name, run_id, detector, image_group, "
        "images, control, "
        "clean_ap50, control_ap50, patch_ap50, attack_success, effect, effect_low, effect_high, "
        "hiding_control, clean_noticed, control_noticed, patch_noticed, hidden, hidden_low, hidden_high) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id, summary.patch, summary.name, summary.run.empty() ? std::nullopt : std::optional(summary.run),
        summary.detector, metrics::name(summary.group), summary.images, metrics::name(summary.control),
        summary.cleanAp50, summary.controlAp50, summary.patchAp50, summary.attackSuccess,
        summary.effect.value, low(summary.effect), high(summary.effect),
        summary.hidingControl ? std::optional<std::string>(metrics::name(*summary.hidingControl))
                              : std::nullopt,
        summary.cleanNoticed, summary.controlNoticed, summary.patchNoticed, summary.hidden.value,
        low(summary.hidden), high(summary.hidden));
}

/// Of the patch whose effect is given, under one detector without a defence.
PatchSummary summaryOf(const metrics::Condition& condition, const metrics::Effect& effect)
{
    PatchSummary summary;
    summary.patch = effect.patch;
    summary.control = effect.control;
    summary.effect = effect.ap50;
    summary.hidingControl = effect.hidingControl;
    summary.hidden = effect.hidden;
    const auto take = [&](Arm arm, std::optional<double>* ap50, std::optional<double>* noticed) {
        const metrics::ArmFigures* figures = condition.find(arm, effect.patch);
        if (figures == nullptr) return;
        if (ap50 != nullptr) *ap50 = figures->ap50.value;
        if (noticed != nullptr) *noticed = figures->noticedShare.value;
    };
    take(Arm::Clean, &summary.cleanAp50, &summary.cleanNoticed);
    take(effect.control, &summary.controlAp50, nullptr);
    if (effect.hidingControl) take(*effect.hidingControl, nullptr, &summary.controlNoticed);
    take(Arm::Patch, &summary.patchAp50, &summary.patchNoticed);
    if (const metrics::ArmFigures* figures = condition.find(Arm::Patch, effect.patch))
        summary.attackSuccess = figures->attackSuccess.value;
    return summary;
}

[[noreturn]] void throwUnknown(const std::string& id)
{
    throw Error({Message::tr("there is no evaluation '%1'"), id}, Message::tr("workspace"), Message::tr("list them first"));
}

} // namespace

std::vector<PatchSummary> summariesOf(const metrics::EvaluationReport& report)
{
    std::vector<PatchSummary> summaries;
    if (report.groups.empty()) return summaries;
    const metrics::GroupResult& group = report.groups.front();
    for (std::size_t i = 0; i < report.patches.size(); ++i) {
        const metrics::PatchFacts& patch = report.patches[i];
        const std::int64_t detector = detectorOf(report, patch);
        const metrics::Condition* condition = group.find(detector, 0);
        if (condition == nullptr || i >= condition->effects.size()) continue;
        PatchSummary summary = summaryOf(*condition, condition->effects[i]);
        summary.name = patch.name;
        summary.run = patch.run;
        summary.detector = report.detectors.at(static_cast<std::size_t>(detector)).name;
        summary.group = group.group;
        summary.images = group.images;
        summaries.push_back(std::move(summary));
    }
    return summaries;
}

void EvaluationStore::add(metrics::EvaluationReport& report, const std::vector<imaging::Image>& patches)
{
    report.createdAt = utcNow();
    storage::Transaction transaction(database_);
    do
        report.id = newRunId();
    while (database_.scalar("SELECT count(*) FROM evaluations WHERE id = ?", report.id) > 0); // of another that ended in this second
    database_.run(
        "INSERT INTO evaluations (id, created_at, class_name, selection_name, dataset_name, report_json) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        report.id, report.createdAt, report.className, report.selection, report.dataset,
        report::toJson(report));
    for (const PatchSummary& summary : summariesOf(report))
        insertSummary(database_, report.id, summary);
    for (std::size_t i = 0; i < patches.size(); ++i)
        keepPatchPicture(report.id, static_cast<std::int64_t>(i), patches[i]);
    transaction.commit();
}

std::optional<imaging::Image> EvaluationStore::patchPicture(const std::string& id, std::int64_t patch) const
{
    storage::Statement row =
        database_.prepare("SELECT png FROM evaluation_patch_pictures WHERE evaluation_id = ? AND patch = ?");
    row.bindAll(id, patch);
    if (!row.step()) return std::nullopt;
    return imaging::decode(row.blob(0), "evaluation " + id);
}

void EvaluationStore::keepPatchPicture(const std::string& id, std::int64_t patch, const imaging::Image& picture)
{
    database_.run("INSERT OR IGNORE INTO evaluation_patch_pictures (evaluation_id, patch, png) VALUES (?, ?, ?)", id, patch,
                  imaging::encodePng(picture));
}

void EvaluationStore::keepRunName(const std::string& run, const std::string& name)
{
    database_.run("UPDATE evaluation_patches SET name = ? WHERE run_id = ?", name, run);
}

std::vector<std::pair<std::string, std::int64_t>> EvaluationStore::withoutPicture(const std::string& run) const
{
    storage::Statement row = database_.prepare(
        "SELECT evaluation_id, patch FROM evaluation_patches p WHERE run_id = ? AND NOT EXISTS (SELECT 1 FROM"
        " evaluation_patch_pictures k WHERE k.evaluation_id = p.evaluation_id AND k.patch = p.patch)");
    row.bindAll(run);
    std::vector<std::pair<std::string, std::int64_t>> patches;
    while (row.step())
        patches.emplace_back(row.text(0), row.integer(1));
    return patches;
}

std::vector<EvaluationSummary> EvaluationStore::query(const std::string& condition,
                                                      const std::string& value) const
{
    storage::Statement statement = database_.prepare(
        "SELECT e.id, e.created_at, e.class_name, e.selection_name, e.dataset_name, "
        "p.patch, coalesce(r.name, p.name), p.run_id, p.detector, "
        "p.image_group, p.images, p.control, p.clean_ap50, p.control_ap50, p.patch_ap50, "
        "p.attack_success, p.effect, "
        "p.effect_low, p.effect_high, p.hiding_control, p.clean_noticed, p.control_noticed, "
        "p.patch_noticed, p.hidden, p.hidden_low, p.hidden_high FROM evaluations e JOIN evaluation_patches p "
        "ON "
        "p.evaluation_id = e.id LEFT JOIN runs r ON r.id = p.run_id "
        "WHERE " + storage::notInTrash(storage::TrashKind::Evaluation, "e.id") + condition + " ORDER BY e.created_at DESC, e.id DESC, p.patch");
    if (!condition.empty()) statement.bindAll(value);
    std::vector<EvaluationSummary> evaluations;
    while (statement.step()) {
        if (evaluations.empty() || evaluations.back().id != statement.textView(0))
            evaluations.push_back({statement.text(0),
                                   statement.text(1),
                                   statement.text(2),
                                   statement.optionalText(3),
                                   statement.optionalText(4),
                                   {}});
        evaluations.back().patches.push_back(summaryOf(statement));
    }
    return evaluations;
}

std::vector<EvaluationSummary> EvaluationStore::list() const
{
    return query("", "");
}

std::vector<EvaluationSummary> EvaluationStore::ofRun(const std::string& run) const
{
    return query(" AND p.run_id = ?", run);
}

metrics::EvaluationReport EvaluationStore::get(const std::string& id) const
{
    if (database_.scalar("SELECT count(*) FROM evaluations WHERE id = ? AND " + storage::notInTrash(storage::TrashKind::Evaluation, "id"),
                         id) > 0)
        return getAlsoDeleted(id);
    std::string known;
    const auto evaluations = list();
    for (std::size_t i = 0; i < evaluations.size() && i < 5; ++i)
        known += (i == 0 ? "" : ", ") + evaluations[i].id;
    throw Error({Message::tr("there is no evaluation '%1'"), id}, Message::tr("workspace"),
                known.empty() ? Message(Message::tr("there are none yet"))
                              : Message(Message::tr("the newest are %1"), known));
}

metrics::EvaluationReport EvaluationStore::getAlsoDeleted(const std::string& id) const
{
    storage::Statement statement = database_.prepare("SELECT report_json FROM evaluations WHERE id = ?");
    statement.bindAll(id);
    if (!statement.step()) throwUnknown(id);
    metrics::EvaluationReport report = report::reportFromJson(statement.textView(0), {Message::tr("evaluation %1"), id});
    report.id = id;
    storage::Statement patch = database_.prepare("SELECT p.patch, coalesce(r.name, p.name) FROM evaluation_patches p"
                                                 " LEFT JOIN runs r ON r.id = p.run_id WHERE p.evaluation_id = ?");
    patch.bindAll(id);
    while (patch.step()) // runs can be renamed
        if (const auto place = static_cast<std::size_t>(patch.integer(0)); place < report.patches.size())
            report.patches[place].name = patch.text(1);
    return report;
}

std::int64_t EvaluationStore::remove(const std::string& id)
{
    storage::Transaction transaction(database_); // two who remove it at once remove it once
    storage::Statement row = database_.prepare(
        "SELECT e.class_name, (SELECT name FROM evaluation_patches p WHERE p.evaluation_id = e.id ORDER BY p.patch LIMIT 1)"
        " FROM evaluations e WHERE e.id = ? AND " + storage::notInTrash(storage::TrashKind::Evaluation, "e.id"));
    row.bindAll(id);
    if (!row.step()) throwUnknown(id);
    const std::string name = row.optionalText(1).value_or(row.text(0));
    row.reset();
    const std::int64_t entry = storage::putInTrash(database_, storage::TrashKind::Evaluation, id, name);
    transaction.commit();
    return entry;
}

void EvaluationStore::erase(const std::string& id)
{
    storage::Transaction transaction(database_);
    if (database_.run("DELETE FROM evaluations WHERE id = ?", id) == 0) throwUnknown(id);
    storage::takeFromTrash(database_, storage::TrashKind::Evaluation, id);
    transaction.commit();
}

} // namespace blindspot::workspace
