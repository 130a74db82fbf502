#include "ui/window/new_workspace_dialog.h"

#include "ui/support/format.h"
#include "ui/support/theme.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

/// "lab", or the first of "lab 2", "lab 3" that is not there.
QString freeName(const QString& place)
{
    const QString name = NewWorkspaceDialog::tr("lab");
    QString free = name;
    for (int number = 2; QFileInfo::exists(QDir(place).filePath(free)); ++number)
        free = QStringLiteral("%1 %2").arg(name).arg(number);
    return free;
}

} // namespace

NewWorkspaceDialog::NewWorkspaceDialog(const Dialogs& dialogs, const QString& place, QWidget* parent)
    : QDialog(parent), dialogs_(dialogs), name_(new QLineEdit(freeName(place))), place_(new QLineEdit(QDir::toNativeSeparators(place))),
      note_(new QLabel)
{
    setObjectName("newWorkspace");
    setWindowTitle(tr("New workspace"));
    name_->setObjectName("name");
    name_->setToolTip(tr("Name of the workspace's folder"));
    name_->selectAll();
    place_->setObjectName("place");
    place_->setToolTip(tr("The folder in which the workspace's own is made"));
    auto* choose = new QPushButton(tr("&Folder…"));
    connect(choose, &QPushButton::clicked, this, [this] {
        const QString folder = dialogs_.openFolder(this, tr("Choose where the workspace is made"));
        if (!folder.isEmpty()) place_->setText(QDir::toNativeSeparators(folder));
    });
    note_->setWordWrap(true);
    note_->setMinimumHeight(2 * note_->fontMetrics().height());
    auto* row = new QHBoxLayout;
    row->addWidget(place_, 1);
    row->addWidget(choose);
    auto* form = new QFormLayout;
    form->setSpacing(kGrid);
    form->addRow(tr("&Name"), name_);
    auto* label = new QLabel(tr("&Place"));
    label->setBuddy(place_);
    place_->setAccessibleName(plainText(label->text()));
    form->addRow(label, row);
    finish(form);
    for (QLineEdit* edit : {name_, place_})
        connect(edit, &QLineEdit::textChanged, this, &NewWorkspaceDialog::showState);
    showState();
    resize(64 * kGrid, sizeHint().height());
}

/// What stands below the form.
void NewWorkspaceDialog::finish(QFormLayout* form)
{
    auto* buttons = new QDialogButtonBox;
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    make_ = buttons->addButton(tr("&Make workspace"), QDialogButtonBox::AcceptRole);
    make_->setObjectName("primary");
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addLayout(form);
    column->addWidget(note_);
    column->addWidget(buttons);
}

QString NewWorkspaceDialog::folder() const
{
    return QDir::cleanPath(QDir(QDir::fromNativeSeparators(place_->text().trimmed())).filePath(name_->text().trimmed()));
}

QString NewWorkspaceDialog::mistake() const
{
    const QString name = name_->text().trimmed();
    if (name.isEmpty()) return tr("A workspace needs a name.");
    if (name.contains('/') || name.contains('\\') || name == "." || name == "..") return tr("A name is no path: choose the place below it.");
    if (place_->text().trimmed().isEmpty()) return tr("Choose the folder in which the workspace is made.");
    const QFileInfo there(folder());
    if (there.exists() && !there.isDir()) return tr("There is a file of that name; choose another name.");
    if (there.isDir() && !QDir(folder()).isEmpty()) return tr("There is a folder of that name already; choose another name, or open it as a workspace.");
    return {};
}

void NewWorkspaceDialog::showState()
{
    const QString wrong = mistake();
    make_->setEnabled(wrong.isEmpty());
    note_->setObjectName(wrong.isEmpty() ? "note" : "fieldError");
    note_->style()->polish(note_);
    note_->setText(wrong.isEmpty() ? tr("The workspace will be %1. It keeps datasets, detectors and runs; pictures stay where they are.")
                                         .arg(QDir::toNativeSeparators(folder()))
                                   : wrong);
}

} // namespace blindspot::ui
