#include "ui/evaluate/evaluate_settings.h"

#include "core/patch/options.h"
#include "ui/controls/check_list.h"
#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/form_memory.h"
#include "ui/controls/number_box.h"
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

constexpr double kMostScale = 4;
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
    case SweepKind::Distance:
        break;
    }
    return EvaluateSettings::tr("How many times farther away the camera is: %1").arg(valuesText(kind));
}

constexpr std::array kSweepKinds = {SweepKind::Scale, SweepKind::Rotation, SweepKind::Brightness,
                                    SweepKind::Blur, SweepKind::Distance};

} // namespace

EvaluateSettings::EvaluateSettings(Session& session, QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    buildDefences(*column);
    buildSweeps(*column);
    buildPlacement(*column);
    buildMore(session, *column);
    restoreForm(*this, kSettingsGroup);
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
    scale_ = new NumberBox(3);
    scale_->setObjectName("scale");
    scale_->setSingleStep(0.05);
    scale_->show(patch::PlacementOptions().scale);
    scaleField_ =
        addNumber(*placement_, tr("Scale"),
                  tr("Side of the patch as a part of the object's size (the square root of its box's area).\n"
                     "Range: above 0 and up to 4. Default: %1.")
                      .arg(patch::PlacementOptions().scale),
                  scale_);
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
    for (const SweepKind kind : kSweepKinds)
        entries.push_back({QString::fromUtf8(metrics::name(kind).data(),
                                             static_cast<qsizetype>(metrics::name(kind).size())),
                           sweepTitle(kind), sweepTip(kind)});
    kinds_->setEntries(entries);
    connect(kinds_, &CheckList::edited, this, &EvaluateSettings::edited);
    sweeps_->rows()->addWidget(kinds_);
    column.addWidget(sweeps_);
}

FormField* EvaluateSettings::addNumber(FoldedSection& section, const QString& label, const QString& tip,
                                  NumberBox* box)
{
    box->setToolTip(tip);
    connect(box, &NumberBox::edited, this, &EvaluateSettings::edited);
    auto* field = new FormField(label, box);
    section.rows()->addWidget(field);
    return field;
}

void EvaluateSettings::buildMore(Session& session, QVBoxLayout& column)
{
    const evaluation::EvaluationOptions usual;
    more_ = new FoldedSection(tr("Measuring"));
    more_->setObjectName("evaluateMeasuring");
    confidence_ = new NumberBox(3);
    confidence_->setObjectName("confidence");
    confidence_->setSingleStep(0.05);
    confidence_->show(usual.confidence);
    confidenceField_ =
        addNumber(*more_, tr("Confidence"),
                  tr("A detection counts as found or invented above this score; AP does not depend on it.\n"
                     "Range: 0.001 to 0.999. Default: %1.")
                      .arg(usual.confidence),
                  confidence_);
    seeds_ = new NumberBox(0);
    seeds_->setObjectName("randomSeeds");
    seeds_->show(static_cast<double>(usual.randomSeeds));
    seedsField_ =
        addNumber(*more_, tr("Noise"),
                  tr("Drawings of the random control, whose figures are their mean.\nRange: 1 to 20. "
                     "Default: %1.")
                      .arg(usual.randomSeeds),
                  seeds_);
    drawings_ = new NumberBox(0);
    drawings_->setObjectName("bootstrap");
    drawings_->setSingleStep(100);
    drawings_->show(static_cast<double>(usual.bootstrap));
    drawingsField_ =
        addNumber(*more_, tr("Bootstrap"),
                  tr("Drawings of the images for the intervals; 0: no intervals, and then nothing is "
                     "shown to work.\nRange: 0 to 100,000. Default: %1.")
                      .arg(usual.bootstrap),
                  drawings_);
    seed_ = new NumberBox(0);
    seed_->setObjectName("seed");
    seed_->setMinimum(0);
    addNumber(*more_, tr("Seed"),
              tr("Of the noise, the bootstrap and defences that draw: the same seed gives the same "
                 "figures.\nDefault: "
                 "0."),
              seed_);
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
    more_->rows()->addWidget(new FormField(tr("Device"), device_));
    column.addWidget(more_);
}

void EvaluateSettings::fill(workspace::EvaluationRequest& request) const
{
    request.placement.reset();
    patch::PlacementOptions placement;
    placement.scale = scale_->value();
    if (placementBox_->currentData().toInt() == Fixed) {
        placement.kind = patch::PlacementKind::Fixed;
        placement.row = static_cast<std::int64_t>(row_->value());
        placement.column = static_cast<std::int64_t>(column_->value());
    }
    if (placementBox_->currentData().toInt() != AsTrained)
        request.placement = patch::placementText(placement);
    request.defences = picker_->texts();
    request.options.sweeps.clear();
    for (const QString& kind : kinds_->checked())
        request.options.sweeps.push_back({metrics::parseSweepKind(kind.toStdString(), "sweeps"), {}});
    request.options.confidence = confidence_->value();
    request.options.randomSeeds = static_cast<std::int64_t>(seeds_->value());
    request.options.bootstrap = static_cast<std::int64_t>(drawings_->value());
    request.options.seed = static_cast<std::uint64_t>(seed_->value());
    request.device = device_->currentData().toString().toStdString();
}

FormField* EvaluateSettings::check()
{
    const int place = placementBox_->currentData().toInt();
    scaleField_->setVisible(place == OnObjects);
    cornerField_->setVisible(place == Fixed);
    const auto outside = [](const NumberBox* box, double low, double high, const QString& range) {
        return box->value() >= low && box->value() <= high
                   ? QString()
                   : tr("the value %1 is out of range: use %2").arg(box->text(), range);
    };
    const bool badScale = place == OnObjects && !(scale_->value() > 0 && scale_->value() <= kMostScale);
    scaleField_->setMistake(badScale ? tr("use a number above 0 and up to 4") : QString());
    confidenceField_->setMistake(outside(confidence_, 0.001, 0.999, tr("0.001 to 0.999")));
    seedsField_->setMistake(outside(seeds_, 1, 20, tr("1 to 20")));
    drawingsField_->setMistake(outside(drawings_, 0, 100'000, tr("0 to 100,000")));
    const bool badDefence = picker_->check();
    defences_->setMistaken(badDefence);
    placement_->setMistaken(badScale);
    FormField* first = badScale ? scaleField_ : nullptr;
    bool badNumber = false;
    for (FormField* field : {confidenceField_, seedsField_, drawingsField_}) {
        if (field->mistake().isEmpty()) continue;
        badNumber = true;
        if (first == nullptr) first = field;
    }
    more_->setMistaken(badNumber);
    mistaken_ = badDefence || first != nullptr;
    return first;
}

void EvaluateSettings::showMistake()
{
    FormField* field = check();
    if (picker_->check()) defences_->setOpen(true);
    if (field == scaleField_ && field != nullptr)
        placement_->setOpen(true);
    else if (field != nullptr)
        more_->setOpen(true);
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
    placement_->setSummary(place == OnObjects ? tr("on objects, scale %1").arg(scale_->text())
                           : place == Fixed
                               ? tr("fixed, row %1, column %2").arg(row_->cleanText(), column_->cleanText())
                               : tr("as it was trained"));
    more_->setSummary(
        seeds_->text() == QStringLiteral("1")
            ? tr("confidence %1, noise drawn once").arg(confidence_->text())
            : tr("confidence %1, noise drawn %2 times").arg(confidence_->text(), seeds_->text()));
}

} // namespace blindspot::ui
