#include "ui/train/train_subject.h"

#include "core/detector/network_spec.h"
#include "ui/controls/check_list.h"
#include "ui/controls/form_field.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

QString requestedSource(const workspace::TrainRequest& request)
{
    if (request.selection) return sourceKey(*request.selection, true);
    if (request.dataset) return sourceKey(*request.dataset, false);
    return {};
}

void setSource(workspace::TrainRequest& request, const std::string& name, bool isSelection)
{
    request.selection.reset();
    request.dataset.reset();
    (isSelection ? request.selection : request.dataset) = name;
}

QString aboutRecipe(const std::string& recipe)
{
    if (recipe == "hide")
        return TrainSubject::tr("Lowers every score near an object of the class, so that nothing is noticed there. Recommended.");
    if (recipe == "break")
        return TrainSubject::tr("Breaks and invents boxes: the AP50 falls further, but more objects are still noticed.");
    if (recipe == "vanish")
        return TrainSubject::tr("Lowers the scores of every class on the objects of every class, so that nothing at all is noticed on "
                                "them.");
    if (recipe == "create")
        return TrainSubject::tr("Makes the detector see objects of the target class at the patch, where there are none.");
    if (recipe == "misclassify")
        return TrainSubject::tr("Makes the detector take objects of the class for objects of the target class.");
    if (recipe == "print")
        return TrainSubject::tr("Hides objects through what a printed patch meets outdoors: light, bending, a camera, JPEG.");
    return TrainSubject::tr("As the library ART does it, to compare with: raises the detector's own training loss.");
}

/// In the window's words already.
OptionMistake mistake(const char* option, const QString& what, const QString& remedy)
{
    return {option, Message::verbatim(what.toStdString()), Message::verbatim(remedy.toStdString())};
}

} // namespace

TrainSubject::TrainSubject(TrainFields& fields, WorkspaceCatalogue& catalogue, QWidget* parent)
    : QWidget(parent), draft_(fields.draft()), fields_(fields), catalogue_(catalogue)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(kGrid);
    addRecipe({rows});
    addNames({rows});
    addImages({rows});
    connect(&catalogue_, &WorkspaceCatalogue::listsChanged, this, &TrainSubject::fillLists);
    connect(&catalogue_, &WorkspaceCatalogue::classesChanged, this, &TrainSubject::fillClasses);
    fields_.onRefresh([this] { showFacts(); });
    if (catalogue_.loaded()) fillLists();
}

void TrainSubject::addRecipe(const FieldPlace& place)
{
    auto* box = new ChoiceBox;
    box->setObjectName("recipe");
    box->addItem(tr("Hide objects"), "hide");
    box->addItem(tr("Break boxes"), "break");
    box->addItem(tr("Let everything vanish"), "vanish");
    box->addItem(tr("Create objects"), "create");
    box->addItem(tr("Misclassify objects"), "misclassify");
    box->addItem(tr("Hide objects, printed"), "print");
    box->addItem(tr("RobustDPatch"), "robust-dpatch");
    box->setToolTip(tr("A named set of all options. Choosing one sets them to its defaults;\n"
                       "what is trained on, iterations and patch size stay."));
    connect(box, &QComboBox::activated, this,
            [this, box] { draft_.setRecipe(box->currentData().toString().toStdString()); });
    recipeField_ = fields_.addRow(place, "--recipe", new FormField(tr("&Recipe"), box));
    fields_.onRefresh([this, box] {
        box->show(QString::fromStdString(draft_.options().recipe));
        recipeField_->setNote(aboutRecipe(draft_.options().recipe));
    });
}

void TrainSubject::addNames(const FieldPlace& place)
{
    detectorBox_ = new ChoiceBox;
    detectorBox_->setObjectName("detector");
    detectorBox_->setToolTip(tr("The detector that the patch is trained against"));
    connect(detectorBox_, &QComboBox::activated, this,
            [this] { chooseDetector(detectorBox_->currentData().toString().toStdString()); });
    detectorField_ = fields_.addRow(place, "detector", new FormField(tr("&Detector"), detectorBox_));

    addOthers(place);

    sourceBox_ = new ChoiceBox;
    sourceBox_->setObjectName("source");
    sourceBox_->setToolTip(tr(
        "The images that the patch is trained on: a selection,\nor those of a dataset that show the class"));
    connect(sourceBox_, &QComboBox::activated, this, [this] {
        const QString key = sourceBox_->currentData().toString();
        forgivingClass_ = true;
        draft_.edit([&key](workspace::TrainRequest& request) {
            SourceName source = sourceOfKey(key);
            request.selection = std::move(source.selection);
            request.dataset = std::move(source.dataset);
        });
        fillClasses();
    });
    sourceField_ = fields_.addRow(place, "source", new FormField(tr("Selectio&n"), sourceBox_));
    for (const FormField* field : {detectorField_, sourceField_})
        connect(field, &FormField::linkActivated, this, &TrainSubject::followLink);

    classBox_ = new ChoiceBox;
    classBox_->setObjectName("class");
    classBox_->setToolTip(tr("The class whose objects are attacked: of those that the detector\n"
                             "knows and the images show, with images and objects"));
    connect(classBox_, &QComboBox::activated, this, [this] {
        draft_.edit([this](workspace::TrainRequest& request) {
            request.className = classBox_->currentData().toString().toStdString();
        });
    });
    classField_ = fields_.addRow(place, "class", new FormField(tr("&Class"), classBox_));
    addTarget(place);
}

void TrainSubject::addTarget(const FieldPlace& place)
{
    targetBox_ = new ChoiceBox;
    targetBox_->setObjectName("target");
    targetBox_->setToolTip(tr("The class that is to be seen: of the objects that are to appear, or that the\n"
                              "objects are to be taken for. Any that the detector knows."));
    connect(targetBox_, &QComboBox::activated, this, [this] {
        draft_.edit([this](workspace::TrainRequest& request) {
            request.options.target = {targetBox_->currentData().toString().toStdString(), -1};
        });
    });
    targetField_ = fields_.addRow(place, "--target", new FormField(tr("Tar&get class"), targetBox_));
}

void TrainSubject::fillTargets()
{
    const QSignalBlocker blocker(targetBox_);
    targetBox_->clear();
    if (const workspace::DetectorRecord* record = detector())
        for (const std::string& name : record->classNames)
            targetBox_->addItem(QString::fromStdString(name), QString::fromStdString(name));
}

void TrainSubject::followObjective()
{
    const patch::ObjectiveKind kind = draft_.options().objective;
    classField_->setVisible(kind != patch::ObjectiveKind::Vanish);
    targetField_->setVisible(patch::hasTarget(kind));
    targetBox_->show(QString::fromStdString(draft_.options().target.className));
    if (kind == objective_) return;
    objective_ = kind;
    fillClasses();
}

void TrainSubject::addOthers(const FieldPlace& place)
{
    others_ = new CheckList;
    others_->setObjectName("otherDetectors");
    others_->setToolTip(tr("Further detectors that the same patch is trained against: every image goes through each of them,\n"
                           "which costs as many passes more. How much each counts is set under \"Several detectors\"."));
    connect(others_, &CheckList::edited, this, [this] {
        draft_.edit([this](workspace::TrainRequest& request) {
            request.otherDetectors.clear();
            for (const QString& name : others_->checked())
                request.otherDetectors.push_back(name.toStdString());
        });
    });
    othersField_ = fields_.addRow(place, "other detectors", new FormField(tr("A&lso against"), others_));
}

/// All detectors but the first, which the box above names.
void TrainSubject::fillOthers()
{
    std::vector<CheckList::Entry> entries;
    for (const workspace::DetectorRecord& record : catalogue_.detectors())
        if (record.name != draft_.request().detector)
            entries.push_back({QString::fromStdString(record.name), QString::fromStdString(record.name), detectorText(record)});
    QStringList shown, checked;
    for (int row = 0; row < others_->count(); ++row)
        shown += others_->item(row)->data(Qt::UserRole).toString();
    QStringList wanted;
    for (const CheckList::Entry& entry : entries)
        wanted += entry.key;
    if (shown != wanted) others_->setEntries(entries);
    for (const std::string& name : draft_.request().otherDetectors)
        checked += QString::fromStdString(name);
    others_->setChecked(checked);
    othersField_->setVisible(!entries.empty() || !checked.isEmpty());
}

void TrainSubject::addImages(const FieldPlace& place)
{
    auto* choice = new NumberChoice(0, {{10, tr("10"), tr("The first 10 images: a quick look")},
                                        {100, tr("100"), tr("The first 100 images")},
                                        {0, tr("all"), tr("All images of the selection")}});
    choice->box()->setObjectName("--images");
    choice->box()->setMinimum(0);
    choice->box()->setSpecialValueText(tr("all"));
    choice->box()->setToolTip(
        tr("How many of the images are used: the first ones in their order.\nDefault: all."));
    connect(choice, &NumberChoice::edited, this, [this](double value) {
        draft_.edit([value](workspace::TrainRequest& request) {
            request.images = value == 0 ? std::nullopt : std::optional(static_cast<std::int64_t>(value));
        });
    });
    choice->setMeaning([this](double) {
        const ImageSource* from = source();
        return from == nullptr ? QString() : tr("of %1").arg(countText(from->images));
    });
    imagesField_ = fields_.addRow(place, "--images", new FormField(tr("I&mages"), choice, choice->box()));
    fields_.onRefresh(
        [this, choice] { choice->show(static_cast<double>(draft_.request().images.value_or(0))); });
}

const ImageSource* TrainSubject::source() const
{
    const workspace::TrainRequest& request = draft_.request();
    if (request.selection) return catalogue_.source(*request.selection, true);
    return request.dataset ? catalogue_.source(*request.dataset, false) : nullptr;
}

const workspace::DetectorRecord* TrainSubject::detector() const
{
    return catalogue_.detector(draft_.request().detector);
}

std::vector<workspace::DetectorRecord> TrainSubject::detectors() const
{
    std::vector<workspace::DetectorRecord> found;
    for (const std::string& name : draft_.request().detectors()) {
        const workspace::DetectorRecord* record = catalogue_.detector(name);
        if (record == nullptr) return {};
        found.push_back(*record);
    }
    return found;
}

std::vector<ClassCount> TrainSubject::classes() const
{
    const workspace::DetectorRecord* record = detector();
    return record == nullptr || source() == nullptr ? std::vector<ClassCount>()
                                                    : catalogue_.commonClasses(*record);
}

void TrainSubject::keepNames()
{
    forgiving_ = forgivingClass_ = false;
}

void TrainSubject::chooseSelection(const std::string& name)
{
    forgiving_ = false; // the lists may not know it yet
    forgivingClass_ = true;
    draft_.edit([&name](workspace::TrainRequest& request) { setSource(request, name, true); });
    fillClasses();
}

void TrainSubject::chooseDetector(const std::string& name)
{
    forgiving_ = false;
    forgivingClass_ = true;
    draft_.edit([&name](workspace::TrainRequest& request) {
        request.detector = name;
        std::erase(request.otherDetectors, name);
    });
    fillClasses();
}

void TrainSubject::fillLists()
{
    const QSignalBlocker detectors(detectorBox_), sources(sourceBox_);
    detectorBox_->clear();
    for (const workspace::DetectorRecord& record : catalogue_.detectors())
        detectorBox_->addItem(QString::fromStdString(record.name), QString::fromStdString(record.name));
    sourceBox_->clear();
    bool separated = false;
    for (const ImageSource& source : catalogue_.sources()) {
        if (!source.isSelection && !separated && sourceBox_->count() > 0)
            sourceBox_->insertSeparator(sourceBox_->count());
        separated = separated || !source.isSelection;
        sourceBox_->addItem(sourceText(source), sourceKey(source.name, source.isSelection));
    }
    chooseWhatIsMissing();
    fillClasses();
}

void TrainSubject::chooseWhatIsMissing()
{
    const workspace::TrainRequest& now = draft_.request();
    workspace::TrainRequest request = now;
    const bool noDetector = now.detector.empty() || (forgiving_ && detector() == nullptr);
    if (noDetector && !catalogue_.detectors().empty()) request.detector = catalogue_.detectors().front().name;
    if (forgiving_)
        std::erase_if(request.otherDetectors, [this](const std::string& name) { return catalogue_.detector(name) == nullptr; });
    const bool noSource = requestedSource(now).isEmpty() || (forgiving_ && source() == nullptr);
    if (noSource && !catalogue_.sources().empty())
        setSource(request, catalogue_.sources().front().name, catalogue_.sources().front().isSelection);
    if (request.detectors() != now.detectors() || requestedSource(request) != requestedSource(now))
        draft_.setRequest(request);
    else
        showFacts();
}

void TrainSubject::fillClasses()
{
    const std::vector<ClassCount> known = classes();
    {
        const QSignalBlocker blocker(classBox_);
        classBox_->clear();
        if (!patch::needsClass(objective_)) classBox_->addItem(classNameText({}), QString());
        for (const ClassCount& counted : known)
            classBox_->addItem(classText(counted), QString::fromStdString(counted.name));
    }
    fillTargets();
    const std::string now = draft_.request().className;
    if (!patch::needsClass(objective_) && (now.empty() || objective_ == patch::ObjectiveKind::Vanish)) {
        draft_.edit([](workspace::TrainRequest& request) { request.className.clear(); });
        return;
    }
    const auto knows = [&known](const std::string& name) {
        return std::any_of(known.begin(), known.end(),
                           [&](const ClassCount& counted) { return counted.name == name; });
    };
    const ImageSource* from = source();
    if (!known.empty() && (now.empty() || (forgivingClass_ && !knows(now)))) {
        const bool made = from != nullptr && from->className && knows(*from->className);
        draft_.edit([&](workspace::TrainRequest& request) {
            request.className = made ? *from->className : known.front().name;
        });
    } else {
        // Everything is shown anew, with what the lists now say.
        draft_.edit([](workspace::TrainRequest&) {});
    }
}

void TrainSubject::showFacts()
{
    const workspace::TrainRequest& request = draft_.request();
    detectorBox_->show(QString::fromStdString(request.detector));
    fillOthers();
    sourceBox_->show(requestedSource(request));
    followObjective();
    classBox_->show(QString::fromStdString(request.className));
    const workspace::DetectorRecord* record = detector();
    detectorField_->setNote(record == nullptr ? QString() : detectorText(*record));
    if (record != nullptr) draft_.setInput(record->input());
    if (const ImageSource* from = source()) catalogue_.lookInto(*from);
}

std::int64_t TrainSubject::imageCount() const
{
    if (draft_.request().className.empty() && !patch::needsClass(draft_.options().objective)) {
        const ImageSource* from = source();
        return from == nullptr ? 0 : std::min(draft_.request().images.value_or(from->images), from->images);
    }
    for (const ClassCount& counted : classes())
        if (counted.name == draft_.request().className)
            return std::min(draft_.request().images.value_or(counted.images), counted.images);
    return 0;
}

/// That one is missing is said by the options.
void TrainSubject::checkTarget(std::vector<OptionMistake>& found) const
{
    const std::string& target = draft_.options().target.className;
    if (!patch::hasTarget(draft_.options().objective) || target.empty() || detector() == nullptr) return;
    const std::vector<std::string>& names = detector()->classNames;
    if (std::find(names.begin(), names.end(), target) == names.end())
        found.push_back(mistake("--target", tr("the detector has no class \"%1\"").arg(QString::fromStdString(target)),
                                tr("choose a class of the list")));
    else if (target == draft_.request().className)
        found.push_back(mistake("--target", tr("this is the attacked class itself"), tr("choose another class of the list")));
}

std::vector<OptionMistake> TrainSubject::mistakes() const
{
    std::vector<OptionMistake> found;
    if (!catalogue_.loaded()) return found;
    const workspace::TrainRequest& request = draft_.request();
    if (catalogue_.detectors().empty())
        found.push_back(mistake("detector", tr("there is no detector yet"),
                                tr("add one on the <a href=\"detectors\">Detectors page</a>")));
    else if (detector() == nullptr)
        found.push_back(
            mistake("detector",
                    tr("this workspace has no detector \"%1\"").arg(QString::fromStdString(request.detector)),
                    tr("choose another, or <a href=\"detectors\">add it</a>")));
    if (catalogue_.sources().empty())
        found.push_back(mistake("source", tr("there are no images yet"),
                                tr("import a dataset on the <a href=\"dataset\">Dataset page</a>")));
    else if (source() == nullptr)
        found.push_back(mistake("source",
                                tr("this workspace has no \"%1\"").arg(requestedSource(request).section(':', 1)),
                                tr("choose another, or <a href=\"dataset\">make it</a>")));
    if (request.images && *request.images < 1)
        found.push_back(mistake("--images", tr("the value %1 is out of range").arg(*request.images),
                                tr("use a number from 1")));
    addMistakesOfOthers(found);
    checkTarget(found);
    if (detector() == nullptr || source() == nullptr || !catalogue_.classesLoaded()) return found;
    const std::vector<ClassCount> known = classes();
    if (catalogue_.classes().empty())
        found.push_back(mistake("source", tr("the images have no annotations: no patch can be trained on them"),
                                tr("choose images with annotations")));
    else if (known.empty())
        found.push_back(mistake("class", tr("the images show no class that the detector knows"),
                                tr("choose other images or another detector")));
    else if (imageCount() == 0)
        found.push_back(mistake("class",
                                tr("the images show no \"%1\" that the detector knows")
                                    .arg(QString::fromStdString(request.className)),
                                tr("choose a class of the list")));
    return found;
}

/// As the engine refuses them (core/patch/ensemble.h).
void TrainSubject::addMistakesOfOthers(std::vector<OptionMistake>& found) const
{
    const workspace::DetectorRecord* first = detector();
    const auto paired = [this](const workspace::DetectorRecord* record) {
        return record != nullptr && record->architecture == detector::familyName(detector::Family::RtDetr) &&
               draft_.options().objective == patch::ObjectiveKind::DetectionLoss;
    };
    if (paired(first))
        found.push_back(mistake("detector",
                                tr("the training loss of RT-DETR, which this recipe raises, is not known here"),
                                tr("choose the recipe \"hide\", or another detector")));
    for (const std::string& name : draft_.request().otherDetectors) {
        const QString shown = QString::fromStdString(name);
        const workspace::DetectorRecord* other = catalogue_.detector(name);
        const auto lacks = [this](const workspace::DetectorRecord& record) {
            return std::find(record.classNames.begin(), record.classNames.end(), draft_.request().className) ==
                   record.classNames.end();
        };
        const auto twinBefore = [this](const workspace::DetectorRecord& record) -> const workspace::DetectorRecord* {
            for (const std::string& earlier : draft_.request().detectors()) {
                if (earlier == record.name) return nullptr;
                const workspace::DetectorRecord* known = catalogue_.detector(earlier);
                if (known != nullptr && known->sha256 == record.sha256 &&
                    detector::choicesText(known->choices) == detector::choicesText(record.choices))
                    return known;
            }
            return nullptr;
        };
        if (other == nullptr)
            found.push_back(mistake("other detectors", tr("this workspace has no detector \"%1\"").arg(shown),
                                    tr("choose others, or <a href=\"detectors\">add it</a>")));
        else if (first != nullptr && other->inputSize != first->inputSize)
            found.push_back(mistake("other detectors",
                                    tr("the input of \"%1\" has %2 pixels a side, that of \"%3\" has %4")
                                        .arg(shown).arg(other->inputSize)
                                        .arg(QString::fromStdString(first->name)).arg(first->inputSize),
                                    tr("choose detectors of one input size")));
        else if (paired(other))
            found.push_back(mistake("other detectors", tr("the training loss of \"%1\", which this recipe raises, is not known here").arg(shown),
                                    tr("choose the recipe \"hide\", or another detector")));
        else if (first != nullptr && other->input() != first->input())
            found.push_back(mistake("other detectors",
                                    tr("one of \"%1\" and \"%2\" stretches pictures to its input, the other puts a grey border "
                                       "around them")
                                        .arg(shown, QString::fromStdString(first->name)),
                                    tr("choose detectors that take pictures the same way")));
        else if (const workspace::DetectorRecord* twin = twinBefore(*other))
            found.push_back(mistake("other detectors",
                                    tr("\"%1\" has the weights of \"%2\"").arg(shown, QString::fromStdString(twin->name)),
                                    tr("choose each detector once")));
        else if (lacks(*other))
            found.push_back(mistake("other detectors",
                                    tr("\"%1\" does not know the class \"%2\"")
                                        .arg(shown, QString::fromStdString(draft_.request().className)),
                                    tr("choose a class that all of them know, or leave it out")));
    }
}

void TrainSubject::followLink(const QString& link)
{
    if (const auto page = pageOfLink(link)) Q_EMIT pageRequested(*page);
}

} // namespace blindspot::ui
