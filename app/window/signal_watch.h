// A SignalWatch ends the program in order when it is asked to by a signal.
#pragma once

#include <QSocketNotifier>

#include <functional>

namespace blindspot::window {

/// While it lives, SIGTERM (a session or a service manager), SIGHUP (a terminal that is closed; not under nohup) and SIGINT (Ctrl-C in that
/// terminal) call `keep` in the event loop, which is to stop and save what is under way without asking anybody; then the program ends with
/// exit code 0, or 1 where `keep` throws, and a sentence on standard error. A second signal ends it at once, as without a watch. One
/// at a time, on the main thread, while there is a QCoreApplication. Errors: std::system_error where the system gives no pipe.
class SignalWatch {
  public:
    explicit SignalWatch(std::function<void()> keep);
    ~SignalWatch();
    SignalWatch(const SignalWatch&) = delete;
    SignalWatch& operator=(const SignalWatch&) = delete;

  private:
    int pipe_[2]; ///< a handler may write, and little else: the event loop reads
    QSocketNotifier notifier_;
};

} // namespace blindspot::window
