// The layout of the window "Try a patch": its parts, where they stand, and its keys.
#include "ui/controls/form_field.h"
#include "ui/controls/icon_button.h"
#include "ui/controls/message_bar.h"
#include "ui/controls/number_box.h"
#include "ui/patch_trial/arm_rows.h"
#include "ui/patch_trial/patch_trial_window.h"
#include "ui/patch_trial/place_fields.h"
#include "ui/patch_trial/score_trace.h"
#include "ui/patch_trial/trial_canvas.h"
#include "ui/pictures/box_legend.h"
#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace blindspot::ui {

namespace {

constexpr int kSideWidth = 44 * kGrid;

QFrame* dividingRule()
{
    auto* line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

QPushButton* menuButton(const QString& iconName, const QString& text, const QString& tip)
{
    auto* button = new QPushButton(icon(iconName), text);
    button->setToolTip(tip);
    button->setMenu(new QMenu(button));
    return button;
}

} // namespace

void PatchTrialWindow::buildContent()
{
    auto* left = new QVBoxLayout;
    left->setContentsMargins(2 * kGrid, kGrid, kGrid, kGrid);
    left->setSpacing(kGrid);
    left->addLayout(buildHeader());
    left->addWidget(canvas_, 1);
    problem_->setObjectName("fieldError");
    problem_->setWordWrap(true);
    problem_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    problem_->hide();
    left->addWidget(problem_);
    left->addLayout(buildFooter());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(left, 1);
    row->addWidget(buildSide());
    messages_ = new MessageBar(this);
}

QLayout* PatchTrialWindow::buildHeader()
{
    auto* open = new QPushButton(icon("picture"), tr("&Open a picture…"));
    open->setObjectName("openPicture");
    open->setToolTip(tr("A picture file, which need not belong to a dataset; one can also be dropped here"));
    connect(open, &QPushButton::clicked, this, &PatchTrialWindow::choosePictureFile);
    another_ = new QPushButton(icon("dice"), tr("Another pict&ure"));
    another_->setObjectName("anotherPicture");
    connect(another_, &QPushButton::clicked, this, &PatchTrialWindow::anotherPicture);
    title_->setFont(scaledFont(1, true));
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    remark_->setObjectName("note");
    auto* boxes = iconButton("boxes", tr("Show the boxes (B)"), "boxesShown");
    boxes->setCheckable(true);
    boxes->setChecked(true);
    connect(boxes, &QToolButton::toggled, canvas_, &TrialCanvas::setBoxesVisible);
    connect(canvas_, &TrialCanvas::boxesVisibleChanged, boxes, &QToolButton::setChecked);
    auto* fit = iconButton("fit", tr("Fit the picture into the view (F)"), "fitPicture");
    connect(fit, &QToolButton::clicked, canvas_, &TrialCanvas::fit);
    auto* keys = iconButton("question", TrialCanvas::tip(), "trialKeys");
    keys->setAccessibleName(tr("What mouse and keys do"));
    connect(keys, &QToolButton::clicked, this,
            [this] { messages_->show(MessageKind::Info, TrialCanvas::tip()); });
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    row->addWidget(open);
    row->addWidget(another_);
    row->addSpacing(kGrid);
    row->addWidget(title_, 1);
    for (QToolButton* button : {boxes, fit, keys})
        row->addWidget(button);
    return row;
}

QLayout* PatchTrialWindow::buildFooter()
{
    auto* row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    legend_->setObjectName("trialLegend");
    row->addWidget(legend_, 1);
    state_->setObjectName("note");
    state_->setFont(tabularFont(0.9));
    state_->setAlignment(Qt::AlignRight | Qt::AlignBottom);
    row->addWidget(state_);
    return row;
}

QWidget* PatchTrialWindow::buildSide()
{
    auto* side = new QWidget;
    side->setFixedWidth(kSideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(kGrid, kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(kGrid);
    column->addLayout(buildSubject());
    column->addWidget(dividingRule());
    answer_->setObjectName("trialAnswer");
    answer_->setFont(tabularFont(2));
    answer_->setWordWrap(true);
    answerNote_->setObjectName("note");
    answerNote_->setWordWrap(true);
    answerNote_->setMinimumHeight(2 *
                                  fontMetrics().lineSpacing()); // whatever it says, nothing below it moves
    answerNote_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(answer_);
    column->addWidget(answerNote_);
    column->addWidget(arms_);
    column->addWidget(trace_, 1);
    column->addWidget(dividingRule());
    column->addWidget(new PlaceFields(trial_));
    column->addLayout(buildLaying());
    column->addStretch();
    column->addWidget(remark_);
    remark_->setWordWrap(true);
    remark_->setFont(scaledFont(0.9));
    auto* save = menuButton("save", tr("&Save"), tr("Saves the picture as PNG, at its own size"));
    auto* copy = menuButton("copy", tr("&Copy"), tr("Copies the picture, at its own size"));
    buildExports(save, copy);
    auto* exports = new QHBoxLayout;
    exports->setSpacing(kGrid);
    exports->addWidget(save, 1);
    exports->addWidget(copy, 1);
    column->addLayout(exports);
    return side;
}

QLayout* PatchTrialWindow::buildSubject()
{
    patches_->setObjectName("trialPatch");
    patches_->setPlaceholderText(tr("no patch yet"));
    patches_->setToolTip(tr("A run's patch, newest first, or a file's"));
    patches_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* file =
        iconButton("file", tr("The patch of a file: a square picture, or a patch.safetensors"), "patchFile");
    connect(file, &QToolButton::clicked, this, &PatchTrialWindow::choosePatchFile);
    auto* patch = new QWidget;
    auto* row = new QHBoxLayout(patch);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    row->addWidget(patches_, 1);
    row->addWidget(file);
    detectors_->setObjectName("trialDetector");
    detectors_->setPlaceholderText(tr("no detector yet"));
    detectors_->setToolTip(
        tr("The detector that looks at the picture; at first the one that the patch was trained against"));
    classes_->setObjectName("trialClass");
    classes_->setToolTip(
        tr("The class whose objects are counted; at first the one that the patch was trained on"));
    for (ChoiceBox* box : {detectors_, classes_})
        box->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* column = new QVBoxLayout;
    column->setSpacing(kGrid / 2);
    column->addWidget(new FormField(tr("&Patch"), patch, patches_));
    column->addWidget(new FormField(tr("&Detector"), detectors_));
    column->addWidget(new FormField(tr("O&bjects"), classes_));
    return column;
}

QLayout* PatchTrialWindow::buildLaying()
{
    auto* largest = new QPushButton(tr("On the &largest"));
    largest->setObjectName("layOnLargest");
    largest->setToolTip(
        tr("Back to where the placement of the patch's run lays it, on the largest object (Home)"));
    connect(largest, &QPushButton::clicked, &trial_, &PatchTrial::layOnLargest);
    each_ = new QPushButton(tr("On &each"));
    each_->setObjectName("layOnEach");
    each_->setToolTip(
        tr("One on each object of the class, as the placement of the patch's run lays them (Shift+Home)"));
    connect(each_, &QPushButton::clicked, &trial_, &PatchTrial::layOnEach);
    away_ = new QPushButton(tr("Take a&way"));
    away_->setObjectName("takeAway");
    away_->setToolTip(tr("Takes the patch with the handles away (Delete)"));
    connect(away_, &QPushButton::clicked, &trial_, &PatchTrial::takeCurrentAway);
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid);
    for (QPushButton* button : {largest, each_, away_})
        row->addWidget(button);
    return row;
}

void PatchTrialWindow::buildExports(QPushButton* save, QPushButton* copy)
{
    const auto add = [](QPushButton* button, const QString& text, const QString& name, auto work) {
        QAction* action = button->menu()->addAction(text);
        action->setObjectName(name);
        QObject::connect(action, &QAction::triggered, button, work);
        return action;
    };
    saveBoxes_ = add(save, tr("With &boxes…"), "saveWithBoxes", [this] { savePicture(true); });
    savePlain_ = add(save, tr("&Without boxes…"), "saveWithoutBoxes", [this] { savePicture(false); });
    copyBoxes_ = add(copy, tr("With &boxes"), "copyWithBoxes", [this] { copyPicture(true); });
    copyPlain_ = add(copy, tr("&Without boxes"), "copyWithoutBoxes", [this] { copyPicture(false); });
}

/// Number boxes keep the digits that are typed into them.
void PatchTrialWindow::addArmKeys()
{
    constexpr std::array<std::pair<Qt::Key, Arm>, 4> kKeys{
        {{Qt::Key_1, Arm::Patch}, {Qt::Key_2, Arm::Grey}, {Qt::Key_3, Arm::Random}, {Qt::Key_0, Arm::Clean}}};
    for (const auto& [key, arm] : kKeys) {
        auto* action = new QAction(ArmRows::nameOf(arm), this);
        action->setShortcut(key);
        connect(action, &QAction::triggered, this, [this, chosen = arm] { trial_.setArm(chosen); });
        addAction(action);
    }
    auto* copy = new QAction(tr("Copy the picture with boxes"), this);
    copy->setShortcut(QKeySequence::Copy);
    connect(copy, &QAction::triggered, copyBoxes_, &QAction::trigger);
    auto* save = new QAction(tr("Save the picture with boxes"), this);
    save->setShortcut(QKeySequence::Save);
    connect(save, &QAction::triggered, saveBoxes_, &QAction::trigger);
    addActions({copy, save});
}

} // namespace blindspot::ui
