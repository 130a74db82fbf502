// The rows of EvaluateSubject.
#include "ui/controls/check_list.h"
#include "ui/controls/form_field.h"
#include "ui/controls/number_choice.h"
#include "ui/controls/patch_list.h"
#include "ui/evaluate/evaluate_subject.h"

#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace blindspot::ui {

void EvaluateSubject::buildPatches(QVBoxLayout& column)
{
    const auto [control, view, add] = makePatchList(*patches_);
    view->setObjectName("patches");
    view->setToolTip(tr("The patches of the runs of this workspace, newest first, and files;\n"
                        "the space bar checks the current one"));
    add->setText(tr("Patch file…"));
    add->setObjectName("addPatch");
    add->setToolTip(
        tr("A picture of a patch (PNG, JPEG, BMP) or a patch.safetensors of any program:\nsquare, without "
           "transparency"));
    connect(add, &QPushButton::clicked, this, &EvaluateSubject::addFile);
    patchField_ = new FormField(tr("&Patches"), control, view);
    column.addWidget(patchField_);
    connect(patchField_, &FormField::linkActivated, this, &EvaluateSubject::followLink);
}

void EvaluateSubject::buildDetectors(QVBoxLayout& column)
{
    detectors_ = new CheckList;
    detectors_->setObjectName("detectors");
    detectors_->setToolTip(tr("Any number: with several the report has a table of transfer"));
    connect(detectors_, &CheckList::edited, this, [this] {
        detectorsTouched_ = true;
        wantedDetectors_.clear();
        fillClasses();
    });
    detectorField_ = new FormField(tr("&Detectors"), detectors_);
    column.addWidget(detectorField_);
    connect(detectorField_, &FormField::linkActivated, this, &EvaluateSubject::followLink);
}

void EvaluateSubject::buildImages(QVBoxLayout& column)
{
    sourceBox_ = new ChoiceBox;
    sourceBox_->setObjectName("source");
    sourceBox_->setToolTip(
        tr("The images that the patch is tried on: a selection,\nor those of a dataset that show the "
           "class"));
    connect(sourceBox_, &QComboBox::activated, this, [this] {
        imagesTouched_ = true;
        wantedSource_ = sourceBox_->currentData().toString();
        fillClasses();
    });
    sourceField_ = new FormField(tr("&Images"), sourceBox_);
    column.addWidget(sourceField_);
    connect(sourceField_, &FormField::linkActivated, this, &EvaluateSubject::followLink);
    classBox_ = new ChoiceBox;
    classBox_->setObjectName("class");
    classBox_->setToolTip(
        tr("The class whose objects are counted: of those that the first detector\nknows and the "
           "images show, with images and objects"));
    connect(classBox_, &QComboBox::activated, this, [this] {
        imagesTouched_ = true;
        wantedClass_ = classBox_->currentData().toString();
        edited();
    });
    classField_ = new FormField(tr("&Class"), classBox_);
    column.addWidget(classField_);
    number_ = new NumberChoice(0, {{20, tr("20"), tr("The first 20 images: a quick look")},
                                   {100, tr("100"), tr("The first 100 images")},
                                   {0, tr("all"), tr("All images")}});
    number_->box()->setObjectName("images");
    number_->box()->setMinimum(0);
    number_->box()->setSpecialValueText(tr("all"));
    number_->box()->setToolTip(
        tr("How many of the images are used: the first ones in their order.\nDefault: all. More "
           "images make the intervals narrower."));
    number_->show(0);
    connect(number_, &NumberChoice::edited, this, &EvaluateSubject::edited);
    numberField_ = new FormField(tr("&Number"), number_, number_->box());
    column.addWidget(numberField_);
}

void EvaluateSubject::addFile()
{
    const QString file = session_.dialogs().openFile(
        this, tr("Choose a patch"),
        tr("Patches (*.png *.jpg *.jpeg *.bmp *.tif *.tiff *.webp *.safetensors);;All files (*)"));
    if (!file.isEmpty()) patches_->addFile(file);
}

void EvaluateSubject::followLink(const QString& link)
{
    if (const auto page = pageOfLink(link)) Q_EMIT pageRequested(*page);
}

} // namespace blindspot::ui
