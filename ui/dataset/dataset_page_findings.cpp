// What detectors find in the shown images: the Dataset page starts the look at them, follows it, and reads the counts.
#include "core/dataset/filter_counts.h"
#include "core/dataset/finding_store.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/scans/dataset_scan.h"
#include "ui/dataset/dataset_page.h"
#include "ui/dataset/dataset_viewer.h"
#include "ui/dataset/filter_panel.h"
#include "ui/dataset/finding_filter.h"
#include "ui/dataset/image_grid_model.h"
#include "ui/session/scan_controller.h"
#include "ui/support/format.h"

namespace blindspot::ui {

namespace {

constexpr int kCountMilliseconds = 2000; // the engine keeps what it found as often

} // namespace

void DatasetPage::wireScan()
{
    FindingFilter& findings = filter_->findings();
    ScanController& scan = session().scan();
    connect(&findings, &FindingFilter::detectorChosen, this, &DatasetPage::readScan);
    connect(&findings, &FindingFilter::scanRequested, this, &DatasetPage::startScan);
    connect(&findings, &FindingFilter::stopRequested, &scan, &Job::stop);
    connect(&findings, &FindingFilter::changed, this, [this] {
        // What is filtered by is what the viewer shows.
        if (filter_->findings().finding()) viewer_->compareWith(filter_->findings().detector());
    });
    connect(&scan, &ScanController::progressed, this, &DatasetPage::followScan);
    connect(&scan, &Job::stateChanged, this, [this](JobState state) {
        followScan();
        if (state == JobState::Idle) readScan();
    });
    connect(&scan, &ScanController::finished, this, [this](qlonglong unreadable) {
        const QString detector = session().scan().detector(), dataset = session().scan().dataset();
        if (unreadable > 0)
            session().tell(MessageKind::Warning, tr("%1 has looked at the images of %2; %3 could not be read.")
                                                     .arg(detector, dataset, imagesText(unreadable)));
        else
            session().tell(MessageKind::Success, tr("%1 has looked at the images of %2.").arg(detector, dataset));
    });
    countingTimer_.setSingleShot(true);
    countingTimer_.setInterval(kCountMilliseconds);
    connect(&countingTimer_, &QTimer::timeout, this, [this] {
        if (filter_->findings().scan())
            countImages();
        else
            readScan();
    });
    connect(images_, &ImageGridModel::loaded, this, &DatasetPage::countImages);
}

void DatasetPage::startScan()
{
    workspace::ScanRequest request;
    request.detector = filter_->findings().detector().toStdString();
    request.images = filter_->query();
    request.images.finding.reset();
    session().scan().start(request);
}

void DatasetPage::followScan()
{
    const ScanController& scan = session().scan();
    FindingFilter::Scan shown;
    shown.busy = scan.busy();
    shown.here = shown.busy && scan.detector() == filter_->findings().detector() && scan.dataset() == filter_->dataset();
    shown.stopping = scan.state() == JobState::Stopping;
    shown.done = scan.done();
    shown.total = scan.total();
    filter_->findings().showScan(shown);
    if (shown.here && !countingTimer_.isActive()) countingTimer_.start();
}

/// Which scan belongs to the dataset and the detector, without what was found in images that are others now.
void DatasetPage::readScan()
{
    readingScan_.cancel();
    followScan();
    const QString dataset = filter_->dataset(), detector = filter_->findings().detector();
    if (dataset.isEmpty() || detector.isEmpty()) return filter_->setScan(std::nullopt);
    readingScan_ = reader_->run(
        this,
        [dataset = dataset.toStdString(), detector = detector.toStdString()](storage::Database& database, StopControl&) {
            const auto record = workspace::DetectorStore(database).find(detector);
            dataset::FindingStore store(database);
            const auto scan = record ? store.find(workspace::scanKey(dataset, *record)) : std::nullopt;
            if (scan) store.dropChanged(*scan);
            return scan;
        },
        [this](std::optional<std::int64_t> scan) {
            filter_->setScan(scan);
            if (FilterPanel::usesFindings(filter_->query()) && !session().scan().busy())
                images_->setQuery(filter_->query());
            else
                applyQuery();
            countImages();
        });
}

/// What the page shows is what the panel says.
void DatasetPage::applyQuery()
{
    if (filter_->query() != images_->query()) images_->setQuery(filter_->query());
}

void DatasetPage::countImages()
{
    counting_.cancel();
    if (filter_->dataset().isEmpty()) return;
    dataset::ImageQuery counted = filter_->query();
    counted.scan = filter_->findings().scan();
    counting_ = reader_->run(
        this, [query = counted](storage::Database& database, StopControl&) { return dataset::countFilter(database, query); },
        [this](const dataset::FilterCounts& counts) { filter_->setCounts(counts); }, [](const QString&) {
            // The list of images has told it.
        });
}

} // namespace blindspot::ui
