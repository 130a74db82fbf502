#include "ui/detectors/detector_training_result.h"

#include "core/workspace/detectors/trained_detector.h"
#include "ui/controls/form_field.h"
#include "ui/session/workspace_catalogue.h"
#include "ui/support/paths.h"
#include "ui/support/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <system_error>

namespace blindspot::ui {

DetectorTrainingResult::DetectorTrainingResult(Session& session, const WorkspaceCatalogue& catalogue,
                                               QWidget* parent)
    : QWidget(parent), session_(session), catalogue_(catalogue), name_(new QLineEdit), file_(new QLabel)
{
    name_->setObjectName("detectorName");
    name_->setToolTip(tr("Under which the new detector stands in the list"));
    connect(name_, &QLineEdit::textEdited, this, [this] {
        typed_ = true;
        chosenFile_.reset(); // the file goes by the name
        Q_EMIT changed();
    });
    nameField_ = new FormField(tr("Name"), name_);
    file_->setObjectName("note");
    file_->setWordWrap(true);
    file_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* choose = new QPushButton(tr("&Other file…"));
    choose->setObjectName("chooseFile");
    choose->setToolTip(tr("Where the new detector's weights are written (.safetensors)"));
    connect(choose, &QPushButton::clicked, this, &DetectorTrainingResult::chooseFile);
    auto* control = new QWidget;
    auto* row = new QHBoxLayout(control);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(file_, 1);
    row->addWidget(choose);
    fileField_ = new FormField(tr("File"), control, choose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addWidget(nameField_);
    column->addWidget(fileField_);
}

void DetectorTrainingResult::reset(const QString& name)
{
    typed_ = !name.isEmpty();
    suggested_.clear();
    chosenFile_.reset();
    name_->setText(name);
}

void DetectorTrainingResult::suggest(const QString& name)
{
    suggested_ = name;
    if (typed_ || name.isEmpty()) return;
    QString free = name;
    for (int number = 2;
         catalogue_.detector(free.toStdString()) != nullptr || takenFiles_.contains(fileOf(free)); ++number)
        free = QStringLiteral("%1-%2").arg(name).arg(number);
    if (name_->text() != free) name_->setText(free);
}

QString DetectorTrainingResult::name() const
{
    return name_->text().trimmed();
}

std::filesystem::path DetectorTrainingResult::out() const
{
    return chosenFile_ ? *chosenFile_ : fileOf(name());
}

std::filesystem::path DetectorTrainingResult::fileOf(QString name) const
{
    static const QRegularExpression unfit(QStringLiteral(R"([/\\:*?"<>|])"));
    name.replace(unfit, QStringLiteral("_"));
    if (name.isEmpty()) return {};
    return workspace::trainedDetectorFile(session_.workspace(), name.toStdString());
}

FormField* DetectorTrainingResult::check()
{
    showFile();
    lookForFile();
    nameField_->setMistake(name().isEmpty() ? tr("give the new detector a name")
                           : catalogue_.detector(name().toStdString()) != nullptr
                               ? tr("there is a detector of this name already")
                               : QString());
    fileField_->setMistake(fileThere_ ? tr("there is such a file already, and it would be written over")
                                      : QString());
    return !nameField_->mistake().isEmpty() ? nameField_ : fileThere_ ? fileField_ : nullptr;
}

void DetectorTrainingResult::showFile()
{
    const QString inside = pathText(session_.workspace().folder()) + QLatin1Char('/');
    const QString whole = pathText(out());
    file_->setText(whole.startsWith(inside) ? tr("%1 in the workspace").arg(whole.mid(inside.size()))
                                            : whole);
    file_->setToolTip(whole);
}

void DetectorTrainingResult::lookAgain()
{
    lookedFor_.clear();
    lookForFile();
}

void DetectorTrainingResult::lookForFile()
{
    const std::filesystem::path file = out();
    if (file == lookedFor_) return;
    lookedFor_ = file;
    fileThere_ = false;
    looking_.cancel();
    looking_ = session_.queries().run(
        this,
        [file](storage::Database&, StopControl&) {
            std::error_code code;
            return std::filesystem::exists(file, code);
        },
        [this, file](bool there) {
            fileThere_ = there;
            if (there && !typed_ && !chosenFile_) { // a name that nobody has typed gives way
                takenFiles_.insert(file);
                suggest(suggested_);
            }
            Q_EMIT changed();
        });
}

void DetectorTrainingResult::chooseFile()
{
    const QString file = session_.dialogs().saveFile(this, tr("Where the new detector is written"),
                                                     pathText(out()), tr("Weights (*.safetensors)"));
    if (file.isEmpty()) return;
    chosenFile_ = file.endsWith(QStringLiteral(".safetensors"), Qt::CaseInsensitive)
                      ? file.toStdString()
                      : file.toStdString() + ".safetensors";
    Q_EMIT changed();
}

} // namespace blindspot::ui
