// Presentation mode of the main window: the page that one is on, large, without what surrounds it.
#include "ui/guide/guide_panel.h"
#include "ui/window/main_window.h"
#include "ui/window/presentation_bar.h"
#include "ui/window/side_bar.h"
#include "ui/window/status_strip.h"

#include <QAction>
#include <QStackedWidget>

namespace blindspot::ui {

void MainWindow::buildPresenting()
{
    presentation_ = new PresentationBar;
    connect(presentation_, &PresentationBar::leaveRequested, this, [this] { setPresenting(false); });
    connect(presentation_, &PresentationBar::stepRequested, this, [this](int step) {
        if (Page* page = currentPage()) page->presentStep(step);
    });
}

Page* MainWindow::currentPage() const
{
    return qobject_cast<Page*>(stack_->currentWidget());
}

void MainWindow::setPresenting(bool presenting)
{
    Page* page = currentPage();
    presentAction_->setChecked(presenting && page != nullptr);
    if (presenting_ == presenting || page == nullptr) return;
    presenting_ = presenting;
    if (presenting) {
        stateBefore_ = windowState();
        showFullScreen();
    } else {
        setWindowState(stateBefore_ & ~Qt::WindowFullScreen);
    }
    sideBar_->setVisible(!presenting);
    header_->setVisible(!presenting);
    menuWidget()->setVisible(!presenting);
    status_->setVisible(!presenting);
    page->setPresenting(presenting);
    guidePanel_->setPresenting(presenting);
    presentation_->setVisible(presenting);
}

} // namespace blindspot::ui
