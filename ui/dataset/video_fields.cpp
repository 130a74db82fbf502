#include "ui/dataset/video_fields.h"

#include "core/workspace/detectors/detector_store.h"
#include "ui/controls/number_box.h"

#include <QFormLayout>

namespace blindspot::ui {

namespace {

constexpr int kUsualEvery = 30; ///< about one a second of most cameras
constexpr int kMostEvery = 1'000'000;

} // namespace

VideoFields::VideoFields(Session& session, QFormLayout& form, QObject* parent)
    : QObject(parent), form_(form), frames_(new ChoiceBox), every_(new NumberBox(0)), detector_(new ChoiceBox), confidence_(new NumberBox(2))
{
    const video::VideoDatasetOptions defaults;
    frames_->setObjectName("frames");
    frames_->addItem(tr("one in so many"), false);
    frames_->addItem(tr("where the picture changes"), true);
    frames_->setToolTip(tr("Pictures that hardly differ teach nothing new. A change is a mean difference of %1 % of the grey levels from the "
                           "last frame taken.")
                            .arg(100 * video::kUsualChange));
    every_->setObjectName("every");
    every_->setRange(1, kMostEvery);
    every_->setValue(kUsualEvery);
    every_->setToolTip(tr("1 takes every frame; most cameras film 25 to 60 frames a second"));
    detector_->setObjectName("annotator");
    detector_->addItem(tr("none: pictures alone"), QString());
    detector_->setToolTip(tr("Its detections become the annotations. Nobody has checked them, which the dataset says: a measurement of the "
                             "same detector on them compares it with itself."));
    confidence_->setObjectName("annotationConfidence");
    confidence_->setRange(0, 1);
    confidence_->setSingleStep(0.05);
    confidence_->setValue(defaults.confidence);
    confidence_->setToolTip(tr("Detections above it become annotations, from 0 to 1; usually %1").arg(defaults.confidence));
    form.addRow(tr("&Frames"), frames_);
    form.addRow(tr("One &in"), every_);
    form.addRow(tr("Annotated &by"), detector_);
    form.addRow(tr("&Confidence"), confidence_);
    connect(frames_, &QComboBox::currentIndexChanged, this, &VideoFields::showState);
    connect(detector_, &QComboBox::currentIndexChanged, this, &VideoFields::showState);
    reading_ = session.queries().run(
        this, [](storage::Database& database, StopControl&) { return workspace::DetectorStore(database).list(); },
        [this](const std::vector<workspace::DetectorRecord>& detectors) {
            for (const workspace::DetectorRecord& detector : detectors)
                detector_->addItem(QString::fromStdString(detector.name), QString::fromStdString(detector.name));
        });
    showState();
}

void VideoFields::setShown(bool shown)
{
    shown_ = shown;
    showState();
}

void VideoFields::showState()
{
    form_.setRowVisible(frames_, shown_);
    form_.setRowVisible(every_, shown_ && !frames_->currentData().toBool());
    form_.setRowVisible(detector_, shown_);
    form_.setRowVisible(confidence_, shown_ && !detector_->currentData().toString().isEmpty());
}

workspace::VideoImportRequest VideoFields::request() const
{
    workspace::VideoImportRequest request;
    if (frames_->currentData().toBool())
        request.options.change = video::kUsualChange;
    else
        request.options.every = static_cast<std::int64_t>(every_->value());
    request.options.confidence = confidence_->value();
    if (const QString detector = detector_->currentData().toString(); !detector.isEmpty()) request.detector = detector.toStdString();
    return request;
}

} // namespace blindspot::ui
