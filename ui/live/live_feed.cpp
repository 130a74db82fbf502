#include "ui/live/live_feed.h"

#include <utility>

namespace blindspot::ui {

namespace {

constexpr int kAtOnce = 2;             ///< pieces of work
constexpr int kStatusEvery = 100;      ///< milliseconds
constexpr int kAgainAfter = 1000;      ///< milliseconds

} // namespace

LiveFeed::LiveFeed(Session& session, QObject* parent) : QObject(parent), session_(session)
{
    polling_.setInterval(kStatusEvery);
    connect(&polling_, &QTimer::timeout, this, [this] {
        if (looker_) Q_EMIT status(looker_->reader().status());
    });
    again_.setSingleShot(true);
    again_.setInterval(kAgainAfter);
    connect(&again_, &QTimer::timeout, this, &LiveFeed::dispatch);
}

LiveFeed::~LiveFeed()
{
    close();
}

void LiveFeed::open(const video::SourceSpec& source, bool network)
{
    close();
    looker_ = std::make_shared<LiveLooker>([source, network] { return video::openSource(source, {.network = network}); });
    looker_->want(request_);
    polling_.start();
    dispatch();
}

/// The reader's thread is joined where a camera that hangs keeps nobody waiting.
void LiveFeed::giveBack(std::shared_ptr<LiveLooker> looker)
{
    looker->stopRecording();
    session_.vision().run(nullptr, [looker = std::move(looker)](Vision&, StopControl&) mutable { looker.reset(); });
}

void LiveFeed::close()
{
    polling_.stop();
    again_.stop();
    if (looker_) giveBack(std::exchange(looker_, nullptr));
    waiting_ = 0;
    ++source_;
}

void LiveFeed::want(const LiveRequest& request)
{
    request_ = request;
    if (!looker_) return;
    looker_->want(request);
    if (failing_) dispatch();
}

void LiveFeed::step()
{
    if (looker_) looker_->reader().step();
}

void LiveFeed::record(LiveRecordingPlan plan)
{
    if (looker_) looker_->record(std::move(plan));
}

void LiveFeed::finish()
{
    polling_.stop();
    again_.stop();
    if (looker_) looker_->endRecording();
}

void LiveFeed::stopRecording()
{
    if (looker_) looker_->stopRecording();
}

void LiveFeed::dispatch()
{
    while (looker_ && waiting_ < kAtOnce) {
        ++waiting_;
        session_.vision().run(
            this, [looker = looker_](Vision& vision, StopControl&) { return looker->look(vision); },
            [this, source = source_](const LiveSeen& seenNow) { take(source, seenNow); },
            [this, source = source_](const QString& problem) {
                if (source != source_) return;
                --waiting_;
                if (!std::exchange(failing_, true)) Q_EMIT failed(problem);
                again_.start();
            });
    }
}

void LiveFeed::take(int source, const LiveSeen& seenNow)
{
    if (source != source_) return; // one that was closed
    --waiting_;
    dispatch(); // before it is shown: the detector works meanwhile
    if (seenNow.looked && std::exchange(failing_, false)) Q_EMIT failed({});
    Q_EMIT seen(seenNow);
}

} // namespace blindspot::ui
