// A DisplayGuard says in one sentence that there is no display, where Qt would abort.
#pragma once

#include <QtMessageHandler>

namespace blindspot::window {

/// While it lives, Qt's messages are held back, and its fatal one ends the program with exit code 2 and a sentence on standard
/// error. For the time in which QApplication is made: Qt has no other way to tell that no platform could be initialised. One at a
/// time, on the main thread. Messages that were held back come when it dies.
class DisplayGuard {
  public:
    DisplayGuard();
    ~DisplayGuard();
    DisplayGuard(const DisplayGuard&) = delete;
    DisplayGuard& operator=(const DisplayGuard&) = delete;

  private:
    QtMessageHandler before_;
};

} // namespace blindspot::window
