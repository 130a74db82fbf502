#include "ui/session/detector_training_mailbox.h"

#include "ui/support/message_text.h"

#include <utility>

namespace blindspot::ui {

namespace {

/// What a window that was asleep need not be told line by line.
constexpr int kMaxLines = 2000;

QString number(double value)
{
    return QString::number(value, 'f', 4);
}

/// As the command line tells it.
QString lineOf(const detector_training::EpochEvent& event)
{
    QString line =
        QStringLiteral("Epoch %1/%2, loss %3 (box %4, cls %5, dfl %6)")
            .arg(event.epoch)
            .arg(event.epochs)
            .arg(number(event.loss), number(event.lossBox), number(event.lossCls), number(event.lossDfl));
    if (event.ap50)
        line += QStringLiteral(", AP50 ") + number(*event.ap50) +
                (event.best ? QStringLiteral(" (best)") : QString());
    return line + QStringLiteral(", %1 images/s").arg(event.imagesPerSecond, 0, 'f', 1);
}

} // namespace

DetectorTrainingNews DetectorTrainingMailbox::take()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(news_, {});
}

void DetectorTrainingMailbox::onLoading(const Progress& progress)
{
    const std::lock_guard lock(mutex_);
    news_.loading = progress;
}

void DetectorTrainingMailbox::onPlan(const workspace::DetectorTrainPlan& plan)
{
    const std::lock_guard lock(mutex_);
    news_.plan = plan;
    addLine(QStringLiteral("%1: %2").arg(messageText(plan.device.name), messageText(plan.device.reason)));
    addLine(QStringLiteral("%1 parameters, %2 images; AP50 of %3 others: %4")
                .arg(plan.parameters)
                .arg(plan.images)
                .arg(plan.validationImages)
                .arg(QString::fromStdString(plan.heldOut)));
    if (plan.taken)
        addLine(QStringLiteral("%1 % of the tensors are taken over").arg(*plan.taken * 100, 0, 'f', 1));
    if (plan.resumedEpochs > 0) addLine(QStringLiteral("Going on after epoch %1").arg(plan.resumedEpochs));
}

void DetectorTrainingMailbox::onEpoch(const detector_training::EpochEvent& event)
{
    const std::lock_guard lock(mutex_);
    news_.epochs.push_back(event);
    addLine(lineOf(event));
}

void DetectorTrainingMailbox::onBatch(const detector_training::BatchEvent& event)
{
    const std::lock_guard lock(mutex_);
    news_.progress = event;
}

void DetectorTrainingMailbox::onLog(LogLevel level, const Message& line)
{
    const std::lock_guard lock(mutex_);
    addLine((level == LogLevel::Warning ? QStringLiteral("! ") : QString()) + messageText(line));
}

void DetectorTrainingMailbox::addLine(const QString& line)
{
    if (news_.lines.size() < kMaxLines) news_.lines.push_back(line);
}

} // namespace blindspot::ui
