// A TrainName is the row of the training's form for the run's name: what it will be called is shown, and another can be typed.
#pragma once

#include "ui/session/session.h"
#include "ui/train/train_fields.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLineEdit;

namespace blindspot::ui {

class TrainName : public QWidget {
    Q_OBJECT

  public:
    TrainName(Session& session, TrainFields& fields, QWidget* parent = nullptr);

    /// A name that another run has.
    std::optional<OptionMistake> mistake() const;
    /// The run that was started has it: the next one is proposed anew.
    void used();

  private:
    void look();

    Session& session_;
    TrainDraft& draft_;
    QLineEdit* edit_;
    Ticket looking_;
    QTimer soon_;
    QString taken_; ///< the name that was looked up, where another run has it
};

} // namespace blindspot::ui
