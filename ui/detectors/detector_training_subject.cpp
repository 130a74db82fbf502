#include "ui/detectors/detector_training_subject.h"

#include "core/workspace/detectors/detector_store.h"
#include "ui/controls/check_list.h"
#include "ui/controls/form_field.h"
#include "ui/controls/number_box.h"
#include "ui/session/workspace_catalogue.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

QString keyOfDetector(const std::string& name)
{
    return QStringLiteral("detector:") + QString::fromStdString(name);
}

QString nameOf(const QString& key)
{
    return key.section(QLatin1Char(':'), 1);
}

/// Nothing, where the list has no such entry: the form says so.
void choose(ChoiceBox& box, const QString& wanted)
{
    box.setCurrentIndex(box.findData(wanted));
}

} // namespace

DetectorTrainingSubject::DetectorTrainingSubject(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), catalogue_(new WorkspaceCatalogue(session, this)),
      sourceBox_(new ChoiceBox), validationBox_(new ChoiceBox), startBox_(new ChoiceBox),
      familyBox_(new ChoiceBox), scaleBox_(new ChoiceBox), classList_(new CheckList), sizes_(new QWidget),
      wantedValidation_(kTenth), wantedStart_(kFresh)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    buildImages(*column);
    buildNetwork(*column);
    connect(catalogue_, &WorkspaceCatalogue::listsChanged, this, &DetectorTrainingSubject::fillLists);
    connect(catalogue_, &WorkspaceCatalogue::classesChanged, this, &DetectorTrainingSubject::fillClasses);
    followStart();
}

void DetectorTrainingSubject::show(const workspace::DetectorTrainRequest& request)
{
    wantedSource_ = request.selection ? sourceKey(*request.selection, true)
                    : request.dataset ? sourceKey(*request.dataset, false)
                                      : QString();
    wantedValidation_ = request.validation ? sourceKey(*request.validation, true) : kTenth;
    wantedStart_ = request.from ? keyOfDetector(*request.from) : kFresh;
    wantedClasses_.clear();
    for (const std::string& name : request.classes)
        wantedClasses_ += QString::fromStdString(name);
    classesTouched_ = false;
    familyBox_->show(QString::fromStdString(request.architecture.value_or("yolov8")));
    scaleBox_->show(request.custom ? kCustom : QString::fromStdString(request.scale.value_or("n")));
    const detector::CustomScale custom = request.custom.value_or(detector::CustomScale{});
    width_->show(custom.width);
    depth_->show(custom.depth);
    heads_->show(static_cast<double>(custom.boxHidden));
    fillLists();
}

void DetectorTrainingSubject::fill(workspace::DetectorTrainRequest& request) const
{
    request.dataset.reset();
    request.selection.reset();
    if (const ImageSource* from = source())
        (from->isSelection ? request.selection : request.dataset) = from->name;
    request.validation = sourceOfKey(validationBox_->currentData().toString()).selection; // none: a tenth of the images
    request.classes.clear();
    request.from.reset();
    request.architecture.reset();
    request.scale.reset();
    request.custom.reset();
    if (!startsFresh()) {
        request.from = nameOf(wantedStart_).toStdString();
        return; // its classes and its network
    }
    if (static_cast<int>(classes().size()) < classList_->count()) request.classes = classes();
    request.architecture = familyBox_->currentData().toString().toStdString();
    const QString scale = scaleBox_->currentData().toString();
    if (scale != kCustom) {
        request.scale = scale.toStdString();
        return;
    }
    const auto heads = static_cast<std::int64_t>(heads_->value());
    request.custom = detector::CustomScale{
        .width = width_->value(), .depth = depth_->value(), .boxHidden = heads, .classHidden = heads};
}

bool DetectorTrainingSubject::listsLoaded() const
{
    return catalogue_->listsLoaded() && (source() == nullptr || catalogue_->classesLoaded());
}

bool DetectorTrainingSubject::startsFresh() const
{
    return wantedStart_ == kFresh;
}

const workspace::DetectorRecord* DetectorTrainingSubject::start() const
{
    return startsFresh() ? nullptr : catalogue_->detector(nameOf(wantedStart_).toStdString());
}

const ImageSource* DetectorTrainingSubject::source() const
{
    return catalogue_->source(sourceBox_->currentData().toString());
}

std::vector<std::string> DetectorTrainingSubject::classes() const
{
    if (!startsFresh()) return start() == nullptr ? std::vector<std::string>() : start()->classNames;
    std::vector<std::string> names;
    for (const QString& name : classList_->checked())
        names.push_back(name.toStdString());
    return names;
}

QString DetectorTrainingSubject::networkText() const
{
    const QString scale = scaleBox_->currentData().toString();
    return familyBox_->currentData().toString() + (scale == kCustom ? QString() : scale);
}

void DetectorTrainingSubject::fillLists()
{
    const QSignalBlocker sources(sourceBox_), validations(validationBox_), starts(startBox_);
    sourceBox_->clear();
    validationBox_->clear();
    validationBox_->addItem(tr("a tenth of them, held out"), kTenth);
    for (const ImageSource& one : catalogue_->sources()) {
        const QString text = sourceText(one);
        sourceBox_->addItem(text, sourceKey(one.name, one.isSelection));
        if (one.isSelection) validationBox_->addItem(text, sourceKey(one.name, true));
    }
    startBox_->clear();
    startBox_->addItem(tr("fresh weights"), kFresh);
    for (const workspace::DetectorRecord& record : catalogue_->detectors())
        startBox_->addItem(tr("from %1").arg(QString::fromStdString(record.name)),
                           keyOfDetector(record.name));
    // A whole dataset is what a detector is trained on most often.
    if (wantedSource_.isEmpty() && !catalogue_->sources().empty())
        wantedSource_ = sourceKey(catalogue_->sources().back().name, catalogue_->sources().back().isSelection);
    choose(*sourceBox_, wantedSource_);
    choose(*validationBox_, wantedValidation_);
    choose(*startBox_, wantedStart_);
    fillClasses();
}

void DetectorTrainingSubject::fillClasses()
{
    if (const ImageSource* from = source()) catalogue_->lookInto(*from);
    std::vector<CheckList::Entry> entries;
    QStringList all;
    for (const ClassCount& counted : catalogue_->classes()) {
        const QString name = QString::fromStdString(counted.name);
        entries.push_back({name, classText(counted), {}});
        all += name;
    }
    classList_->setEntries(entries);
    if (!classesTouched_) classList_->setChecked(wantedClasses_.isEmpty() ? all : wantedClasses_);
    followStart();
    Q_EMIT changed();
}

void DetectorTrainingSubject::followStart()
{
    const bool fresh = startsFresh();
    classField_->setVisible(fresh);
    networkField_->setVisible(fresh);
    sizeField_->setVisible(fresh && scaleBox_->currentData().toString() == kCustom);
    showNotes();
}

void DetectorTrainingSubject::showNotes()
{
    const workspace::DetectorRecord* record = start();
    QStringList names;
    for (const std::string& name : classes())
        names += QString::fromStdString(name);
    constexpr int kShown = 6;
    const QString some = QStringList(names.mid(0, kShown)).join(QStringLiteral(", "));
    if (record == nullptr) {
        startField_->setNote({});
        return;
    }
    const QString learned =
        names.size() > kShown
            ? tr("It keeps its classes: %1 and %2 more").arg(some).arg(names.size() - kShown)
            : tr("It keeps its classes: %1").arg(some);
    startField_->setNote(detectorText(*record) + QLatin1Char('\n') + learned);
}

FormField* DetectorTrainingSubject::check()
{
    if (!listsLoaded()) return nullptr;
    QString images, validation, classText, startText, size;
    if (catalogue_->sources().empty())
        images = tr("there are no images yet: import a dataset on the <a href=\"dataset\">Dataset page</a>");
    else if (source() == nullptr)
        images = tr("this workspace has no \"%1\": choose other images").arg(nameOf(wantedSource_));
    if (validationBox_->currentIndex() < 0)
        validation = tr("this workspace has no \"%1\": choose another").arg(nameOf(wantedValidation_));
    else if (validationBox_->currentData().toString() == sourceBox_->currentData().toString())
        validation = tr("these are the images that it is trained on: none would be left");
    if (startsFresh() && source() != nullptr && classList_->count() == 0)
        classText = tr("the images have no annotations: choose images with boxes");
    else if (startsFresh() && source() != nullptr && classList_->checked().isEmpty())
        classText = tr("check at least one class");
    if (!startsFresh() && start() == nullptr)
        startText = tr("this workspace has no detector \"%1\": choose another").arg(nameOf(wantedStart_));
    const auto outside = [](const NumberBox* box, double low, double high) {
        return box->value() < low || box->value() > high;
    };
    if (sizeField_->isVisibleTo(this)) {
        if (outside(width_, 0.03, 2))
            size = tr("the width is out of range: use 0.03 to 2");
        else if (outside(depth_, 0.1, 2))
            size = tr("the depth is out of range: use 0.1 to 2");
    }
    sourceField_->setMistake(images);
    validationField_->setMistake(validation);
    classField_->setMistake(classText);
    startField_->setMistake(startText);
    sizeField_->setMistake(size);
    for (FormField* field : {sourceField_, validationField_, classField_, startField_, sizeField_})
        if (!field->mistake().isEmpty()) return field;
    return nullptr;
}

} // namespace blindspot::ui
