// Functions that make a study's report: a document for HTML and paper, its charts, a table as CSV, and all of it as JSON.
#pragma once

#include "core/metrics/study_report.h"
#include "core/report/document.h"
#include "core/report/texts.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace blindspot::report {

/// The answer, the settings from best to worst, the effect of each option, which of them matter, the lines of all settings, and how
/// it was measured.
Document studyDocument(const metrics::StudyReport& study, Language language);

/// The settings from the best to the worst; those that were measured at later rungs first, those that were not measured last.
std::vector<std::size_t> settingsByRank(const metrics::StudyReport& study);

/// The mean of the settings that have each value of an option, with its interval.
Chart studyOptionChart(const metrics::StudyReport& study, std::size_t option, Language language);
/// A line for each setting through its values of all options, from the lowest at the bottom to the highest, and its figure at the
/// right; the best one stands out (parallel coordinates).
Chart studyLinesChart(const metrics::StudyReport& study, Language language);
/// How much of the differences goes with each option.
Chart studyImportanceChart(const metrics::StudyReport& study, Language language);

/// In a sentence or two: the best setting, what it is worth, and whether that can be told from chance.
std::string studyAnswer(const metrics::StudyReport& study, Language language);
/// "patch size 100, learning rate 5".
std::string settingText(const metrics::StudyReport& study, std::size_t setting, Language language);
/// "patch size", of the option at `option`.
std::string studyOptionText(const metrics::StudyReport& study, std::size_t option, Language language);
/// "Patch size", over a column.
std::string studyOptionTitle(const metrics::StudyReport& study, std::size_t option, Language language);

/// A row for each setting, in the order of the study; UTF-8, with a head.
std::string studyCsv(const metrics::StudyReport& study);
/// All figures, as one JSON object.
std::string studyJson(const metrics::StudyReport& study);

/// Errors: Error for an ending that is none of .html, .csv and .json.
void requireStudyFile(const std::filesystem::path& file);
/// As the file's ending says. Errors: as requireStudyFile, or where it cannot be written.
void writeStudyFile(const std::filesystem::path& file, const metrics::StudyReport& study, Language language);

} // namespace blindspot::report
