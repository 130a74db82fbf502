// The Train page: the form, the run under way, and the effect of its patch on the detector. While a training runs the form is
// folded to a strip, and the picture has its room.
#pragma once

#include "core/workspace/runs/run_record.h"
#include "core/workspace/runs/run_request.h"
#include "ui/session/page.h"

#include <QByteArray>

#include <string>

class QSplitter;

namespace blindspot::ui {

class LiveView;
class NoticeBar;
class TrainForm;
class TrainStrip;

class TrainPage : public Page {
    Q_OBJECT

  public:
    explicit TrainPage(Session& session, QWidget* parent = nullptr);

    PageId id() const override { return PageId::Train; }
    ~TrainPage() override;

    TrainForm* form() const { return form_; }
    /// Fills the form with what a run was made with.
    void setRequest(const workspace::TrainRequest& request);
    /// Fills the form from a configuration file and tells what was taken.
    void openSettings(const QString& file);
    /// Starts what the form holds.
    void start();
    /// While a guide says what comes next, no notice says it a second time.
    void setGuided(bool guided);
    void chooseSelection(const QString& selection);
    void chooseDetector(const QString& detector);
    /// Shows or leaves the full screen of patch, before and after, and curve.
    void setPresenting(bool presenting) override;
    /// From picture to picture.
    bool presentStep(int step) override;

  Q_SIGNALS:
    /// The file is to be asked for; openSettings takes it.
    void openSettingsRequested();
    /// Where what is missing can be made.
    void pageRequested(blindspot::ui::PageId page);

    /// The patch of the run that has ended is to be evaluated.
    void evaluateRequested(const QString& run);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void wire();
    void fold();
    void unfold();
    void showForm();
    /// The training has ended: what can be done with its patch, and that it can go on.
    void showEnd(const workspace::RunRecord& run);
    /// A run of an earlier start of the program that was not finished.
    void offerUnfinished();
    void resume();

    TrainForm* form_;
    TrainStrip* strip_;
    LiveView* live_;
    QSplitter* splitter_;
    NoticeBar* ready_;    ///< a training has ended with a patch
    NoticeBar* unfinished_; ///< a run can go on
    std::string resumable_; ///< its id
    QByteArray besideState_; ///< of the splitter, before the form was folded
    bool guided_ = false;
    bool presenting_ = false;
};

} // namespace blindspot::ui
