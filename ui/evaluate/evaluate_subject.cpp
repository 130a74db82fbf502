#include "ui/evaluate/evaluate_subject.h"

#include "core/common/class_names.h"
#include "core/workspace/detectors/detector_store.h"
#include "core/workspace/evaluations/image_origin.h"
#include "core/workspace/runs/run_store.h"
#include "ui/controls/check_list.h"
#include "ui/controls/form_field.h"
#include "ui/controls/number_choice.h"
#include "ui/session/workspace_catalogue.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace blindspot::ui {

namespace {

constexpr int kCountMilliseconds = 200;

bool knows(const workspace::DetectorRecord& detector, const std::string& className)
{
    return ClassNames(detector.classNames).find(className).has_value();
}

ImageGroups groupsOf(storage::Database& database, const workspace::RunStore& store,
                     const workspace::EvaluationRequest& request, StopControl& stop)
{
    const auto records = workspace::chosenImages(database, request.images);
    const auto origins =
        workspace::originsOf(database, store, request.runs, records, stop, request.nearDuplicatesHeldOut);
    ImageGroups groups;
    for (std::size_t i = 0; i < records.size(); ++i) {
        ++groups.images;
        for (const dataset::AnnotationRecord& annotation : records[i].annotations)
            if (!annotation.crowd &&
                (request.images.className.empty() || sameClass(annotation.className, request.images.className)))
                ++groups.objects;
        const metrics::ImageGroup group = origins[i].group;
        // Which images a patch was trained on is not known of a file.
        const bool known = request.patches.empty() || group != metrics::ImageGroup::HeldOut;
        (group == metrics::ImageGroup::Training        ? groups.training
         : group == metrics::ImageGroup::NearDuplicate ? groups.nearDuplicates
         : group == metrics::ImageGroup::HeldOut && known ? groups.heldOut
                                                          : groups.unknown) += 1;
    }
    return groups;
}

} // namespace

EvaluateSubject::EvaluateSubject(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), catalogue_(new WorkspaceCatalogue(session, this)),
      patches_(new PatchChoices(session, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    buildPatches(*column);
    buildDetectors(*column);
    buildImages(*column);
    countLater_.setSingleShot(true);
    countLater_.setInterval(kCountMilliseconds);
    connect(&countLater_, &QTimer::timeout, this, &EvaluateSubject::countImages);
    connect(catalogue_, &WorkspaceCatalogue::listsChanged, this, &EvaluateSubject::fillLists);
    connect(catalogue_, &WorkspaceCatalogue::classesChanged, this, &EvaluateSubject::fillClasses);
    connect(patches_, &PatchChoices::listed, this, [this] {
        // What was trained last is what is asked about most often.
        if (!first_ || patches_->rowCount() == 0) return;
        first_ = false;
        if (patches_->checkedCount() == 0)
            patches_->setData(patches_->index(0), Qt::Checked, Qt::CheckStateRole);
    });
    connect(patches_, &PatchChoices::checkedChanged, this, &EvaluateSubject::adoptRuns);
}

void EvaluateSubject::setRuns(const QStringList& ids)
{
    first_ = detectorsTouched_ = imagesTouched_ = false;
    wantedRuns_ = ids;
    wantedDetectors_.clear();
    patches_->refresh(); // the run may have ended a moment ago
    patches_->checkOnly(ids);
}

void EvaluateSubject::setDetectors(const QStringList& names)
{
    detectorsTouched_ = true;
    wantedDetectors_ = names;
    detectors_->setChecked(names);
    fillClasses();
}

void EvaluateSubject::set(const workspace::EvaluationRequest& request)
{
    wantedRuns_.clear();
    for (const std::string& id : request.runs)
        wantedRuns_ += QString::fromStdString(id);
    wantedDetectors_.clear();
    for (const std::string& name : request.detectors)
        wantedDetectors_ += QString::fromStdString(name);
    const workspace::ImageChoice& images = request.images;
    wantedSource_ = sourceKey(images.selection ? *images.selection : images.dataset.value_or(""),
                          images.selection.has_value());
    wantedClass_ = QString::fromStdString(images.className);
    number_->show(static_cast<double>(images.images.value_or(0)));
    first_ = false;
    detectorsTouched_ = imagesTouched_ = true; // the runs' own are not taken instead
    detectors_->setChecked(wantedDetectors_);
    patches_->refresh(); // the run may have ended a moment ago
    patches_->checkOnly(wantedRuns_);
    for (const std::filesystem::path& file : request.patches)
        patches_->addFile(QString::fromStdString(file.string()));
}

bool EvaluateSubject::granted() const
{
    const auto isRun = [this](const QString& id) { return patches_->run(id.toStdString()) != nullptr; };
    const auto isDetector = [this](const QString& name) {
        return catalogue_->detector(name.toStdString()) != nullptr;
    };
    return listsLoaded() && std::all_of(wantedRuns_.begin(), wantedRuns_.end(), isRun) &&
           std::all_of(wantedDetectors_.begin(), wantedDetectors_.end(), isDetector);
}

void EvaluateSubject::adoptRuns()
{
    const std::vector<std::string> runs = patches_->checkedRuns();
    if (!runs.empty() && !imagesTouched_) {
        const workspace::RunRecord& run = *patches_->run(runs.front());
        if (run.selection || run.dataset)
            wantedSource_ = sourceKey(run.selection ? *run.selection : *run.dataset, run.selection.has_value());
        wantedClass_ = QString::fromStdString(run.className);
    }
    if (!detectorsTouched_) {
        QStringList names;
        for (const std::string& id : runs)
            for (const workspace::DetectorRecord& detector : catalogue_->detectors())
                if (workspace::trainedAgainst(*patches_->run(id), detector.sha256))
                    names += QString::fromStdString(detector.name);
        if (names.isEmpty() && !catalogue_->detectors().empty())
            names += QString::fromStdString(catalogue_->detectors().front().name);
        // The same weights under two names count once.
        detectors_->setChecked(names);
    }
    sourceBox_->show(wantedSource_);
    fillClasses();
}

void EvaluateSubject::fillLists()
{
    std::vector<CheckList::Entry> entries;
    for (const workspace::DetectorRecord& record : catalogue_->detectors()) {
        const QString name = QString::fromStdString(record.name);
        entries.push_back({name, name, detectorText(record)});
        for (const std::string& head : record.network.heads) // the other head of two, side by side with the detector's own
            if (head != record.network.head) {
                const QString other = name + QLatin1Char('@') + QString::fromStdString(head);
                entries.push_back({other, other, tr("The same detector by its other head, %1").arg(QString::fromStdString(head))});
            }
    }
    detectors_->setEntries(entries);
    if (!wantedDetectors_.isEmpty()) detectors_->setChecked(wantedDetectors_);
    {
        const QSignalBlocker blocker(sourceBox_);
        const QString before = sourceBox_->currentData().toString();
        if (wantedSource_.isEmpty()) wantedSource_ = before;
        sourceBox_->clear();
        for (const ImageSource& one : catalogue_->sources())
            sourceBox_->addItem(sourceText(one), sourceKey(one.name, one.isSelection));
    }
    adoptRuns();
}

const ImageSource* EvaluateSubject::source() const
{
    return catalogue_->source(sourceBox_->currentData().toString());
}

std::vector<ClassCount> EvaluateSubject::classes() const
{
    const QStringList checked = detectors_->checked();
    const workspace::DetectorRecord* record =
        checked.isEmpty() ? nullptr : catalogue_->detector(checked.front().toStdString());
    return record == nullptr || source() == nullptr ? std::vector<ClassCount>()
                                                    : catalogue_->commonClasses(*record);
}

void EvaluateSubject::fillClasses()
{
    if (sourceBox_->currentIndex() < 0 && sourceBox_->count() > 0) sourceBox_->setCurrentIndex(0);
    if (const ImageSource* from = source()) catalogue_->lookInto(*from);
    {
        const QSignalBlocker blocker(classBox_);
        classBox_->clear();
        // A run without a class is about every one.
        const std::vector<std::string> runs = patches_->checkedRuns();
        if (std::any_of(runs.begin(), runs.end(), [this](const std::string& id) { return patches_->run(id)->className.empty(); }))
            classBox_->addItem(classNameText({}), QString());
        for (const ClassCount& counted : classes())
            classBox_->addItem(classText(counted), QString::fromStdString(counted.name));
        const ImageSource* from = source();
        int index = classBox_->findData(wantedClass_);
        if (index < 0 && from != nullptr && from->className)
            index = classBox_->findData(QString::fromStdString(*from->className));
        classBox_->setCurrentIndex(classBox_->count() > 0 ? std::max(index, 0) : -1);
    }
    edited();
}

void EvaluateSubject::fill(workspace::EvaluationRequest& request) const
{
    request.runs = patches_->checkedRuns();
    request.patches.clear();
    for (const QString& file : patches_->checkedFiles())
        request.patches.emplace_back(file.toStdU16String());
    request.detectors.clear();
    for (const QString& name : detectors_->checked())
        request.detectors.push_back(name.toStdString());
    request.images = {};
    if (const ImageSource* from = source())
        (from->isSelection ? request.images.selection : request.images.dataset) = from->name;
    request.images.className = classBox_->currentData().toString().toStdString();
    const auto number = static_cast<std::int64_t>(number_->box()->value());
    if (number > 0) request.images.images = number;
}

bool EvaluateSubject::listsLoaded() const
{
    return catalogue_->listsLoaded() && patches_->loaded() && (source() == nullptr || catalogue_->classesLoaded());
}

/// Of detectors that do not know the class.
QString EvaluateSubject::strangersText() const
{
    const std::string className = classBox_->currentData().toString().toStdString();
    QStringList names;
    for (const QString& name : detectors_->checked()) {
        const workspace::DetectorRecord* record = catalogue_->detector(name.toStdString());
        if (record != nullptr && !className.empty() && !knows(*record, className)) names += name;
    }
    return names.isEmpty() ? QString()
                           : tr("%1 does not know the class \"%2\": leave it out or choose another class")
                                 .arg(names.join(QStringLiteral(", ")), QString::fromStdString(className));
}

FormField* EvaluateSubject::check()
{
    if (!listsLoaded()) return nullptr;
    QString patch, detector, images, className;
    if (patches_->rowCount() == 0)
        patch =
            tr("there is no patch yet: train one on the <a href=\"train\">Train page</a> or choose a file");
    else if (patches_->checkedCount() == 0)
        patch = tr("check at least one patch");
    else
        patch = patches_->problems().join(QLatin1Char('\n'));
    if (catalogue_->detectors().empty())
        detector = tr("there is no detector yet: add one on the <a href=\"detectors\">Detectors page</a>");
    else if (detectors_->checked().isEmpty())
        detector = tr("check at least one detector");
    else
        detector = strangersText();
    if (catalogue_->sources().empty())
        images = tr("there are no images yet: import a dataset on the <a href=\"dataset\">Dataset page</a>");
    else if (classBox_->count() == 0 && !detectors_->checked().isEmpty())
        className =
            tr("the images show no class that the detector knows: choose other images or another detector");
    patchField_->setMistake(patch);
    detectorField_->setMistake(detector);
    sourceField_->setMistake(images);
    classField_->setMistake(className);
    for (FormField* field : {patchField_, detectorField_, sourceField_, classField_})
        if (!field->mistake().isEmpty()) return field;
    return nullptr;
}

void EvaluateSubject::edited()
{
    countLater_.start();
    Q_EMIT changed();
}

void EvaluateSubject::countImages()
{
    workspace::EvaluationRequest request;
    fill(request);
    if (classBox_->currentIndex() < 0 || patches_->checkedCount() == 0) { // held out from what?
        groups_.reset();
        countedKey_.clear();
        showGroups();
        return;
    }
    QString key =
        QString::fromStdString(request.images.selection.value_or(request.images.dataset.value_or(""))) +
        QString::number(request.images.images.value_or(0)) +
        QString::fromStdString(request.images.className) + QString::number(request.patches.size());
    for (const std::string& id : request.runs)
        key += QString::fromStdString(id);
    if (key == countedKey_) return;
    countedKey_ = key;
    counting_.cancel();
    groups_.reset();
    // A large dataset takes its time: not in the way of short questions.
    counting_ = session_.jobs().run(
        this,
        [workspace = &session_.workspace(), request](storage::Database& database, StopControl& stop) {
            return groupsOf(database, workspace::RunStore(*workspace, database), request, stop);
        },
        [this](ImageGroups groups) {
            groups_ = groups;
            showGroups();
            Q_EMIT changed();
        },
        [this](const QString&) { showGroups(); }); // the form says what is wrong with the choice
}

void EvaluateSubject::showGroups()
{
    if (!groups_) {
        numberField_->setNote({});
        return;
    }
    const ImageGroups& of = *groups_;
    const QString images = countText(of.images);
    if (of.images == 1 && of.heldOut == 1)
        numberField_->setNote(tr("The image is held out: no patch was trained on it."));
    else if (of.images == 1 && of.training == 1)
        numberField_->setNote(
            tr("⚠ A patch was trained on this image: choose others for an answer that holds beyond it."));
    else if (of.images == of.heldOut)
        numberField_->setNote(tr("All %1 images are held out: no patch was trained on them.").arg(images));
    else if (of.heldOut == 0 && of.nearDuplicates > 0)
        numberField_->setNote(tr("⚠ None is held out: %1 were trained on, %2 show nearly the same as training images.")
                                  .arg(countText(of.training), countText(of.nearDuplicates)));
    else if (of.images == of.training)
        numberField_->setNote(
            tr("⚠ A patch was trained on all %1 images: choose others for an answer that holds "
               "beyond them.")
                .arg(images));
    else if (of.heldOut == 1)
        numberField_->setNote(tr("1 of %1 images is held out: the answer is about this one.").arg(images));
    else if (of.heldOut > 0)
        numberField_->setNote(tr("%1 of %2 images are held out: the answer is about these.")
                                  .arg(countText(of.heldOut), images));
    else
        numberField_->setNote(tr("Whether a patch was trained on them is not known for %1 of %2.")
                                  .arg(countText(of.unknown), imagesText(of.images)));
}

} // namespace blindspot::ui
