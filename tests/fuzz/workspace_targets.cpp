// The readers of what a workspace keeps and people exchange: configuration files, patches, requests, studies, reports, trials.
#include "core/outdoor/trial.h"
#include "core/report/report_json.h"
#include "core/workspace/queue/queue_request.h"
#include "core/workspace/runs/options_json.h"
#include "core/workspace/runs/patch_file.h"
#include "core/workspace/runs/train_config.h"
#include "core/workspace/studies/study_spec.h"
#include "core/workspace/trainings/detector_train_request.h"
#include "tests/fuzz/scratch_file.h"
#include "tests/fuzz/target.h"

#include <ATen/ATen.h>

namespace blindspot::fuzz {

namespace {

void readConfig(const std::string& bytes)
{
    workspace::readTrainConfig(bytes, "train.toml");
}

void readPatchTensor(const std::string& bytes)
{
    workspace::readPatch(scratchFile("patch.safetensors", bytes));
}

void readOptions(const std::string& bytes)
{
    workspace::optionsFromText(bytes, "options");
}

void readDetectorTraining(const std::string& bytes)
{
    workspace::requestFromText(bytes, "request");
}

void readQueueItem(const std::string& bytes)
{
    workspace::queueRequestFromText(workspace::QueueKind::Run, bytes, 1);
}

void readStudy(const std::string& bytes)
{
    const workspace::StudySpec spec = workspace::specFromText(bytes, "study");
    workspace::checkSpec(spec); // what is read is counted and drawn before it is asked whether it can begin
}

void readReport(const std::string& bytes)
{
    report::reportFromJson(bytes, "report.json");
}

void readTrial(const std::string& bytes)
{
    outdoor::readTrial(scratchFile("trial.json", bytes));
}

workspace::TrainRequest trainRequest()
{
    workspace::TrainRequest request;
    request.detector = "demo";
    request.selection = "training";
    return request;
}

std::vector<std::string> configs()
{
    return {"config-version = 1\n[train]\ndetector = \"a.pt\"\nselection = 'people'\niterations = 50 # quick\nlearning-rate = 5.0\n",
            workspace::configText(trainRequest(), "made by the program")};
}

std::vector<std::string> patchTensors()
{
    const std::filesystem::path file = scratchFile("seed.safetensors", "");
    workspace::writePatchTensor(file, at::full({3, 4, 4}, 127.0F), {{"recipe", "hide"}});
    return {testing::contentOf(file)};
}

std::vector<std::string> optionTexts()
{
    return {workspace::optionsToText(patch::TrainOptions())};
}

std::vector<std::string> detectorTrainings()
{
    return {workspace::requestToText(workspace::DetectorTrainRequest())};
}

std::vector<std::string> queueItems()
{
    return {workspace::queueRequestText(trainRequest())};
}

std::vector<std::string> studies()
{
    workspace::StudySpec spec;
    spec.base = trainRequest();
    spec.options = {workspace::parseStudyOption("patch-size=100,150"), workspace::parseStudyOption("learning-rate=1,5,10")};
    spec.selection = "held out";
    return {workspace::specText(spec)};
}

std::vector<std::string> reports()
{
    return {report::toJson(metrics::EvaluationReport())};
}

std::vector<std::string> trials()
{
    const std::filesystem::path file = scratchFile("seed-trial.json", "");
    outdoor::writeTrial(file, outdoor::makeTrial("patch", imaging::Image(8, 8), 400));
    return {testing::contentOf(file)};
}

const std::vector<std::string> kJsonWords{"null", "1e999", "-1", "[]", "{}", "\"\"", "true", "\\u0000", "18446744073709551616", "NaN"};

} // namespace

const std::vector<Target>& targets()
{
    static const std::vector<Target> all{
        {"config", readConfig, configs, {"[train]", "[runs resume]", "= \"", "\\u0000", "\\U0010FFFF", "'", "#", "config-version = ", "iterations = "}},
        {"patch-tensor", readPatchTensor, patchTensors, {"\"patch\":", "\"F16\"", "\"shape\":[3,", "\"data_offsets\":[0,"}},
        {"training-options", readOptions, optionTexts, kJsonWords},
        {"detector-training", readDetectorTraining, detectorTrainings, kJsonWords},
        {"queue-item", readQueueItem, queueItems, kJsonWords},
        {"study", readStudy, studies, kJsonWords},
        {"report", readReport, reports, kJsonWords},
        {"trial", readTrial, trials, kJsonWords},
    };
    return all;
}

} // namespace blindspot::fuzz
