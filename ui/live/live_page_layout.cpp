// The layout of the Live page: its parts, where they stand, and its keys.
#include "ui/controls/icon_button.h"
#include "ui/controls/notice_bar.h"
#include "ui/live/live_choices.h"
#include "ui/live/live_feed.h"
#include "ui/live/live_page.h"
#include "ui/live/live_views.h"
#include "ui/plots/curve_plot.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr double kLeastCurve = 0.2; ///< of the height, whatever the pictures take

} // namespace

void LivePage::buildContent()
{
    // One point a look: a day of them is more than a plot shows.
    curve_->setTitles(tr("seconds"), tr("objects"));
    curve_->setName(QStringLiteral("live"));
    curve_->addSeries(tr("found as it is"), [](const Theme& theme) { return theme.total; }, Qt::SolidLine);
    curve_->addSeries(tr("of these noticed with it"), [](const Theme& theme) { return theme.missed; }, Qt::DashLine);
    curve_->addSeries(tr("and with the defence"), [](const Theme& theme) { return theme.box; }, Qt::DotLine);
    notice_->hide();
    status_->setObjectName("note");
    status_->setFont(tabularFont(0.9));
    status_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    status_->setToolTip(tr("The age of the frame when it is shown, since the program had it; how often the detector looks; how long "
                           "one pass through it takes; what the source gives. Frames that come while the detector looks are skipped: "
                           "what is shown is never an old one."));
    splitter_ = new QSplitter(Qt::Vertical);
    splitter_->setChildrenCollapsible(false);
    splitter_->addWidget(views_);
    splitter_->addWidget(curve_);
    splitter_->setStretchFactor(0, 3);
    splitter_->setStretchFactor(1, 1);
    connect(splitter_, &QSplitter::splitterMoved, this, [this] { dividedByHand_ = true; });
    tools_ = buildTools();
    auto* foot = new QHBoxLayout;
    foot->setSpacing(2 * kGrid);
    foot->addWidget(tools_);
    foot->addWidget(status_, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    column->setSpacing(kGrid);
    column->addWidget(choices_);
    column->addWidget(notice_);
    column->addWidget(splitter_, 1);
    column->addLayout(foot);
}

QWidget* LivePage::buildTools()
{
    auto* tools = new QWidget;
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid / 2);
    const auto add = [row](const char* picture, const QString& text, const char* name, const char* shortcut, bool checkable) {
        QToolButton* button = iconButton(QLatin1String(picture), text, QLatin1String(name), QLatin1String(shortcut));
        button->setCheckable(checkable);
        row->addWidget(button);
        return button;
    };
    freeze_ = add("state-paused", tr("Freeze the picture"), "liveFreeze", "live.freeze", true);
    step_ = add("next", tr("One frame on"), "liveStep", "live.step", false);
    record_ = add("record", tr("Record what is shown into a video"), "liveRecord", "live.record", true);
    slider_ = add("slider", tr("Two pictures with a line between them, or side by side"), "liveSliderShown", "live.slider", true);
    hand_ = add("try", tr("Lay the patch by hand: drag it in a picture, Ctrl and the wheel scale it"), "liveHand", "live.hand", true);
    boxes_ = add("boxes", tr("Show the boxes"), "liveBoxes", "pictures.boxes", true);
    boxes_->setChecked(true);
    // What was under way when it was frozen still comes, and belongs to what was before.
    connect(freeze_, &QToolButton::toggled, this, [this](bool frozen) {
        pause_ = pause_ || !frozen;
        rested_ = frozen;
        want();
    });
    connect(step_, &QToolButton::clicked, this, [this] {
        if (frozen() && std::exchange(rested_, false)) pause_ = true; // further steps join on
        if (!frozen()) {
            freeze_->setChecked(true);
            rested_ = false;
        }
        feed_->step();
    });
    connect(record_, &QToolButton::toggled, this, &LivePage::toggleRecording);
    connect(slider_, &QToolButton::toggled, this, [this](bool on) {
        views_->setSlider(on);
        shareHeight();
    });
    connect(boxes_, &QToolButton::toggled, views_, &LiveViews::setBoxesVisible);
    connect(hand_, &QToolButton::toggled, this, [this](bool on) {
        views_->setByHand(on);
        place_.reset();
        if (on && !frame_.isEmpty()) moveHand({frame_.width() / 2.0, frame_.height() / 2.0});
        want();
    });
    return tools;
}

void LivePage::shareHeight()
{
    const int all = splitter_->height() - splitter_->handleWidth();
    const int wanted = views_->heightOfPictures(splitter_->width());
    if (dividedByHand_ || wanted <= 0 || all <= 0) return;
    const int curve = std::max(curve_->minimumSizeHint().height(), static_cast<int>(all * kLeastCurve));
    const int pictures = std::min(wanted, all - curve);
    if (splitter_->sizes().value(0) != pictures) splitter_->setSizes({pictures, all - pictures});
}

void LivePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    QTimer::singleShot(0, this, &LivePage::shareHeight); // when the splitter has its new size
}

void LivePage::bindKeys()
{
    const auto key = [this](const char* id, auto act) {
        auto* action = new QAction(this);
        action->setObjectName(QLatin1String(id));
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        Shortcuts::instance().bind(*action, QLatin1String(id));
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    key("live.freeze", [this] { freeze_->toggle(); });
    key("live.step", [this] { step_->click(); });
    key("live.record", [this] { record_->toggle(); });
    key("live.slider", [this] { slider_->toggle(); });
    key("live.hand", [this] { hand_->toggle(); });
    key("live.patch", [this] { choices_->nextPatch(); });
    key("live.arm", [this] { choices_->nextArm(); });
    key("live.detector", [this] { choices_->nextDetector(); });
    key("live.defence", [this] { choices_->nextDefence(); });
    key("pictures.boxes", [this] { boxes_->toggle(); });
}

} // namespace blindspot::ui
