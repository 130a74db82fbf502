#include "ui/train/sample_panel.h"

#include "ui/controls/icon_button.h"
#include "ui/pictures/before_after_view.h"
#include "ui/pictures/box_legend.h"
#include "ui/pictures/mark_boxes.h"
#include "ui/support/format.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"
#include "ui/train/sample_strip.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr double kHeadType = 1.6, kLargeType = 2.0;
constexpr double kLargeStrip = 1.4;
constexpr double kLargeBoxes = 1.5; ///< larger labels would hide the picture

PictureSide sideOf(const InspectedPicture& sight)
{
    return {ScaledPicture(sight.picture), markBoxes(sight.marks)};
}

} // namespace

SamplePanel::SamplePanel(Session& session, QWidget* parent)
    : QWidget(parent), inspector_(new SampleInspector(session, this)), view_(new BeforeAfterView),
      key_(new BoxLegend), strip_(new SampleStrip(*inspector_))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(buildHead());
    column->addWidget(view_, 1);
    column->addWidget(key_);
    column->addWidget(buildRow());
    column->addWidget(strip_);
    key_->setToolTip(markTip(inspector_->setup().rule));
    connect(inspector_, &SampleInspector::samplesChanged, this, &SamplePanel::showSamples);
    connect(inspector_, &SampleInspector::indexChanged, this, &SamplePanel::showSamples);
    connect(inspector_, &SampleInspector::cleanSeen, this, &SamplePanel::showClean);
    connect(inspector_, &SampleInspector::patchedSeen, this, &SamplePanel::showPatched);
    connect(inspector_, &SampleInspector::stateChanged, this, &SamplePanel::showSum);
    connect(strip_, &SampleStrip::chosen, inspector_, &SampleInspector::show);
    connect(inspector_, &SampleInspector::failed, this,
            [this](const QString& message) { view_->setPlaceholder(message); });
    showSamples();
}

QWidget* SamplePanel::buildHead()
{
    headline_ = new QLabel;
    headline_->setObjectName("headline");
    headline_->setFont(scaledFont(kHeadType));
    headline_->setTextFormat(Qt::RichText);
    headline_->setSizePolicy(QSizePolicy::Ignored,
                             QSizePolicy::Preferred); // the picture decides how wide the panel is
    asOf_ = new QLabel;
    asOf_->setObjectName("note");
    asOf_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* head = new QWidget;
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(headline_, 1);
    row->addWidget(asOf_);
    return head;
}

QWidget* SamplePanel::buildRow()
{
    previous_ = iconButton("previous", tr("Previous picture"), "previousSample", "pictures.previous");
    next_ = iconButton("next", tr("Next picture"), "nextSample", "pictures.next");
    place_ = new QLabel;
    place_->setObjectName("note");
    result_ = new QLabel;
    result_->setObjectName("sampleResult");
    result_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(previous_, &QToolButton::clicked, this, [this] { step(-1); });
    connect(next_, &QToolButton::clicked, this, [this] { step(1); });
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
    strip_->setVisible(count > 1);
    marks_.clear();
    key_->setEntries({});
    key_->setVisible(count > 0);
    place_->setToolTip(
        inspector_->heldOut()
            ? tr("The training never sees this picture")
            : tr("The dataset has no other picture with the class: the training sees this one"));
    describe();
    showSum();
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

QString SamplePanel::headline() const
{
    const SampleSum sum = inspector_->sum();
    if (sum.pictures == 0) return {};
    const bool all = sum.pictures == sum.all;
    const QString counts = QStringLiteral("<b>%1</b>").arg(tr("%1 → %2").arg(sum.without).arg(sum.with));
    const bool heldOut = inspector_->heldOut();
    if (!all)
        return (heldOut ? tr("%1 noticed on %2 of %3 held-out pictures")
                        : tr("%1 noticed on %2 of %3 training pictures"))
            .arg(counts)
            .arg(sum.pictures)
            .arg(sum.all);
    if (sum.pictures == 1)
        return (heldOut ? tr("%1 noticed on 1 held-out picture") : tr("%1 noticed on 1 training picture"))
            .arg(counts);
    return (heldOut ? tr("%1 noticed on %2 held-out pictures") : tr("%1 noticed on %2 training pictures"))
        .arg(counts)
        .arg(sum.pictures);
}

void SamplePanel::showSum()
{
    const SampleSum sum = inspector_->sum();
    headline_->setText(headline());
    headline_->setToolTip(tr(
        "Annotated objects that the detector notices without → with the patch, over all pictures of the "
        "strip.\n"
        "While the training runs they take turns: looking at them takes a twentieth of its time at most."));
    QString asOf;
    if (sum.pictures > 0 && sum.lastIteration > 0)
        asOf = sum.firstIteration == sum.lastIteration
                   ? tr("as of iteration %1").arg(sum.lastIteration)
                   : tr("as of iterations %1 to %2").arg(sum.firstIteration).arg(sum.lastIteration);
    asOf_->setText(asOf);
    Q_EMIT headlineChanged();
}

void SamplePanel::step(int pictures)
{
    inspector_->show(inspector_->index() + pictures);
}

void SamplePanel::keyPressEvent(QKeyEvent* event)
{
    const Shortcuts& keys = Shortcuts::instance();
    if (keys.matches("pictures.previous", *event))
        step(-1);
    else if (keys.matches("pictures.next", *event))
        step(1);
    else
        QWidget::keyPressEvent(event);
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
}

void SamplePanel::setPresenting(bool presenting)
{
    headline_->parentWidget()->setVisible(!presenting);
    view_->setTypeScale(presenting ? kLargeBoxes : 1);
    strip_->setTypeScale(presenting ? kLargeStrip : 1);
    scaleType(*key_, presenting ? kLargeBoxes : 1);
    scaleType(*place_, presenting ? kLargeType : 1);
    result_->setVisible(!presenting);
    const int side = static_cast<int>((presenting ? kLargeType : 1) * 2 * kGrid);
    for (QToolButton* button : {previous_, next_})
        button->setIconSize({side, side});
}

} // namespace blindspot::ui
