// The report of a trial: all that was measured and how, as HTML, CSV and JSON.
#pragma once

#include "core/outdoor/trial_effect.h"
#include "core/report/document.h"
#include "core/report/texts.h"

#include <filesystem>
#include <string>

namespace blindspot::outdoor {

struct TrialReport {
    std::string createdAt; ///< UTC, ISO 8601
    std::string version;   ///< of the program
    Trial trial;
    std::string detector, detectorSha256;
    double confidence = 0.25;
    FilmOptions filming;
    EffectOptions counting;
    FilmedTrial films;
    TrialEffect effect;
};

/// In a sentence: what the printed patch hides beyond the strongest printed control, and whether that can be told from chance.
std::string trialAnswer(const TrialReport& report, report::Language language);
/// What a reader has to know before trusting the figures, a sentence each.
std::vector<std::string> trialWarnings(const TrialReport& report, report::Language language);

/// The answer, warnings, the sheets, distance and angle as tables and charts, what could not be told, and how it was measured.
report::Document trialDocument(const TrialReport& report, report::Language language);

/// A row for each sighting: scene, film, frame, sheet, distance, angle, verdict; UTF-8, with a head.
std::string trialCsv(const TrialReport& report);
/// All figures, as one JSON object; of the sightings the counts.
std::string trialJson(const TrialReport& report);

/// HTML, CSV or JSON, as the file's ending says, whole or not at all; PDF is for who knows Qt (ui/report_pdf). Errors: Error for another
/// ending (report::reportKindOf) and for .pdf, and where it cannot be written.
void writeTrialFile(const std::filesystem::path& file, const TrialReport& report, report::Language language);

} // namespace blindspot::outdoor
