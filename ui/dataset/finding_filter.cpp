#include "ui/dataset/finding_filter.h"

#include "ui/support/format.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QScopedValueRollback>

#include <algorithm>

namespace blindspot::ui {

namespace {

using dataset::FindingKind;

constexpr int kAnyFinding = -1;

void narrow(QComboBox* box)
{
    // Long names must not widen the panel.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
}

} // namespace

FindingFilter::FindingFilter(QObject* parent)
    : QObject(parent), detectors_(new QComboBox), button_(new QPushButton), findings_(new QComboBox)
{
    detectors_->setObjectName("scanDetector");
    detectors_->setPlaceholderText(tr("no detector yet"));
    detectors_->setToolTip(tr("The detector that looks at the images"));
    narrow(detectors_);
    connect(detectors_, &QComboBox::currentIndexChanged, this, [this] {
        if (filling_) return;
        setScan(std::nullopt);
        Q_EMIT detectorChosen();
    });
    button_->setObjectName("scan");
    connect(button_, &QPushButton::clicked, this, [this] {
        if (running_.here)
            Q_EMIT stopRequested();
        else
            Q_EMIT scanRequested();
    });
    findings_->setObjectName("finding");
    narrow(findings_);
    connect(findings_, &QComboBox::currentIndexChanged, this, [this] {
        if (!filling_) Q_EMIT changed();
    });
    fillFindings();
    showButton();
}

void FindingFilter::addRows(QFormLayout* form)
{
    form->addRow(tr("Dete&ctor"), detectors_);
    form->addRow(QString(), button_);
    form->addRow(tr("With"), findings_);
}

void FindingFilter::setDetectors(const QStringList& names)
{
    const QString before = detector();
    {
        const QScopedValueRollback filling(filling_, true);
        detectors_->clear();
        detectors_->addItems(names);
        detectors_->setCurrentIndex(std::max(names.isEmpty() ? -1 : 0, static_cast<int>(names.indexOf(before))));
    }
    detectors_->setEnabled(!names.isEmpty());
    if (detector() != before) {
        setScan(std::nullopt);
        Q_EMIT detectorChosen();
    }
    showButton();
}

void FindingFilter::chooseDetector(const QString& name)
{
    const QScopedValueRollback filling(filling_, true);
    if (name.isEmpty()) return;
    if (detectors_->findText(name) < 0) detectors_->addItem(name);
    detectors_->setCurrentIndex(detectors_->findText(name));
}

QString FindingFilter::detector() const
{
    return detectors_->currentText();
}

void FindingFilter::setScan(std::optional<std::int64_t> scan)
{
    scan_ = scan;
    fillFindings();
    showButton();
}

std::optional<FindingKind> FindingFilter::finding() const
{
    const int kind = findings_->currentData().toInt();
    return kind == kAnyFinding ? std::nullopt : std::optional(static_cast<FindingKind>(kind));
}

void FindingFilter::chooseFinding(std::optional<FindingKind> finding)
{
    const QScopedValueRollback filling(filling_, true);
    findings_->setCurrentIndex(std::max(0, findings_->findData(finding ? static_cast<int>(*finding) : kAnyFinding)));
}

void FindingFilter::setCounts(const dataset::FilterCounts& counts)
{
    counts_ = counts;
    const QScopedValueRollback filling(filling_, true);
    for (int i = 1; i < findings_->count(); ++i)
        findings_->setItemText(i, findingText(static_cast<FindingKind>(findings_->itemData(i).toInt())));
    showButton();
}

void FindingFilter::setAnnotated(bool annotated)
{
    if (std::exchange(annotated_, annotated) != annotated) fillFindings();
}

QString FindingFilter::findingText(FindingKind kind) const
{
    const QString images = countText(counts_.findings[static_cast<std::size_t>(kind)]);
    switch (kind) {
    case FindingKind::Missed: return tr("missed (%1)").arg(images);
    case FindingKind::HalfSeen: return tr("half seen (%1)").arg(images);
    case FindingKind::Found: return tr("found (%1)").arg(images);
    case FindingKind::Invented: break;
    }
    return annotated_ ? tr("invented (%1)").arg(images) : tr("detected (%1)").arg(images);
}

void FindingFilter::fillFindings()
{
    const auto before = findings_->count() > 0 ? finding() : std::nullopt;
    {
        const QScopedValueRollback filling(filling_, true);
        findings_->clear();
        findings_->addItem(tr("anything"), kAnyFinding);
        for (const FindingKind kind : {FindingKind::Missed, FindingKind::HalfSeen, FindingKind::Invented, FindingKind::Found})
            if (annotated_ || kind == FindingKind::Invented) findings_->addItem(findingText(kind), static_cast<int>(kind));
    }
    chooseFinding(before);
    findings_->setEnabled(scan_.has_value());
    findings_->setToolTip(!scan_       ? tr("What the detector missed and invented is known when it has looked at the images")
                          : annotated_ ? tr("Only images with an object of the classes that the detector missed, half saw or found, or where it "
                                            "invented one. In brackets: the images")
                                       : tr("Only images in which the detector detects an object of the classes. In brackets: the images"));
}

void FindingFilter::showScan(const Scan& scan)
{
    running_ = scan;
    showButton();
}

void FindingFilter::showButton()
{
    const bool complete = scan_ && counts_.unscanned == 0;
    const std::int64_t left = scan_ ? counts_.unscanned : counts_.images;
    button_->setEnabled(running_.here ? !running_.stopping : !running_.busy && !detector().isEmpty() && left > 0);
    if (running_.here)
        button_->setText(running_.total > 0 ? tr("Stop, %1 of %2").arg(countText(running_.done), countText(running_.total)) : tr("Stop"));
    else if (complete && counts_.images > 0)
        button_->setText(tr("All %1 looked at").arg(countText(counts_.images))); // it keeps its place: nothing jumps
    else if (scan_ && left < counts_.images)
        button_->setText(tr("Go on, %1 left").arg(countText(left)));
    else
        button_->setText(tr("Find blind spots"));
    button_->setToolTip(running_.here           ? tr("What was found so far is kept; it goes on from there the next time")
                        : running_.busy         ? tr("A detector looks at other images; it is done one after the other")
                        : detector().isEmpty()  ? tr("Add a detector on the Detectors page first")
                                                : tr("The detector looks at all images that the other conditions leave, beside your work; what it "
                                                     "misses and invents is kept, to filter and sort by"));
}

} // namespace blindspot::ui
