// The words of a trial's report, in English and in Korean. Private to this folder.
#pragma once

#include "core/report/words.h"

namespace blindspot::outdoor::words {

using report::say;
using report::Words;

// clang-format off
inline constexpr Words
    kTitle{"Printed patch: {0}", "인쇄한 패치: {0}"},
    kSubtitle{"{0} scenes, sheets of {1} mm, seen by {2}", "장면 {0}개, 한 변 {1} mm의 시트, 탐지기 {2}"},
    kHides{"The printed patch hides the person who carries it in {0} of the sightings beyond the strongest printed control ({1}), over {2} scenes.",
           "인쇄한 패치는 가장 강한 인쇄 대조군({1})보다 {0}만큼 더 자주 패치를 든 사람을 숨깁니다(장면 {2}개)."},
    kHidesNot{"It cannot be told from chance whether the printed patch hides more than the strongest printed control ({1}): the difference is {0}, over {2} scenes.",
              "인쇄한 패치가 가장 강한 인쇄 대조군({1})보다 더 숨기는지는 우연과 구별할 수 없습니다. 차이는 {0}입니다(장면 {2}개)."},
    kOneScene{"In the one scene that compares them the person is found less often with the patch than with the strongest printed control ({1}) by {0}; one scene says nothing about others.",
              "비교할 수 있는 장면 하나에서 패치를 들었을 때 가장 강한 인쇄 대조군({1})보다 {0}만큼 덜 찾았습니다. 장면 하나로는 다른 장면에 대해 아무것도 말할 수 없습니다."},
    kNothing{"In no scene were the patch and a control seen at the same distance and angle, so that nothing can be compared.",
             "어느 장면에서도 패치와 대조군이 같은 거리와 각도에서 보이지 않아 비교할 수 없습니다."},
    kPatch{"patch", "패치"}, kGrey{"grey", "회색"}, kRandom{"noise", "잡음"},
    kFewScenes{"Only {0} scenes can be compared. With fewer than {1} the intervals are narrower than the truth allows; film more places.",
               "비교할 수 있는 장면이 {0}개뿐입니다. {1}개보다 적으면 구간이 실제보다 좁게 나옵니다. 더 많은 곳에서 촬영하십시오."},
    kLeftOut{"{0} of {1} scenes are left out: not every sheet was seen there at the same distance and angle.",
             "장면 {1}개 가운데 {0}개는 빠졌습니다. 거기에서는 모든 시트가 같은 거리와 각도에서 보이지 않았습니다."},
    kMissing{"No sighting of the sheet \"{0}\" tells anything; it takes no part in the comparison.", "\"{0}\" 시트는 판정할 수 있는 장면이 없어 비교에서 빠졌습니다."},
    kUntold{"Of {0} of {1} sightings it cannot be told whether the person is found.", "본 것 {1}건 가운데 {0}건은 사람을 찾았는지 판정할 수 없습니다."},
    kUneven{"What cannot be told differs between the sheets ({0}); counted one way or the other it could move the result.",
            "판정할 수 없는 비율이 시트마다 다릅니다({0}). 어느 쪽으로 세느냐에 따라 결과가 달라질 수 있습니다."},
    kAssumed{"The camera's field of view of {0} degrees is an assumption: all distances scale with it. Calibrate, or say it.",
             "카메라 화각 {0}도는 가정한 값이며 모든 거리가 이 값에 비례하여 바뀝니다. 보정하거나 실제 값을 지정하십시오."},
    kHeadSheets{"The sheets", "시트"}, kHeadDistance{"By distance", "거리별"}, kHeadAngle{"By angle", "각도별"},
    kHeadUntold{"What could not be told", "판정할 수 없는 것"}, kHeadScenes{"The scenes", "장면"}, kHeadHow{"How it was measured", "측정 방법"},
    kHeadRemarks{"Films", "촬영본"},
    kSheet{"Sheet", "시트"}, kFound{"Found", "찾음"}, kSightings{"Sightings", "본 횟수"}, kCompared{"Compared", "비교한 것"},
    kBeyond{"Patch hides beyond it", "패치가 더 숨긴 비율"}, kUntoldColumn{"Cannot be told", "판정 불가"},
    kFromTo{"{0} to {1}", "{0} ~ {1}"}, kFrom{"{0} or more", "{0} 이상"},
    kDistance{"Distance, m", "거리(m)"}, kAngle{"Angle, degrees", "각도(도)"}, kScenesColumn{"Scenes", "장면"}, kScene{"Scene", "장면"},
    kBeyondStrongest{"Hidden beyond the strongest control", "가장 강한 대조군보다 더 숨긴 비율"},
    kShareFound{"share found", "찾은 비율"},
    kUnsure{"markers contradict each other", "마커가 서로 어긋남"}, kCut{"person cut by the border", "사람이 화면 밖으로 잘림"},
    kShared{"box holds two sheets", "박스 하나에 시트가 둘"}, kOtherSize{"box of somebody nearer or farther", "앞뒤 다른 사람의 박스"},
    kNoteSheets{"Found: a box of the class \"{0}\" above {1} holds the patch's middle and is as large as the person may be. Sheets are compared within scenes, at the same distance and angle; the share is the mean over scenes, in brackets its 95 % interval, drawn by scene ({2} drawings).",
                "찾음: 클래스 \"{0}\"의 신뢰도 {1}를 넘는 박스가 패치 가운데를 포함하고 사람만 한 크기인 경우입니다. 시트는 같은 장면의 같은 거리와 각도에서만 비교합니다. 비율은 장면들의 평균이며, 괄호 안은 장면 단위로 다시 뽑은 95 % 구간입니다({2}회)."},
    kNoteParts{"A part counts only scenes in which every sheet was seen there; parts have few scenes and wide intervals.",
               "구간마다 모든 시트가 보인 장면만 셉니다. 구간별 장면은 적으므로 신뢰 구간이 넓습니다."},
    kNoteUntold{"These take no part in any share. They are counted for each sheet, as one that loses more of them has an easier or a harder rest.",
                "이것들은 어떤 비율에도 들어가지 않습니다. 더 많이 빠진 시트는 나머지가 더 쉽거나 어려울 수 있으므로 시트마다 셉니다."},
    kNoteMarkers{"Only sightings whose marker was found are measured. Frames without one: {0} of {1}.", "마커를 찾은 것만 측정합니다. 시트가 없는 프레임: {1}개 가운데 {0}개."},
    kFactTrial{"Trial", "시험"}, kFactPatch{"Patch (SHA-256)", "패치(SHA-256)"}, kFactSize{"Sheet", "시트"}, kFactSizeValue{"patch {0} mm, markers {1} mm", "패치 {0} mm, 마커 {1} mm"},
    kFactDetector{"Detector", "탐지기"}, kFactHash{"Weights (SHA-256)", "가중치(SHA-256)"}, kFactClass{"Class", "클래스"}, kFactConfidence{"Confidence above", "신뢰도 기준"},
    kFactCamera{"Camera", "카메라"}, kFieldOfView{"field of view {0} degrees along the longer side", "긴 변 화각 {0}도"}, kFocal{"focal length {0} pixels", "초점 거리 {0}픽셀"},
    kFactEvery{"Of so many frames one", "프레임 간격"}, kFactFrames{"Frames looked at", "본 프레임"}, kFactBootstrap{"Bootstrap", "부트스트랩"}, kFactDrawings{"{0} drawings of scenes, seed {1}", "장면을 {0}회 다시 뽑음, 시드 {1}"},
    kFactCreated{"Measured at", "측정 시각"}, kFactVersion{"Version", "버전"};
// clang-format on

} // namespace blindspot::outdoor::words
