// A TrainAdvanced widget holds the rarely used options of a training, folded away by subject: transforms,
// tiling, regularisers, optimiser, objective, machine, and what a run starts from.
#pragma once

#include "ui/session/session.h"
#include "ui/train/train_fields.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace blindspot::ui {

class TrainAdvanced : public QWidget {
    Q_OBJECT

  public:
    TrainAdvanced(Session& session, TrainFields& fields, QWidget* parent = nullptr);

    /// What the engine's options alone do not tell: a device that is not there, a file that is gone.
    std::vector<OptionMistake> mistakes() const;

  private:
    using Summary = std::function<QString(const workspace::TrainRequest&)>;
    FieldPlace addSection(const QString& name, const QString& title, const Summary& summary);
    void addTransforms();
    void addCamera();
    void addPrint();
    void addPalette(const FieldPlace& place);
    void addTiling();
    void addRegularisers();
    void addOptimiser();
    void addObjective();
    void addErasing(const FieldPlace& place);
    void addEnsemble();
    void addMachine();
    void addStart();
    void addDevice(const FieldPlace& place);
    QString settledText(const workspace::TrainRequest& request) const;
    void addSeed(const FieldPlace& place);
    void addInitial(const FieldPlace& place);
    void lookForInitial();
    void addThrough(const FieldPlace& place);

    Session& session_;
    TrainFields& fields_;
    TrainDraft& draft_;
    QVBoxLayout* column_;
    Ticket looking_;
    std::string lookedFor_;
    bool initialMissing_ = false;
    std::optional<OptionMistake> throughMistake_; ///< in the parameters of the defence
};

} // namespace blindspot::ui
