#include "ui/detectors/file_problem.h"

#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace blindspot::ui {

FileProblem::FileProblem(QWidget* parent) : QFrame(parent), head_(new QLabel), text_(new QLabel)
{
    setObjectName("card");
    head_->setFont(scaledFont(1, true));
    text_->setObjectName("fieldError");
    text_->setAccessibleName(tr("What is wrong with the file"));
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* copy = new QPushButton(icon("copy"), tr("&Copy"));
    copy->setToolTip(tr("Copy the whole message"));
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(head_->text() + QLatin1Char('\n') + text_->text());
    });
    auto* close = new QToolButton;
    close->setIcon(icon("close"));
    close->setAutoRaise(true);
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    connect(close, &QToolButton::clicked, this, &FileProblem::clear);
    auto* top = new QHBoxLayout;
    top->addWidget(head_, 1);
    top->addWidget(copy);
    top->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, kGrid, kGrid, kGrid);
    column->addLayout(top);
    column->addWidget(text_);
    hide();
}

void FileProblem::add(const QString& file, const QString& text)
{
    text_->setText(files_.isEmpty() ? text : text_->text() + QLatin1Char('\n') + text);
    files_ += file;
    head_->setText(tr("%1 could not be added").arg(files_.join(QStringLiteral(", "))));
    show();
}

void FileProblem::clear()
{
    files_.clear();
    hide();
}

} // namespace blindspot::ui
