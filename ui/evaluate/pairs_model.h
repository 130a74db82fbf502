// A PairsModel lists the images of an evaluation with whom a detector notices and what it invents on each of
// them in an arm, compared with the clean image.
#pragma once

#include "core/metrics/evaluation_report.h"
#include "core/metrics/object_marks.h"
#include "ui/evaluate/evaluation_tables.h"
#include "ui/session/evaluation_controller.h"

#include <QAbstractListModel>

#include <array>
#include <vector>

namespace blindspot::ui {

enum class PairFilter {
    All,
    Unnoticed, ///< images with an object that is noticed on the clean image and not in the arm
    HalfSeen,  ///< images with an object that is noticed in the arm and not found
    Found,     ///< images with an object that is found in the arm
    Invented,  ///< images with a detection in the arm that finds no object
};
inline constexpr std::array kPairFilters = {PairFilter::All, PairFilter::Unnoticed, PairFilter::HalfSeen,
                                            PairFilter::Found, PairFilter::Invented};

/// The counts of one image.
struct PairCounts {
    metrics::MarkCounts before, after;
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
    std::vector<metrics::Mark> before(int row) const;
    std::vector<metrics::Mark> after(int row) const;
    /// "4 → 1 noticed".
    QString noticedText(int row) const;
    /// What else there is to see: "1 half seen, 2 invented"; may be empty.
    QString detailsText(int row) const;
    /// Both of them.
    QString countsText(int row) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    bool passes(std::size_t image, PairFilter filter) const;
    const std::vector<metrics::Detection>& seen(std::size_t image, metrics::Arm arm) const;
    std::vector<metrics::Mark> marks(std::size_t image, metrics::Arm arm) const;
    void choose();

    ReportPointer report_;
    ResultScope scope_;
    metrics::Arm arm_ = metrics::Arm::Patch;
    PairFilter filter_ = PairFilter::All;
    std::vector<PairCounts> counts_; ///< of all images
    std::vector<std::size_t> rows_;  ///< images that are shown
};

/// Rows of the images that the answer is about, those first on which the arm hides most: more objects, then a larger share of them.
/// At most so many, and none on which nothing is hidden.
std::vector<int> strongestRows(const PairsModel& model, std::size_t most);

} // namespace blindspot::ui
