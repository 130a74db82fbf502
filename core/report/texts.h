// The words of an evaluation's report, in English and in Korean.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace blindspot::report {

enum class Language { English, Korean };

/// "en", "ko": as HTML's lang attribute has it.
std::string_view code(Language language);

// clang-format off
enum class Text {
    // The answer.
    HeldOutImages, HeldOutImage, TrainingImages, TrainingImage, UnknownImages, UnknownImage, NearImages, NearImage,
    ThePatch, ThePatchNamed, Ap50OfClass, Ap50OfClassBy, GreyControl, RandomControl,
    AnswerBeats, AnswerBeatsLeaves, AnswerNotShown, AnswerUndefined, AnswerNoImages, AnswerFindsNone, AnswerFindsNoneOfOne, FindsFew,
    OnTrainingImages,
    OnUnknownImages, OnNearImages,
    TheDetector, TheDetectorNamed, NoticedObjects, NoticedObject, Hides, HidesNone, AnswerHides, AnswerHidesNot, AnswerNoticesNone,
    AnswerNoticesNoneOfOne, NoticesFew, Ap50AndFound, InventedBoxes, BreaksBoxes, TransferHides, TransferHidesNot, TransferNoticesNone,
    TransferNoticesNoneOfOne, OtherPatchHides, OtherPatchHidesNot, DefenceNoticedGivesAndCosts, DefenceNoticedGivesNoCost,
    DefenceNoticedNotAndCosts, DefenceNoticedNotNoCost,
    DefenceKnownGives, DefenceKnownNot, DefenceKnownCosts, DefenceKnownNoCost, DefenceUnknowing, DefencesUnknowing,
    DefenceJpeg, DefenceMedian, DefenceGaussian, DefenceLgs, DefenceResizePad, DefenceFrequencyMask, TitleWithParameters, ParameterQuality, ParameterSide,
    ParameterSigma, ParameterWindow, ParameterOverlap, ParameterThreshold, ParameterLambda, ParameterLow, ParameterRatio,
    ParameterSolidity,
    WorthHoldsKnown, WorthUntried, WorthOutwitted, WorthNotShown, SweepThroughout, SweepSome, SweepNowhere,
    TransferBeats, TransferNotShown, TransferFindsNone, TransferFindsNoneOfOne, OtherPatchBeats, OtherPatchNotShown, MoreInTable,
    DefenceGivesAndCosts, DefenceGivesNoCost, DefenceNotAndCosts, DefenceNotNoCost,
    // Arms, groups, sizes.
    ArmClean, ArmGrey, ArmRandom, ArmPatch, GroupHeldOut, GroupTraining, GroupUnknown, GroupNearDuplicate, SizeSmall, SizeMedium,
    SizeLarge, InputSizeBelow,
    InputSizeFrom,
    // Title and headings.
    Title, Subtitle, HeadArms, HeadPatch, HeadExamples, HeadDefinitions, HeadGroups, HeadCurves, HeadSizes, HeadTransfer,
    HeadDefences, HeadSweeps, HeadTraining, HeadSettings, HeadDetectors, HeadPatches, HeadVersions, HeadCommand,
    HeadWarnings, HeadTiming, HeadAllFigures, HeadInputSizes,
    // Columns.
    ColumnArm, ColumnAp, ColumnAp50, ColumnRecall, ColumnSuccess, ColumnLost, ColumnInvented, ColumnGroup, ColumnImages,
    ColumnObjects, ColumnEffect, ColumnControl, ColumnSize, ColumnFoundClean, ColumnFound, ColumnPatch, ColumnTrainedOn,
    ColumnDetector, ColumnDefence, ColumnClean, ColumnCost, ColumnWithPatch, ColumnRegained, ColumnRegainedKnowing, ColumnSeconds,
    ColumnArchitecture, ColumnParameters, ColumnInput, ColumnPixels, ColumnNoticed, ColumnHidden, ColumnHiddenByPatch, ColumnInventedOn,
    ColumnInventedElsewhere, ColumnBoxes,
    // Notes.
    NoteArms, NoteArmsOne, NoteArmsNoticed, NoteArmsNoticedOne, NoteInputSizes, CaptionNoticed, CaptionAp50, NoteRandom, NoteExamples,
    NoteGroups, NoteOneGroup, NoteCurves, NoteSizes, NoteTransfer, NoteDefences,
    NoteSweeps, NoteSweepsNoticed, NoteCommand, NoDefence, NotKnown, WarnFewImages, WarnOneImage, WarnUnreadable, WarnUnreadableOne,
    WarnNearDuplicates, WarnNearDuplicate, WarnNearDuplicatesCounted, WarnNearDuplicateCounted, NearPair, NearMore, WarnDetectorTrained,
    // Definitions, a paragraph each: the word, then what it is.
    DefineNoticed, DefineHidden, DefineHalfSeen, DefineBoxes, DefineInventedOn, DefineEffectHidden, DefineAp, DefineFound, DefineRecall,
    DefineLost, DefineSuccess, DefineInvented, DefineControls, DefineControlsOne, DefineEffect,
    DefineInterval, DefineIntervalOne, DefineSizes,
    // Examples.
    ExampleBest, ExampleMedian, ExampleWorst, ExampleHidden, ExampleScore, ExampleBefore, ExampleAfter, MarkFound, MarkHalfSeen,
    MarkHidden, MarkMissed, MarkInventedOnObject, MarkInventedElsewhere,
    // Charts.
    ChartArms, ChartDetectorsNoticed, ChartDetectors, ChartArmsNoticed, ChartCurves, ChartLoss, AxisRecall, AxisPrecision, AxisAp50, AxisNoticed, AxisLoss, AxisIteration,
    SweepScale,
    SweepRotation, SweepBrightness, SweepBlur, SweepDistance, UnitScale, UnitRotation, UnitBrightness, UnitBlur,
    UnitDistance,
    SweepRelight, SweepBend, SweepNoise, SweepWhiteBalance, SweepGamma, SweepJpeg, UnitRelight, UnitBend, UnitNoise,
    UnitWhiteBalance, UnitGamma, UnitJpeg,
    // Settings.
    FactClass, FactSelection, FactDataset, FactImages, FactImagesHash, FactConfidence, FactSeeds, FactBootstrap, FactSeed,
    FactDevice, FactEvaluation, FactCreated, FactVersion, FactName, FactRun, FactTrainedOn, FactThrough, FactRecipe, FactPlacement,
    PlacementObject, PlacementMiddle, PlacementFixed, FactPixels, FactHash, FactFile, FactAssumed, FactDiffers, FactNotes, FactSeconds, FactNetwork, FactDefenceWait, FactPasses,
    FactSecondsUnit,
    Page,
    // Aims other than to hide objects of a class.
    AnyClass, TitleCreate, TitleMisclassify, AimPlaces, AimPlace, AnswerCreates, AnswerCreatesNot, AnswerTakes, AnswerTakesNot,
    AnswerNoPlace, AimSeen, AimFalseBoxes, AimElsewhere, AimDefence, HeadCreate, HeadMisclassify, ColumnPlaces, ColumnCreated,
    ColumnTaken, ColumnTargetSeen, ColumnFalseBoxes, NoteCreate, NoteMisclassify, NoteVanish, FactAim, FactTarget,
    kCount
};
// clang-format on

/// A text of the table, with `arguments` in the places {0}, {1} ... Never empty.
std::string text(Language language, Text key, std::initializer_list<std::string_view> arguments = {});

} // namespace blindspot::report
