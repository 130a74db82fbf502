// Warnings that an evaluation's report keeps with it, as messages, and their words in the reader's language.
#pragma once

#include "core/common/message.h"
#include "core/report/texts.h"

#include <string>

namespace blindspot::report {

/// The annotations of the dataset are the detector's own detections, and it is evaluated on them.
Message measuredOnItself(const std::string& detector, const std::string& dataset);
/// They are those of a detector that is not among the evaluated ones.
Message annotatedByDetector(const std::string& detector, const std::string& dataset);

/// What is kept in EvaluationReport::warnings, Message::json() or a sentence of an earlier version, as a sentence; in English where it has
/// no other words.
std::string warningText(const std::string& kept, Language language);

} // namespace blindspot::report
