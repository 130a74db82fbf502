#include "ui/evaluate/pairs_model.h"

#include "core/report/measure.h"

#include <QFileInfo>
#include <QStringList>

#include <algorithm>

namespace blindspot::ui {

void PairsModel::setSubject(const ReportPointer& report, const ResultScope& scope, metrics::Arm arm)
{
    beginResetModel();
    report_ = report;
    scope_ = scope;
    arm_ = arm;
    counts_.clear();
    if (report_)
        for (std::size_t image = 0; image < report_->images.size(); ++image)
            counts_.push_back(
                {countMarks(marks(image, metrics::Arm::Clean)), countMarks(marks(image, arm_))});
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
    case PairFilter::Unnoticed:
        return counts.after.hidden > 0;
    case PairFilter::HalfSeen:
        return counts.after.halfSeen > 0;
    case PairFilter::Found:
        return counts.after.found > 0;
    case PairFilter::Invented:
        return counts.after.invented() > 0;
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

std::vector<metrics::Mark> PairsModel::marks(std::size_t image, metrics::Arm arm) const
{
    return marksOf({report_->images[image].annotations, seen(image, arm)}, seen(image, metrics::Arm::Clean),
                   report::noticeRuleOf(*report_));
}

std::vector<metrics::Mark> PairsModel::before(int row) const
{
    return marks(imageAt(row), metrics::Arm::Clean);
}

std::vector<metrics::Mark> PairsModel::after(int row) const
{
    return marks(imageAt(row), arm_);
}

QString PairsModel::noticedText(int row) const
{
    return tr("%1 → %2 noticed").arg(counts(row).before.noticed()).arg(counts(row).after.noticed());
}

QString PairsModel::detailsText(int row) const
{
    const metrics::MarkCounts& of = counts(row).after;
    QStringList parts;
    if (of.halfSeen > 0) parts += tr("%n half seen", nullptr, of.halfSeen);
    if (of.invented() > 0) parts += tr("%n invented", nullptr, of.invented());
    return parts.join(QStringLiteral(", "));
}

QString PairsModel::countsText(int row) const
{
    const QString details = detailsText(row);
    return details.isEmpty() ? noticedText(row) : QStringLiteral("%1, %2").arg(noticedText(row), details);
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

std::vector<int> strongestRows(const PairsModel& model, std::size_t most)
{
    std::vector<int> rows;
    if (!model.report() || model.report()->groups.empty()) return rows;
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.findings(row).group == model.report()->groups.front().group && model.counts(row).after.hidden > 0)
            rows.push_back(row);
    const auto share = [&model](int row) {
        return static_cast<double>(model.counts(row).after.hidden) / std::max(model.counts(row).before.noticed(), 1);
    };
    std::stable_sort(rows.begin(), rows.end(), [&](int a, int b) {
        const auto hiddenA = model.counts(a).after.hidden, hiddenB = model.counts(b).after.hidden;
        return hiddenA != hiddenB ? hiddenA > hiddenB : share(a) > share(b);
    });
    if (rows.size() > most) rows.resize(most);
    return rows;
}

} // namespace blindspot::ui
