// Sentences and the table of an evaluation whose aim has a target class: objects that are created or taken
// for another class.
#pragma once

#include "core/report/conclusion.h"
#include "core/report/document_parts.h"

#include <string>
#include <vector>

namespace blindspot::report {

/// The class of the report, or that it is about every one: "person", "any class".
std::string classText(const metrics::EvaluationReport& report, Language language);
/// The same for a title: with what is to become of the class.
std::string titleText(const metrics::EvaluationReport& report, Language language);

/// In how many cases the patch reaches its aim, in how many the strongest control does, and what of it is the
/// patch's own effect. `condition` has the subject's figures.
std::string aimAnswer(const metrics::EvaluationReport& report, const Subject& subject, Language language);
/// What else became of the cases and of the boxes of the target class.
std::vector<std::string> aimDetails(const metrics::EvaluationReport& report, const Subject& subject,
                                    Language language);
/// The same patch on another detector, or another patch on the same, by its name: cases, effect, control.
/// Empty where it was not measured.
std::string aimElsewhere(const std::string& name, const metrics::Condition* condition, std::int64_t patch,
                         Language language);
/// Under a defence beside without one.
std::string aimDefence(const std::string& defence, const metrics::Condition& with, const Subject& subject,
                       Language language);

/// The arms by the figures of the aim. Nothing is added where the aim has no target class.
void addAim(const Source& from, Blocks& blocks);

} // namespace blindspot::report
