#include "ui/train/train_placement.h"

#include "core/dataset/dataset_index.h"
#include "core/dataset/image_record.h"
#include "core/imaging/codec.h"
#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/option_text.h"
#include "ui/support/manual_topic.h"
#include "ui/support/pictures.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace blindspot::ui {

namespace {

/// The `number`-th image that shows the class, going round; nothing where there is none.
std::optional<PlacementSample> readSample(storage::Database& database, dataset::ImageQuery query,
                                          std::int64_t number, InputShape input)
{
    const std::int64_t count = dataset::DatasetIndex(database).count(query);
    if (count == 0) return std::nullopt;
    query.offset = number % count;
    query.limit = 1;
    const auto records = dataset::readImages(database, dataset::DatasetIndex(database).imageIds(query));
    if (records.empty()) return std::nullopt;
    const dataset::ImageRecord& record = records.front();
    PlacementSample sample;
    sample.picture = toQImage(imaging::thumbnail(record.path, input.side).image);
    sample.place = imaging::placeInInput({record.width, record.height}, input);
    sample.name = QString::fromStdString(record.path.filename().string());
    for (const dataset::AnnotationRecord& annotation : record.annotations)
        if (!annotation.crowd && (query.classNames.empty() || annotation.className == query.classNames.front()))
            sample.boxes.push_back(sample.place.toInput(annotation.box));
    return sample;
}

} // namespace

TrainPlacement::TrainPlacement(Session& session, TrainFields& fields, const WorkspaceCatalogue& catalogue,
                               const TrainSubject& what, QWidget* parent)
    : QWidget(parent), session_(session), fields_(fields), draft_(fields.draft()), catalogue_(catalogue),
      what_(what), section_(new FoldedSection(tr("Placement"))), editor_(new PlacementEditor)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(section_);
    section_->setObjectName("placement");
    const FieldPlace place{section_->rows(), section_};
    addKind(place);
    addScale(place);
    addCorner(place);
    addEditor();
    setManualTopic(*section_, QStringLiteral("training#size"));
    connect(section_, &FoldedSection::toggled, this, &TrainPlacement::renewSample);
    fields_.onRefresh([this] { show(); });
}

void TrainPlacement::addKind(const FieldPlace& place)
{
    auto* control = new QWidget;
    auto* row = new QHBoxLayout(control);
    row->setContentsMargins(0, 0, 0, 0);
    auto* objects = new QRadioButton(tr("on o&bjects"));
    auto* fixed = new QRadioButton(tr("fi&xed"));
    objects->setObjectName("placementObject");
    fixed->setObjectName("placementFixed");
    objects->setToolTip(tr("On each object of the class, in its middle, as large as the object asks for"));
    fixed->setToolTip(
        tr("At one place of the network input, the same in every image; tiling is switched off"));
    row->addWidget(objects);
    row->addWidget(fixed);
    row->addStretch();
    connect(objects, &QRadioButton::clicked, this,
            [this] { draft_.setPlacementKind(patch::PlacementKind::Object); });
    connect(fixed, &QRadioButton::clicked, this,
            [this] { draft_.setPlacementKind(patch::PlacementKind::Fixed); });
    fields_.onRefresh([this, objects, fixed] {
        const bool onObjects = draft_.options().placement.kind == patch::PlacementKind::Object;
        (onObjects ? objects : fixed)->setChecked(true);
    });
    fields_.addRow(place, "--placement", new FormField(tr("Patch lies"), control, objects));
}

void TrainPlacement::addScale(const FieldPlace& place)
{
    auto* slider = new FormSlider;
    auto* box = new NumberBox(3);
    const QString tip =
        tr("Side of the patch as a part of the object's size (the square root of its box's area).\n"
           "Range: %1. Default: %2.")
            .arg(TrainFields::rangeText(findOption(patch::TrainOptions::limits(), "--placement")->limit),
                 optionText(patch::PlacementOptions().scale));
    slider->setRange(5, 150); // hundredths; the box takes the rest
    slider->setToolTip(tip);
    slider->setObjectName("scaleSlider");
    slider->setAccessibleName(tr("Scale"));
    box->setSingleStep(0.05);
    box->setFixedWidth(10 * kGrid);
    box->setObjectName("scale");
    box->setToolTip(tip);
    auto* control = new QWidget;
    auto* row = new QHBoxLayout(control);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(slider, 1);
    row->addWidget(box);
    const auto set = [this](double value) {
        draft_.edit([value](workspace::TrainRequest& request) { request.options.placement.scale = value; });
    };
    connect(slider, &QSlider::valueChanged, this, [set](int value) { set(value / 100.0); });
    connect(box, &NumberBox::edited, this, set);
    fields_.onRefresh([this, slider, box] {
        const QSignalBlocker blocker(slider);
        slider->setValue(static_cast<int>(std::lround(draft_.options().placement.scale * 100)));
        box->show(draft_.options().placement.scale);
    });
    scaleRow_ = fields_.addRow(place, {}, new FormField(tr("Scale"), control, box));
}

void TrainPlacement::addCorner(const FieldPlace& place)
{
    auto* control = new QWidget;
    auto* row = new QHBoxLayout(control);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    const auto addBox = [&](const QString& name, const QString& prefix,
                            std::int64_t patch::PlacementOptions::*member) {
        auto* box = new NumberBox(0);
        box->setObjectName(name);
        box->setPrefix(prefix);
        box->setSpecialValueText(tr("middle")); // -1
        box->setAccessibleName(prefix);
        box->setToolTip(tr("Pixels of the network input from its top or left border.\nDefault: the middle."));
        connect(box, &NumberBox::edited, this, [this, member](double value) {
            draft_.edit([&](workspace::TrainRequest& request) {
                patch::PlacementOptions& placement = request.options.placement;
                if (placement.row < 0 &&
                    value >= 0) // out of the middle: the other number is what it was there
                    placement.row = placement.column = (draft_.inputSize() - request.options.patchSize) / 2;
                placement.*member = static_cast<std::int64_t>(value);
                if (value < 0) placement.row = placement.column = -1;
            });
        });
        fields_.onRefresh(
            [this, box, member] { box->show(static_cast<double>(draft_.options().placement.*member)); });
        row->addWidget(box, 1);
        return box;
    };
    NumberBox* first = addBox("row", tr("row "), &patch::PlacementOptions::row);
    addBox("column", tr("column "), &patch::PlacementOptions::column);
    cornerRow_ = fields_.addRow(place, {}, new FormField(tr("Corner"), control, first));
}

void TrainPlacement::addEditor()
{
    sampleName_ = new QLabel;
    sampleName_->setObjectName("note");
    sampleName_->setFont(scaledFont(0.9));
    sampleName_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    next_ = new QToolButton;
    next_->setText(tr("Another image"));
    next_->setToolTip(tr("Shows the place on the next image of the selection"));
    auto* line = new QHBoxLayout;
    line->addWidget(sampleName_, 1);
    line->addWidget(next_);
    section_->rows()->addWidget(editor_);
    section_->rows()->addLayout(line);
    connect(next_, &QToolButton::clicked, this, [this] {
        ++sampleNumber_;
        loadSample();
    });
    connect(editor_, &PlacementEditor::edited, this, [this](const patch::PlacementOptions& placement) {
        draft_.edit([&](workspace::TrainRequest& request) { request.options.placement = placement; });
    });
}

void TrainPlacement::show()
{
    const patch::TrainOptions& options = draft_.options();
    const bool onObjects = options.placement.kind == patch::PlacementKind::Object;
    scaleRow_->setVisible(onObjects);
    cornerRow_->setVisible(!onObjects);
    editor_->setPlacement(options.placement, options.patchSize, draft_.inputSize());
    section_->setSummary(
        onObjects ? tr("on objects, scale %1").arg(optionText(options.placement.scale))
        : options.placement.row < 0
            ? tr("fixed, in the middle")
            : tr("fixed, row %1, column %2").arg(options.placement.row).arg(options.placement.column));
    renewSample();
}

void TrainPlacement::renewSample()
{
    if (!section_->isOpen()) return;
    const workspace::TrainRequest& request = draft_.request();
    const ImageSource* source = what_.source();
    const QString key = source == nullptr || what_.imageCount() == 0
                            ? QString()
                            : QStringLiteral("%1 %2 %3 %4 %5")
                                  .arg(QString::fromStdString(source->name))
                                  .arg(source->isSelection)
                                  .arg(QString::fromStdString(request.className))
                                  .arg(draft_.inputSize())
                                  .arg(static_cast<int>(draft_.input().fit));
    if (key == sampleKey_) return;
    sampleKey_ = key;
    sampleNumber_ = 0;
    loadSample();
}

void TrainPlacement::loadSample()
{
    loading_.cancel();
    next_->setEnabled(!sampleKey_.isEmpty());
    const ImageSource* source = what_.source();
    if (sampleKey_.isEmpty() || source == nullptr) {
        editor_->setSample(std::nullopt);
        sampleName_->clear();
        return;
    }
    dataset::ImageQuery query;
    query.dataset = source->dataset;
    const std::string& className = draft_.request().className;
    if (!className.empty()) query.classNames = {catalogue_.datasetClass(className)}; // else of every class
    if (source->isSelection) query.selection = source->name;
    loading_ = session_.queries().run(
        this,
        [query, number = sampleNumber_, input = draft_.input()](storage::Database& database, StopControl&) {
            return readSample(database, query, number, input);
        },
        [this](std::optional<PlacementSample> sample) {
            sampleName_->setText(sample ? sample->name : QString());
            editor_->setSample(sample);
        },
        [this](const QString& why) {
            // The editor works without a picture; the note says why there is none.
            editor_->setSample(std::nullopt);
            sampleName_->setText(why);
            sampleName_->setToolTip(why);
        });
}

} // namespace blindspot::ui
