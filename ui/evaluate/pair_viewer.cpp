#include "ui/evaluate/pair_viewer.h"

#include "core/report/measure.h"
#include "ui/controls/icon_button.h"
#include "ui/evaluate/pair_drawing.h"
#include "ui/evaluate/pairs_model.h"
#include "ui/pictures/before_after_view.h"
#include "ui/pictures/box_legend.h"
#include "ui/pictures/mark_boxes.h"
#include "ui/support/format.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

PairViewer::PairViewer(PairsModel& model, PairPictures& pictures, QWidget* parent)
    : QWidget(parent), model_(model), view_(new BeforeAfterView),
      drawing_(new PairDrawing(model, pictures, *view_, this)), legend_(new BoxLegend), problem_(new QLabel)
{
    problem_->setObjectName("fieldError");
    problem_->setWordWrap(true);
    problem_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(buildHeader());
    column->addWidget(view_, 1);
    column->addWidget(problem_);
    column->addWidget(legend_);
    setFocusProxy(view_);
    connect(drawing_, &PairDrawing::problemFound, this, [this](const QString& problem) {
        problem_->setText(problem);
        problem_->setVisible(!problem.isEmpty());
    });
}

QWidget* PairViewer::buildHeader()
{
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    auto* back = new QPushButton(tr("&Back to the results"));
    back->setObjectName("back");
    back->setToolTip(tr("Escape"));
    connect(back, &QPushButton::clicked, this, &PairViewer::backRequested);
    title_ = new QLabel;
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    place_ = new QLabel;
    place_->setObjectName("note");
    place_->setFont(tabularFont());
    previous_ = iconButton("previous", tr("Previous image"), "previousPair", "pictures.previous");
    next_ = iconButton("next", tr("Next image"), "nextPair", "pictures.next");
    connect(previous_, &QToolButton::clicked, this, [this] { step(-1); });
    connect(next_, &QToolButton::clicked, this, [this] { step(1); });
    row->addWidget(back);
    row->addSpacing(kGrid);
    row->addWidget(title_, 1);
    row->addWidget(previous_);
    row->addWidget(place_);
    row->addWidget(next_);
    return header;
}

void PairViewer::showRow(int row)
{
    if (row < 0 || row >= model_.rowCount()) return;
    row_ = row;
    const metrics::ImageFindings& findings = model_.findings(row);
    title_->setText(tr("%1 · %2").arg(QFileInfo(QString::fromStdString(findings.file)).fileName(),
                                      model_.countsText(row)));
    title_->setToolTip(QString::fromStdString(findings.file));
    place_->setText(tr("%1 of %2").arg(countText(row + 1), countText(model_.rowCount())));
    previous_->setEnabled(row > 0);
    next_->setEnabled(row + 1 < model_.rowCount());
    legend_->setEntries(markLegend(model_.after(row)));
    legend_->setToolTip(markTip(report::noticeRuleOf(*model_.report())));
    drawing_->show(row);
}

void PairViewer::step(int rows)
{
    showRow(row_ + rows);
}

void PairViewer::keyPressEvent(QKeyEvent* event)
{
    const Shortcuts& keys = Shortcuts::instance();
    const int key = event->key();
    if (key == Qt::Key_Escape || key == Qt::Key_Backspace)
        Q_EMIT backRequested();
    else if (key == Qt::Key_Up || keys.matches("pictures.previous", *event))
        step(-1);
    else if (key == Qt::Key_Down || key == Qt::Key_Space || keys.matches("pictures.next", *event))
        step(1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace blindspot::ui
