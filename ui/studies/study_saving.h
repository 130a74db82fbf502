// A function that saves the report of a study: it asks for the file, and writes it on another thread.
#pragma once

#include "core/metrics/study_report.h"
#include "core/report/texts.h"

#include <memory>

class QWidget;

namespace blindspot::ui {

class Session;

using StudyPointer = std::shared_ptr<const metrics::StudyReport>;

/// As HTML, CSV or JSON, by the file's ending. What goes wrong is told in the window's message bar.
void saveStudy(Session& session, QWidget* parent, const StudyPointer& study, report::Language language);

} // namespace blindspot::ui
