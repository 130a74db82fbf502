// The words of a study's report, in English and in Korean. Private to this folder.
#pragma once

#include "core/report/words.h"

namespace blindspot::report::study {

// clang-format off
inline constexpr Words
    kTitle{"Study: {0}", "연구: {0}"},
    kSubtitle{"{0} settings, {1} of each, against {2}", "설정 {0}가지, 설정마다 학습 {1}회, 대상 탐지기 {2}"},
    kTraining{"one training", "1"}, kTrainings{"{0} trainings", "{0}"},
    kBestIs{"The best setting is {0}.", "가장 좋은 설정은 {0}입니다."},
    kOnlyIs{"The only setting measured so far is {0}.", "지금까지 측정한 설정은 {0}뿐입니다."},
    kHides{"Its patch hides {0} of the objects that are noticed without a patch beyond the strongest control.",
           "이 설정의 패치는 패치 없이 알아챈 객체를 가장 강한 대조군보다 {0}만큼 더 숨깁니다."},
    kHidesNot{"But its patch hides no more than the strongest control does: the difference is {0} of the objects that are noticed without a patch.",
              "그러나 이 설정의 패치는 가장 강한 대조군보다 더 숨기지 못합니다. 패치 없이 알아챈 객체에 대한 차이는 {0}입니다."},
    kWorth{"It was chosen as the best of {0} on the same images, so that this is too good; on other images choosing the best is worth {1}.",
           "같은 이미지에서 {0}가지 가운데 가장 좋은 것으로 골랐으므로 이 값은 실제보다 좋게 나온 값입니다. 다른 이미지에서 가장 좋은 것을 고르는 일의 가치는 {1}입니다."},
    kWorthInSteps{"It was chosen in steps from {0} on the same images, so that this is too good; choosing the best of the last {1} is worth {2} on other images, from which what the earlier steps add is not taken off.",
                  "같은 이미지에서 {0}가지 가운데 단계를 거쳐 골랐으므로 이 값은 실제보다 좋게 나온 값입니다. 다른 이미지에서 마지막 {1}가지 가운데 가장 좋은 것을 고르는 일의 가치는 {2}이며, 앞 단계의 선택이 더한 몫은 빼지 않았습니다."},
    kChosenInSteps{"It was chosen in steps from {0} on the same images, so that this is too good; how much is not known, because one setting alone was trained to its end.",
                   "같은 이미지에서 {0}가지 가운데 단계를 거쳐 골랐으므로 이 값은 실제보다 좋게 나온 값입니다. 끝까지 학습한 설정이 하나뿐이어서 얼마나 좋게 나왔는지는 알 수 없습니다."},
    kSure{"It is the best in {0} of the drawings.", "다시 뽑은 표본의 {0}에서 가장 좋습니다."},
    kUnsure{"It is the best in {0} of the drawings only: other settings may well be as good.",
            "다시 뽑은 표본의 {0}에서만 가장 좋습니다. 다른 설정도 그만큼 좋을 수 있습니다."},
    kNothing{"Nothing was measured yet.", "아직 아무것도 측정하지 않았습니다."},
    kNotComplete{"The study is not complete: study run goes on with it.", "연구가 아직 끝나지 않았습니다. 연구를 계속하면 이어서 진행합니다."},
    kNoFinal{"No setting has reached the end of its training yet.", "아직 학습을 끝까지 마친 설정이 없습니다."},
    kOneSeed{"Each setting was trained with one seed: how much of the differences seeds alone make is not known, and a difference between two settings is no effect yet.",
             "설정마다 시드 하나로 학습했습니다. 시드만으로 생기는 차이가 얼마인지 알 수 없으며, 두 설정의 차이를 효과라고 할 수 없습니다."},
    kFailed{"{0} settings have trainings that failed; the table names them.", "학습에 실패한 설정이 {0}가지 있습니다. 표에 표시했습니다."},
    kHeadSettings{"Settings", "설정"}, kHeadOptions{"What each option does", "옵션마다의 효과"},
    kHeadMatters{"Which options matter", "어떤 옵션이 중요한가"}, kHeadLines{"All settings", "모든 설정"},
    kHeadHow{"How it was measured", "측정 방법"},
    kRank{"Rank", "순위"}, kFigure{"Hidden beyond control", "대조군보다 더 숨긴 비율"}, kSeeds{"Of each seed", "시드마다"},
    kIterations{"Iterations", "반복"}, kTime{"Time, s", "시간(초)"}, kState{"State", "상태"},
    kStopped{"stopped early", "일찍 멈춤"}, kFinished{"finished", "끝까지 학습"}, kWaits{"not measured", "측정 안 함"}, kWithFailure{"failed: {0}", "실패: {0}"},
    kOption{"Option", "옵션"}, kExplained{"Explains", "설명하는 비율"}, kAdjusted{"Less chance", "우연을 뺀 비율"}, kChance{"As much by chance", "우연히 이만큼일 확률"},
    kGroups{"Values", "값의 수"},
    kRange{"{0}\u00a0to\u00a0{1}", "{0}\u00a0~\u00a0{1}"}, // not broken under an axis
    kRest{"options together, and seeds", "옵션들의 결합 효과와 시드"},
    kNoteMatters{"Explains: the part of the variance between the settings that lies between the values of the option (eta squared). Less chance: the same less what as many groups explain by chance (epsilon squared); it is 0 where nothing is left. As much by chance: how often settings in a random order explain as much (permutation test).",
                 "설명하는 비율: 설정 사이의 분산 가운데 옵션 값 사이에 있는 부분(에타 제곱). 우연을 뺀 비율: 같은 수의 무리가 우연히 설명하는 부분을 뺀 값(엡실론 제곱)이며 남는 것이 없으면 0입니다. 우연히 이만큼일 확률: 설정의 순서를 무작위로 바꾸었을 때 같은 만큼 설명하는 비율(순열 검정)."},
    kNoteSeeds{"Seeds alone make {0} of the variance between the settings.", "설정 사이의 분산 가운데 {0}은(는) 시드만으로 생깁니다."},
    kNoteGroups{"Numbers that were drawn are put into at most four groups of about as many settings.", "뽑은 수는 설정 수가 비슷한 무리 넷 이하로 묶었습니다."},
    kNoteRung{"Measured after {0} of the iterations, where all settings were still trained.", "모든 설정을 학습하던 시점인 반복의 {0} 뒤에 측정했습니다."},
    kNoteFigure{"Every figure is the share of the objects noticed without a patch that the patch hides, minus that of the control (grey or random squares of the same size) that hides most. Intervals of 95 %: images and, where there are several, trainings drawn anew, the strongest control chosen anew in every drawing.",
                "모든 값은 패치 없이 알아챈 객체 가운데 패치가 숨긴 비율에서, 가장 많이 숨긴 대조군(같은 크기의 회색 또는 무작위 사각형)의 비율을 뺀 것입니다. 95 % 구간: 이미지와, 여럿일 때는 학습도 다시 뽑고, 뽑을 때마다 가장 강한 대조군을 새로 골랐습니다."},
    kNoteBest{"What choosing the best is worth: in each of 1000 drawings of the images the best setting is chosen on those that were drawn and measured on those that were not (bootstrap bias corrected: Tsamardinos, Greasidou, Borboudakis 2018).",
              "가장 좋은 것을 고르는 일의 가치: 이미지를 1000번 다시 뽑아, 뽑힌 이미지에서 가장 좋은 설정을 고르고 뽑히지 않은 이미지에서 측정했습니다(부트스트랩 편향 보정: Tsamardinos, Greasidou, Borboudakis 2018)."},
    kNoteHalving{"Successive halving (Jamieson, Talwalkar 2016): after {0} of the iterations the best 1/{1} of the settings go on. Runs are stopped and go on, so that each equals one that never stopped; figures after fewer iterations are of patches that were not trained to their end.",
                 "연속 반감법(Jamieson, Talwalkar 2016): 반복의 {0} 뒤에 가장 좋은 1/{1}의 설정만 계속합니다. 학습은 멈췄다가 이어지므로 한 번도 멈추지 않은 학습과 같습니다. 반복이 적은 값은 끝까지 학습하지 않은 패치의 값입니다."},
    kNoteLines{"Each line is a setting: its value of each option from the lowest to the highest, and its figure. The bold one is the best.",
               "선 하나가 설정 하나입니다. 옵션마다 가장 낮은 값에서 가장 높은 값까지의 자리와 결과를 잇습니다. 굵은 선이 가장 좋은 설정입니다."},
    kDetector{"Detector", "탐지기"}, kClass{"Class", "클래스"}, kTrainedOn{"Trained on", "학습 이미지"}, kMeasuredOn{"Measured on", "측정 이미지"},
    kImages{"Held-out images", "보류 이미지"}, kObjects{"Objects noticed without a patch", "패치 없이 알아챈 객체"}, kSearch{"Search", "탐색"},
    kGrid{"every combination", "모든 조합"}, kRandom{"drawn at random", "무작위로 뽑음"}, kSeedsEach{"Trainings of each setting", "설정마다 학습 횟수"},
    kCreated{"Created", "만든 때"}, kVersion{"Blindspot", "Blindspot"}, kHalving{"Successive halving", "연속 반감법"}, kNone{"none", "없음"},
    kAxisFigure{"hidden beyond the strongest control", "가장 강한 대조군보다 더 숨긴 비율"},
    kAxisExplained{"part of the variance", "분산에서 차지하는 비율"}, kBest{"best", "가장 좋음"}, kOthers{"others", "나머지"},
    kLowest{"lowest", "가장 낮음"}, kHighest{"highest", "가장 높음"}, kLegendExplained{"explains", "설명하는 비율"}, kLegendAdjusted{"less chance", "우연을 뺀 비율"};
// clang-format on

} // namespace blindspot::report::study
