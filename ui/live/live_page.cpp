#include "ui/live/live_page.h"

#include "core/common/utf8.h"
#include "ui/controls/notice_bar.h"
#include "ui/live/live_choices.h"
#include "ui/live/live_feed.h"
#include "ui/live/live_views.h"
#include "ui/patch_trial/patch_frame.h"
#include "ui/plots/curve_plot.h"
#include "ui/support/message_text.h"
#include "ui/support/shortcuts.h"
#include "ui/support/theme.h"

#include <QDateTime>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace blindspot::ui {

namespace {

constexpr std::size_t kLooksOfAMean = 20;
constexpr int kPresentedCurve = 24 * kGrid; ///< whatever the pictures take
constexpr double kHandShare = 0.2; ///< of the frame's shorter side, when the hand first lays it

double meanOf(const std::deque<double>& values)
{
    return values.empty() ? 0 : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

void keep(std::deque<double>& values, double value)
{
    values.push_back(value);
    if (values.size() > kLooksOfAMean) values.pop_front();
}

} // namespace

LivePage::LivePage(Session& session, QWidget* parent)
    : Page(session, parent), feed_(new LiveFeed(session, this)), choices_(new LiveChoices(session)), views_(new LiveViews),
      curve_(new CurvePlot(session)), notice_(new NoticeBar), status_(new QLabel)
{
    buildContent();
    bindKeys();
    connect(choices_, &LiveChoices::changed, this, [this] {
        choiceProblem_.clear();
        showTitles();
        want();
    });
    connect(choices_, &LiveChoices::sourceChanged, this, &LivePage::openSource);
    connect(choices_, &LiveChoices::problem, this, [this](const QString& text) {
        choiceProblem_ = text;
        showProblem();
    });
    connect(feed_, &LiveFeed::seen, this, &LivePage::showSeen);
    connect(feed_, &LiveFeed::status, this, &LivePage::showStatus);
    connect(feed_, &LiveFeed::failed, this, [this](const QString& problem) {
        detectorProblem_ = problem;
        showProblem();
    });
    connect(views_, &LiveViews::handMoved, this, &LivePage::moveHand);
    connect(views_, &LiveViews::handScaled, this, &LivePage::scaleHand);
    const auto readAgain = [this] {
        if (isVisible()) choices_->readLists();
    };
    connect(&session, &Session::runsChanged, this, readAgain);
    connect(&session, &Session::detectorsChanged, this, readAgain);
    connect(notice_, &NoticeBar::actionClicked, this, [this] { Q_EMIT pageRequested(PageId::Detectors); });
    showTitles();
    views_->clear(tr("Opening the source…"));
}

LivePage::~LivePage() = default;

void LivePage::finish()
{
    feed_->finish();
}

bool LivePage::frozen() const
{
    return freeze_->isChecked();
}

QString LivePage::statusText() const
{
    return status_->text();
}

QString LivePage::problem() const
{
    return notice_->isHidden() ? QString() : notice_->text();
}

void LivePage::activated()
{
    choices_->readLists();
    if (!feed_->isOpen()) openSource();
    views_->takeFocus(); // for the keys
}

void LivePage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    record_->setChecked(false);
    feed_->close();
}

void LivePage::openSource()
{
    record_->setChecked(false);
    freeze_->setChecked(false);
    place_.reset();
    hand_->setChecked(false);
    ages_.clear();
    passes_.clear();
    looks_.clear();
    curve_->removeAllPoints();
    pause_ = false;
    clock_.start();
    views_->clear(tr("Opening the source…"));
    want();
    feed_->open(choices_->source(), choices_->network());
}

void LivePage::want()
{
    LiveRequest request = choices_->request();
    request.stopped = frozen();
    if (place_) request.places = std::vector<evaluation::LaidPatch>{*place_};
    feed_->want(request);
    showProblem();
}

void LivePage::showTitles()
{
    const QString arm = choices_->armTitle(), defence = choices_->defenceTitle();
    views_->setTitles({tr("as it is"), arm, defence.isEmpty() ? tr("with a defence") : tr("%1, %2").arg(arm, defence)});
}

void LivePage::showSeen(const LiveSeen& seen)
{
    tellRecording(seen);
    if (!seen.looked) return;
    frame_ = seen.size;
    laid_ = seen.places;
    views_->showSeen(seen);
    shareHeight();
    showPace(seen);
    if (seen.arrived) addPoints(seen);
}

void LivePage::addPoints(const LiveSeen& seen)
{
    const double now = static_cast<double>(clock_.elapsed()) / 1000;
    if (std::exchange(pause_, false)) {
        const CurveSample gap{now, std::nullopt};
        for (const FrameWay way : {FrameWay::Clean, FrameWay::Patched, FrameWay::Defended})
            curve_->append(static_cast<int>(way), std::span(&gap, 1));
    }
    const auto add = [&](FrameWay way, std::int64_t count) {
        const CurveSample sample{now, seen.side(way).looked ? std::optional<double>(static_cast<double>(count)) : std::nullopt};
        curve_->append(static_cast<int>(way), std::span(&sample, 1));
    };
    add(FrameWay::Clean, seen.objects);
    add(FrameWay::Patched, seen.side(FrameWay::Patched).noticed);
    add(FrameWay::Defended, seen.side(FrameWay::Defended).noticed);
}

/// The age is that of the frame when it is shown: since its reader had it whole.
void LivePage::showPace(const LiveSeen& seen)
{
    if (seen.arrived) {
        keep(ages_, std::chrono::duration<double>(video::NewestFrame::Clock::now() - *seen.arrived).count());
        keep(looks_, static_cast<double>(clock_.elapsed()) / 1000);
    }
    keep(passes_, seen.passSeconds);
    const double span = looks_.size() > 1 ? looks_.back() - looks_.front() : 0;
    const double rate = span > 0 ? static_cast<double>(looks_.size() - 1) / span : 0;
    status_->setText(tr("frame %1 · age %2 ms · %3 looks/s · %4 ms a pass, %5 passes a look · %6")
                         .arg(seen.frame)
                         .arg(std::lround(1000 * meanOf(ages_)))
                         .arg(rate, 0, 'f', 1)
                         .arg(std::lround(1000 * meanOf(passes_)))
                         .arg(seen.passes)
                         .arg(sourceLine_));
}

void LivePage::showStatus(const video::ReaderStatus& status)
{
    const double skipped = status.frames > 0 ? 100.0 * static_cast<double>(status.skipped) / static_cast<double>(status.frames) : 0;
    sourceLine_ = tr("source %1 x %2, %3 frames/s, %4 % of them skipped")
                      .arg(status.source.size.width)
                      .arg(status.source.size.height)
                      .arg(status.framesPerSecond, 0, 'f', 1)
                      .arg(std::lround(skipped));
    QString problem;
    const bool away = status.state == video::ReaderState::Lost || status.state == video::ReaderState::Stalled;
    pause_ = pause_ || away;
    if (away)
        problem = tr("%1. It is taken up again as soon as it is there.").arg(messageText(status.problem));
    else if (!status.remarks.empty())
        problem = messageText(status.remarks.front());
    if (problem == sourceProblem_) return;
    sourceProblem_ = problem;
    showProblem();
}

void LivePage::showProblem()
{
    const bool none = !choices_->hasDetectors();
    const QString text = !choiceProblem_.isEmpty()   ? choiceProblem_
                         : !sourceProblem_.isEmpty() ? sourceProblem_
                         : none                      ? tr("There is no detector yet that could look.")
                                                     : detectorProblem_;
    if (text.isEmpty())
        notice_->hide();
    else if (text != notice_->text() || notice_->isHidden())
        notice_->showNotice(text, none && choiceProblem_.isEmpty() && sourceProblem_.isEmpty() ? tr("Add a detector") : QString());
}

void LivePage::moveHand(const QPointF& to)
{
    if (frame_.isEmpty()) return;
    evaluation::LaidPatch place;
    if (place_) {
        place = *place_;
    } else {
        const int side = static_cast<int>(std::lround(kHandShare * std::min(frame_.width(), frame_.height())));
        place.width = place.height = laid_.empty() ? side : laid_.front().width;
    }
    place.centreX = to.x();
    place.centreY = to.y();
    place_ = withinPicture(place, frame_);
    want();
}

void LivePage::scaleHand(double factor)
{
    if (!place_) return;
    const double side = factor > 1 ? std::max(place_->width + 1.0, place_->width * factor) : std::min(place_->width - 1.0, place_->width * factor);
    place_ = withSide(*place_, side, frame_);
    want();
}

void LivePage::setPresenting(bool presenting)
{
    choices_->setVisible(!presenting);
    tools_->setVisible(!presenting);
    views_->setPresenting(presenting);
    curve_->setPresenting(presenting);
    curve_->setMinimumHeight(presenting ? kPresentedCurve : 0);
    status_->setFont(tabularFont(presenting ? 1.4 : 0.9));
}

/// A presenter's remote goes from control to control and to the patch.
bool LivePage::presentStep(int step)
{
    for (int i = 0; i < (step < 0 ? 2 : 1); ++i)
        choices_->nextArm();
    return true;
}

/// In the user's folder of videos, by the time; never a name that there is.
std::filesystem::path LivePage::newRecording() const
{
    const std::filesystem::path folder = session().workspace().folder() / "recordings";
    std::error_code code;
    std::filesystem::create_directories(folder, code);
    const std::string stem = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-hhmmss")).toStdString();
    std::filesystem::path file = folder / (stem + ".mkv");
    for (int number = 2; std::filesystem::exists(file, code); ++number)
        file = folder / (stem + "-" + std::to_string(number) + ".mkv");
    return file;
}

void LivePage::toggleRecording(bool on)
{
    if (!on) return feed_->stopRecording();
    const std::string arm = choices_->request().arm == Arm::Patch    ? "with the patch"
                            : choices_->request().arm == Arm::Random ? "with noise"
                                                                     : "with grey";
    feed_->record({newRecording(), {"as it is", arm, "with a defence"}});
}

void LivePage::tellRecording(const LiveSeen& seen)
{
    if (!seen.recordingProblem.isEmpty()) {
        const QSignalBlocker blocker(record_);
        record_->setChecked(false);
        session().tell(MessageKind::Error, seen.recordingProblem);
    }
    if (!seen.recording || !seen.recording->ended || seen.recording->looks == 0) return;
    const LiveRecording& made = *seen.recording;
    QStringList parts;
    for (const FrameWay way : {FrameWay::Patched, FrameWay::Defended})
        if (made.looked[static_cast<std::size_t>(way)])
            parts += tr("%1 %2 of %3").arg(views_->title(way)).arg(made.noticed[static_cast<std::size_t>(way)]).arg(made.objects);
    session().tell(MessageKind::Success, tr("Recorded: %1, %2 s, %3 looks. Objects noticed: %4. Beside it is a table of every look.")
                                             .arg(QString::fromStdString(toUtf8(made.file)))
                                             .arg(made.seconds, 0, 'f', 1)
                                             .arg(made.looks)
                                             .arg(parts.join(QStringLiteral(", "))));
}

} // namespace blindspot::ui
