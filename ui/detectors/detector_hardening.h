// A DetectorHardening widget is the hardening section of the form for training a detector: the patches that
// objects wear while it learns.
#pragma once

#include "core/workspace/trainings/detector_train_request.h"
#include "ui/controls/option_form.h"
#include "ui/session/session.h"

#include <QWidget>

#include <string>
#include <vector>

class QVBoxLayout;

namespace blindspot::ui {

class ChoiceBox;
class PatchChoices;

class DetectorHardening : public QWidget {
    Q_OBJECT

  public:
    explicit DetectorHardening(Session& session, QWidget* parent = nullptr);

    void show(const workspace::DetectorTrainRequest& request);
    void fill(workspace::DetectorTrainRequest& request) const;
    /// These runs' patches and nothing else, worn by objects of this class (empty: of every class).
    void setRuns(const QStringList& ids, const QString& className);
    void setFreshEvery(std::int64_t epochs);
    void setOpen(bool open);
    /// Among which the patches' class is chosen.
    void setClasses(const std::vector<std::string>& names);
    /// Whether patches of any kind are worn.
    bool hardens() const;

    /// Puts mistakes at their fields; the first field that has one, or null. `wanted`: the detector is to be
    /// hardened, so that there must be patches.
    FormField* check(bool wanted);

  Q_SIGNALS:
    void changed();

  private:
    void buildPatches(QVBoxLayout& rows);
    void buildRest(QVBoxLayout& rows);
    void addFile();
    void edited();
    std::vector<std::string> patchedClasses() const;

    Session& session_;
    PatchChoices* patches_;
    OptionForm<detector_training::TrainOptions>* options_;
    FoldedSection* section_;
    NumberChoice* fresh_;
    ChoiceBox* class_;
    FormField *patchField_, *freshField_, *classField_;
    QString wantedClass_;
    QStringList classes_;
    detector_training::FreshPatchOptions keptFresh_;
};

} // namespace blindspot::ui
