#include "ui/evaluate/pairs_model.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace blindspot::ui {

using report::Mark;
using report::MarkKind;

void PairsModel::setSubject(const ReportPointer& report, const ResultScope& scope, metrics::Arm arm)
{
    beginResetModel();
    report_ = report;
    scope_ = scope;
    arm_ = arm;
    counts_.clear();
    if (report_)
        for (std::size_t image = 0; image < report_->images.size(); ++image)
            counts_.push_back(countOf(image));
    choose();
    endResetModel();
}

void PairsModel::setFilter(PairFilter filter)
{
    if (filter == filter_) return;
    beginResetModel();
    filter_ = filter;
    choose();
    endResetModel();
}

void PairsModel::choose()
{
    rows_.clear();
    for (std::size_t image = 0; image < counts_.size(); ++image)
        if (passes(image, filter_)) rows_.push_back(image);
}

bool PairsModel::passes(std::size_t image, PairFilter filter) const
{
    const PairCounts& counts = counts_[image];
    switch (filter) {
    case PairFilter::Lost:
        return counts.lost > 0;
    case PairFilter::Kept:
        return counts.foundBefore > 0 && counts.lost == 0;
    case PairFilter::Invented:
        return counts.invented > 0;
    case PairFilter::All:
        break;
    }
    return true;
}

int PairsModel::count(PairFilter filter) const
{
    int count = 0;
    for (std::size_t image = 0; image < counts_.size(); ++image)
        count += passes(image, filter) ? 1 : 0;
    return count;
}

const std::vector<metrics::Detection>& PairsModel::seen(std::size_t image, metrics::Arm arm) const
{
    static const std::vector<metrics::Detection> none;
    const metrics::ArmDetections* found =
        report_->images[image].find(scope_.detector, scope_.defence, arm, scope_.patch);
    return found == nullptr ? none : found->detections;
}

PairCounts PairsModel::countOf(std::size_t image) const
{
    const auto& annotations = report_->images[image].annotations;
    const auto& clean = seen(image, metrics::Arm::Clean);
    PairCounts counts;
    for (const Mark& mark : report::marksOf(annotations, clean, clean))
        counts.foundBefore += mark.kind == MarkKind::Found ? 1 : 0;
    for (const Mark& mark : report::marksOf(annotations, seen(image, arm_), clean)) {
        counts.found += mark.kind == MarkKind::Found ? 1 : 0;
        counts.lost += mark.kind == MarkKind::Lost ? 1 : 0;
        counts.missed += mark.kind == MarkKind::Missed ? 1 : 0;
        counts.invented += mark.kind == MarkKind::Invented ? 1 : 0;
    }
    return counts;
}

std::vector<Mark> PairsModel::before(int row) const
{
    const auto& clean = seen(imageAt(row), metrics::Arm::Clean);
    return report::marksOf(findings(row).annotations, clean, clean);
}

std::vector<Mark> PairsModel::after(int row) const
{
    const std::size_t image = imageAt(row);
    return report::marksOf(findings(row).annotations, seen(image, arm_), seen(image, metrics::Arm::Clean));
}

QString PairsModel::countsText(int row) const
{
    const PairCounts& of = counts(row);
    QStringList parts;
    if (of.lost > 0) parts += tr("%n lost", nullptr, of.lost);
    if (of.found > 0) parts += tr("%n found", nullptr, of.found);
    if (of.invented > 0) parts += tr("%n invented", nullptr, of.invented);
    return parts.isEmpty() ? tr("nothing found") : parts.join(QStringLiteral(", "));
}

int PairsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

QVariant PairsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const metrics::ImageFindings& image = findings(index.row());
    const QString file = QString::fromStdString(image.file);
    switch (role) {
    case Qt::DisplayRole:
        return countsText(index.row());
    case Qt::AccessibleTextRole:
        return tr("%1: %2").arg(QFileInfo(file).fileName(), countsText(index.row()));
    case Qt::ToolTipRole: {
        const QString group = image.group == metrics::ImageGroup::HeldOut
                                  ? tr("the patch was not trained on it")
                              : image.group == metrics::ImageGroup::Training
                                  ? tr("the patch was trained on it")
                              : image.group == metrics::ImageGroup::NearDuplicate
                                  ? tr("nearly the same as the training image %1")
                                        .arg(QFileInfo(QString::fromStdString(image.nearDuplicateOf)).fileName())
                                  : tr("not known whether the patch was trained on it");
        return tr("%1\n%2\n%3").arg(file, countsText(index.row()), group);
    }
    case ImageRole:
        return static_cast<qulonglong>(imageAt(index.row()));
    default:
        return {};
    }
}

} // namespace blindspot::ui
