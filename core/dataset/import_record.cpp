#include "core/dataset/import_record.h"

#include "core/dataset/dataset_index.h"

#include <algorithm>
#include <utility>

namespace blindspot::dataset {

bool ProblemLog::keeps(ProblemKind kind) const
{
    constexpr std::size_t mostKept = 10'000;
    constexpr std::int64_t fewestOfKind = 100;
    return kept_.size() < mostKept || count(kind) < fewestOfKind;
}

void ProblemLog::add(ProblemKind kind, std::string file, const WarningMaker& make)
{
    if (keeps(kind)) kept_.push_back({kind, std::move(file), make()});
    ++counts_[static_cast<std::size_t>(kind)];
    ++total_;
}

ProblemCounts ProblemLog::counts() const
{
    ProblemCounts counts;
    for (std::size_t i = 0; i < counts_.size(); ++i)
        if (counts_[i] > 0) counts.emplace_back(static_cast<ProblemKind>(i), counts_[i]);
    return counts;
}

std::int64_t ImportRecord::total() const
{
    std::int64_t sum = 0;
    for (const auto& [kind, count] : counts)
        sum += count;
    return sum;
}

void writeImportRecord(storage::Database& database, std::int64_t dataset, const PictureCounts& pictures,
                       const std::vector<Message>& notes, const ProblemLog& log)
{
    database.run("DELETE FROM dataset_imports WHERE dataset_id = ?", dataset); // the others go with it
    database.run("INSERT INTO dataset_imports(dataset_id, pictures_found, labelled, without_labels, left_out,"
                 " labels_without_picture) VALUES (?, ?, ?, ?, ?, ?)",
                 dataset, pictures.found, pictures.labelled, pictures.withoutLabels, pictures.leftOut,
                 pictures.labelsWithoutPicture);
    for (const auto& [kind, count] : log.counts())
        database.run("INSERT INTO dataset_problem_counts(dataset_id, kind, problems) VALUES (?, ?, ?)", dataset,
                     name(kind), count);
    storage::Statement insert =
        database.prepare("INSERT INTO dataset_problems(dataset_id, kind, file, text_json) VALUES (?, ?, ?, ?)");
    for (const ImportProblem& problem : log.problems())
        insert.run(dataset, name(problem.kind), problem.file, problem.text.json());
    for (const Message& note : notes)
        insert.run(dataset, "note", "", note.json());
}

ImportRecord readImportRecord(storage::Database& database, const std::string& dataset, std::int64_t limit)
{
    const std::int64_t id = DatasetIndex(database).get(dataset).id;
    ImportRecord record;
    storage::Statement summary = database.prepare("SELECT pictures_found, labelled, without_labels, left_out,"
                                                  " labels_without_picture FROM dataset_imports"
                                                  " WHERE dataset_id = ?");
    summary.bindAll(id);
    if (!summary.step()) return record;
    record.recorded = true;
    record.pictures = {summary.integer(0), summary.integer(1), summary.integer(2), summary.integer(3),
                       summary.integer(4)};
    const auto kindOf = [](const std::string& text) { return problemKind(text).value_or(ProblemKind::Other); };
    storage::Statement counts =
        database.prepare("SELECT kind, problems FROM dataset_problem_counts WHERE dataset_id = ?");
    counts.bindAll(id);
    while (counts.step())
        record.counts.emplace_back(kindOf(counts.text(0)), counts.integer(1));
    std::sort(record.counts.begin(), record.counts.end());
    storage::Statement notes = database.prepare(
        "SELECT text_json FROM dataset_problems WHERE dataset_id = ? AND kind = 'note' ORDER BY id");
    notes.bindAll(id);
    while (notes.step())
        record.notes.push_back(Message::fromJson(notes.text(0)));
    storage::Statement rows = database.prepare("SELECT kind, file, text_json FROM dataset_problems"
                                               " WHERE dataset_id = ? AND kind <> 'note' ORDER BY id LIMIT ?");
    rows.bindAll(id, limit);
    while (rows.step())
        record.problems.push_back({kindOf(rows.text(0)), rows.text(1), Message::fromJson(rows.text(2))});
    return record;
}

} // namespace blindspot::dataset
