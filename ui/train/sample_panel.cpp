#include "ui/train/sample_panel.h"

#include "ui/controls/icon_button.h"
#include "ui/pictures/before_after_view.h"
#include "ui/pictures/box_legend.h"
#include "ui/pictures/mark_boxes.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr double kLargeType = 2.0;
constexpr double kLargeBoxes = 1.5; ///< larger labels would hide the picture

PictureSide sideOf(const InspectedPicture& sight)
{
    return {ScaledPicture(sight.picture), markBoxes(sight.marks)};
}

} // namespace

SamplePanel::SamplePanel(Session& session, QWidget* parent)
    : QWidget(parent), inspector_(new SampleInspector(session, this)), view_(new BeforeAfterView),
      key_(new BoxLegend)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(view_, 1);
    column->addWidget(key_);
    column->addWidget(buildRow());
    key_->setToolTip(markTip(inspector_->setup().rule));
    connect(inspector_, &SampleInspector::samplesChanged, this, &SamplePanel::showSamples);
    connect(inspector_, &SampleInspector::indexChanged, this, &SamplePanel::showSamples);
    connect(inspector_, &SampleInspector::cleanSeen, this, &SamplePanel::showClean);
    connect(inspector_, &SampleInspector::patchedSeen, this, &SamplePanel::showPatched);
    connect(inspector_, &SampleInspector::failed, this, [this](const QString& message) {
        view_->setPlaceholder(message);
        view_->setToolTip(message);
    });
    showSamples();
}

QWidget* SamplePanel::buildRow()
{
    previous_ = iconButton("previous", tr("Previous picture"), "previousSample");
    next_ = iconButton("next", tr("Next picture"), "nextSample");
    place_ = new QLabel;
    place_->setObjectName("note");
    result_ = new QLabel;
    result_->setObjectName("sampleResult");
    result_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(previous_, &QToolButton::clicked, this, [this] { inspector_->show(inspector_->index() - 1); });
    connect(next_, &QToolButton::clicked, this, [this] { inspector_->show(inspector_->index() + 1); });
    auto* row = new QWidget;
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(kGrid / 2);
    line->addWidget(previous_);
    line->addWidget(place_);
    line->addWidget(next_);
    line->addStretch();
    line->addWidget(result_);
    return row;
}

void SamplePanel::showSamples()
{
    const int count = inspector_->count();
    view_->setWithout({});
    view_->setWith({});
    view_->setPlaceholder(count > 0 ? tr("Looking at the picture…")
                                    : tr("Pictures without and with the patch appear here."));
    without_.reset();
    with_.reset();
    previous_->setVisible(count > 1);
    next_->setVisible(count > 1);
    previous_->setEnabled(inspector_->index() > 0);
    next_->setEnabled(inspector_->index() + 1 < count);
    const QString origin = inspector_->heldOut() ? tr("not trained on") : tr("training image");
    place_->setText(count > 0 ? tr("Image %1 of %2, %3").arg(inspector_->index() + 1).arg(count).arg(origin)
                              : QString());
    marks_.clear();
    key_->setEntries({});
    key_->setVisible(count > 0);
    place_->setToolTip(
        inspector_->heldOut()
            ? tr("The training never sees this picture")
            : tr("The dataset has no other picture with the class: the training sees this one"));
    describe();
}

void SamplePanel::showClean(const InspectedPicture& sight)
{
    without_ = sight.counts();
    marks_ = sight.marks;
    key_->setEntries(markKey(marks_));
    view_->setWithout(sideOf(sight));
    describe();
}

void SamplePanel::showPatched(const InspectedPicture& sight, qlonglong iteration)
{
    with_ = sight.counts();
    std::vector<metrics::Mark> both = marks_;
    both.insert(both.end(), sight.marks.begin(), sight.marks.end());
    key_->setEntries(markKey(both));
    iteration_ = iteration;
    view_->setWith(sideOf(sight));
    describe();
}

QString SamplePanel::effect() const
{
    return without_ && with_ ? QStringLiteral("%1 → %2").arg(without_->noticed()).arg(with_->noticed())
                             : QString();
}

void SamplePanel::describe()
{
    const QString className = classNameText(inspector_->setup().className);
    if (!without_)
        result_->clear();
    else if (!with_)
        result_->setText(tr("%1: %2 of %3 noticed without the patch")
                             .arg(className)
                             .arg(without_->noticed())
                             .arg(without_->objects()));
    else
        result_->setText(tr("%1: noticed %2 → <b>%3</b> of %4, half seen %5, invented %6")
                             .arg(className.toHtmlEscaped())
                             .arg(without_->noticed())
                             .arg(with_->noticed())
                             .arg(with_->objects())
                             .arg(with_->halfSeen)
                             .arg(with_->invented()));
    result_->setToolTip(
        with_ ? tr("Annotated objects that a detection above a score of %1 touches, without and with the "
                   "patch of iteration %2.")
                        .arg(inspector_->setup().rule.confidence)
                        .arg(iteration_) +
                    QLatin1Char('\n') + markTip(inspector_->setup().rule)
              : QString());
    view_->setAccessibleDescription(result_->text());
    Q_EMIT effectChanged();
}

void SamplePanel::setPresenting(bool presenting)
{
    view_->setTypeScale(presenting ? kLargeBoxes : 1);
    scaleType(*key_, presenting ? kLargeBoxes : 1);
    scaleType(*place_, presenting ? kLargeType : 1);
    result_->setVisible(!presenting);
    const int side = static_cast<int>((presenting ? kLargeType : 1) * 2 * kGrid);
    for (QToolButton* button : {previous_, next_})
        button->setIconSize({side, side});
}

} // namespace blindspot::ui
