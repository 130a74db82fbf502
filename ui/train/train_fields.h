// TrainFields are the rows of the training's form, bound to its draft.
#pragma once

#include "ui/controls/option_form.h"
#include "ui/train/train_draft.h"

namespace blindspot::ui {

class TrainFields : public OptionForm<patch::TrainOptions> {
  public:
    explicit TrainFields(TrainDraft& draft, QObject* parent = nullptr);

    TrainDraft& draft() const { return draft_; }
    const patch::TrainOptions& options() const override { return draft_.options(); }

  protected:
    void change(const std::function<void(patch::TrainOptions&)>& apply) override;

  private:
    TrainDraft& draft_;
};

} // namespace blindspot::ui
