// A FindingFilter is the part of the filter that asks what a detector found in the images: which detector, the start of its look at
// them, and which findings are shown.
#pragma once

#include "core/dataset/filter_counts.h"

#include <QObject>
#include <QStringList>

#include <cstdint>
#include <optional>

class QComboBox;
class QFormLayout;
class QPushButton;

namespace blindspot::ui {

/// It shows the values that it is given and signals the user's changes; it does not read the workspace.
class FindingFilter : public QObject {
    Q_OBJECT

  public:
    /// A scan under way, as far as it concerns what is shown.
    struct Scan {
        bool busy = false; ///< any scan
        bool here = false; ///< of the shown dataset by the chosen detector
        bool stopping = false;
        std::int64_t done = 0, total = 0;
    };

    explicit FindingFilter(QObject* parent = nullptr);

    void addRows(QFormLayout* form);
    /// The chosen one stays where it is among them; else it is the first.
    void setDetectors(const QStringList& names);
    QString detector() const;
    /// The number of the chosen detector's scan of the dataset; nothing: it has not looked at it.
    void setScan(std::optional<std::int64_t> scan);
    std::optional<std::int64_t> scan() const { return scan_; }
    std::optional<dataset::FindingKind> finding() const;
    /// Without a signal.
    void chooseFinding(std::optional<dataset::FindingKind> finding);
    /// Without a signal; a detector that is not listed yet is, until the list comes.
    void chooseDetector(const QString& name);
    void setCounts(const dataset::FilterCounts& counts);
    /// Without annotations nothing is missed or invented: what is detected is shown.
    void setAnnotated(bool annotated);
    void showScan(const Scan& scan);

  Q_SIGNALS:
    void detectorChosen();
    void changed();
    void scanRequested();
    void stopRequested();

  private:
    void fillFindings();
    void showButton();
    QString findingText(dataset::FindingKind kind) const;

    QComboBox* detectors_;
    QPushButton* button_;
    QComboBox* findings_;
    std::optional<std::int64_t> scan_;
    dataset::FilterCounts counts_;
    Scan running_;
    bool annotated_ = true;
    bool filling_ = false; ///< by the program: nobody is told
};

} // namespace blindspot::ui
