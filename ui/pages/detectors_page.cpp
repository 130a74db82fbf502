#include "ui/pages/detectors_page.h"

namespace blindspot::ui {

DetectorsPage::DetectorsPage(Session& session, QWidget* parent) : Page(session, parent) {}

} // namespace blindspot::ui
