#include "ui/detectors/detector_training_settings.h"

#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/support/theme.h"

#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

using detector_training::OptimiserKind;
using detector_training::TrainOptions;

constexpr std::int64_t kStride = 32, kMostSide = 4096;

} // namespace

DetectorTrainingSettings::DetectorTrainingSettings(QWidget* parent)
    : QWidget(parent), rows_(new OptionForm<TrainOptions>(this)), more_(new FoldedSection(tr("More"))),
      optimiser_(new ChoiceBox), device_(new ChoiceBox), precision_(new ChoiceBox)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    buildFirst();
    more_->setObjectName("more");
    column->addWidget(more_);
    buildMore();
    connect(rows_, &OptionRows::edited, this, &DetectorTrainingSettings::edited);
    show({});
}

void DetectorTrainingSettings::buildFirst()
{
    auto& column = *qobject_cast<QVBoxLayout*>(layout());
    NumberRow epochs{"--epochs", tr("&Epochs"), tr("Passes over all images.")};
    epochs.choices = {{20, "20", tr("A few: to harden a detector, or to try")},
                      {100, "100", tr("Usual")},
                      {300, "300", tr("From fresh weights on many images")}};
    rows_->number({&column}, epochs);
    NumberRow batch{"--batch", tr("&Batch"), tr("Images that the weights are changed after.")};
    batch.choices = {{8, "8", {}}, {16, "16", {}}, {32, "32", {}}};
    rows_->number({&column}, batch);
    rows_->number({&column}, {"--learning-rate", tr("Learning &rate"), tr("At its highest."), 6, 0.0005});

    size_ = new NumberChoice(0, {{0, tr("auto"), tr("That of the detector it starts from, else 640")},
                                 {320, "320", tr("Four times faster than 640")},
                                 {640, "640", {}}});
    size_->box()->setObjectName("inputSize");
    size_->box()->setMinimum(0);
    size_->box()->setSingleStep(kStride);
    size_->box()->setSpecialValueText(tr("auto"));
    size_->box()->setToolTip(tr("Side of the network's input in pixels.\nRange: a multiple of 32 from 32 to "
                                "4096.\nDefault: that of the detector it starts from, else 640."));
    connect(size_, &NumberChoice::edited, this, &DetectorTrainingSettings::edited);
    sizeField_ = new FormField(tr("Input si&ze"), size_, size_->box());
    column.addWidget(sizeField_);
}

void DetectorTrainingSettings::buildMore()
{
    addOptimiser();
    addAugmentation();
    const FieldPlace place{more_->rows(), more_};
    NumberRow patience{"--patience", tr("Patience"),
                       tr("Epochs without a better AP50 after which the training ends.")};
    patience.zero = tr("never");
    rows_->number(place, patience);
    rows_->number<std::uint64_t>(place, {"--seed", tr("Seed"), tr("Of all random numbers.")},
                                 [](TrainOptions& o) -> std::uint64_t& { return o.seed; });
    NumberRow saved{"--checkpoint-seconds", tr("Saved every"),
                    tr("Seconds between two checkpoints, from which an interrupted training goes on.")};
    saved.step = 30;
    rows_->number(place, saved);

    device_->setObjectName("device");
    device_->addItem(tr("the fastest there is"), QStringLiteral("auto"));
    device_->addItem(tr("the processor (CPU)"), QStringLiteral("cpu"));
    device_->setToolTip(tr("Where it is computed"));
    precision_->setObjectName("precision");
    precision_->addItem(tr("bf16 where it is safe"), true);
    precision_->addItem(tr("fp32 throughout"), false);
    precision_->setToolTip(tr("Numbers inside the network; bf16 on CUDA only"));
    for (ChoiceBox* box : {device_, precision_})
        connect(box, &QComboBox::activated, this, &DetectorTrainingSettings::edited);
    rows_->addRow(place, {}, new FormField(tr("Device"), device_));
    rows_->addRow(place, {}, new FormField(tr("Precision"), precision_));
}

void DetectorTrainingSettings::addOptimiser()
{
    const FieldPlace place{more_->rows(), more_};
    optimiser_->setObjectName("optimiser");
    optimiser_->addItem(QStringLiteral("AdamW"), static_cast<int>(OptimiserKind::AdamW));
    optimiser_->addItem(QStringLiteral("SGD"), static_cast<int>(OptimiserKind::Sgd));
    optimiser_->setToolTip(
        tr("How the weights follow the gradient; choosing one sets its\nlearning rate and momentum to its "
           "defaults"));
    connect(optimiser_, &QComboBox::activated, this, [this] {
        chooseOptimiser(static_cast<OptimiserKind>(optimiser_->currentData().toInt()));
        edited();
    });
    rows_->addRow(place, {}, new FormField(tr("Optimiser"), optimiser_));
    rows_->number(place, {"--final-rate", tr("Final rate"),
                          tr("What is left of the learning rate at the end."), 4, 0.01});
    rows_->number(place, {"--momentum", tr("Momentum"), tr("Momentum, or AdamW's beta 1."), 4, 0.01});
    rows_->number(
        place, {"--weight-decay", tr("Weight decay"), tr("Of the convolutions' weights alone."), 6, 0.0001});
    rows_->number(place, {"--warmup-epochs", tr("Warm-up"),
                          tr("Epochs in which the learning rate rises; at most a third of all."), 1, 1});
}

void DetectorTrainingSettings::addAugmentation()
{
    const FieldPlace place{more_->rows(), more_};
    rows_->number(
        place, {"--mosaic", tr("Mosaic"), tr("Probability that an image is put together of four."), 3, 0.1});
    rows_->number(place,
                  {"--plain-epochs", tr("Plain epochs"), tr("The last epochs, which are without mosaic.")});
    rows_->number(place, {"--flip", tr("Flip"), tr("Probability of being mirrored left to right."), 3, 0.1});
    rows_->number(place, {"--scale-range", tr("Size ±"), tr("Size times 1 - x to 1 + x."), 3, 0.1});
    rows_->number(place, {"--shift-range", tr("Shift ±"), tr("In fractions of the input's side."), 3, 0.05});
    rows_->number(place, {"--hsv (hue)", tr("Hue ±"), tr("Times 1 - x to 1 + x."), 4, 0.005});
    rows_->number(place, {"--hsv (saturation)", tr("Saturation ±"), tr("Times 1 - x to 1 + x."), 3, 0.1});
    rows_->number(place, {"--hsv (value)", tr("Brightness ±"), tr("Times 1 - x to 1 + x."), 3, 0.1});
}

void DetectorTrainingSettings::chooseOptimiser(OptimiserKind kind)
{
    TrainOptions options = rows_->options();
    options.optimiser = detector_training::OptimiserOptions::forKind(kind);
    options.optimiser.weightDecay = rows_->options().optimiser.weightDecay;
    options.optimiser.warmupEpochs = rows_->options().optimiser.warmupEpochs;
    rows_->setOptions(options);
}

void DetectorTrainingSettings::show(const workspace::DetectorTrainRequest& request)
{
    rows_->setOptions(request.options);
    optimiser_->show(static_cast<int>(request.options.optimiser.kind));
    size_->show(static_cast<double>(request.inputSize.value_or(0)));
    device_->show(QString::fromStdString(request.device));
    precision_->show(request.options.mixedPrecision);
    edited();
}

void DetectorTrainingSettings::fill(workspace::DetectorTrainRequest& request) const
{
    const detector_training::HardeningOptions hardening = request.options.hardening;
    request.options = rows_->options();
    request.options.optimiser.kind = static_cast<OptimiserKind>(optimiser_->currentData().toInt());
    request.options.mixedPrecision = precision_->currentData().toBool();
    request.options.hardening = hardening;
    const auto side = static_cast<std::int64_t>(size_->box()->value());
    request.inputSize = side > 0 ? std::optional(side) : std::nullopt;
    const QString device = device_->currentData().toString();
    request.device = device.isEmpty() ? "auto" : device.toStdString();
}

void DetectorTrainingSettings::setStartSize(std::int64_t inputSize)
{
    startSize_ = inputSize;
    const bool automatic = size_->box()->value() == 0;
    sizeField_->setNote(!automatic       ? QString()
                        : startSize_ > 0 ? tr("%1 px, as the detector it starts from").arg(startSize_)
                                         : tr("640 px"));
}

FormField* DetectorTrainingSettings::check()
{
    rows_->show(rows_->options().mistakes());
    FormField* first = rows_->firstMistake();
    const auto side = static_cast<std::int64_t>(size_->box()->value());
    const bool fits = side == 0 || (side >= kStride && side <= kMostSide && side % kStride == 0);
    sizeField_->setMistake(fits ? QString() : tr("use a multiple of 32 from 32 to 4096, such as 320 or 640"));
    return first == nullptr && !fits ? sizeField_ : first;
}

void DetectorTrainingSettings::reveal(FormField* field) const
{
    rows_->reveal(field);
}

QString DetectorTrainingSettings::summary() const
{
    return tr("%1, patience %2, mosaic %3, seed %4")
        .arg(optimiser_->currentText(), rows_->box("--patience")->text(), rows_->box("--mosaic")->text(),
             rows_->box("--seed")->text());
}

void DetectorTrainingSettings::edited()
{
    more_->setSummary(summary());
    setStartSize(startSize_);
    check();
    Q_EMIT changed();
}

} // namespace blindspot::ui
