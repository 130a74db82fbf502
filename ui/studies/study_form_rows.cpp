// The rows of the StudyForm.
#include "ui/controls/dividing_line.h"
#include "ui/controls/form_column.h"
#include "ui/controls/form_field.h"
#include "ui/controls/number_choice.h"
#include "ui/studies/study_form.h"
#include "ui/studies/study_options.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace blindspot::ui {

void StudyForm::buildRows()
{
    name_->setObjectName("studyName");
    name_->setToolTip(tr("What the study is called; its runs form the group of this name on the Runs page"));
    nameField_ = new FormField(tr("&Name"), name_);
    connect(name_, &QLineEdit::textEdited, this, [this] { touchedName_ = true; });
    connect(name_, &QLineEdit::textChanged, this, &StudyForm::check);
    baseText_->setWordWrap(true);
    baseText_->setObjectName("studyBase");
    baseText_->setTextFormat(Qt::PlainText);
    baseField_ = new FormField(tr("The same in all"), baseText_);
    connect(baseField_, &FormField::linkActivated, this, [this](const QString& link) {
        if (const auto page = pageOfLink(link)) Q_EMIT pageRequested(*page);
    });
    connect(options_, &StudyOptions::changed, this, &StudyForm::proposeName);
    connect(options_, &StudyOptions::changed, this, &StudyForm::check);
    buildSearch();
    buildMeasuring();
    problem_ = new QLabel;
    problem_->setObjectName("fieldError");
    problem_->setWordWrap(true);
    problem_->hide();
    scroll_ = formColumn({nameField_, baseField_, options_, searchField_, seedsField_, halvingField_, rungsField_, sourceField_, imagesField_,
                          problem_});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll_, 1);
    column->addWidget(dividingLine());
    column->addWidget(buildFooter());
}

void StudyForm::buildSearch()
{
    search_ = new ChoiceBox;
    search_->setObjectName("search");
    search_->addItem(tr("every combination"), QStringLiteral("grid"));
    search_->addItem(tr("drawn at random"), QStringLiteral("random"));
    search_->setToolTip(tr("Every combination of the values, or so many settings drawn at random, which is better where many options\n"
                           "are varied and few of them matter (Bergstra, Bengio 2012)"));
    drawn_ = new NumberBox(0);
    drawn_->setObjectName("drawn");
    drawn_->setAccessibleName(tr("Settings that are drawn"));
    drawn_->setRange(0, 1e9);
    drawn_->show(12);
    auto* control = new QWidget;
    auto* line = new QHBoxLayout(control);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kGrid / 2);
    line->addWidget(search_, 1);
    line->addWidget(drawn_);
    searchField_ = new FormField(tr("Settings"), control, search_);
    const auto follow = [this] {
        drawn_->setVisible(isRandom());
        check();
    };
    connect(search_, &QComboBox::currentIndexChanged, this, follow);
    connect(drawn_, &NumberBox::edited, this, &StudyForm::check);
    drawn_->hide();
    seeds_ = new NumberChoice(0, {{1, tr("1"), tr("A quick look: differences may be chance")},
                                  {3, tr("3"), tr("Tells what seeds alone make")},
                                  {5, tr("5"), tr("For a result that others are to rely on")}});
    seeds_->box()->setObjectName("seeds");
    seeds_->box()->setRange(0, 1e6);
    seeds_->box()->setToolTip(tr("How often each setting is trained, each time with a seed of its own: 1 to %1. Default: 1")
                                  .arg(workspace::StudySpec::kMostSeeds));
    seeds_->show(1);
    seedsField_ = new FormField(tr("Trainings of &each"), seeds_, seeds_->box());
    connect(seeds_, &NumberChoice::edited, this, &StudyForm::check);
    halving_ = new ChoiceBox;
    halving_->setObjectName("halving");
    halving_->addItem(tr("none: all to their end"), QStringLiteral("0"));
    for (const int eta : {2, 3, 4})
        halving_->addItem(tr("the best 1/%1 go on").arg(eta), QString::number(eta));
    halving_->setToolTip(tr("Successive halving: after a part of the iterations the settings are measured, and only the best of them go on.\n"
                            "Many more settings can be tried in the same time."));
    halvingField_ = new FormField(tr("Stop early"), halving_);
    rungs_ = new NumberBox(0);
    rungs_->setObjectName("rungs");
    rungs_->setRange(0, 99);
    rungs_->show(3);
    rungs_->setToolTip(tr("How often is measured; the last time is the end. 2 to 6, default 3"));
    rungsField_ = new FormField(tr("Rungs"), rungs_);
    rungsField_->hide();
    connect(rungs_, &NumberBox::edited, this, &StudyForm::check);
    connect(halving_, &QComboBox::currentIndexChanged, this, [this] {
        rungsField_->setVisible(halving_->currentData().toDouble() > 0);
        check();
    });
}

void StudyForm::buildMeasuring()
{
    source_ = new ChoiceBox;
    source_->setObjectName("measuredOn");
    source_->setToolTip(tr("The patches are measured on these images, with grey and random squares beside them. Images that were trained\n"
                           "on do not count: the figure is of held-out images alone."));
    sourceField_ = new FormField(tr("&Measured on"), source_);
    connect(source_, &QComboBox::activated, this, [this] {
        wantedSource_ = source_->currentData().toString();
        check();
    });
    connect(sourceField_, &FormField::linkActivated, this, [this](const QString& link) {
        if (const auto page = pageOfLink(link)) Q_EMIT pageRequested(*page);
    });
    images_ = new NumberChoice(0, {{20, tr("20"), tr("The first 20 images: a quick look")},
                                   {100, tr("100"), tr("The first 100 images")},
                                   {0, tr("all"), tr("All images")}});
    images_->box()->setObjectName("measuredImages");
    images_->box()->setRange(0, 1e9);
    images_->box()->setSpecialValueText(tr("all"));
    images_->box()->setToolTip(tr("How many of these images: the first ones in their order. More make the intervals narrower. Default: all"));
    images_->show(0);
    imagesField_ = new FormField(tr("&Images"), images_, images_->box());
    connect(images_, &NumberChoice::edited, this, &StudyForm::check);
}

QWidget* StudyForm::buildFooter()
{
    estimate_ = new QLabel;
    estimate_->setObjectName("note");
    estimate_->setFont(tabularFont(0.9));
    estimate_->setWordWrap(true);
    estimate_->setAccessibleName(tr("Trainings and time"));
    start_ = new QPushButton(tr("&Start the study"));
    start_->setObjectName("primary");
    queue_ = new QPushButton(tr("Add to &queue"));
    queue_->setObjectName("queueStudy");
    queue_->setToolTip(tr("It waits in the queue and begins when what runs has ended"));
    connect(start_, &QPushButton::clicked, this, [this] { begin(false); });
    connect(queue_, &QPushButton::clicked, this, [this] { begin(true); });
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(start_, 2);
    row->addWidget(queue_, 1);
    auto* footer = new QWidget;
    auto* column = new QVBoxLayout(footer);
    column->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid / 2);
    column->addWidget(estimate_);
    column->addLayout(row);
    return footer;
}

} // namespace blindspot::ui
