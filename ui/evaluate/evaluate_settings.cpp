#include "ui/evaluate/evaluate_settings.h"

#include "ui/controls/check_list.h"
#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/form_memory.h"
#include "ui/evaluate/defence_picker.h"
#include "ui/session/session.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <array>

namespace blindspot::ui {

namespace {

using metrics::SweepKind;

enum Place { AsTrained, OnObjects, Fixed };

constexpr std::int64_t kUsualSide =
    640; ///< of a network input, pixels; a place on objects does not depend on it
constexpr const char* kSettingsGroup = "evaluate/how";

QString sweepTitle(SweepKind kind)
{
    switch (kind) {
    case SweepKind::Scale:
        return EvaluateSettings::tr("Size of the patch");
    case SweepKind::Rotation:
        return EvaluateSettings::tr("Rotation");
    case SweepKind::Brightness:
        return EvaluateSettings::tr("Brightness");
    case SweepKind::Blur:
        return EvaluateSettings::tr("Blur");
    case SweepKind::Relight:
        return EvaluateSettings::tr("Light on the patch");
    case SweepKind::Bend:
        return EvaluateSettings::tr("Bending");
    case SweepKind::Noise:
        return EvaluateSettings::tr("Noise of the sensor");
    case SweepKind::WhiteBalance:
        return EvaluateSettings::tr("Colour of the light");
    case SweepKind::Gamma:
        return EvaluateSettings::tr("Tone curve");
    case SweepKind::Jpeg:
        return EvaluateSettings::tr("JPEG compression");
    case SweepKind::Distance:
        break;
    }
    return EvaluateSettings::tr("Distance (size of the objects)");
}

QString valuesText(SweepKind kind)
{
    QStringList values;
    for (const double value : evaluation::defaultSweepValues(kind))
        values += QString::number(value, 'g', 4);
    return values.join(QStringLiteral(", "));
}

QString sweepTip(SweepKind kind)
{
    switch (kind) {
    case SweepKind::Scale:
        return EvaluateSettings::tr("Side of the patch, times its trained size: %1").arg(valuesText(kind));
    case SweepKind::Rotation:
        return EvaluateSettings::tr("Degrees by which the patch is turned: %1").arg(valuesText(kind));
    case SweepKind::Brightness:
        return EvaluateSettings::tr("Added to the patch's colours, of the full range: %1").arg(valuesText(kind));
    case SweepKind::Blur:
        return EvaluateSettings::tr("Blur of the patch, as a part of its side: %1").arg(valuesText(kind));
    case SweepKind::Relight:
        return EvaluateSettings::tr("Brighter at the patch's upper rim and darker at its lower one, by this part: %1").arg(valuesText(kind));
    case SweepKind::Bend:
        return EvaluateSettings::tr("The patch is bent around an upright cylinder, so many degrees to each side: %1").arg(valuesText(kind));
    case SweepKind::Noise:
        return EvaluateSettings::tr("Noise in the whole picture, of the full range of light: %1").arg(valuesText(kind));
    case SweepKind::WhiteBalance:
        return EvaluateSettings::tr("Colour temperature of the light on the whole picture, kelvin: %1").arg(valuesText(kind));
    case SweepKind::Gamma:
        return EvaluateSettings::tr("The values of the whole picture to the power of: %1").arg(valuesText(kind));
    case SweepKind::Jpeg:
        return EvaluateSettings::tr("The whole picture compressed at quality: %1").arg(valuesText(kind));
    case SweepKind::Distance:
        break;
    }
    return EvaluateSettings::tr("How many times farther away the camera is: %1").arg(valuesText(kind));
}

} // namespace

EvaluateSettings::EvaluateSettings(Session& session, QWidget* parent)
    : QWidget(parent), place_(new OptionForm<patch::TrainOptions>(this)),
      measuring_(new OptionForm<evaluation::EvaluationOptions>(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    buildDefences(*column);
    buildSweeps(*column);
    buildPlacement(*column);
    buildMore(session, *column);
    restoreForm(*this, kSettingsGroup);
    for (OptionRows* rows : {static_cast<OptionRows*>(place_), static_cast<OptionRows*>(measuring_)}) {
        rows->takeShown();
        connect(rows, &OptionRows::edited, this, &EvaluateSettings::edited);
    }
    check();
    summarise();
}

EvaluateSettings::~EvaluateSettings()
{
    keepForm(*this, kSettingsGroup);
}

void EvaluateSettings::buildPlacement(QVBoxLayout& column)
{
    placement_ = new FoldedSection(tr("Placement"));
    placement_->setObjectName("evaluatePlacement");
    placementBox_ = new ChoiceBox;
    placementBox_->setObjectName("placement");
    placementBox_->addItem(tr("as it was trained"), AsTrained);
    placementBox_->addItem(tr("on objects"), OnObjects);
    placementBox_->addItem(tr("fixed"), Fixed);
    placementBox_->setToolTip(
        tr("Where the patch lies, the controls with it.\nDefault: where its run placed it; a patch "
           "file on objects with scale 0.4."));
    connect(placementBox_, &QComboBox::activated, this, &EvaluateSettings::edited);
    placement_->rows()->addWidget(new FormField(tr("Patch lies"), placementBox_));
    NumberRow scale{
        "--placement", tr("Scale"),
        tr("Side of the patch as a part of the object's size (the square root of its box's area)."), 3, 0.05};
    scale.name = QStringLiteral("scale");
    scale.wide = true;
    scaleField_ = place_->number({placement_->rows(), placement_}, scale);
    row_ = new NumberBox(0);
    column_ = new NumberBox(0);
    auto* corner = new QWidget;
    auto* line = new QHBoxLayout(corner);
    line->setContentsMargins(0, 0, 0, 0);
    row_->setObjectName("row");
    column_->setObjectName("column");
    for (const auto& [box, prefix] : {std::pair(row_, tr("row ")), std::pair(column_, tr("column "))}) {
        box->setPrefix(prefix);
        box->setAccessibleName(prefix);
        box->setMinimum(0);
        box->setToolTip(tr("Pixels of the network input from its top or left border.\nDefault: 0."));
        connect(box, &NumberBox::edited, this, &EvaluateSettings::edited);
        line->addWidget(box, 1);
    }
    cornerField_ = new FormField(tr("Corner"), corner, row_);
    placement_->rows()->addWidget(cornerField_);
    column.addWidget(placement_);
}

void EvaluateSettings::buildDefences(QVBoxLayout& column)
{
    defences_ = new FoldedSection(tr("Defences"));
    defences_->setObjectName("evaluateDefences");
    picker_ = new DefencePicker;
    connect(picker_, &DefencePicker::changed, this, &EvaluateSettings::edited);
    defences_->rows()->addWidget(picker_);
    knowing_ = new ChoiceBox;
    knowing_->setObjectName("knowing");
    knowing_->addItem(tr("those there are"), static_cast<int>(workspace::KnowingPatches::Existing));
    knowing_->addItem(tr("train what is missing"), static_cast<int>(workspace::KnowingPatches::Train));
    knowing_->addItem(tr("none"), static_cast<int>(workspace::KnowingPatches::None));
    knowing_->setToolTip(tr("A defence looks better than it is against a patch that knows nothing of it. Runs that were trained\n"
                            "through a defence are measured beside their run; what is missing is trained first, each as long as\n"
                            "the run was. Default: those there are."));
    connect(knowing_, &QComboBox::activated, this, &EvaluateSettings::edited);
    defences_->rows()->addWidget(new FormField(tr("Patches that know"), knowing_));
    column.addWidget(defences_);
}

void EvaluateSettings::buildSweeps(QVBoxLayout& column)
{
    sweeps_ = new FoldedSection(tr("Sweeps"));
    sweeps_->setObjectName("evaluateSweeps");
    kinds_ = new CheckList;
    kinds_->setObjectName("sweeps");
    kinds_->setAccessibleName(tr("Sweeps"));
    std::vector<CheckList::Entry> entries;
    for (const SweepKind kind : metrics::kSweepKinds)
        entries.push_back({QString::fromUtf8(metrics::name(kind).data(),
                                             static_cast<qsizetype>(metrics::name(kind).size())),
                           sweepTitle(kind), sweepTip(kind)});
    kinds_->setEntries(entries);
    connect(kinds_, &CheckList::edited, this, &EvaluateSettings::edited);
    sweeps_->rows()->addWidget(kinds_);
    column.addWidget(sweeps_);
}

void EvaluateSettings::buildMore(Session& session, QVBoxLayout& column)
{
    more_ = new FoldedSection(tr("Measuring"));
    more_->setObjectName("evaluateMeasuring");
    const FieldPlace place{more_->rows(), more_};
    const auto row = [](const char* option, const QString& label, const QString& about, const QString& name) {
        NumberRow made{option, label, about};
        made.name = name;
        made.wide = true;
        return made;
    };
    NumberRow confidence = row("--confidence", tr("Confidence"),
                               tr("A detection counts above this score: what it touches is noticed, what it "
                                  "overlaps by half is found. AP "
                                  "does not depend on it."),
                               QStringLiteral("confidence"));
    confidence.decimals = 3;
    confidence.step = 0.05;
    measuring_->number(place, confidence);
    NumberRow overlap = row(
        "--notice-overlap", tr("Noticed from"),
        tr("An object is noticed where such a detection is centred in its box, or overlaps it by this IoU."),
        QStringLiteral("noticeOverlap"));
    overlap.decimals = 2;
    overlap.step = 0.05;
    measuring_->number(place, overlap);
    measuring_->number(place, row("--random-seeds", tr("Noise"),
                                  tr("Drawings of the random control, whose figures are their mean."),
                                  QStringLiteral("randomSeeds")));
    NumberRow drawings =
        row("--bootstrap", tr("Bootstrap"),
            tr("Drawings of the images for the intervals; 0: no intervals, and then nothing is "
               "shown to work."),
            QStringLiteral("bootstrap"));
    drawings.step = 100;
    measuring_->number(place, drawings);
    measuring_->number<std::uint64_t>(
        place,
        row("--seed", tr("Seed"),
            tr("Of the noise, the bootstrap and defences that draw: the same seed gives the same figures."),
            QStringLiteral("seed")),
        [](evaluation::EvaluationOptions& o) -> std::uint64_t& { return o.seed; });
    buildNearDuplicates(place);
    buildDevice(session, place);
    column.addWidget(more_);
}

void EvaluateSettings::buildNearDuplicates(const FieldPlace& place)
{
    nearDuplicates_ = new ChoiceBox;
    nearDuplicates_->setObjectName("nearDuplicates");
    nearDuplicates_->addItem(tr("apart"), false);
    nearDuplicates_->addItem(tr("held out"), true);
    nearDuplicates_->setToolTip(tr("Images that show nearly the same as training images (encoded anew, resized, recoloured or "
                                   "mirrored): a group of their own, or held out. Default: apart."));
    connect(nearDuplicates_, &QComboBox::activated, this, &EvaluateSettings::edited);
    measuring_->addRow(place, {}, new FormField(tr("Near-duplicates"), nearDuplicates_));
}

void EvaluateSettings::buildDevice(Session& session, const FieldPlace& place)
{
    device_ = new ChoiceBox;
    device_->setObjectName("device");
    device_->addItem(tr("automatic"), QStringLiteral("auto"));
    device_->addItem(QStringLiteral("CPU"), QStringLiteral("cpu"));
    const auto addDevice = [this, &session] {
        const QString name = QString::fromStdString(session.device()->device);
        if (device_->findData(name) < 0) device_->addItem(name.toUpper(), name);
    };
    if (session.device())
        addDevice();
    else
        connect(&session, &Session::deviceKnown, this, addDevice);
    device_->setToolTip(tr("Where the networks run. Default: the fastest there is."));
    connect(device_, &QComboBox::activated, this, &EvaluateSettings::edited);
    measuring_->addRow(place, {}, new FormField(tr("Device"), device_));
}

void EvaluateSettings::fill(workspace::EvaluationRequest& request) const
{
    request.placement.reset();
    patch::PlacementOptions placement;
    placement.scale = place_->options().placement.scale;
    if (placementBox_->currentData().toInt() == Fixed) {
        placement.kind = patch::PlacementKind::Fixed;
        placement.row = static_cast<std::int64_t>(row_->value());
        placement.column = static_cast<std::int64_t>(column_->value());
    }
    if (placementBox_->currentData().toInt() != AsTrained)
        request.placement = patch::placementText(placement);
    request.defences = picker_->texts();
    request.knowing = static_cast<workspace::KnowingPatches>(knowing_->currentData().toInt());
    request.options.sweeps.clear();
    for (const QString& kind : kinds_->checked())
        request.options.sweeps.push_back({metrics::parseSweepKind(kind.toStdString(), "sweeps"), {}});
    const evaluation::EvaluationOptions& measuring = measuring_->options();
    request.options.confidence = measuring.confidence;
    request.options.noticeOverlap = measuring.noticeOverlap;
    request.options.randomSeeds = measuring.randomSeeds;
    request.options.bootstrap = measuring.bootstrap;
    request.options.seed = measuring.seed;
    request.nearDuplicatesHeldOut = nearDuplicates_->currentData().toBool();
    request.device = device_->currentData().toString().toStdString();
}

FormField* EvaluateSettings::check()
{
    const int place = placementBox_->currentData().toInt();
    scaleField_->setVisible(place == OnObjects);
    cornerField_->setVisible(place == Fixed);
    // The scale of these options alone can be out of range: the others are defaults.
    place_->show(place == OnObjects ? place_->options().mistakes(kUsualSide) : std::vector<OptionMistake>());
    measuring_->show(measuring_->options().mistakes());
    const bool badDefence = picker_->check();
    defences_->setMistaken(badDefence);
    FormField* first = place_->firstMistake();
    if (first == nullptr) first = measuring_->firstMistake();
    mistaken_ = badDefence || first != nullptr;
    return first;
}

void EvaluateSettings::showMistake()
{
    FormField* field = check();
    if (picker_->check()) defences_->setOpen(true);
    place_->reveal(field);
    measuring_->reveal(field);
}

void EvaluateSettings::edited()
{
    check();
    summarise();
    Q_EMIT changed();
}

void EvaluateSettings::summarise()
{
    const QStringList defences = picker_->checkedTitles();
    defences_->setSummary(defences.isEmpty() ? tr("none") : defences.join(QStringLiteral(", ")));
    QStringList sweeps;
    for (const QString& kind : kinds_->checked())
        sweeps += sweepTitle(metrics::parseSweepKind(kind.toStdString(), "sweeps"));
    sweeps_->setSummary(sweeps.isEmpty() ? tr("none") : sweeps.join(QStringLiteral(", ")));
    const int place = placementBox_->currentData().toInt();
    placement_->setSummary(
        place == OnObjects ? tr("on objects, scale %1").arg(place_->box("--placement")->text())
        : place == Fixed   ? tr("fixed, row %1, column %2").arg(row_->cleanText(), column_->cleanText())
                           : tr("as it was trained"));
    const QString confidence = measuring_->box("--confidence")->text();
    const QString drawings = measuring_->box("--random-seeds")->text();
    more_->setSummary(drawings == QStringLiteral("1")
                          ? tr("confidence %1, noise drawn once").arg(confidence)
                          : tr("confidence %1, noise drawn %2 times").arg(confidence, drawings));
}

} // namespace blindspot::ui
