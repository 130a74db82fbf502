// A function that saves a report: it asks for the file, whose ending decides the format, and writes it on
// another thread.
#pragma once

#include "core/report/texts.h"
#include "ui/session/evaluation_controller.h"

class QWidget;

namespace blindspot::ui {

class Session;

/// Asks for the file; reads the pictures and writes on another thread; tells when it is done.
void saveReport(Session& session, QWidget* parent, const ReportPointer& report, report::Language language);

} // namespace blindspot::ui
