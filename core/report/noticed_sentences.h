// Sentences of the conclusion by the objects that are noticed and hidden, of an outcome whose measure that is.
#pragma once

#include "core/report/conclusion.h"
#include "core/report/outcome.h"

#include <string>
#include <vector>

namespace blindspot::report {

/// A share as so many objects of `whole`, with its interval: "9 [7, 11]". With as many decimals as it takes not to write
/// 0 for a bound that is not 0: whether the interval holds 0 is what it is read for.
std::string objectsText(const metrics::Figure& share, double whole);

/// How many objects the patch hides, how many the control, and what of it is the patch's own effect.
std::string noticedAnswer(const metrics::EvaluationReport& report, const Subject& subject, const Outcome& outcome,
                          Language language);
/// That the detector notices nothing without a patch either.
std::string noticesNone(const metrics::EvaluationReport& report, const Subject& subject, const Outcome& outcome,
                        Language language);
/// What becomes of the boxes: AP50, found, invented; and where the AP50 falls much further than objects are hidden, that.
std::vector<std::string> boxSentences(const Outcome& outcome, Language language);
/// The same patch on another detector; another patch on the same.
std::string noticedTransfer(const std::string& detector, const Outcome& outcome, Language language);
std::string noticedOfPatch(const std::string& patch, const Outcome& outcome, Language language);
/// What a defence gives back of the objects that `bare`, without it, has noticed, and what it costs; first against a patch that
/// was trained through it, where there is one.
std::string noticedDefence(const metrics::EvaluationReport& report, const metrics::Condition& with, const Outcome& bare,
                           Language language);

} // namespace blindspot::report
