// The Live page: a camera, a video or the drawn street as a detector sees it, as it is, with a patch on the objects, and with a
// defence, side by side.
#pragma once

#include "ui/live/live_look.h"
#include "ui/session/page.h"

#include <QElapsedTimer>

#include <deque>
#include <optional>

class QAction;
class QLabel;
class QSplitter;
class QToolButton;

namespace blindspot::ui {

class CurvePlot;
class LiveChoices;
class LiveFeed;
class LiveViews;
class NoticeBar;

/// The source is open while the page is shown. What is measured here is of what the detector itself finds in each frame as it is:
/// nobody says what is really there.
class LivePage : public Page {
    Q_OBJECT

  public:
    explicit LivePage(Session& session, QWidget* parent = nullptr);
    ~LivePage() override;

    PageId id() const override { return PageId::Live; }
    void activated() override;
    void setPresenting(bool presenting) override;
    bool presentStep(int step) override;
    /// After the end of the session, where this page cannot be taken down: a recording under way is kept.
    void finish();

    LiveChoices& choices() { return *choices_; }
    LiveViews& views() { return *views_; }
    LiveFeed& feed() { return *feed_; }
    bool frozen() const;
    /// What the line below the pictures says: the frame's age, and how fast source and detector are.
    QString statusText() const;
    /// What is wrong, as it is shown; empty: nothing.
    QString problem() const;

  Q_SIGNALS:
    void pageRequested(blindspot::ui::PageId page);

  protected:
    /// Another page comes to the front: the camera is given back.
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void buildContent();
    QWidget* buildTools();
    void bindKeys();
    /// The pictures get the height that their width gives them, the curve the rest; where the user has divided it, it stays so.
    void shareHeight();
    void openSource();
    void want();
    void showSeen(const LiveSeen& seen);
    void showStatus(const video::ReaderStatus& status);
    void showPace(const LiveSeen& seen);
    void addPoints(const LiveSeen& seen);
    void showProblem();
    void showTitles();
    void moveHand(const QPointF& to);
    void scaleHand(double factor);
    void toggleRecording(bool on);
    void tellRecording(const LiveSeen& seen);
    std::filesystem::path newRecording() const;

    LiveFeed* feed_;
    LiveChoices* choices_;
    LiveViews* views_;
    CurvePlot* curve_;
    NoticeBar* notice_;
    QWidget* tools_ = nullptr;
    QSplitter* splitter_ = nullptr;
    bool dividedByHand_ = false;
    QLabel* status_;
    QToolButton *freeze_ = nullptr, *step_ = nullptr, *record_ = nullptr, *slider_ = nullptr, *hand_ = nullptr, *boxes_ = nullptr;
    QString sourceProblem_, detectorProblem_, choiceProblem_, sourceLine_;
    std::optional<evaluation::LaidPatch> place_; ///< by hand
    std::vector<evaluation::LaidPatch> laid_;    ///< in the newest look
    QSize frame_;
    bool pause_ = false;                  ///< no look came for a while: the curve has a gap before the next
    bool rested_ = false;                 ///< frozen, and no step since
    QElapsedTimer clock_;                 ///< of the curve
    std::deque<double> ages_, passes_, looks_; ///< of the last looks, seconds; when they came
};

} // namespace blindspot::ui
