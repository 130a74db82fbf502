#include "ui/pages/runs_page.h"

namespace blindspot::ui {

RunsPage::RunsPage(Session& session, QWidget* parent) : Page(session, parent) {}

void RunsPage::showRun(const QString&) {}

} // namespace blindspot::ui
