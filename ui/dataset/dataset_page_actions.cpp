// The Dataset page's changes of the workspace: imports, datasets, selections.
#include "ui/controls/job_bar.h"
#include "ui/controls/notice_bar.h"
#include "ui/dataset/dataset_import.h"
#include "ui/dataset/dataset_page.h"
#include "ui/dataset/filter_panel.h"
#include "ui/dataset/image_grid_model.h"
#include "ui/dataset/import_dialog.h"
#include "ui/dataset/problems_dialog.h"
#include "ui/dataset/selection_dialog.h"
#include "ui/session/trash_actions.h"
#include "ui/support/format.h"
#include "ui/support/message_text.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QPointer>
#include <QUrl>

namespace blindspot::ui {

namespace {

/// The one file or folder that is dragged; empty: something else is.
QString draggedPath(const QMimeData& data)
{
    const QList<QUrl> urls = data.urls();
    return urls.size() == 1 ? urls.first().toLocalFile() : QString();
}

} // namespace

void DatasetPage::wireImport()
{
    connect(import_, &DatasetImport::progressed, job_, &JobBar::showProgress);
    connect(job_, &JobBar::cancelRequested, import_, &DatasetImport::cancel);
    connect(import_, &DatasetImport::finished, this, &DatasetPage::imported);
    connect(import_, &DatasetImport::nameTaken, this, &DatasetPage::askToReplace);
    connect(import_, &DatasetImport::failed, this, [this](const QString& text) {
        job_->hide();
        importFailed(text);
    });
    connect(import_, &DatasetImport::cancelled, this, [this] {
        job_->showResult(tr("The import was cancelled; nothing of it was kept."));
        if (importDialog_) importDialog_->deleteLater();
    });
}

void DatasetPage::showImport(const QString& source)
{
    if (import_->running()) {
        session().tell(MessageKind::Info, tr("An import is under way; wait for it or cancel it."));
        return;
    }
    if (importDialog_ && importDialog_->isVisible()) {
        if (!source.isEmpty()) importDialog_->setSource(source);
        return;
    }
    delete importDialog_.data();
    importDialog_ = new ImportDialog(session(), *reader_, this);
    importDialog_->setSource(source);
    // It waits for the end of the import, with what was typed.
    connect(importDialog_, &QDialog::accepted, this, [this] {
        if (const auto video = importDialog_->videoRequest())
            import_->start(*video);
        else
            import_->start(importDialog_->request());
    });
    connect(importDialog_, &QDialog::rejected, importDialog_, &QObject::deleteLater);
    importDialog_->open();
}

void DatasetPage::importFailed(const QString& text)
{
    if (!importDialog_ || !isVisible()) session().tell(MessageKind::Error, text);
    if (!importDialog_) return;
    importDialog_->showProblem(text);
    importToShow_ = !isVisible();
    if (isVisible()) importDialog_->open();
}

void DatasetPage::askToReplace(const QString& name, const QString& text)
{
    job_->hide();
    if (!session().dialogs().confirm(this, tr("Replace the dataset %1?").arg(name), text, tr("Replace dataset"), tr("Keep"))) {
        job_->showResult(tr("Nothing was imported; the dataset %1 is as it was.").arg(name));
        importFailed(text);
        return;
    }
    import_->startReplacing();
}

void DatasetPage::imported(const dataset::ImportResult& result)
{
    const QString name = QString::fromStdString(result.dataset);
    if (importDialog_) importDialog_->deleteLater();
    QString text = tr("Imported %1: %2, %3, %4 in %5.")
                       .arg(name, imagesText(result.images), annotationsText(result.annotations),
                            classesText(result.categories), durationText(result.seconds));
    QStringList details;
    for (const Message& note : result.notes)
        details << messageText(note);
    if (result.warnings > 0) {
        for (const Message& warning : result.warningTexts)
            details << messageText(warning);
        const std::int64_t more = result.warnings - static_cast<std::int64_t>(result.warningTexts.size());
        if (more > 0) details << tr("and %1 more").arg(countText(more));
        text = tr("%1 Problems: %2.").arg(text, countText(result.warnings));
    }
    const dataset::PictureCounts& pictures = result.pictures;
    text = tr("%1 Pictures: %2 found, %3 labelled, %4 without labels, %5 left out.")
               .arg(text, countText(pictures.found), countText(pictures.labelled),
                    countText(pictures.withoutLabels), countText(pictures.leftOut));
    job_->showResult(text, details);
    wantedDataset_ = name;
    // Another set of the same name: thumbnails and boxes may be others.
    if (filter_->dataset() == name) images_->reload();
    Q_EMIT session().datasetsChanged();
    Q_EMIT session().selectionsChanged();
}

void DatasetPage::noticeProblems(std::int64_t count)
{
    if (count == 0)
        problems_->hide();
    else
        problems_->showNotice(count == 1 ? tr("1 problem at the import of this dataset.")
                                         : tr("%1 problems at the import of this dataset.").arg(countText(count)),
                              tr("Sho&w…"));
}

void DatasetPage::showProblems()
{
    if (filter_->dataset().isEmpty()) return;
    auto* dialog = new ProblemsDialog(session(), filter_->dataset(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void DatasetPage::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedPath(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void DatasetPage::dropEvent(QDropEvent* event)
{
    const QString path = draggedPath(*event->mimeData());
    if (path.isEmpty()) return;
    event->acceptProposedAction();
    showImport(path);
}

void DatasetPage::makeSelection(bool ofMarked)
{
    auto* dialog = ofMarked ? new SelectionDialog(session(), filter_->dataset(), images_->marks(), this)
                            : new SelectionDialog(session(), filter_->query(), classes_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SelectionDialog::made, this, &DatasetPage::selectionMade);
    dialog->open();
}

void DatasetPage::selectionMade(const QString& name)
{
    images_->clearMarks();
    // Shown at once, with the offer to train on it.
    wantedSelection_ = name;
    filter_->resetFilters();
    session().tell(MessageKind::Success, tr("Made the selection %1.").arg(name));
    Q_EMIT selectionCreated(name);
    Q_EMIT session().selectionsChanged();
}

void DatasetPage::renameDataset()
{
    const QString name = filter_->dataset();
    const QString to = session().dialogs().askText(this, tr("Rename the dataset"), tr("Name"), name);
    if (to.isEmpty() || to == name) return;
    renameItem(session(), workspace::TrashKind::Dataset, name, to, [page = QPointer<DatasetPage>(this), to](bool renamed) {
        if (page && renamed) page->wantedDataset_ = to;
    });
}

void DatasetPage::locateImages()
{
    const QString folder = session().dialogs().openFolder(this, tr("Choose the folder of the pictures"));
    if (folder.isEmpty()) return;
    session().queries().run(
        this,
        [name = filter_->dataset().toStdString(),
         folder = folder.toStdU16String()](storage::Database& database, StopControl&) {
            dataset::DatasetIndex(database).setImageRoot(name, std::filesystem::path(folder));
        },
        [this] {
            images_->reload();
            Q_EMIT session().datasetsChanged();
        });
}

void DatasetPage::removeDataset()
{
    const QString name = filter_->dataset();
    if (!name.isEmpty()) moveToTrash(session(), workspace::TrashKind::Dataset, {{name, name}});
}

void DatasetPage::renameSelection()
{
    const QString name = filter_->selection();
    const QString to = session().dialogs().askText(this, tr("Rename the selection"), tr("Name"), name);
    if (to.isEmpty() || to == name) return;
    renameItem(session(), workspace::TrashKind::Selection, name, to, [page = QPointer<DatasetPage>(this), to](bool renamed) {
        if (page && renamed) page->wantedSelection_ = to;
    });
}

void DatasetPage::removeSelection()
{
    const QString name = filter_->selection();
    if (!name.isEmpty()) moveToTrash(session(), workspace::TrashKind::Selection, {{name, name}});
}

} // namespace blindspot::ui
