// The form of the Studies page: what is varied, how it is searched, how often each setting is trained, and what the patches are
// measured on; with the number of trainings and the estimated time.
#pragma once

#include "core/workspace/studies/study_images.h"
#include "core/workspace/studies/study_spec.h"
#include "ui/session/page.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <string>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QScrollArea;

namespace blindspot::ui {

class ChoiceBox;
class FormField;
class NumberBox;
class NumberChoice;
class Session;
class StudyOptions;
class WorkspaceCatalogue;

/// What all its trainings have in common is what the form of the Train page says. Editing never changes the study under way.
class StudyForm : public QWidget {
    Q_OBJECT

  public:
    explicit StudyForm(Session& session, QWidget* parent = nullptr);
    ~StudyForm() override;

    /// `mistake`: what is wrong with it on the Train page; empty: nothing.
    void setBase(const workspace::TrainRequest& base, const QString& mistake);
    /// The names that are taken.
    void setKnownNames(const std::vector<std::string>& names);
    /// Errors: Error for options that are no list of values and no range.
    workspace::StudySpec spec() const;
    QString name() const;
    bool hasMistakes() const { return mistaken_; }
    bool listsLoaded() const;
    StudyOptions* options() const { return options_; }
    /// "12 settings, 24 trainings, about 1 h 20 min".
    QString estimate() const;

  Q_SIGNALS:
    void pageRequested(blindspot::ui::PageId page);
    /// It is in the workspace, and begins now or waits in the queue.
    void created(const QString& name);

  private:
    void buildRows();
    void buildSearch();
    void buildMeasuring();
    QWidget* buildFooter();
    void fillSources();
    void chooseSource();
    QString proposedSource() const;
    QString imagesKey() const;
    void countImages();
    void showImages();
    QString imagesMistake() const;
    void check();
    FormField* checkRows();
    void checkSettings();
    void estimateTime();
    void showEstimate();
    void begin(bool queue);
    void showButtons();
    QString proposedName() const;
    void proposeName();
    bool isRandom() const;

    Session& session_;
    WorkspaceCatalogue* catalogue_;
    workspace::TrainRequest base_;
    QString baseMistake_;
    std::vector<std::string> names_;
    QLineEdit* name_;
    QLabel* baseText_;
    StudyOptions* options_;
    ChoiceBox *search_ = nullptr, *source_ = nullptr, *halving_ = nullptr;
    NumberBox *drawn_ = nullptr, *rungs_ = nullptr;
    NumberChoice *seeds_ = nullptr, *images_ = nullptr;
    FormField *nameField_ = nullptr, *baseField_ = nullptr, *searchField_ = nullptr, *seedsField_ = nullptr, *halvingField_ = nullptr,
              *rungsField_ = nullptr, *sourceField_ = nullptr, *imagesField_ = nullptr;
    QScrollArea* scroll_ = nullptr;
    QLabel *estimate_ = nullptr, *problem_ = nullptr;
    QPushButton *start_ = nullptr, *queue_ = nullptr;
    QTimer estimateLater_;
    Ticket estimating_, counting_;
    std::optional<std::int64_t> settings_; ///< that the form makes; empty: it has mistakes
    std::optional<double> seconds_;
    std::optional<workspace::StudyImages> counted_; ///< of the images that countedKey_ stands for
    QString countedKey_;
    bool mistaken_ = false, touchedName_ = false, creating_ = false;
    QString wantedSource_; ///< that the user chose; empty: none yet
};

} // namespace blindspot::ui
