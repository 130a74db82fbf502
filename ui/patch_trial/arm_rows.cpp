#include "ui/patch_trial/arm_rows.h"

#include "core/common/random.h"
#include "ui/support/pictures.h"
#include "ui/support/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace blindspot::ui {

namespace {

/// In the order of the rows.
constexpr std::array<std::pair<Arm, int>, 4> kKeys{
    {{Arm::Patch, 1}, {Arm::Grey, 2}, {Arm::Random, 3}, {Arm::Clean, 0}}};

constexpr int kSwatch = 16; ///< pixels of the widget

/// What lies at the places, small.
QIcon swatchOf(Arm arm, const std::optional<TrialPatch>& patch)
{
    imaging::Image picture(kSwatch / 2, kSwatch / 2, 127);
    if (arm == Arm::Clean) {
        QPixmap none(kSwatch, kSwatch);
        none.fill(Qt::transparent);
        QPainter painter(&none);
        painter.setPen(QPen(Theme::current().mutedText, 1, Qt::DashLine));
        painter.drawRect(1, 1, kSwatch - 3, kSwatch - 3);
        return none;
    }
    if (arm == Arm::Patch && patch) return QPixmap::fromImage(listPicture(patch->patch->picture, kSwatch));
    RandomStream random(0, 0, 0);
    if (arm == Arm::Random)
        for (std::uint8_t& value : picture.rgb)
            value = static_cast<std::uint8_t>(random.below(256));
    return QPixmap::fromImage(toQImage(picture).scaled(kSwatch, kSwatch));
}

QLabel* head(const QString& text, const QString& tip)
{
    auto* label = new QLabel(text);
    label->setObjectName("note");
    label->setFont(scaledFont(0.9));
    label->setAlignment(Qt::AlignRight);
    label->setToolTip(tip);
    return label;
}

} // namespace

ArmRows::ArmRows(PatchTrial& trial, QWidget* parent) : QWidget(parent), trial_(trial)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid / 2);
    grid->addWidget(
        head(tr("noticed"), tr("Objects of the class that a box above 0.25 touches, of those that count")), 0,
        1);
    grid->addWidget(head(tr("score"),
                         tr("Of the best box on the object under the patch (IoU 0.5); above 0.25 it counts")),
                    0, 2);
    grid->setColumnStretch(0, 1);
    auto* group = new QButtonGroup(this);
    group->setExclusive(true);
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        rows_[i] = makeRow(kKeys[i].first, kKeys[i].second);
        group->addButton(rows_[i].button);
        const int line = static_cast<int>(i) + 1;
        grid->addWidget(rows_[i].button, line, 0);
        grid->addWidget(rows_[i].noticed, line, 1);
        grid->addWidget(rows_[i].score, line, 2);
    }
    connect(&trial_, &PatchTrial::subjectChanged, this, [this] {
        showSwatches();
        refresh();
    });
    showSwatches();
    connect(&trial_, &PatchTrial::placesChanged, this, &ArmRows::refresh);
    connect(&trial_, &PatchTrial::looked, this, &ArmRows::refresh);
    refresh();
}

ArmRows::Row ArmRows::makeRow(Arm arm, int key)
{
    Row row;
    row.arm = arm;
    row.button = new QToolButton;
    row.button->setObjectName(QStringLiteral("arm%1").arg(key));
    row.button->setProperty("role", "choice");
    row.button->setCheckable(true);
    row.button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    row.button->setFocusPolicy(Qt::StrongFocus);
    row.button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row.button->setIconSize({kSwatch, kSwatch});
    row.button->setMinimumHeight(3 * kGrid + kGrid / 2);
    row.button->setText(QStringLiteral("  %1   %2").arg(key).arg(nameOf(arm)));
    row.button->setToolTip(arm == Arm::Clean
                               ? tr("Shows the picture without anything on it (key %1)").arg(key)
                               : tr("Lays it at the same places (key %1)").arg(key));
    for (QLabel** label : {&row.noticed, &row.score}) {
        *label = new QLabel;
        (*label)->setFont(tabularFont());
        (*label)->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    }
    row.noticed->setMinimumWidth(fontMetrics().horizontalAdvance(tr("%1 of %2").arg(99).arg(99)));
    row.score->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.00")));
    connect(row.button, &QToolButton::clicked, this, [this, arm] {
        trial_.setArm(arm);
        refresh();
    });
    return row;
}

void ArmRows::showSwatches()
{
    for (const Row& row : rows_)
        row.button->setIcon(swatchOf(row.arm, trial_.patch()));
}

void ArmRows::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && rows_.front().button) showSwatches();
}

QString ArmRows::nameOf(Arm arm)
{
    switch (arm) {
    case Arm::Patch:
        return tr("Patch");
    case Arm::Grey:
        return tr("Grey");
    case Arm::Random:
        return tr("Noise");
    case Arm::Clean:
        break;
    }
    return tr("Nothing");
}

QString ArmRows::noticedText(Arm arm) const
{
    return rowOf(arm).noticed->text();
}

QString ArmRows::scoreText(Arm arm) const
{
    return rowOf(arm).score->text();
}

const ArmRows::Row& ArmRows::rowOf(Arm arm) const
{
    return *std::find_if(rows_.begin(), rows_.end(), [arm](const Row& row) { return row.arm == arm; });
}

void ArmRows::refresh()
{
    for (const Row& row : rows_) {
        row.button->setEnabled(row.arm != Arm::Patch || trial_.patch());
        row.button->setChecked(row.arm == trial_.arm());
        const PatchTrial::Looked* looked = trial_.at(row.arm);
        const QString none = QStringLiteral("–");
        row.noticed->setText(
            looked
                ? tr("%1 of %2").arg(looked->reading.counts.noticed()).arg(looked->reading.counts.objects())
                : none);
        row.score->setText(looked && looked->reading.score ? QString::number(*looked->reading.score, 'f', 2)
                                                           : none);
        row.button->setAccessibleDescription(
            looked ? tr("noticed %1, score %2").arg(row.noticed->text(), row.score->text())
                   : tr("not looked at yet"));
    }
}

} // namespace blindspot::ui
