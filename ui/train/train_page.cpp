#include "ui/train/train_page.h"

#include "ui/controls/notice_bar.h"
#include "ui/session/training_controller.h"
#include "ui/support/theme.h"
#include "ui/train/live_view.h"
#include "ui/train/train_controls.h"
#include "ui/train/train_form.h"

#include <QAction>
#include <QKeyEvent>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr int kFormWidth = 60 * kGrid;
constexpr const char* kSplitterKey = "train/splitter";

} // namespace

TrainPage::TrainPage(Session& session, QWidget* parent)
    : Page(session, parent), form_(new TrainForm(session)), live_(new LiveView(session)),
      splitter_(new QSplitter), ready_(new NoticeBar)
{
    splitter_->addWidget(form_);
    splitter_->addWidget(live_);
    splitter_->setStretchFactor(0, 0);
    splitter_->setStretchFactor(1, 1);
    splitter_->setChildrenCollapsible(false);
    if (!splitter_->restoreState(QSettings().value(kSplitterKey).toByteArray()))
        splitter_->setSizes({kFormWidth, 2 * kFormWidth});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(ready_);
    column->addWidget(splitter_, 1);
    for (QAction* action : form_->controls()->shortcuts())
        addAction(action); // they work wherever the keyboard is on this page
    connect(form_, &TrainForm::pageRequested, this, &TrainPage::pageRequested);
    const TrainingController& training = session.training();
    connect(&training, &TrainingController::started, ready_, &QWidget::hide);
    connect(&training, &TrainingController::finished, this, [this](const workspace::RunRecord& run) {
        if (run.iterationsDone > 0 && !live_->presenting() && !guided_)
            ready_->showNotice(tr("The training has ended. Does the patch do more than a grey square would?"),
                               tr("Ev&aluate this patch"));
    });
    connect(ready_, &NoticeBar::actionClicked, this, [this] {
        ready_->hide();
        Q_EMIT evaluateRequested(QString::fromStdString(this->session().training().record()->id));
    });
}

TrainPage::~TrainPage()
{
    if (!live_->presenting()) QSettings().setValue(kSplitterKey, splitter_->saveState());
}

void TrainPage::setRequest(const workspace::TrainRequest& request)
{
    form_->setRequest(request);
}

void TrainPage::start()
{
    form_->startWhenListsLoaded();
}

void TrainPage::setGuided(bool guided)
{
    guided_ = guided;
    if (guided) ready_->hide();
}

void TrainPage::chooseSelection(const QString& selection)
{
    form_->chooseSelection(selection);
}

void TrainPage::chooseDetector(const QString& detector)
{
    form_->chooseDetector(detector);
}

void TrainPage::setPresenting(bool presenting)
{
    form_->setVisible(!presenting);
    if (presenting) ready_->hide();
    live_->setPresenting(presenting);
}

void TrainPage::keyPressEvent(QKeyEvent* event)
{
    // Where no button or box wants it, Space holds the training and lets it go on.
    if (event->key() == Qt::Key_Space && session().training().busy())
        form_->controls()->togglePause();
    else
        Page::keyPressEvent(event);
}

} // namespace blindspot::ui
