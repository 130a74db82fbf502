// A PairsModel lists the images of an evaluation with what a detector loses and invents on each of them in an
// arm, compared with the clean image.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/report/examples.h"
#include "ui/evaluate/evaluation_tables.h"
#include "ui/session/evaluation_controller.h"

#include <QAbstractListModel>

#include <array>
#include <vector>

namespace blindspot::ui {

enum class PairFilter {
    All,
    Lost,     ///< images with an object that was found on the clean image and is not found in the arm
    Kept,     ///< images where something was found and nothing is lost
    Invented, ///< images with a detection in the arm that overlaps nothing
};
inline constexpr std::array kPairFilters = {PairFilter::All, PairFilter::Lost, PairFilter::Kept,
                                            PairFilter::Invented};

/// The counts of one image.
struct PairCounts {
    int foundBefore = 0, found = 0, lost = 0, missed = 0, invented = 0;
};

/// Each row is an image that passes the filter. Boxes are computed when they are asked for.
class PairsModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role { ImageRole = Qt::UserRole }; ///< index into the report's images

    using QAbstractListModel::QAbstractListModel;

    /// Compares the clean images with this arm, under the scope's detector and defence.
    void setSubject(const ReportPointer& report, const ResultScope& scope, metrics::Arm arm);
    void setFilter(PairFilter filter);
    PairFilter filter() const { return filter_; }
    /// How many images the filter lets pass.
    int count(PairFilter filter) const;

    const ReportPointer& report() const { return report_; }
    const ResultScope& scope() const { return scope_; }
    metrics::Arm arm() const { return arm_; }

    std::size_t imageAt(int row) const { return rows_[static_cast<std::size_t>(row)]; }
    const metrics::ImageFindings& findings(int row) const { return report_->images[imageAt(row)]; }
    const PairCounts& counts(int row) const { return counts_[imageAt(row)]; }
    std::vector<report::Mark> before(int row) const;
    std::vector<report::Mark> after(int row) const;
    /// "2 lost, 1 kept, 1 invented".
    QString countsText(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    bool passes(std::size_t image, PairFilter filter) const;
    const std::vector<metrics::Detection>& seen(std::size_t image, metrics::Arm arm) const;
    PairCounts countOf(std::size_t image) const;
    void choose();

    ReportPointer report_;
    ResultScope scope_;
    metrics::Arm arm_ = metrics::Arm::Patch;
    PairFilter filter_ = PairFilter::All;
    std::vector<PairCounts> counts_; ///< of all images
    std::vector<std::size_t> rows_;  ///< images that are shown
};

} // namespace blindspot::ui
