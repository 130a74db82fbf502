#include "ui/train/train_settings.h"

#include "ui/controls/form_field.h"
#include "ui/controls/option_text.h"
#include "ui/support/theme.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

using patch::TrainOptions;

struct LossPart {
    const char* name;
    double patch::LossWeights::*weight;
    QString tip;
};

} // namespace

TrainSettings::TrainSettings(TrainFields& fields, QWidget* parent) : QWidget(parent), fields_(fields)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(kGrid);
    addNumbers({rows});
    addLosses({rows});
}

void TrainSettings::addNumbers(const FieldPlace& place)
{
    NumberRow iterations{"--iterations", tr("I&terations"), tr("How often every image is visited.")};
    iterations.step = 10;
    iterations.choices = {{50, "50", tr("A quick look")},
                          {100, "100", tr("Usual")},
                          {500, "500", tr("Best, and takes longest")}};
    iterations.meaning = [](double value) {
        return value < 100 ? tr("quick look") : value < 500 ? tr("usual") : tr("best");
    };
    fields_.number(place, iterations);

    NumberRow size{"--patch-size", tr("&Patch size"),
                   tr("Side of the patch in pixels: of its picture, and of the network input where its place "
                      "is fixed.")};
    size.unit = tr("px");
    size.choices = {{100, "100", tr("100 x 100 pixels")},
                    {150, "150", tr("150 x 150 pixels")},
                    {200, "200", tr("200 x 200 pixels")}};
    fields_.number(place, size);

    NumberRow rate{"--learning-rate", tr("&Learning rate"),
                   tr("Change of a pixel in one update, in units of 0 to 255.")};
    rate.decimals = 3;
    rate.choices = {
        {1, "1", tr("Slow and stable")}, {5, "5", tr("Medium")}, {10, "10", tr("Fast")}, {20, "20", tr("Fastest")}};
    rate.meaning = [](double value) {
        return value < 3 ? tr("slow, stable") : value < 8 ? tr("medium") : tr("fast");
    };
    fields_.number(place, rate);
}

void TrainSettings::addLosses(const FieldPlace& place)
{
    auto* control = new QWidget;
    auto* grid = new QGridLayout(control);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    TrainDraft& draft = fields_.draft();
    const LossPart parts[] = {
        {"total", &patch::LossWeights::total, tr("The sum of the three parts")},
        {"cls", &patch::LossWeights::cls, tr("How wrong the classes are")},
        {"box", &patch::LossWeights::box, tr("How wrong the boxes are")},
        {"dfl", &patch::LossWeights::dfl, tr("How wrong the distribution of the boxes' sides is")}};
    int index = 0;
    for (const LossPart& part : parts) {
        auto* check = new QCheckBox(QLatin1String(part.name));
        auto* weight = new NumberBox(3);
        weight->setSingleStep(0.5);
        weight->setFixedWidth(9 * kGrid);
        weight->setPrefix(QStringLiteral("× "));
        check->setObjectName(QStringLiteral("loss-%1").arg(part.name));
        weight->setObjectName(QStringLiteral("weight-%1").arg(part.name));
        check->setToolTip(part.tip);
        weight->setToolTip(tr("Weight of \"%1\" in what is raised; 0 leaves it out. Default: %2.")
                               .arg(QLatin1String(part.name), optionText(patch::LossWeights().*part.weight)));
        weight->setAccessibleName(tr("Weight of %1").arg(QLatin1String(part.name)));
        const auto set = [&draft, member = part.weight](double value) {
            draft.edit([&](workspace::TrainRequest& request) { request.options.losses.*member = value; });
        };
        connect(check, &QCheckBox::clicked, this, [set](bool on) { set(on ? 1 : 0); });
        connect(weight, &NumberBox::edited, this, set);
        fields_.onRefresh([&draft, check, weight, member = part.weight] {
            const double value = draft.options().losses.*member;
            check->setChecked(value != 0);
            weight->show(value);
        });
        grid->addWidget(check, index / 2, index % 2 * 2);
        grid->addWidget(weight, index / 2, index % 2 * 2 + 1);
        ++index;
    }
    grid->setColumnStretch(4, 1);
    auto* none = new QLabel(tr("None to choose: the class's scores are lowered directly."));
    none->setObjectName("note");
    none->setFont(scaledFont(0.9));
    none->setWordWrap(true);
    auto* either = new QWidget;
    auto* column = new QVBoxLayout(either);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(control);
    column->addWidget(none);
    FormField* field = fields_.addRow(
        place, "--losses", new FormField(tr("Losses"), either, control->findChild<QCheckBox*>("loss-total")));
    fields_.onRefresh([&draft, control, none, field] {
        const bool raises = draft.options().objective == patch::ObjectiveKind::DetectionLoss;
        none->setText(draft.options().objective == patch::ObjectiveKind::Hide
                          ? tr("None to choose: the class's scores are lowered directly.")
                          : tr("None to choose: the classes' scores are changed directly."));
        control->setVisible(raises);
        none->setVisible(!raises);
        field->setNote(raises ? tr("What is raised: the detector's training loss, whole or in parts.")
                              : QString());
    });
}

} // namespace blindspot::ui
