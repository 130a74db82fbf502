// A LabWindow is the main window with a SmallWorkspace open in it, anew for each test function.
#pragma once

#include "tests/support/small_workspace.h"
#include "tests/ui/window_driver.h"

#include <QCoreApplication>
#include <QSettings>
#include <QStandardPaths>

#include <memory>

namespace blindspot::testing {

class LabWindow {
  public:
    /// For initTestCase: settings of their own, apart from the user's and from those of other tests.
    static void keepSettingsApart(const char* test)
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("BlindspotTests");
        QCoreApplication::setApplicationName(test);
    }

    LabWindow()
    {
        QSettings().clear();
        openAnew();
    }

    /// The window is closed, and another one opens the same workspace.
    void openAnew()
    {
        driver_.reset();
        driver_ = std::make_unique<WindowDriver>();
        driver_->window().show();
        driver_->open(lab_.workspace().folder());
    }
    void close() { driver_.reset(); }

    SmallWorkspace& lab() { return lab_; }
    WindowDriver& driver() { return *driver_; }

  private:
    SmallWorkspace lab_; // outlives the window
    std::unique_ptr<WindowDriver> driver_;
};

} // namespace blindspot::testing
