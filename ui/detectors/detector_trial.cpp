#include "ui/detectors/detector_trial.h"

#include "core/common/error.h"
#include "core/common/stopwatch.h"
#include "core/dataset/dataset_index.h"
#include "core/imaging/codec.h"
#include "ui/pictures/box_legend.h"
#include "ui/pictures/image_view.h"
#include "ui/support/format.h"
#include "ui/support/icons.h"
#include "ui/support/message_text.h"
#include "ui/support/pictures.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QComboBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

/// Below it the detections are noise; the slider shows what is above its place without looking again.
constexpr double kLeastConfidence = 0.05;
/// A step that visits the pictures of a dataset in an order that looks random and is the same each time.
constexpr std::int64_t kStep = 7919;

} // namespace

struct DetectorTrial::Seen {
    ScaledPicture picture;
    std::vector<evaluation::PictureDetection> detections;
    double milliseconds = 0;
    Message damage; ///< of the picture's file; empty: it is whole
};

DetectorTrial::DetectorTrial(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), view_(new ImageView), legend_(new BoxLegend), datasets_(new QComboBox),
      next_(new QPushButton(tr("Ne&xt picture"))), confidence_(new QSlider(Qt::Horizontal)),
      confidenceText_(new QLabel), result_(new QLabel), problem_(new QLabel)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid);
    auto* head = new QLabel(tr("Try it on a picture"));
    head->setFont(scaledFont(1.15, true));
    column->addWidget(head);

    auto* sources = new QHBoxLayout;
    auto* choose = new QPushButton(icon("picture"), tr("&Picture…"));
    choose->setObjectName("choosePicture");
    choose->setToolTip(tr("A picture file; one can also be dropped here"));
    connect(choose, &QPushButton::clicked, this, &DetectorTrial::choosePicture);
    sources->addWidget(choose);
    datasets_->setObjectName("trialDataset");
    datasets_->setAccessibleName(tr("Dataset of the pictures"));
    datasets_->setToolTip(tr("Where the next picture comes from"));
    sources->addWidget(datasets_, 1);
    next_->setObjectName("nextPicture");
    next_->setIcon(icon("dice"));
    Shortcuts::instance().follow(next_, [this] {
        next_->setToolTip(Shortcuts::instance().withKeys(tr("Another picture of this dataset"), "pictures.next"));
    });
    connect(next_, &QPushButton::clicked, this, [this] { step(1); });
    sources->addWidget(next_);
    column->addLayout(sources);

    view_->setObjectName("trialView");
    view_->setPlaceholder(
        tr("Choose a picture, or drop one here: the detector's boxes and scores are drawn over it."));
    column->addWidget(view_, 1);
    legend_->setEntries({{BoxRole::Plain, tr("detected")}});
    column->addWidget(legend_);

    column->addLayout(buildConfidence());
    result_->setObjectName("trialResult");
    column->addWidget(result_);
    problem_->setObjectName("fieldError");
    problem_->setWordWrap(true);
    problem_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    problem_->hide();
    column->addWidget(problem_);
    connect(confidence_, &QSlider::valueChanged, this, &DetectorTrial::showBoxes);
    connect(&session_, &Session::datasetsChanged, this, &DetectorTrial::refreshDatasets);
    refreshDatasets();
    showBoxes();
}

QLayout* DetectorTrial::buildConfidence()
{
    auto* slider = new QHBoxLayout;
    auto* name = new QLabel(tr("Conf&idence"));
    name->setBuddy(confidence_);
    slider->addWidget(name);
    confidence_->setObjectName("confidence");
    confidence_->setRange(5, 95);
    confidence_->setValue(25);
    confidence_->setPageStep(5);
    confidence_->setToolTip(tr("Detections with at least this score are shown: 0.05 to 0.95, 0.25 at first"));
    confidence_->setAccessibleName(tr("Confidence"));
    slider->addWidget(confidence_, 1);
    confidenceText_->setFont(tabularFont());
    slider->addWidget(confidenceText_);
    return slider;
}

void DetectorTrial::refreshDatasets()
{
    session_.queries().run(
        this,
        [](storage::Database& database, StopControl&) {
            QStringList names;
            for (const dataset::DatasetInfo& info : dataset::DatasetIndex(database).list())
                if (info.images > 0) names += QString::fromStdString(info.name);
            return names;
        },
        [this](const QStringList& names) {
            const QString current = datasets_->currentText();
            datasets_->clear();
            datasets_->addItems(names);
            datasets_->setCurrentIndex(std::max(0, datasets_->findText(current)));
            datasets_->setEnabled(!names.isEmpty());
            next_->setEnabled(!names.isEmpty());
        });
}

void DetectorTrial::choosePicture()
{
    const QString file = session_.dialogs().openFile(
        window(), tr("Choose a picture"), tr("Pictures (*.jpg *.jpeg *.png *.bmp *.webp *.tif *.tiff)"));
    if (!file.isEmpty()) setPicture(file);
}

/// Where the picture has no use for the key: its zoom and its place go first.
void DetectorTrial::keyPressEvent(QKeyEvent* event)
{
    const Shortcuts& keys = Shortcuts::instance();
    if (event->key() == Qt::Key_Left || keys.matches("pictures.previous", *event))
        step(-1);
    else if (event->key() == Qt::Key_Right || keys.matches("pictures.next", *event))
        step(1);
    else
        QWidget::keyPressEvent(event);
}

void DetectorTrial::step(int pictures)
{
    if (!next_->isEnabled()) return;
    turn_ = std::max<qint64>(turn_ + pictures, 0);
    session_.queries().run(
        this,
        [name = datasets_->currentText().toStdString(), turn = turn_](storage::Database& database, StopControl&) {
            const dataset::DatasetIndex index(database);
            const dataset::DatasetInfo info = index.get(name);
            dataset::ImageQuery query;
            query.dataset = name;
            query.limit = 1;
            query.offset = turn * kStep % std::max<std::int64_t>(1, info.images);
            const auto images = index.images(query);
            if (images.empty()) throw Error(Message::tr("the dataset has no pictures"), name);
            return QString::fromStdString((info.imageRoot / images.front().fileName).string());
        },
        [this](const QString& file) { setPicture(file); });
}

void DetectorTrial::setDetector(const QString& name)
{
    if (detector_ == name) return;
    detector_ = name;
    look();
}

void DetectorTrial::setPicture(const QString& file)
{
    file_ = file;
    look();
}

void DetectorTrial::look()
{
    ticket_.cancel();
    if (file_.isEmpty() || detector_.isEmpty()) return;
    result_->setText(tr("Looking at %1…").arg(QFileInfo(file_).fileName()));
    problem_->hide();
    ticket_ = session_.vision().run(
        this,
        [file = file_.toStdString(), name = detector_.toStdString()](Vision& vision, StopControl&) {
            imaging::DecodedPicture decoded = imaging::decodeFileLeniently(file);
            const imaging::Image picture = std::move(decoded.image);
            detector::Detector& detector = vision.detector(name);
            detector::NmsOptions options;
            options.confidence = kLeastConfidence;
            const Stopwatch watch;
            Seen seen;
            seen.detections = evaluation::detectPicture(detector, picture, options);
            seen.milliseconds = 1000 * watch.seconds();
            seen.picture = ScaledPicture(toQImage(picture));
            seen.damage = imaging::damageText(decoded);
            return seen;
        },
        [this](Seen seen) { show(std::move(seen)); },
        [this](const QString& text) {
            detections_.clear();
            view_->setBoxes({});
            result_->clear();
            problem_->setText(text);
            problem_->show();
        });
}

void DetectorTrial::show(Seen seen)
{
    detections_ = std::move(seen.detections);
    milliseconds_ = seen.milliseconds;
    view_->setPicture(seen.picture);
    if (!seen.damage.empty()) {
        problem_->setText(messageText(seen.damage));
        problem_->show();
    }
    showBoxes();
}

void DetectorTrial::showBoxes()
{
    const double least = confidence_->value() / 100.0;
    confidenceText_->setText(QString::number(least, 'f', 2));
    if (milliseconds_ <= 0) return;
    std::vector<PictureBox> boxes;
    for (const evaluation::PictureDetection& found : detections_) {
        if (found.score < least) continue;
        PictureBox& box = boxes.emplace_back();
        box.rect = QRectF(QPointF(found.box.x1, found.box.y1), QPointF(found.box.x2, found.box.y2));
        box.label =
            QStringLiteral("%1 %2").arg(QString::fromStdString(found.className)).arg(found.score, 0, 'f', 2);
    }
    result_->setText(tr("%1: %2 in %3 ms")
                         .arg(QFileInfo(file_).fileName(),
                              detectionsText(static_cast<std::int64_t>(boxes.size())),
                              QLocale().toString(milliseconds_, 'f', 0)));
    view_->setBoxes(std::move(boxes));
}

} // namespace blindspot::ui
