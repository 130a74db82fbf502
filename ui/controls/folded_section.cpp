#include "ui/controls/folded_section.h"

#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

FoldedSection::FoldedSection(const QString& title, QWidget* parent)
    : QWidget(parent), header_(new QToolButton), summary_(new QLabel), body_(new QWidget),
      rows_(new QVBoxLayout(body_))
{
    header_->setText(title);
    header_->setAccessibleName(title);
    header_->setAutoRaise(true);
    header_->setArrowType(Qt::RightArrow);
    header_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    header_->setFont(scaledFont(1, true));
    header_->setFocusPolicy(Qt::StrongFocus);
    summary_->setFont(scaledFont(0.9));
    summary_->setObjectName("note");
    summary_->setMinimumWidth(0);
    summary_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    summary_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* top = new QHBoxLayout;
    top->setSpacing(kGrid);
    top->addWidget(header_);
    top->addWidget(summary_, 1);
    rows_->setContentsMargins(0, kGrid / 2, 0, kGrid);
    rows_->setSpacing(kGrid);
    body_->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(body_);
    connect(header_, &QToolButton::clicked, this, [this] { setOpen(!open_); });
}

void FoldedSection::setOpen(bool open)
{
    if (open_ == open) return;
    open_ = open;
    header_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    header_->setToolTip(open ? tr("Folds this part away") : tr("Shows this part"));
    body_->setVisible(open);
    showSummary();
    Q_EMIT toggled(open);
}

bool FoldedSection::isOpen() const
{
    return open_;
}

void FoldedSection::setSummary(const QString& text)
{
    summaryText_ = text;
    header_->setAccessibleDescription(text);
    showSummary();
}

void FoldedSection::setMistaken(bool mistaken)
{
    if (mistaken_ == mistaken) return;
    mistaken_ = mistaken;
    summary_->setObjectName(mistaken ? "fieldError" : "note");
    style()->unpolish(summary_);
    style()->polish(summary_);
    showSummary();
}

void FoldedSection::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showSummary();
}

void FoldedSection::showSummary()
{
    const QString text = mistaken_ ? tr("⚠ something to mend in here") : summaryText_;
    summary_->setText(summary_->fontMetrics().elidedText(text, Qt::ElideRight, summary_->width()));
    summary_->setToolTip(text);
}

} // namespace blindspot::ui
