// The window "Try a patch": a picture with a patch that is moved by hand, what a detector makes of it at
// once, and how it compares with the controls.
#pragma once

#include "ui/patch_trial/patch_trial.h"
#include "ui/support/worker.h"

#include <QString>
#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QLayout;
class QPushButton;

namespace blindspot::ui {

class ArmRows;
class BoxLegend;
class ChoiceBox;
class MessageBar;
class ScoreTrace;
class TrialCanvas;

/// A window of its own beside the main window, so that both can be worked in; it goes with the page that it
/// was opened from. Escape closes it.
class PatchTrialWindow : public QWidget {
    Q_OBJECT

  public:
    /// The one that there is already beside the window of `page`, or a new one; it is shown and comes to the
    /// front.
    static PatchTrialWindow& open(Session& session, QWidget& page);

    explicit PatchTrialWindow(Session& session, QWidget* parent = nullptr);
    ~PatchTrialWindow() override;

    void showPicture(PictureSource source);
    /// The patch of this run; where there is no picture yet, one that shows what it was trained on.
    void showRun(const QString& id);
    /// A picture's or a patch's file.
    void openFile(const QString& file);

    PatchTrial& trial() { return trial_; }
    TrialCanvas& canvas() { return *canvas_; }
    /// The answer in words, the problem, and the remarks on picture and patch, as they are shown.
    QString answer() const;
    QString problem() const;
    QString remark() const;

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void buildContent();
    QLayout* buildHeader();
    QWidget* buildSide();
    QLayout* buildSubject();
    QLayout* buildLaying();
    QLayout* buildFooter();
    void buildExports(QPushButton* save, QPushButton* copy);
    void addArmKeys();
    void wire();

    void readLists();
    void takeLists(TrialLists lists);
    void showDetectors();
    void fillClasses();
    void readPatch(const std::string& run, const QString& file);
    void takePatch(TrialPatch patch);
    void chooseOwnDetector();
    void useDetector(const std::string& name);
    void takePicture(TrialPicture picture);
    void failPicture(const QString& text);
    void anotherPicture();
    void choosePictureFile();
    void choosePatchFile();
    void checkTrained();
    std::vector<std::string> datasetsToChooseFrom() const;

    void refresh();
    void showAnswer();
    void showRemarks();
    void showProblem();
    QImage boxesToSave() const;
    void savePicture(bool withBoxes);
    void copyPicture(bool withBoxes);

    Session& session_;
    PatchTrial trial_;
    Ticket readingLists_, readingPatch_, readingPicture_, checking_, copying_;
    TrialLists lists_;
    bool listed_ = false;
    bool detectorChosen_ = false; ///< by hand: another patch does not change it
    bool patchWanted_ = false;    ///< a patch was asked for: the newest run's is not taken by itself
    bool pictureWanted_ = false;  ///< likewise a picture
    bool trainedOn_ = false;      ///< the picture, by the patch's run
    QString pictureProblem_, patchProblem_;

    TrialCanvas* canvas_;
    ChoiceBox *patches_, *detectors_, *classes_;
    ArmRows* arms_;
    ScoreTrace* trace_;
    BoxLegend* legend_;
    MessageBar* messages_ = nullptr;
    QLabel *title_, *answer_, *answerNote_, *remark_, *problem_, *state_;
    QPushButton* another_ = nullptr;
    QPushButton *each_ = nullptr, *away_ = nullptr;
    QAction *saveBoxes_ = nullptr, *copyBoxes_ = nullptr, *savePlain_ = nullptr, *copyPlain_ = nullptr;
};

} // namespace blindspot::ui
