#include "ui/pages/train_page.h"

namespace blindspot::ui {

TrainPage::TrainPage(Session& session, QWidget* parent) : Page(session, parent) {}

void TrainPage::setRequest(const runs::TrainRequest&) {}
void TrainPage::chooseSelection(const QString&) {}
void TrainPage::chooseDetector(const QString&) {}
void TrainPage::setPresenting(bool) {}

} // namespace blindspot::ui
