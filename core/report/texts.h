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
    HeldOutImages, HeldOutImage, TrainingImages, TrainingImage, UnknownImages, UnknownImage,
    ThePatch, ThePatchNamed, Ap50OfClass, Ap50OfClassBy, GreyControl, RandomControl,
    AnswerBeats, AnswerBeatsLeaves, AnswerNotShown, AnswerUndefined, AnswerNoImages, AnswerFindsNone, FindsFew, OnTrainingImages,
    OnUnknownImages,
    TransferBeats, TransferNotShown, TransferFindsNone, OtherPatchBeats, OtherPatchNotShown, MoreInTable,
    DefenceGivesAndCosts, DefenceGivesNoCost, DefenceNotAndCosts, DefenceNotNoCost,
    // Arms, groups, sizes.
    ArmClean, ArmGrey, ArmRandom, ArmPatch, GroupHeldOut, GroupTraining, GroupUnknown, SizeSmall, SizeMedium, SizeLarge,
    // Title and headings.
    Title, Subtitle, HeadArms, HeadPatch, HeadExamples, HeadDefinitions, HeadGroups, HeadCurves, HeadSizes, HeadTransfer,
    HeadDefences, HeadSweeps, HeadTraining, HeadSettings, HeadDetectors, HeadPatches, HeadVersions, HeadCommand,
    HeadWarnings, HeadTiming,
    // Columns.
    ColumnArm, ColumnAp, ColumnAp50, ColumnRecall, ColumnSuccess, ColumnLost, ColumnInvented, ColumnGroup, ColumnImages,
    ColumnObjects, ColumnEffect, ColumnControl, ColumnSize, ColumnFoundClean, ColumnFound, ColumnPatch, ColumnTrainedOn,
    ColumnDetector, ColumnDefence, ColumnClean, ColumnCost, ColumnWithPatch, ColumnRegained, ColumnSeconds,
    ColumnArchitecture, ColumnParameters, ColumnInput, ColumnPixels,
    // Notes.
    NoteArms, NoteRandom, NoteExamples, NoteGroups, NoteOneGroup, NoteCurves, NoteSizes, NoteTransfer, NoteDefences,
    NoteSweeps, NoteCommand, NoDefence, NotKnown, WarnFewImages, WarnUnreadable,
    // Definitions, a paragraph each: the word, then what it is.
    DefineAp, DefineFound, DefineRecall, DefineLost, DefineSuccess, DefineInvented, DefineControls, DefineEffect,
    DefineInterval, DefineSizes,
    // Examples.
    ExampleBest, ExampleMedian, ExampleWorst, ExampleScore, ExampleBefore, ExampleAfter, MarkFound, MarkLost, MarkMissed,
    MarkInvented,
    // Charts.
    ChartArms, ChartCurves, ChartLoss, AxisRecall, AxisPrecision, AxisAp50, AxisLoss, AxisIteration, SweepScale,
    SweepRotation, SweepBrightness, SweepBlur, SweepDistance, UnitScale, UnitRotation, UnitBrightness, UnitBlur,
    UnitDistance,
    // Settings.
    FactClass, FactSelection, FactDataset, FactImages, FactImagesHash, FactConfidence, FactSeeds, FactBootstrap, FactSeed,
    FactDevice, FactEvaluation, FactCreated, FactVersion, FactName, FactRun, FactTrainedOn, FactRecipe, FactPlacement,
    FactPixels, FactHash, FactFile, FactSeconds, FactNetwork, FactDefenceWait, FactPasses, FactSecondsUnit,
    Page, kCount
};
// clang-format on

/// A text of the table, with `arguments` in the places {0}, {1} ... Never empty.
std::string text(Language language, Text key, std::initializer_list<std::string_view> arguments = {});

} // namespace blindspot::report
