// A frame looked at as it is, with a patch and with a defence: each way shows the detector what it says, and counts are of the
// objects found in the frame as it is.
#include "core/evaluation/frame_look.h"

#include "inference_world.h"

#include <QTest>

#include <algorithm>
#include <memory>

using namespace blindspot;
using namespace blindspot::evaluation;
using namespace blindspot::testing;

namespace {

bool alike(const std::vector<PictureDetection>& a, const std::vector<PictureDetection>& b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto& one, const auto& other) {
               return one.box == other.box && one.score == other.score && one.classIndex == other.classIndex;
           });
}

} // namespace

class TestFrameLook : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theFrameAsItIs()
    {
        const FrameLook look = lookAtFrame(detector(), frame_, patch_, nullptr, options());
        const FrameView& clean = look.view(FrameWay::Clean);
        QVERIFY(clean.looked);
        QVERIFY(clean.picture.rgb == frame_.rgb);
        QVERIFY(alike(clean.detections, detectPicture(detector(), frame_, options().nms)));
        QVERIFY(!look.objects.empty());
        QCOMPARE(clean.noticed, static_cast<std::int64_t>(look.objects.size()));
        QVERIFY(look.networkSeconds > 0);
    }

    void thePatchLiesOnTheObjects()
    {
        const FrameLook look = lookAtFrame(detector(), frame_, patch_, nullptr, options());
        const FrameView& patched = look.view(FrameWay::Patched);
        imaging::Image pasted = frame_;
        PatchedImageOptions pasting;
        pasting.placement = options().placement;
        pastePatch(pasted, patch_, look.objects, pasting, 3);
        QVERIFY(patched.picture.rgb == pasted.rgb);
        QVERIFY(pasted.rgb != frame_.rgb);
        QVERIFY(alike(patched.detections, detectPicture(detector(), pasted, options().nms)));
        QVERIFY(patched.noticed <= static_cast<std::int64_t>(look.objects.size()));
        QCOMPARE(look.places.size(), look.objects.size());
        QCOMPARE(look.passes, 2);
        QVERIFY(!look.view(FrameWay::Defended).looked);
    }

    void placesByHandReplaceThePlacement()
    {
        FrameLookOptions byHand = options();
        byHand.places = std::vector<LaidPatch>{{40, 30, 20, 20, 0}};
        const FrameLook look = lookAtFrame(detector(), frame_, patch_, nullptr, byHand);
        imaging::Image pasted = frame_;
        layPatches(pasted, patch_, *byHand.places, {}, 3);
        QVERIFY(look.view(FrameWay::Patched).picture.rgb == pasted.rgb);
    }

    void aControlIsLaidInItsPlace()
    {
        FrameLookOptions grey = options();
        grey.arm = Arm::Grey;
        const FrameLook look = lookAtFrame(detector(), frame_, patch_, nullptr, grey);
        const LaidPatch& place = look.places.front();
        const std::uint8_t* pixel =
            look.view(FrameWay::Patched).picture.pixel(static_cast<int>(place.centreX), static_cast<int>(place.centreY));
        QCOMPARE(static_cast<int>(pixel[0]), 127);
    }

    void theDefenceFiltersThePatchedFrame()
    {
        const auto defence = defences::makeDefence(defences::parseDefence("resize-pad", "--defence"));
        const FrameLook look = lookAtFrame(detector(), frame_, patch_, defence.get(), options());
        const FrameView& defended = look.view(FrameWay::Defended);
        QVERIFY(defended.looked);
        QCOMPARE(look.passes, 3);
        const defences::Filtered filtered = defence->apply(look.view(FrameWay::Patched).picture, 3);
        QVERIFY(defended.picture.rgb == filtered.image.rgb);
        const auto seen = detectPicture(detector(), filtered.image, options().nms);
        QCOMPARE(defended.detections.size(), seen.size());
        for (std::size_t i = 0; i < seen.size(); ++i)
            QVERIFY(defended.detections[i].box == filtered.toOriginal(seen[i].box));
    }

    void onlyWhatIsAskedForIsLookedAt()
    {
        const auto defence = defences::makeDefence(defences::parseDefence("median", "--defence"));
        FrameLookOptions one = options();
        one.patched = one.defended = false;
        QCOMPARE(lookAtFrame(detector(), frame_, patch_, defence.get(), one).passes, 1);
        one.defended = true;
        const FrameLook look = lookAtFrame(detector(), frame_, patch_, defence.get(), one);
        QCOMPARE(look.passes, 2);
        QVERIFY(!look.view(FrameWay::Patched).looked && look.view(FrameWay::Defended).looked);
    }

    void anotherClassHasOtherObjects()
    {
        FrameLookOptions none = options();
        none.className = "no such class";
        const FrameLook look = lookAtFrame(detector(), frame_, patch_, nullptr, none);
        QVERIFY(look.objects.empty());
        QVERIFY(look.view(FrameWay::Patched).picture.rgb == frame_.rgb);
    }

  private:
    detector::Detector& detector() { return world_.detector(); }
    FrameLook lookAtFrame(const detector::Detector& detector, const imaging::Image& frame, const imaging::Image& patch,
                          const defences::Defence* defence, const FrameLookOptions& options)
    {
        return evaluation::lookAtFrame(detector, frame, patch, defence, options, 3);
    }
    /// The tiny detector has random weights: what it says is faint.
    FrameLookOptions options()
    {
        FrameLookOptions options;
        options.className = detector().info().classNames[InferenceWorld::kClass];
        options.placement = {patch::PlacementKind::Object, 0.6, -1, -1};
        options.nms.confidence = 0;
        options.notice.confidence = 0;
        return options;
    }

    InferenceWorld world_{1};
    imaging::Image frame_ = noisePicture(96, 80, 11);
    imaging::Image patch_ = noisePicture(32, 32, 100);
};

QTEST_GUILESS_MAIN(TestFrameLook)
#include "test_frame_look.moc"
