#include "ui/evaluate/strongest_pair.h"

#include "core/report/measure.h"
#include "ui/controls/icon_button.h"
#include "ui/evaluate/pair_drawing.h"
#include "ui/evaluate/pairs_model.h"
#include "ui/pictures/before_after_view.h"
#include "ui/pictures/box_legend.h"
#include "ui/pictures/mark_boxes.h"
#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr std::size_t kMost = 12; ///< pairs that are gone through

} // namespace

StrongestPair::StrongestPair(PairPictures& pictures, QWidget* parent)
    : QFrame(parent), model_(new PairsModel(this)), view_(new BeforeAfterView),
      drawing_(new PairDrawing(*model_, pictures, *view_, this)), legend_(new BoxLegend)
{
    setObjectName("card");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid / 2);
    column->addWidget(buildHeader());
    column->addWidget(view_, 1);
    column->addWidget(legend_);
    setFocusProxy(view_);
    connect(drawing_, &PairDrawing::problemFound, this, [this](const QString& problem) {
        if (!problem.isEmpty()) view_->setPlaceholder(problem);
    });
}

QWidget* StrongestPair::buildHeader()
{
    title_ = new QLabel;
    file_ = new QLabel;
    where_ = new QLabel;
    for (QLabel* label : {file_, where_})
        label->setObjectName("note");
    file_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    previous_ = iconButton("previous", tr("The pair on which more is hidden"), "strongerPair");
    next_ = iconButton("next", tr("The pair on which less is hidden"), "weakerPair");
    open_ = iconButton("fit", tr("See this pair from near, and all the others"), "openPair");
    connect(previous_, &QToolButton::clicked, this, [this] { step(-1); });
    connect(next_, &QToolButton::clicked, this, [this] { step(1); });
    connect(open_, &QToolButton::clicked, this, [this] {
        if (row_ >= 0) Q_EMIT opened(model_->imageAt(row_));
    });
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    row->addWidget(title_);
    row->addWidget(file_, 1);
    row->addWidget(previous_);
    row->addWidget(where_);
    row->addWidget(next_);
    row->addWidget(open_);
    setTypeScale(1);
    return header;
}

void StrongestPair::setSubject(const ReportPointer& report, const ResultScope& scope)
{
    model_->setSubject(report, scope, metrics::Arm::Patch);
    rows_ = strongestRows(*model_, kMost);
    place_ = 0;
    show();
}

bool StrongestPair::step(int by)
{
    const int place = place_ + by;
    if (place < 0 || place >= count()) return false;
    place_ = place;
    show();
    return true;
}

void StrongestPair::setTypeScale(double scale)
{
    title_->setFont(scaledFont(scale, true));
    for (QLabel* label : {file_, where_})
        label->setFont(tabularFont(0.9 * scale));
    view_->setTypeScale(scale);
}

QString StrongestPair::title() const
{
    return title_->text();
}

void StrongestPair::show()
{
    const bool any = !rows_.empty();
    row_ = -1;
    for (QWidget* part : {static_cast<QWidget*>(previous_), static_cast<QWidget*>(where_), static_cast<QWidget*>(next_),
                          static_cast<QWidget*>(open_)})
        part->setVisible(any);
    if (!any) {
        drawing_->show(-1);
        title_->setText(tr("Pictures"));
        file_->clear();
        legend_->setEntries({});
        view_->setPlaceholder(model_->report() ? tr("On none of the pictures does the patch hide an object.") : QString());
        return;
    }
    where_->setText(tr("%1 of %2").arg(countText(place_ + 1), countText(count())));
    previous_->setEnabled(place_ > 0);
    next_->setEnabled(place_ + 1 < count());
    showRow(rows_[static_cast<std::size_t>(place_)]);
    Q_EMIT imageShown(image());
}

QString StrongestPair::image() const
{
    return row_ < 0 ? QString() : QString::fromStdString(model_->findings(row_).file);
}

void StrongestPair::showImage(const QString& file)
{
    if (file.isEmpty() || image() == file) return;
    for (int row = 0; row < model_->rowCount(); ++row) {
        if (model_->findings(row).file != file.toStdString()) continue;
        for (QWidget* part : {static_cast<QWidget*>(previous_), static_cast<QWidget*>(where_), static_cast<QWidget*>(next_)})
            part->hide(); // it goes where the other one goes
        showRow(row);
        return;
    }
}

void StrongestPair::showRow(int row)
{
    row_ = row;
    const QString file = QString::fromStdString(model_->findings(row).file);
    title_->setText(model_->noticedText(row));
    file_->setText(QFileInfo(file).fileName());
    file_->setToolTip(file);
    legend_->setEntries(markLegend(model_->after(row)));
    legend_->setToolTip(markTip(report::noticeRuleOf(*model_->report())));
    drawing_->show(row);
}

} // namespace blindspot::ui
