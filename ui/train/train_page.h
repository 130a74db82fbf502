// The Train page: the form, the run under way, and the effect of its patch on the detector.
#pragma once

#include "core/workspace/runs/run_request.h"
#include "ui/session/page.h"

class QSplitter;

namespace blindspot::ui {

class LiveView;
class NoticeBar;
class TrainForm;

class TrainPage : public Page {
    Q_OBJECT

  public:
    explicit TrainPage(Session& session, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Train; }
    ~TrainPage() override;

    TrainForm* form() const { return form_; }
    /// Fills the form with what a run was made with.
    void setRequest(const workspace::TrainRequest& request);
    /// Starts what the form holds.
    void start();
    /// While a guide says what comes next, no notice says it a second time.
    void setGuided(bool guided);
    void chooseSelection(const QString& selection);
    void chooseDetector(const QString& detector);
    /// Shows or leaves the full screen of patch, before and after, and curve.
    void setPresenting(bool presenting) override;

  Q_SIGNALS:
    /// Where what is missing can be made.
    void pageRequested(blindspot::ui::PageId page);

    /// The patch of the run that has ended is to be evaluated.
    void evaluateRequested(const QString& run);

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    TrainForm* form_;
    LiveView* live_;
    QSplitter* splitter_;
    NoticeBar* ready_; ///< a training has ended with a patch
    bool guided_ = false;
};

} // namespace blindspot::ui
