#include "ui/evaluate/pair_drawing.h"

#include "core/report/arm_texts.h"
#include "ui/evaluate/pairs_model.h"
#include "ui/pictures/before_after_view.h"
#include "ui/pictures/mark_boxes.h"
#include "ui/session/effect_text.h"

namespace blindspot::ui {

PairDrawing::PairDrawing(PairsModel& model, PairPictures& pictures, BeforeAfterView& view, QObject* parent)
    : QObject(parent), model_(model), pictures_(pictures), view_(view)
{
    painter_ = std::make_unique<Worker<Nothing>>(
        queue_, [] { return std::make_unique<Nothing>(); }, [](const QString&) {});
    connect(&pictures_, &PairPictures::patchesRead, this, [this] {
        if (row_ >= 0) show(row_);
    });
}

PairDrawing::~PairDrawing()
{
    drawing_.cancel();
}

void PairDrawing::show(int row)
{
    drawing_.cancel();
    row_ = row >= 0 && row < model_.rowCount() ? row : -1;
    view_.setWithout({});
    view_.setWith({});
    Q_EMIT problemFound({});
    if (row_ < 0) {
        view_.setPlaceholder({});
        return;
    }
    const auto word = [](metrics::Arm arm) { return QString::fromStdString(report::armText(arm, reportLanguage())); };
    view_.setWords(word(metrics::Arm::Clean), word(model_.arm()));
    if (!pictures_.patches()) {
        view_.setPlaceholder(tr("Reading the patch…"));
        return;
    }
    view_.setPlaceholder(tr("Drawing the picture…"));
    drawing_ = painter_->run(
        this,
        [report = model_.report(), patches = pictures_.patches(),
         key = PairKey{model_.imageAt(row_), model_.arm(), model_.scope().patch}](Nothing&, StopControl&) {
            const PairPicture pair = renderPair(*report, *patches, key, 0);
            return Drawn{pair.before.isNull() ? ScaledPicture() : ScaledPicture(pair.before),
                         pair.after.isNull() ? ScaledPicture() : ScaledPicture(pair.after), pair.problem};
        },
        [this](const Drawn& drawn) { take(drawn); });
}

void PairDrawing::take(const Drawn& drawn)
{
    if (row_ >= model_.rowCount()) return; // the filter was changed meanwhile
    view_.setPlaceholder({});
    view_.setWithout({drawn.before, markBoxes(model_.before(row_))});
    view_.setWith({drawn.after, drawn.after.isNull() ? std::vector<PictureBox>() : markBoxes(model_.after(row_))});
    Q_EMIT problemFound(drawn.problem);
}

} // namespace blindspot::ui
