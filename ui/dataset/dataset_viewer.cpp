#include "ui/dataset/dataset_viewer.h"

#include "core/common/box.h"
#include "core/common/utf8.h"
#include "core/imaging/codec.h"
#include "ui/pictures/image_view.h"
#include "ui/support/icons.h"
#include "ui/support/message_text.h"
#include "ui/support/pictures.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr const char* kDetectorSetting = "dataset/detector";

QToolButton* iconButton(const char* iconName, const QString& tip)
{
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    return button;
}

QRectF rectOf(const Box& box)
{
    return {box.x1, box.y1, box.width(), box.height()};
}

} // namespace

DatasetViewer::DatasetViewer(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), view_(new ImageView), title_(new QLabel), facts_(new QLabel),
      back_(iconButton("previous", tr("Back to the images (Escape)"))), previous_(iconButton("previous", tr("Previous image (left arrow)"))),
      next_(iconButton("next", tr("Next image (right arrow)"))),
      boxesShown_(iconButton("boxes", tr("Show the boxes"))), compare_(new QCheckBox(tr("Detect&ions"))),
      detectors_(new QComboBox), try_(new QPushButton(icon("try"), tr("Tr&y a patch…"))), legend_(new BoxLegend), busy_(new QLabel), error_(new QLabel)
{
    decoder_ = std::make_unique<Worker<Nothing>>(
        queue_, [] { return std::make_unique<Nothing>(); }, [this](const QString& text) { fail(text); });
    view_->setObjectName("picture");
    view_->setPlaceholder(tr("Choose an image to see it here."));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(buildHeader());
    column->addWidget(view_, 1);
    comparison_ = buildComparison();
    column->addWidget(comparison_);
    auto* last = new QHBoxLayout;
    last->addWidget(legend_, 1);
    busy_->setObjectName("note");
    last->addWidget(busy_);
    column->addLayout(last);
    column->addWidget(error_);
    error_->setObjectName("fieldError");
    error_->setWordWrap(true);
    error_->hide();
    setRecord(std::nullopt);
    setDetectors({});
}

DatasetViewer::~DatasetViewer()
{
    detecting_.cancel();
}

QWidget* DatasetViewer::buildHeader()
{
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    title_->setFont(scaledFont(1, true));
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    facts_->setObjectName("note");
    Shortcuts::instance().follow(boxesShown_, [this] {
        boxesShown_->setToolTip(Shortcuts::instance().withKeys(tr("Show the boxes"), "pictures.boxes"));
    });
    boxesShown_->setCheckable(true);
    boxesShown_->setChecked(true);
    boxesShown_->setObjectName("boxesShown");
    previous_->setObjectName("previousImage");
    next_->setObjectName("nextImage");
    fit_ = iconButton("fit", tr("Fit the picture into the view (0)"));
    connect(fit_, &QToolButton::clicked, view_, &ImageView::fit);
    back_->setObjectName("backToImages");
    back_->setText(tr("Images"));
    back_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    back_->hide();
    connect(back_, &QToolButton::clicked, this, &DatasetViewer::backRequested);
    connect(boxesShown_, &QToolButton::toggled, view_, &ImageView::setBoxesVisible);
    connect(previous_, &QToolButton::clicked, this, &DatasetViewer::previousRequested);
    connect(next_, &QToolButton::clicked, this, &DatasetViewer::nextRequested);
    row->addWidget(back_);
    row->addWidget(title_, 1);
    row->addWidget(facts_);
    for (QToolButton* button : {boxesShown_, fit_, previous_, next_})
        row->addWidget(button);
    return header;
}

QWidget* DatasetViewer::buildComparison()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    compare_->setObjectName("compare");
    compare_->setToolTip(
        tr("Lets a detector look at the image and compares its boxes with the annotations: found where "
           "a box of the same class overlaps by at least half (IoU 0.5). Scores above 0.25 count."));
    detectors_->setObjectName("viewerDetector");
    detectors_->setAccessibleName(tr("Detector"));
    detectors_->setToolTip(tr("The detector that looks at the image"));
    connect(compare_, &QCheckBox::toggled, this, [this](bool on) {
        detectors_->setEnabled(on);
        detect();
    });
    connect(detectors_, &QComboBox::activated, this, [this] {
        QSettings().setValue(kDetectorSetting, detectors_->currentText());
        detect();
    });
    try_->setObjectName("tryPatch");
    try_->setToolTip(tr("Lay a patch on this picture by hand, and see what the detector makes of it (Ctrl+T)"));
    connect(try_, &QPushButton::clicked, this, &DatasetViewer::trialRequested);
    row->addWidget(compare_);
    row->addWidget(detectors_, 1);
    row->addWidget(try_);
    return bar;
}

void DatasetViewer::setPresenting(bool presenting)
{
    if (presenting)
        aside_.hide({facts_, boxesShown_, previous_, next_, fit_, comparison_});
    else
        aside_.restore();
    scaleType(*title_, presenting ? 2 : 1);
}

void DatasetViewer::setClassColors(const ClassColors& colors)
{
    colors_ = colors;
    showBoxes();
}

void DatasetViewer::setAlone(bool alone)
{
    alone_ = alone;
    back_->setVisible(alone);
    if (alone) view_->setFocus();
}

void DatasetViewer::toggleBoxes()
{
    boxesShown_->toggle();
}

void DatasetViewer::toggleDetections()
{
    if (compare_->isEnabled()) compare_->toggle();
}

void DatasetViewer::compareWith(const QString& detector)
{
    const int place = detectors_->findText(detector);
    if (place < 0) return;
    if (compare_->isChecked() && detectors_->currentIndex() == place) return;
    detectors_->setCurrentIndex(place);
    const QSignalBlocker blocker(compare_);
    compare_->setChecked(true);
    detectors_->setEnabled(true);
    detect();
}

bool DatasetViewer::comparing() const
{
    return compare_->isChecked();
}

std::optional<std::pair<int, int>> DatasetViewer::noticedOf(const std::string& className) const
{
    if (!match_ || !record_) return std::nullopt;
    const auto isOne = [&](std::size_t annotation) {
        return record_->annotations[annotation].className == className;
    };
    const auto found = std::count_if(match_->found.begin(), match_->found.end(),
                                     [&](const auto& pair) { return isOne(pair.annotation); });
    const auto halfSeen = std::count_if(match_->halfSeen.begin(), match_->halfSeen.end(), isOne);
    const auto missed = std::count_if(match_->missed.begin(), match_->missed.end(), isOne);
    return std::pair(static_cast<int>(found + halfSeen), static_cast<int>(found + halfSeen + missed));
}

void DatasetViewer::setDetectors(const QStringList& names)
{
    const QString before =
        detectors_->count() > 0 ? detectors_->currentText() : QSettings().value(kDetectorSetting).toString();
    detectors_->clear();
    detectors_->addItems(names);
    detectors_->setCurrentIndex(std::max(names.isEmpty() ? -1 : 0, static_cast<int>(names.indexOf(before))));
    compare_->setEnabled(!names.isEmpty());
    if (names.isEmpty()) compare_->setChecked(false);
    detectors_->setEnabled(compare_->isChecked());
    detectors_->setPlaceholderText(tr("no detector yet"));
    if (detectors_->currentText() != before) detect();
}

void DatasetViewer::setRecord(std::optional<dataset::ImageRecord> record)
{
    decoding_.cancel();
    detecting_.cancel();
    record_ = std::move(record);
    pixels_.reset();
    detections_.clear();
    if (std::exchange(match_, std::nullopt)) Q_EMIT comparisonChanged();
    for (QToolButton* button : {previous_, next_})
        button->setEnabled(record_.has_value());
    try_->setEnabled(record_.has_value());
    if (!record_) {
        title_->clear();
        facts_->clear();
        view_->setPicture({});
        view_->setPlaceholder(tr("Choose an image to see it here."));
        showBoxes();
        return;
    }
    const QString name = QString::fromStdString(toUtf8(record_->path.filename()));
    title_->setText(name);
    title_->setToolTip(QString::fromStdString(toUtf8(record_->path)));
    facts_->setText(tr("%1 x %2 px").arg(record_->width).arg(record_->height));
    // The picture before stays until this one is there: nothing flickers.
    decoding_ = decoder_->run(
        this,
        [path = record_->path](Nothing&, StopControl& stop) {
            imaging::DecodedPicture picture = imaging::decodeFileLeniently(path);
            const Message damage = imaging::damageText(picture);
            auto pixels = std::make_shared<const imaging::Image>(std::move(picture.image));
            if (stop.stopRequested()) throw Cancelled(Message::tr("another image was chosen"));
            return Decoded{ScaledPicture(toQImage(*pixels)), pixels, damage};
        },
        [this](Decoded decoded) { adopt(std::move(decoded)); },
        [this](const QString& text) {
            view_->setPicture({});
            view_->setPlaceholder(
                tr("%1\n\nWere the pictures moved? The menu beside the dataset's name points to them.")
                    .arg(text));
            showBoxes();
        });
}

void DatasetViewer::adopt(Decoded decoded)
{
    pixels_ = std::move(decoded.pixels);
    view_->setPicture(decoded.picture);
    if (!decoded.damage.empty()) {
        const QString damage = messageText(decoded.damage);
        //: %1: "640 x 480 px", %2: "the picture is damaged (...)"
        facts_->setText(tr("%1, %2").arg(facts_->text(), damage));
    }
    showBoxes();
    detect();
}

void DatasetViewer::detect()
{
    detecting_.cancel();
    detections_.clear();
    if (std::exchange(match_, std::nullopt)) Q_EMIT comparisonChanged();
    busy_->clear();
    error_->hide();
    showBoxes();
    if (!compare_->isChecked() || !pixels_ || detectors_->currentText().isEmpty()) return;
    busy_->setText(tr("Looking…"));
    detecting_ = session_.vision().run(
        this,
        [name = detectors_->currentText().toStdString(), pixels = pixels_,
         annotations = record_->annotations](Vision& vision, StopControl&) {
            const detector::Detector& detector = vision.detector(name);
            Seen seen;
            seen.detections = evaluation::detectPicture(detector, *pixels);
            seen.match = evaluation::matchDetections(annotations, seen.detections, detector.info().classNames);
            return seen;
        },
        [this](Seen seen) { adopt(std::move(seen)); }, [this](const QString& text) { fail(text); });
}

void DatasetViewer::adopt(Seen seen)
{
    detections_ = std::move(seen.detections);
    match_ = std::move(seen.match);
    busy_->clear();
    showBoxes();
    Q_EMIT comparisonChanged();
}

void DatasetViewer::fail(const QString& text)
{
    busy_->clear();
    error_->setText(text);
    error_->show();
}

std::vector<PictureBox> DatasetViewer::annotationBoxes() const
{
    std::vector<PictureBox> boxes;
    for (const dataset::AnnotationRecord& annotation : record_->annotations) {
        const QString name = QString::fromStdString(annotation.className);
        boxes.push_back({rectOf(annotation.box), annotation.crowd ? tr("%1 (crowd)").arg(name) : name,
                         BoxRole::Annotation, colors_.of(name)});
    }
    return boxes;
}

std::vector<PictureBox> DatasetViewer::comparedBoxes() const
{
    std::vector<PictureBox> boxes;
    const auto scored = [&](std::size_t index, BoxRole role) {
        const evaluation::PictureDetection& detection = detections_[index];
        boxes.push_back({rectOf(detection.box),
                         QStringLiteral("%1 %2")
                             .arg(QString::fromStdString(detection.className))
                             .arg(detection.score, 0, 'f', 2),
                         role});
    };
    const auto annotated = [&](std::size_t index, BoxRole role) {
        const dataset::AnnotationRecord& annotation = record_->annotations[index];
        boxes.push_back({rectOf(annotation.box), QString::fromStdString(annotation.className), role});
    };
    for (const std::size_t index : match_->ignoredAnnotations)
        annotated(index, BoxRole::Annotation);
    for (const auto& pair : match_->found)
        scored(pair.detection, BoxRole::Found);
    for (const std::size_t index : match_->halfSeen)
        annotated(index, BoxRole::HalfSeen);
    for (const std::size_t index : match_->missed)
        annotated(index, BoxRole::Missed);
    for (const std::size_t index : match_->invented)
        scored(index, BoxRole::Invented);
    return boxes;
}

void DatasetViewer::showBoxes()
{
    if (!record_ || !pixels_) {
        view_->setBoxes({});
        legend_->setEntries({});
        return;
    }
    view_->setBoxes(match_ ? comparedBoxes() : annotationBoxes());
    legend_->setToolTip(
        match_ ? tr("Found: a detection of the class overlaps the object by IoU 0.5. Half seen: one is "
                    "centred in it or "
                    "overlaps it by IoU 0.1. Missed: none does.\n"
                    "Not counted: crowds, objects marked as difficult, and classes that the detector "
                    "does not know")
               : QString());
    legend_->setEntries(match_ ? comparedLegend() : annotationLegend());
}

std::vector<BoxLegend::Entry> DatasetViewer::annotationLegend() const
{
    // In the order in which the classes first come in the picture.
    QStringList names;
    QHash<QString, int> counts;
    for (const dataset::AnnotationRecord& annotation : record_->annotations) {
        const QString name = QString::fromStdString(annotation.className);
        if (++counts[name] == 1) names += name;
    }
    std::vector<BoxLegend::Entry> entries;
    for (const QString& name : names)
        entries.push_back({BoxRole::Annotation, QStringLiteral("%1 %2").arg(name).arg(counts[name]), colors_.of(name)});
    return entries;
}

std::vector<BoxLegend::Entry> DatasetViewer::comparedLegend() const
{
    std::vector<BoxLegend::Entry> entries;
    const auto add = [&](BoxRole role, const QString& text, std::size_t count) {
        entries.push_back({role, text.arg(count)});
    };
    add(BoxRole::Found, tr("found %1"), match_->found.size());
    if (!match_->halfSeen.empty()) add(BoxRole::HalfSeen, tr("half seen %1"), match_->halfSeen.size());
    add(BoxRole::Missed, tr("missed %1"), match_->missed.size());
    if (!match_->ignoredAnnotations.empty())
        add(BoxRole::Annotation, tr("not counted %1"), match_->ignoredAnnotations.size());
    add(BoxRole::Invented, tr("invented %1"), match_->invented.size());
    return entries;
}

void DatasetViewer::keyPressEvent(QKeyEvent* event)
{
    const Shortcuts& keys = Shortcuts::instance();
    if (event->key() == Qt::Key_Left || keys.matches("pictures.previous", *event))
        Q_EMIT previousRequested();
    else if (event->key() == Qt::Key_Right || keys.matches("pictures.next", *event))
        Q_EMIT nextRequested();
    else if (event->key() == Qt::Key_Escape && alone_)
        Q_EMIT backRequested();
    else if (keys.matches("pictures.boxes", *event))
        boxesShown_->toggle();
    else
        QWidget::keyPressEvent(event);
}

} // namespace blindspot::ui
