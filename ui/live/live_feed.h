// A LiveFeed keeps a detector looking at the newest frame of a source, beside the window, and tells the page what it sees.
#pragma once

#include "core/video/source_spec.h"
#include "ui/live/live_look.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace blindspot::ui {

/// Lives on the window's thread. On the session's vision thread there is always one look at work and one that waits, so that the
/// detector never waits for the window; what is shown is of the newest frame when its look began.
class LiveFeed : public QObject {
    Q_OBJECT

  public:
    explicit LiveFeed(Session& session, QObject* parent = nullptr);
    ~LiveFeed() override;

    /// Another source, from its beginning. `network`: streams may be opened.
    void open(const video::SourceSpec& source, bool network);
    /// Nothing is read any more; a camera is given back. A recording ends.
    void close();
    bool isOpen() const { return looker_ != nullptr; }

    void want(const LiveRequest& request);
    /// Frame by frame, while the request is a stopped one.
    void step();
    void record(LiveRecordingPlan plan);
    void stopRecording();
    /// After the end of the session's threads: a recording is kept.
    void finish();

  Q_SIGNALS:
    void seen(const blindspot::ui::LiveSeen& seen);
    /// Ten times a second: what the source does.
    void status(const blindspot::video::ReaderStatus& status);
    /// The detector cannot look; empty: it can again.
    void failed(const QString& problem);

  private:
    void dispatch();
    void take(int source, const LiveSeen& seen);
    void giveBack(std::shared_ptr<LiveLooker> looker);

    Session& session_;
    std::shared_ptr<LiveLooker> looker_; ///< the pieces of work under way hold it, too, and the last one lets it go
    int source_ = 0;                     ///< counts the sources: what comes of an earlier one is dropped
    LiveRequest request_;
    QTimer polling_;
    int waiting_ = 0; ///< pieces of work that have not come back
    bool failing_ = false;
    QTimer again_;    ///< until a detector that failed is tried again
};

} // namespace blindspot::ui
