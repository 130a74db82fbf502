#include "ui/train/train_fields.h"

namespace blindspot::ui {

TrainFields::TrainFields(TrainDraft& draft, QObject* parent)
    : OptionForm(parent,
                 {{QStringLiteral("hide"), patch::TrainOptions::forRecipe("hide")},
                  {QStringLiteral("break"), patch::TrainOptions::forRecipe("break")},
                  {QStringLiteral("vanish"), patch::TrainOptions::forRecipe("vanish")},
                  {QStringLiteral("create"), patch::TrainOptions::forRecipe("create")},
                  {QStringLiteral("misclassify"), patch::TrainOptions::forRecipe("misclassify")},
                  {QStringLiteral("print"), patch::TrainOptions::forRecipe("print")},
                  {QStringLiteral("robust-dpatch"), patch::TrainOptions::forRecipe("robust-dpatch")}}),
      draft_(draft)
{
    connect(&draft_, &TrainDraft::changed, this, &TrainFields::refresh);
}

void TrainFields::change(const std::function<void(patch::TrainOptions&)>& apply)
{
    draft_.edit([&](workspace::TrainRequest& request) { apply(request.options); });
    Q_EMIT edited();
}

} // namespace blindspot::ui
