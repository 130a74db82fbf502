#include "ui/runs/run_notes.h"

#include "ui/runs/runs_model.h"
#include "ui/support/format.h"
#include "ui/support/message_text.h"
#include "ui/support/theme.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

#include <utility>

namespace blindspot::ui {

RunNotes::RunNotes(RunsModel& model, QWidget* parent)
    : QWidget(parent), model_(model), title_(new QLabel), error_(new QLabel), tags_(new QLineEdit),
      notes_(new QPlainTextEdit)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    title_->setObjectName("note");
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    title_->setWordWrap(true);
    form->addRow(title_);
    error_->setObjectName("fieldError");
    error_->setWordWrap(true);
    error_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form->addRow(error_);
    tags_->setAccessibleName(tr("Tags"));
    tags_->setPlaceholderText(tr("words, separated by commas"));
    tags_->setToolTip(tr("Words separated by commas; the filter above finds them. Kept as you type."));
    form->addRow(tr("T&ags"), tags_);
    notes_->setAccessibleName(tr("Notes"));
    notes_->setTabChangesFocus(true);
    notes_->setPlaceholderText(tr("what you tried and what came of it"));
    notes_->setToolTip(tr("Kept as you type"));
    form->addRow(tr("&Notes"), notes_);
    connect(tags_, &QLineEdit::textEdited, this, [this](const QString& text) { model_.setTags(id_, text); });
    connect(notes_, &QPlainTextEdit::textChanged, this,
            [this] { model_.setNotes(id_, notes_->toPlainText()); });
    connect(&model_, &QAbstractItemModel::dataChanged, this, &RunNotes::refresh);
    connect(&model_, &QAbstractItemModel::modelReset, this, &RunNotes::refresh);
    connect(&model_, &QAbstractItemModel::rowsRemoved, this, &RunNotes::refresh);
    refresh();
}

void RunNotes::setRun(const QString& id)
{
    if (id_ == id) return;
    id_ = id;
    refresh();
}

void RunNotes::refresh()
{
    const workspace::RunRecord* run = model_.find(id_);
    tags_->setEnabled(run != nullptr);
    notes_->setEnabled(run != nullptr);
    error_->setVisible(run != nullptr && run->error);
    // The texts are set only where they differ: the cursor stays where it is.
    const QString tags = run ? QString::fromStdString(run->tags) : QString();
    const QString notes = run ? QString::fromStdString(run->notes) : QString();
    if (tags_->text() != tags) tags_->setText(tags);
    if (std::exchange(lastNotes_, notes) != notes && notes_->toPlainText() != notes) {
        const QSignalBlocker quiet(notes_);
        notes_->setPlainText(notes);
    }
    if (run == nullptr) {
        title_->setText(tr("Mark one run to write on it."));
        return;
    }
    title_->setText(tr("%1, class %2, on %3")
                        .arg(QString::fromStdString(run->name), classNameText(run->className),
                             QString::fromStdString(run->device).toUpper()));
    if (run->error) error_->setText(messageText(*run->error));
}

} // namespace blindspot::ui
