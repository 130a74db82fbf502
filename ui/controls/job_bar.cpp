#include "ui/controls/job_bar.h"

#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace blindspot::ui {

JobBar::JobBar(QWidget* parent)
    : QFrame(parent), text_(new QLabel), bar_(new QProgressBar), cancel_(new QPushButton(tr("&Cancel"))),
      detailsButton_(new QPushButton(tr("Show &warnings…"))), close_(new QToolButton)
{
    setObjectName("card");
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    text_->setObjectName("jobText");
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Progress"));
    cancel_->setObjectName("cancelJob");
    detailsButton_->setObjectName("jobDetails");
    close_->setIcon(icon("close"));
    close_->setAutoRaise(true);
    close_->setToolTip(tr("Close this message"));
    close_->setAccessibleName(close_->toolTip());
    connect(cancel_, &QPushButton::clicked, this, &JobBar::cancelRequested);
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    connect(detailsButton_, &QPushButton::clicked, this, &JobBar::showDetails);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(2 * kGrid, kGrid / 2, kGrid, kGrid / 2);
    row->setSpacing(kGrid);
    row->addWidget(text_, 1);
    row->addWidget(bar_, 1);
    row->addWidget(cancel_);
    row->addWidget(detailsButton_);
    row->addWidget(close_);
    hide();
}

void JobBar::showProgress(const QString& text, double fraction)
{
    text_->setText(text);
    bar_->setRange(0, fraction < 0 ? 0 : 1000);
    bar_->setValue(static_cast<int>(fraction * 1000));
    bar_->show();
    cancel_->show();
    detailsButton_->hide();
    close_->hide();
    show();
}

void JobBar::showResult(const QString& text, const QStringList& details)
{
    details_ = details;
    text_->setText(text);
    bar_->hide();
    cancel_->hide();
    detailsButton_->setVisible(!details.isEmpty());
    close_->show();
    show();
}

void JobBar::showDetails()
{
    auto* sheet = new QDialog(this);
    sheet->setObjectName("warnings");
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->setWindowTitle(tr("Warnings"));
    auto* lines = new QPlainTextEdit(details_.join('\n'));
    lines->setReadOnly(true);
    lines->setAccessibleName(tr("Warnings"));
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, sheet, &QDialog::close);
    auto* column = new QVBoxLayout(sheet);
    column->addWidget(lines);
    column->addWidget(buttons);
    sheet->resize(720, 360);
    sheet->open();
}

} // namespace blindspot::ui
