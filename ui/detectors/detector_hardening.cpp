#include "ui/detectors/detector_hardening.h"

#include "ui/controls/folded_section.h"
#include "ui/controls/form_field.h"
#include "ui/controls/patch_list.h"
#include "ui/session/patch_choices.h"
#include "ui/support/format.h"
#include "ui/support/manual_topic.h"

#include <QListView>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <filesystem>

namespace blindspot::ui {

namespace {

using detector_training::TrainOptions;

} // namespace

DetectorHardening::DetectorHardening(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), patches_(new PatchChoices(session, this)),
      options_(new OptionForm<TrainOptions>(this)),
      section_(new FoldedSection(tr("Hardening against patches"))), class_(new ChoiceBox)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    section_->setObjectName("hardening");
    setManualTopic(*section_, QStringLiteral("defences#hardening"));
    column->addWidget(section_);
    buildPatches(*section_->rows());
    buildRest(*section_->rows());
    connect(patches_, &PatchChoices::checkedChanged, this, &DetectorHardening::edited);
    connect(options_, &OptionRows::edited, this, &DetectorHardening::edited);
    show({});
}

void DetectorHardening::buildPatches(QVBoxLayout& rows)
{
    const auto [control, list, add] = makePatchList(*patches_);
    list->setObjectName("hardeningPatches");
    list->setToolTip(tr("Patches that objects wear while the detector learns: those of the runs of this\n"
                        "workspace, newest first, and files; the space bar checks the current one"));
    add->setText(tr("Patch file…"));
    add->setObjectName("addHardeningPatch");
    add->setToolTip(tr("A picture of a patch (PNG, JPEG, BMP) or a patch.safetensors: square"));
    connect(add, &QPushButton::clicked, this, &DetectorHardening::addFile);
    patchField_ = new FormField(tr("&Patches"), control, list);
    rows.addWidget(patchField_);
}

void DetectorHardening::buildRest(QVBoxLayout& rows)
{
    fresh_ = new NumberChoice(0, {{0, tr("none"), tr("Only the patches above are worn")},
                                  {1, "1", tr("Before every epoch: the most thorough, and the slowest")},
                                  {5, "5", tr("Before every fifth epoch")}});
    fresh_->box()->setObjectName("freshEvery");
    fresh_->box()->setMinimum(0);
    fresh_->box()->setSpecialValueText(tr("none"));
    fresh_->box()->setToolTip(tr("Before every so many epochs a patch is trained against the detector as it "
                                 "then is,\nso that it does not learn to see past known patches "
                                 "alone.\nDefault: none."));
    connect(fresh_, &NumberChoice::edited, this, &DetectorHardening::edited);
    freshField_ = new FormField(tr("Fresh ones"), fresh_, fresh_->box());
    rows.addWidget(freshField_);

    class_->setObjectName("patchClass");
    class_->setToolTip(tr("Whose objects wear the patches; fresh ones attack this class"));
    connect(class_, &QComboBox::activated, this, [this] {
        wantedClass_ = class_->currentData().toString();
        edited();
    });
    classField_ = new FormField(tr("Worn b&y"), class_);
    rows.addWidget(classField_);
    const FieldPlace place{&rows, section_};
    options_->number(place, {"--patch-probability", tr("Probability"),
                             tr("Of an image to be shown with patches."), 3, 0.1});
    options_->number(place, {"--placement", tr("Size on it"),
                             tr("Side of the patch relative to the root of the object's area."), 3, 0.05});
}

void DetectorHardening::addFile()
{
    const QString file = session_.dialogs().openFile(
        this, tr("Choose a patch"),
        tr("Patches (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.safetensors);;All files (*)"));
    if (!file.isEmpty()) patches_->addFile(file);
}

void DetectorHardening::show(const workspace::DetectorTrainRequest& request)
{
    keptFresh_ = request.fresh;
    options_->setOptions(request.options);
    fresh_->show(static_cast<double>(request.fresh.everyEpochs));
    wantedClass_ = QString::fromStdString(request.patchClass.value_or(""));
    QStringList runs;
    QStringList files;
    for (const std::filesystem::path& file : request.patches) {
        // The patch of a run of this workspace stands in the run's folder.
        const bool ofRun = file.parent_path().parent_path() == session_.workspace().runsFolder();
        (ofRun ? runs : files) +=
            QString::fromStdString((ofRun ? file.parent_path().filename() : file).string());
    }
    patches_->checkOnly(runs);
    for (const QString& file : files)
        patches_->addFile(file);
    setClasses(patchedClasses());
    edited();
}

void DetectorHardening::setRuns(const QStringList& ids, const QString& className)
{
    patches_->refresh(); // the run may have ended a moment ago
    patches_->checkOnly(ids);
    wantedClass_ = className;
    setClasses(patchedClasses());
}

void DetectorHardening::setFreshEvery(std::int64_t epochs)
{
    fresh_->show(static_cast<double>(epochs));
    edited();
}

void DetectorHardening::setOpen(bool open)
{
    section_->setOpen(open);
}

std::vector<std::string> DetectorHardening::patchedClasses() const
{
    std::vector<std::string> names;
    for (const QString& name : classes_)
        names.push_back(name.toStdString());
    return names;
}

void DetectorHardening::setClasses(const std::vector<std::string>& names)
{
    classes_.clear();
    const QSignalBlocker blocker(class_);
    class_->clear();
    class_->addItem(tr("objects of every class"), QString());
    for (const std::string& name : names) {
        classes_ += QString::fromStdString(name);
        class_->addItem(classes_.back(), classes_.back());
    }
    class_->setCurrentIndex(class_->findData(wantedClass_));
}

bool DetectorHardening::hardens() const
{
    return patches_->checkedCount() > 0 || fresh_->box()->value() > 0;
}

void DetectorHardening::fill(workspace::DetectorTrainRequest& request) const
{
    request.options.hardening = options_->options().hardening;
    request.patches.clear();
    for (const std::string& id : patches_->checkedRuns())
        request.patches.push_back(session_.workspace().runFolder(id) / "patch.safetensors");
    for (const QString& file : patches_->checkedFiles())
        request.patches.emplace_back(file.toStdU16String());
    request.fresh = keptFresh_;
    request.fresh.everyEpochs = static_cast<std::int64_t>(fresh_->box()->value());
    request.patchClass =
        hardens() && !wantedClass_.isEmpty() ? std::optional(wantedClass_.toStdString()) : std::nullopt;
}

FormField* DetectorHardening::check(bool wanted)
{
    QString patches, className;
    if (hardens()) {
        patches = patches_->problems().join(QLatin1Char('\n'));
        if (class_->currentIndex() < 0)
            className = tr("the detector has no class \"%1\": choose another").arg(wantedClass_);
        else if (fresh_->box()->value() > 0 && wantedClass_.isEmpty())
            className = tr("fresh patches are trained against one class: choose it");
    } else if (wanted) {
        patches = tr("check at least one patch, or have fresh ones trained");
    }
    patchField_->setMistake(patches);
    classField_->setMistake(className);
    options_->show(options_->options().mistakes());
    FormField* option = options_->firstMistake();
    FormField* first = !patches.isEmpty() ? patchField_ : !className.isEmpty() ? classField_ : option;
    section_->setMistaken(first != nullptr);
    return first;
}

void DetectorHardening::edited()
{
    const int count = patches_->checkedCount();
    const auto every = static_cast<int>(fresh_->box()->value());
    const QString fresh =
        every == 1 ? tr("fresh patches every epoch") : tr("fresh patches every %1 epochs").arg(every);
    section_->setSummary(!hardens()   ? tr("none")
                         : every == 0 ? patchesText(count)
                         : count == 0 ? fresh
                                      : tr("%1, %2").arg(patchesText(count), fresh));
    Q_EMIT changed();
}

} // namespace blindspot::ui
