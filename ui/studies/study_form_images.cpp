// The images of the StudyForm: which are proposed to measure on, and how many of them are held out.
#include "ui/controls/form_field.h"
#include "ui/controls/number_choice.h"
#include "ui/session/workspace_catalogue.h"
#include "ui/studies/study_form.h"
#include "ui/support/format.h"

#include <QSignalBlocker>

#include <algorithm>

namespace blindspot::ui {

namespace {

/// The key of what the base is trained on; empty: of nothing yet.
QString trainedOn(const workspace::TrainRequest& base)
{
    return base.selection ? sourceKey(*base.selection, true) : base.dataset ? sourceKey(*base.dataset, false) : QString();
}

} // namespace

void StudyForm::chooseSource()
{
    const QSignalBlocker blocker(source_);
    source_->setCurrentIndex(source_->findData(wantedSource_));
    if (source_->currentIndex() < 0) source_->setCurrentIndex(source_->findData(proposedSource()));
}

/// Images that are most likely held out: what is trained on last, then what has images of it.
QString StudyForm::proposedSource() const
{
    const ImageSource* base = catalogue_->source(trainedOn(base_));
    const auto rank = [&](const ImageSource& one) {
        const bool overlaps = base != nullptr && one.dataset == base->dataset && !(one.isSelection && base->isSelection);
        const bool otherClass = one.className.has_value() && *one.className != base_.className;
        return base != nullptr && one == *base ? 4 : (overlaps ? 2 : 0) + (otherClass ? 1 : 0);
    };
    const auto& all = catalogue_->sources();
    const auto best = std::min_element(all.begin(), all.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return best == all.end() ? QString() : sourceKey(best->name, best->isSelection);
}

/// What decides how many images are held out.
QString StudyForm::imagesKey() const
{
    const QStringList parts{trainedOn(base_), QString::fromStdString(base_.className),
                            QString::number(base_.images.value_or(0)), source_->currentData().toString(),
                            QString::number(images_->box()->value())};
    return parts.join(QLatin1Char('\n'));
}

void StudyForm::countImages()
{
    const QString key = imagesKey();
    if (key == countedKey_ || source_->count() == 0 || trainedOn(base_).isEmpty()) return;
    countedKey_ = key;
    counted_.reset();
    counting_.cancel();
    workspace::StudySpec spec;
    try {
        spec = this->spec();
    } catch (const std::exception&) {
        countedKey_.clear(); // its mistakes are told at their fields
        return;
    }
    // A large dataset takes its time: not in the way of short questions.
    counting_ = session_.jobs().run(
        this, [spec](storage::Database& database, StopControl& stop) { return workspace::studyImages(database, spec, stop); },
        [this](const workspace::StudyImages& images) {
            counted_ = images;
            check();
        },
        [](const QString&) {}); // the form says what is wrong with the choice
}

/// At the images: what the figures will be about.
void StudyForm::showImages()
{
    const bool known = counted_ && countedKey_ == imagesKey();
    if (!known || counted_->heldOut == 0) {
        imagesField_->setNote({});
    } else if (counted_->heldOut < workspace::StudyImages::kFew) {
        imagesField_->setNote(tr("⚠ Only %1 of %2 are held out: too few to tell settings apart.")
                                  .arg(countText(counted_->heldOut), imagesText(counted_->images)));
    } else {
        imagesField_->setNote(tr("%1 of %2 are held out: the figures are about these.").arg(countText(counted_->heldOut), imagesText(counted_->images)));
    }
}

QString StudyForm::imagesMistake() const
{
    if (!counted_ || countedKey_ != imagesKey() || counted_->heldOut > 0) return {};
    return tr("None of the %1 is held out: %2 are trained on, %3 show nearly the same as these. Choose other images.")
        .arg(imagesText(counted_->images), countText(counted_->trained), countText(counted_->nearDuplicates));
}

} // namespace blindspot::ui
