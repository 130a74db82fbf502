// The form of the Train page: the subject, the settings, the patch's placement, the estimated cost, and the
// buttons.
#pragma once

#include "ui/session/page.h"
#include "ui/train/train_draft.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLabel;
class QScrollArea;

namespace blindspot::ui {

class Session;
class TrainAdvanced;
class WorkspaceCatalogue;
class TrainControls;
class TrainEstimate;
class TrainFields;
class TrainName;
class TrainSettings;
class TrainPlacement;
class TrainSubject;

/// The form is kept between starts of the program. Editing it never changes the run under way.
class TrainForm : public QWidget {
    Q_OBJECT

  public:
    explicit TrainForm(Session& session, QWidget* parent = nullptr);
    ~TrainForm() override;

    const workspace::TrainRequest& request() const { return draft_.request(); }
    /// What a run was made with; names that are no longer there are kept and told.
    void setRequest(const workspace::TrainRequest& request);
    void chooseSelection(const QString& name);
    void chooseDetector(const QString& name);

    /// Whether the lists have been read, so that mistakes are known.
    bool listsLoaded() const;
    bool hasMistakes() const { return mistaken_; }
    /// As the Start button does it, as soon as the lists have been read.
    void startWhenListsLoaded();
    /// The open and save actions, for the page that their keys are to work on.
    QList<QAction*> fileActions() const { return {openAction_, saveAction_}; }
    TrainControls* controls() const { return controls_; }
    TrainEstimate* estimate() const { return estimate_; }
    /// A recipe as its list calls it; one that is not in it by its own name.
    QString recipeText(const std::string& recipe) const;

  Q_SIGNALS:
    /// Where what is missing can be made.
    void pageRequested(blindspot::ui::PageId page);
    /// "Open settings": a file is to be asked for.
    void openSettingsRequested();
    /// What it says, or whether that is right, may be something else now: also when its lists have been read.
    void checked();

  private:
    void buildColumn();
    QWidget* buildFileMenu();
    void check();
    void start();
    void startIfWanted();
    void restore();
    void save();

    Session& session_;
    TrainDraft draft_;
    WorkspaceCatalogue* catalogue_;
    TrainFields* fields_;
    TrainSubject* subject_;
    TrainSettings* settings_;
    TrainPlacement* placement_;
    TrainAdvanced* advanced_;
    TrainName* name_;
    TrainEstimate* estimate_;
    TrainControls* controls_;
    QScrollArea* scroll_ = nullptr;
    QAction* openAction_;
    QAction* saveAction_;
    QLabel* others_; ///< mistakes that belong to no field
    QTimer saving_;
    bool mistaken_ = false;
    bool startWanted_ = false; ///< when the lists have been read
};

} // namespace blindspot::ui
