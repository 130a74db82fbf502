// A TrainSubject widget holds the form's choice of recipe, detector, images, and the class whose objects are
// attacked.
#pragma once

#include "ui/session/page.h"
#include "ui/session/workspace_catalogue.h"
#include "ui/train/train_fields.h"

#include <QWidget>

namespace blindspot::ui {

class CheckList;
class FormField;

class TrainSubject : public QWidget {
    Q_OBJECT

  public:
    TrainSubject(TrainFields& fields, WorkspaceCatalogue& catalogue, QWidget* parent = nullptr);

    /// What is missing or does not fit, in the form of the engine's mistakes ("detector", "source", "class",
    /// "--images").
    std::vector<OptionMistake> mistakes() const;
    /// How many images the run would have; 0 while it is not known.
    std::int64_t imageCount() const;
    /// The source that the draft names; null when there is none such.
    const ImageSource* source() const;
    const workspace::DetectorRecord* detector() const;
    /// All detectors that the draft names, the first one first; empty when one of them is not there.
    std::vector<workspace::DetectorRecord> detectors() const;
    /// From now on names that are not in the workspace are kept and told; at the start they give way to ones
    /// that are.
    void keepNames();
    /// As by hand: the class follows where the images do not show it.
    void chooseSelection(const std::string& name);
    void chooseDetector(const std::string& name);

  Q_SIGNALS:
    /// Where what is missing can be made.
    void pageRequested(blindspot::ui::PageId page);

  private:
    void followLink(const QString& link);
    void addRecipe(const FieldPlace& place);
    void addNames(const FieldPlace& place);
    void addOthers(const FieldPlace& place);
    void fillOthers();
    void addMistakesOfOthers(std::vector<OptionMistake>& found) const;
    void addImages(const FieldPlace& place);
    void fillLists();
    void fillClasses();
    void addTarget(const FieldPlace& place);
    void fillTargets();
    /// What the objective says of the classes, once it is another: which are offered, and whether there is a target.
    void followObjective();
    void checkTarget(std::vector<OptionMistake>& found) const;
    void chooseWhatIsMissing();
    void showFacts();
    std::vector<ClassCount> classes() const;

    TrainDraft& draft_;
    TrainFields& fields_;
    WorkspaceCatalogue& catalogue_;
    ChoiceBox* detectorBox_ = nullptr;
    CheckList* others_ = nullptr;
    ChoiceBox* sourceBox_ = nullptr;
    ChoiceBox* classBox_ = nullptr;
    ChoiceBox* targetBox_ = nullptr;
    FormField* classField_ = nullptr;
    FormField* targetField_ = nullptr;
    patch::ObjectiveKind objective_ = patch::ObjectiveKind::Hide; ///< that the classes were filled for
    FormField* recipeField_ = nullptr;
    FormField* detectorField_ = nullptr;
    FormField* othersField_ = nullptr;
    FormField* sourceField_ = nullptr;
    FormField* imagesField_ = nullptr;
    bool forgiving_ = true;      ///< of names that are not there
    bool forgivingClass_ = true; ///< of a class that is not there
};

} // namespace blindspot::ui
