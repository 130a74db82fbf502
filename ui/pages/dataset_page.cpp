#include "ui/pages/dataset_page.h"

namespace blindspot::ui {

DatasetPage::DatasetPage(Session& session, QWidget* parent) : Page(session, parent) {}

} // namespace blindspot::ui
