// What the window "Try a patch" says: the answer in words, remarks and problems; and its pictures as files.
#include "core/common/error.h"
#include "ui/controls/save_file.h"
#include "ui/patch_trial/patch_trial_window.h"
#include "ui/patch_trial/trial_canvas.h"
#include "ui/patch_trial/trial_picture.h"
#include "ui/support/format.h"
#include "ui/support/message_text.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace blindspot::ui {

void PatchTrialWindow::showAnswer()
{
    const PatchTrial::Looked *shown = trial_.shown(), *clean = trial_.at(Arm::Clean);
    answer_->setEnabled(trial_.fresh());
    if (!shown || !clean) {
        answer_->setText(QStringLiteral("–"));
        answerNote_->setText(trial_.looking() ? tr("The detector looks at the picture…") : QString());
        state_->setText(trial_.looking() ? tr("looking…") : QString());
        return;
    }
    const QString className = classNameText(trial_.className());
    const metrics::MarkCounts &now = shown->reading.counts, &before = clean->reading.counts;
    if (before.objects() == 0) {
        answer_->setText(tr("nothing to notice"));
        answerNote_->setText(
            tr("%1: the picture has no annotation of it and the detector finds none without the patch.")
                .arg(className));
    } else {
        answer_->setText(tr("%1 of %2 noticed").arg(now.noticed()).arg(now.objects()));
        QString note = trial_.objects().annotated
                           ? tr("%1; without the patch %2. Counted by the annotations.")
                                 .arg(className)
                                 .arg(before.noticed())
                           : tr("%1; without the patch %2. What the detector finds there counts as objects.")
                                 .arg(className)
                                 .arg(before.noticed());
        if (trial_.patch() && !trial_.patch()->target.empty())
            note += QLatin1Char(' ') + tr("Boxes of %1: %2, without the patch %3.")
                                           .arg(QString::fromStdString(trial_.patch()->target))
                                           .arg(shown->reading.targets)
                                           .arg(clean->reading.targets);
        answerNote_->setText(note);
    }
    const QString age = tr("a look takes %1 ms").arg(QLocale().toString(shown->seen.milliseconds, 'f', 0));
    state_->setText(trial_.fresh() ? age : tr("faint: boxes of a moment ago; %1").arg(age));
}

void PatchTrialWindow::showRemarks()
{
    QStringList remarks;
    if (trainedOn_) remarks << tr("The patch was trained on this very picture.");
    if (const auto& patch = trial_.patch(); patch && !patch->detectors.empty() && trial_.detector()) {
        const auto isIt = [&](const workspace::RunDetector& own) {
            return own.sha256 == trial_.detector()->sha256;
        };
        if (std::none_of(patch->detectors.begin(), patch->detectors.end(), isIt))
            remarks << tr("The patch was trained against %1, and %2 looks.")
                           .arg(QString::fromStdString(patch->detectors.front().name),
                                QString::fromStdString(trial_.detector()->name));
    }
    if (!trial_.picture().remark.empty()) remarks << messageText(trial_.picture().remark);
    remark_->setText(remarks.join(QLatin1Char('\n')));
}

void PatchTrialWindow::showProblem()
{
    QStringList problems;
    for (const QString& text : {pictureProblem_, patchProblem_, trial_.problem()})
        if (!text.isEmpty()) problems << text;
    if (listed_ && lists_.detectors.empty())
        problems << tr(
            "There is no detector yet: add one on the Detectors page, and it looks at what lies here.");
    problem_->setText(problems.join(QLatin1Char('\n')));
    problem_->setVisible(!problems.isEmpty());
}

QImage PatchTrialWindow::boxesToSave() const
{
    const auto& pixels = trial_.picture().pixels;
    return boxesOver({pixels->width, pixels->height}, canvas_->boxes());
}

void PatchTrialWindow::savePicture(bool withBoxes)
{
    const QString name =
        QFileInfo(QString::fromStdString(trial_.picture().source.record.path.string())).completeBaseName();
    saveFile(session_, this,
             {tr("Save the picture"), tr("%1 with a patch").arg(name), ".png", tr("Pictures (*.png)")},
             [this, withBoxes] {
                 return [scene = trial_.scene(), boxes = withBoxes ? boxesToSave() : QImage()] {
                     return pngOf(trialImage(scene, boxes));
                 };
             });
}

void PatchTrialWindow::copyPicture(bool withBoxes)
{
    copying_.cancel();
    copying_ = session_.queries().run(
        this,
        [scene = trial_.scene(), boxes = withBoxes ? boxesToSave() : QImage()](
            storage::Database&, StopControl&) { return trialImage(scene, boxes); },
        [this](const QImage& picture) {
            QGuiApplication::clipboard()->setImage(picture);
            session_.tell(MessageKind::Success, tr("The picture is copied."));
        });
}

} // namespace blindspot::ui
