#include "ui/controls/log_view.h"

#include "ui/support/icons.h"
#include "ui/support/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace blindspot::ui {

namespace {

QToolButton* textButton(const QString& text, const QString& tip)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    return button;
}

} // namespace

LogView::LogView(QWidget* parent) : QWidget(parent), filter_(new QLineEdit), text_(new QPlainTextEdit)
{
    text_->setObjectName("logText");
    text_->setAccessibleName(tr("Log"));
    text_->setReadOnly(true);
    text_->setUndoRedoEnabled(false);
    text_->setLineWrapMode(QPlainTextEdit::WidgetWidth); // nobody scrolls sideways to the end of a warning
    text_->setTabChangesFocus(true);
    text_->setMinimumHeight(3 * fontMetrics().height());
    text_->setPlaceholderText(tr("What the training reports appears here."));
    QScrollBar* bar = text_->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        if (!appending_) following_ = value >= bar->maximum();
    });
    // Also when the view changes its size or comes into sight.
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int maximum) {
        if (following_ && !appending_) bar->setValue(maximum);
    });
    filter_->setObjectName("logFilter");
    filter_->setPlaceholderText(tr("Only lines with…"));
    filter_->setAccessibleName(tr("Show only the lines of the log with this text"));
    filter_->setToolTip(filter_->accessibleName());
    filter_->setClearButtonEnabled(true);
    filter_->setMaximumWidth(26 * kGrid);
    connect(filter_, &QLineEdit::textChanged, this, &LogView::showFiltered);
    auto* copy = textButton(tr("Copy"), tr("Copy the lines that are shown"));
    copy->setObjectName("logCopy");
    connect(copy, &QToolButton::clicked, this,
            [this] { QApplication::clipboard()->setText(text_->toPlainText()); });
    auto* empty = textButton(tr("Clear"), tr("Empty this view of the log"));
    empty->setObjectName("logClear");
    connect(empty, &QToolButton::clicked, this, &LogView::clear);

    auto* title = new QLabel(tr("Log"));
    title->setObjectName("note");
    auto* row = new QHBoxLayout;
    row->setSpacing(kGrid / 2);
    row->addWidget(title);
    row->addStretch();
    row->addWidget(filter_);
    row->addWidget(copy);
    row->addWidget(empty);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid / 2);
    column->addLayout(row);
    column->addWidget(text_, 1);
}

bool LogView::passes(const QString& line) const
{
    return filter_->text().isEmpty() || line.contains(filter_->text(), Qt::CaseInsensitive);
}

void LogView::append(const QStringList& lines)
{
    lines_ += lines;
    const auto surplus = lines_.size() - kMaxLines;
    if (surplus > 0) lines_.remove(0, surplus);
    QStringList shown;
    for (const QString& line : lines)
        if (passes(line)) shown << line;
    if (shown.isEmpty()) return;

    QScrollBar* bar = text_->verticalScrollBar();
    const int place = bar->value();
    const bool atEnd = following_;
    appending_ = true;
    const int before = text_->document()->isEmpty() ? 0 : text_->blockCount();
    text_->setUpdatesEnabled(false);
    text_->appendPlainText(shown.join('\n'));
    // Lines above go when there are too many; what is being read moves up by as many.
    const int removed = before + static_cast<int>(shown.size()) - kMaxLines;
    if (removed > 0) {
        QTextCursor cursor(text_->document());
        cursor.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor, removed);
        cursor.removeSelectedText();
    }
    appending_ = false;
    bar->setValue(atEnd ? bar->maximum() : place - std::max(removed, 0));
    following_ = atEnd;
    text_->setUpdatesEnabled(true);
}

void LogView::clear()
{
    lines_.clear();
    text_->clear();
}

void LogView::showFiltered()
{
    QStringList shown;
    for (const QString& line : lines_)
        if (passes(line)) shown << line;
    text_->setPlainText(shown.join('\n'));
    text_->verticalScrollBar()->setValue(text_->verticalScrollBar()->maximum());
}

} // namespace blindspot::ui
