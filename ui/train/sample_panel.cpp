#include "ui/train/sample_panel.h"

#include "ui/controls/icon_button.h"
#include "ui/pictures/before_after_view.h"
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
    PictureSide side{ScaledPicture(sight.picture), {}};
    for (std::size_t i = 0; i < sight.detections.size(); ++i) {
        const evaluation::PictureDetection& one = sight.detections[i];
        side.boxes.push_back({QRectF(QPointF(one.box.x1, one.box.y1), QPointF(one.box.x2, one.box.y2)),
                              QStringLiteral("%1 %2").arg(QString::fromStdString(one.className),
                                                          QString::number(one.score, 'f', 2)),
                              sight.onObject[i] ? BoxRole::Found : BoxRole::Invented});
    }
    return side;
}

} // namespace

SamplePanel::SamplePanel(Session& session, QWidget* parent)
    : QWidget(parent), inspector_(new SampleInspector(session, this)), view_(new BeforeAfterView)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addWidget(view_, 1);
    column->addWidget(buildRow());
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
    place_->setToolTip(
        inspector_->heldOut()
            ? tr("The training never sees this picture")
            : tr("The dataset has no other picture with the class: the training sees this one"));
    describe();
}

void SamplePanel::showClean(const InspectedPicture& sight)
{
    without_ = sight.found();
    objects_ = sight.objects;
    view_->setWithout(sideOf(sight));
    describe();
}

void SamplePanel::showPatched(const InspectedPicture& sight, qlonglong iteration)
{
    with_ = sight.found();
    invented_ = sight.invented();
    iteration_ = iteration;
    view_->setWith(sideOf(sight));
    describe();
}

QString SamplePanel::effect() const
{
    return without_ && with_ ? QStringLiteral("%1 → %2").arg(*without_).arg(*with_) : QString();
}

void SamplePanel::describe()
{
    const QString className = QString::fromStdString(inspector_->setup().className);
    if (!without_)
        result_->clear();
    else if (!with_)
        result_->setText(
            tr("%1: %2 of %3 found without the patch").arg(className).arg(*without_).arg(objects_));
    else
        result_->setText(tr("%1: found %2 → <b>%3</b> of %4, invented %5")
                             .arg(className.toHtmlEscaped())
                             .arg(*without_)
                             .arg(*with_)
                             .arg(objects_)
                             .arg(invented_));
    result_->setToolTip(with_
                            ? tr("Annotated objects that a detection above a score of %1 overlaps by half at "
                                 "least (IoU), without and "
                                 "with the patch of iteration %2; other detections of the class are invented")
                                  .arg(inspector_->setup().confidence)
                                  .arg(iteration_)
                            : QString());
    view_->setAccessibleDescription(result_->text());
    Q_EMIT effectChanged();
}

void SamplePanel::setPresenting(bool presenting)
{
    view_->setTypeScale(presenting ? kLargeBoxes : 1);
    scaleType(*place_, presenting ? kLargeType : 1);
    result_->setVisible(!presenting);
    const int side = static_cast<int>((presenting ? kLargeType : 1) * 2 * kGrid);
    for (QToolButton* button : {previous_, next_})
        button->setIconSize({side, side});
}

} // namespace blindspot::ui
