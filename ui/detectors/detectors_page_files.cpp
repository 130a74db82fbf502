// The Detectors page's handling of files: chosen or dropped, they are read and checked in the background.
#include "core/common/sha256.h"
#include "core/imaging/image_header.h"
#include "ui/detectors/detector_choices_dialog.h"
#include "ui/detectors/detector_trial.h"
#include "ui/detectors/detectors_page.h"
#include "ui/detectors/detectors_side.h"
#include "ui/detectors/file_problem.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>

namespace blindspot::ui {

namespace {

using workspace::DetectorRecord;
using workspace::DetectorStore;
using storage::Database;

const QStringList kWeights{QStringLiteral("pt"), QStringLiteral("safetensors"),
                           QStringLiteral("torchscript"), QStringLiteral("onnx")};

bool isWeights(const QString& file)
{
    return kWeights.contains(QFileInfo(file).suffix().toLower());
}

bool isPicture(const QString& file)
{
    return imaging::hasImageExtension(file.toStdString());
}

QStringList filesOf(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls())
        if (url.isLocalFile()) files += url.toLocalFile();
    return files;
}

/// Under the file's name, or with a number behind it where other weights have that name already.
DetectorRecord addUnderFreeName(Database& database, const std::filesystem::path& file)
{
    DetectorStore store(database);
    const std::string stem = file.stem().string();
    std::string name = stem;
    for (int number = 2;; ++number) {
        const auto known = store.find(name);
        if (!known || known->sha256 == sha256OfFile(file)) break;
        name = stem + " " + std::to_string(number);
    }
    return store.add(file, name);
}

} // namespace

void DetectorsPage::chooseFile()
{
    const QString file = session().dialogs().openFile(window(), tr("Add a detector"),
                                                      tr("Weights (*.pt *.safetensors *.torchscript *.onnx)"));
    if (!file.isEmpty()) addFiles({file});
}

void DetectorsPage::addFiles(const QStringList& files)
{
    problem_->clear();
    for (const QString& file : files) {
        const QString name = QFileInfo(file).fileName();
        ++filesToRead_;
        Q_EMIT session().jobProgressed(tr("Reading %1").arg(name), -1);
        const auto ended = [this] {
            if (--filesToRead_ == 0) Q_EMIT session().jobProgressed({}, -1);
        };
        session().jobs().run(
            this,
            [path = std::filesystem::path(file.toStdString())](Database& database, StopControl&) {
                return addUnderFreeName(database, path);
            },
            [this, ended](const DetectorRecord& record) {
                ended();
                wanted_ = QString::fromStdString(record.name);
                session().tell(MessageKind::Success, tr("Detector %1 was added").arg(wanted_));
                Q_EMIT session().detectorsChanged();
            },
            [this, ended, name](const QString& text) {
                ended();
                problem_->add(name, text);
            });
    }
}

void DetectorsPage::sayOtherwise()
{
    const int row = model_->rowOf(side_->detector());
    if (row < 0) return;
    auto* dialog = new DetectorChoicesDialog(session(), model_->entry(row).record, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DetectorsPage::dragEnterEvent(QDragEnterEvent* event)
{
    for (const QString& file : filesOf(*event->mimeData()))
        if (isWeights(file) || isPicture(file)) event->acceptProposedAction();
}

void DetectorsPage::dropEvent(QDropEvent* event)
{
    QStringList weights;
    for (const QString& file : filesOf(*event->mimeData())) {
        if (isWeights(file))
            weights += file;
        else if (isPicture(file))
            trial_->setPicture(file);
    }
    if (!weights.isEmpty()) addFiles(weights);
    event->acceptProposedAction();
}

} // namespace blindspot::ui
