// The rows of DetectorTrainingSubject.
#include "core/detector/network_spec.h"
#include "ui/controls/check_list.h"
#include "ui/controls/form_field.h"
#include "ui/controls/number_box.h"
#include "ui/detectors/detector_training_subject.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace blindspot::ui {

void DetectorTrainingSubject::buildImages(QVBoxLayout& column)
{
    sourceBox_->setObjectName("source");
    sourceBox_->setToolTip(
        tr("The images that the detector is trained on: those of a dataset or a selection"));
    connect(sourceBox_, &QComboBox::activated, this, [this] {
        wantedSource_ = sourceBox_->currentData().toString();
        wantedClasses_.clear();
        classesTouched_ = false;
        fillClasses();
        Q_EMIT changed();
    });
    sourceField_ = new FormField(tr("&Images"), sourceBox_);
    connect(sourceField_, &FormField::linkActivated, this, &DetectorTrainingSubject::followLink);
    column.addWidget(sourceField_);

    validationBox_->setObjectName("validation");
    validationBox_->setToolTip(
        tr("After every epoch the detector is measured on images that it is not trained on (AP50).\n"
           "A tenth: the last one by the hash of the file names, the same ones on every machine."));
    connect(validationBox_, &QComboBox::activated, this, [this] {
        wantedValidation_ = validationBox_->currentData().toString();
        Q_EMIT changed();
    });
    validationField_ = new FormField(tr("&Measured on"), validationBox_);
    column.addWidget(validationField_);

    classList_->setObjectName("classes");
    classList_->setToolTip(tr("What the detector is to find; the space bar checks the current one"));
    connect(classList_, &CheckList::edited, this, [this] {
        classesTouched_ = true;
        Q_EMIT changed();
    });
    classField_ = new FormField(tr("C&lasses"), classList_);
    column.addWidget(classField_);
}

NumberBox* DetectorTrainingSubject::addSize(const QString& label, const QString& tip, int decimals, double step,
                                         double value)
{
    auto* box = new NumberBox(decimals);
    box->setSingleStep(step);
    box->setFixedWidth(8 * kGrid);
    box->setToolTip(tip);
    box->setAccessibleName(label);
    box->show(value);
    connect(box, &NumberBox::edited, this, &DetectorTrainingSubject::changed);
    auto* name = new QLabel(label);
    name->setToolTip(tip);
    sizes_->layout()->addWidget(name);
    sizes_->layout()->addWidget(box);
    return box;
}

/// The family's own, with the chosen one where it has it.
void DetectorTrainingSubject::listScales()
{
    const QString before = scaleBox_->currentData().toString();
    scaleBox_->clear();
    const detector::Family family = detector::familyFromName(familyBox_->currentData().toString().toStdString());
    for (const char scale : detector::scalesOf(family))
        scaleBox_->addItem(QString(QLatin1Char(scale)), QString(QLatin1Char(scale)));
    if (family != detector::Family::YoloV9) scaleBox_->addItem(tr("width of its own"), kCustom);
    if (const int again = scaleBox_->findData(before); again >= 0) scaleBox_->setCurrentIndex(again);
}

void DetectorTrainingSubject::buildNetwork(QVBoxLayout& column)
{
    startBox_->setObjectName("start");
    startBox_->setToolTip(tr("Fresh weights know nothing and need many images and epochs;\n"
                             "a detector of the workspace keeps what it knows, as far as its classes stay"));
    connect(startBox_, &QComboBox::activated, this, [this] {
        wantedStart_ = startBox_->currentData().toString();
        followStart();
        Q_EMIT changed();
    });
    startField_ = new FormField(tr("Star&t"), startBox_);
    column.addWidget(startField_);

    familyBox_->setObjectName("architecture");
    for (const detector::Family family : detector::allFamilies()) {
        if (!detector::isTrainable(family)) continue;
        const QString name = QString::fromStdString(detector::familyName(family));
        familyBox_->addItem(name, name);
    }
    familyBox_->setToolTip(tr("The family of networks"));
    familyBox_->setAccessibleName(tr("Architecture"));
    scaleBox_->setObjectName("scale");
    connect(familyBox_, &QComboBox::currentIndexChanged, this, &DetectorTrainingSubject::listScales);
    familyBox_->show(QStringLiteral("yolov8"));
    listScales();
    scaleBox_->setToolTip(tr("The first is the smallest and fastest, the last the largest and most exact"));
    scaleBox_->setAccessibleName(tr("Scale"));
    auto* network = new QWidget;
    auto* row = new QHBoxLayout(network);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(familyBox_, 1);
    row->addWidget(scaleBox_, 1);
    networkField_ = new FormField(tr("Net&work"), network, familyBox_);
    column.addWidget(networkField_);

    auto* sizes = new QHBoxLayout(sizes_);
    sizes->setContentsMargins(0, 0, 0, 0);
    sizes->setSpacing(kGrid);
    width_ = addSize(tr("width"), tr("Channels relative to scale l: n is 0.25.\nRange: 0.03 to 2."), 4, 0.05,
                     0.25);
    depth_ =
        addSize(tr("depth"), tr("Blocks relative to scale l: n is 0.33.\nRange: 0.1 to 2."), 3, 0.1, 0.33);
    heads_ = addSize(tr("heads"), tr("Channels inside the heads.\nDefault: the published rule, at least 64."),
                     0, 8, 0);
    heads_->setMinimum(0);
    heads_->setSpecialValueText(tr("auto"));
    sizes->addStretch();
    width_->setObjectName("width");
    depth_->setObjectName("depth");
    heads_->setObjectName("heads");
    sizeField_ = new FormField(QString(), sizes_, width_);
    column.addWidget(sizeField_);
    for (ChoiceBox* box : {familyBox_, scaleBox_})
        connect(box, &QComboBox::activated, this, [this] {
            followStart();
            Q_EMIT changed();
        });
}

void DetectorTrainingSubject::followLink(const QString& link)
{
    if (const auto page = pageOfLink(link)) Q_EMIT pageRequested(*page);
}

} // namespace blindspot::ui
