// runs checkpoints: the patches that a run kept on its way, and which of them is best.
#include "app/cli/cli_error.h"
#include "app/cli/command.h"
#include "app/cli/evaluation_output.h"
#include "app/cli/option_text.h"
#include "core/common/utf8.h"
#include "core/report/figure_json.h"
#include "core/report/numbers.h"
#include "core/workspace/evaluations/checkpoint_comparison.h"

#include <optional>
#include <vector>

namespace blindspot::cli {

namespace {

using workspace::Checkpoint;
using workspace::CheckpointComparison;

struct CheckpointArguments {
    workspace::CheckpointRequest request;
    bool measure = false;
    bool asked = false; ///< for something that only a measurement has
};

std::string_view name(workspace::CheckpointAnswer answer)
{
    using workspace::CheckpointAnswer;
    switch (answer) {
    case CheckpointAnswer::NothingNoticed:
        return "nothing_noticed";
    case CheckpointAnswer::LastIsBest:
        return "last_is_best";
    case CheckpointAnswer::Better:
        return "better";
    case CheckpointAnswer::Worse:
        return "worse";
    case CheckpointAnswer::NotShown:
        break;
    }
    return "not_shown";
}

/// `prefix`, and the same with "_interval" behind it.
void addFigure(Json& json, const std::string& prefix, const metrics::Figure& figure)
{
    json[prefix] = orNull(figure.value);
    json[prefix + "_interval"] = report::intervalJson(figure);
}

Json checkpointJson(const Checkpoint& checkpoint, const CheckpointComparison* comparison, std::size_t place)
{
    Json json{{"iteration", checkpoint.iteration}, {"last", checkpoint.last}, {"file", toUtf8(checkpoint.file)}};
    if (comparison == nullptr) return json;
    const metrics::CheckpointShares& shares = comparison->choice.patches[place];
    addFigure(json, "hidden", shares.all);
    addFigure(json, "hidden_choosing", shares.choosing);
    addFigure(json, "hidden_reporting", shares.reporting);
    addFigure(json, "ap50", comparison->checkpoints[place].ap50);
    json["chosen"] = comparison->choice.chosen == static_cast<std::int64_t>(place);
    return json;
}

Json comparisonJson(const CheckpointComparison& comparison)
{
    const metrics::CheckpointChoice& choice = comparison.choice;
    Json json{{"answer", name(workspace::answerOf(comparison))},
              {"detector", comparison.detector},
              {"dataset", comparison.dataset.empty() ? Json(nullptr) : Json(comparison.dataset)},
              {"selection", comparison.selection.empty() ? Json(nullptr) : Json(comparison.selection)},
              {"images", comparison.images},
              {"objects", comparison.objects},
              {"choosing_images", choice.choosingImages},
              {"reporting_images", choice.reportingImages},
              {"chosen_iteration", comparison.checkpoints[static_cast<std::size_t>(choice.chosen)].iteration}};
    addFigure(json, "gain", choice.gain);
    addFigure(json, "beyond_control", choice.beyondControl);
    addFigure(json, "control_hidden", choice.control.all);
    addFigure(json, "control_hidden_reporting", choice.control.reporting);
    addFigure(json, "clean_ap50", comparison.cleanAp50);
    addFigure(json, "control_ap50", comparison.controlAp50);
    json["sentences"] = Json::array();
    for (const Message& sentence : workspace::sentencesOf(comparison))
        json["sentences"].push_back(sentence.english());
    return json;
}

void tell(Context& context, const std::vector<Checkpoint>& checkpoints, const CheckpointComparison* comparison)
{
    std::vector<std::vector<std::string>> rows{{"ITERATION", "", "HIDDEN, ALL IMAGES", "THAT CHOOSE", "THE OTHERS", "AP50"}};
    if (comparison == nullptr) rows.front() = {"ITERATION", "", "FILE"};
    for (std::size_t i = 0; i < checkpoints.size(); ++i) {
        context.output.event("checkpoint", checkpointJson(checkpoints[i], comparison, i));
        std::vector<std::string>& row = rows.emplace_back();
        row = {std::to_string(checkpoints[i].iteration), checkpoints[i].last ? "last" : ""};
        if (comparison == nullptr) {
            row.push_back(toUtf8(checkpoints[i].file));
            continue;
        }
        if (comparison->choice.chosen == static_cast<std::int64_t>(i)) row.back() += row.back().empty() ? "chosen" : ", chosen";
        const metrics::CheckpointShares& shares = comparison->choice.patches[i];
        for (const metrics::Figure* figure : {&shares.all, &shares.choosing, &shares.reporting, &comparison->checkpoints[i].ap50})
            row.push_back(report::withInterval(*figure, 3));
    }
    if (comparison != nullptr) {
        const metrics::CheckpointShares& grey = comparison->choice.control;
        rows.push_back({"-", "grey", report::withInterval(grey.all, 3), report::withInterval(grey.choosing, 3), report::withInterval(grey.reporting, 3),
                        report::withInterval(comparison->controlAp50, 3)});
    }
    context.output.line(table(rows));
    if (comparison == nullptr) return;
    for (const Message& sentence : workspace::sentencesOf(*comparison))
        context.output.line(sentence.english() + ".");
}

int checkpoints(Context& context, const CheckpointArguments& arguments)
{
    if (arguments.asked && !arguments.measure)
        throw cliError("this option is of a measurement", "runs checkpoints", "add --measure");
    const workspace::Workspace workspace = context.workspace();
    storage::Database database = workspace.connect();
    const workspace::RunStore store(workspace, database);
    const workspace::RunRecord record = store.get(arguments.request.run);
    if (arguments.measure) {
        workspace::CheckpointRequest request = arguments.request;
        request.version = BLINDSPOT_VERSION;
        workspace::compareCheckpoints(workspace, request, context.stop, context.progressSink(),
                                      messagesOf(context));
        context.output.progress({});
    }
    const std::vector<Checkpoint> all = workspace::checkpointsOf(store, record);
    std::optional<CheckpointComparison> comparison = workspace::readComparison(store, record.id);
    const bool outdated = comparison && !workspace::isCurrent(*comparison, all);
    if (outdated) {
        context.output.message("They were measured before the run went on; --measure measures them again");
        comparison.reset();
    }
    if (all.empty())
        context.output.line("The run has no patch yet");
    else
        tell(context, all, comparison ? &*comparison : nullptr);
    if (all.size() == 1)
        context.output.message("The run keeps its patch alone: it was trained before runs kept checkpoints, or for one iteration");
    Json done{{"run", record.id}, {"checkpoints", all.size()}, {"measured", comparison.has_value()}, {"outdated", outdated}};
    if (comparison) done.update(comparisonJson(*comparison));
    context.output.done(done);
    return kDone;
}

} // namespace

void addRunCheckpointsCommand(Commands& commands, CLI::App* runs)
{
    auto arguments = std::make_shared<CheckpointArguments>();
    workspace::CheckpointRequest& request = arguments->request;
    using evaluation::EvaluationOptions;
    CLI::App* command = commands.add(
        "checkpoints",
        "The patches that a run kept on its way (at most 16, evenly spaced), and with --measure which of them hides most on images that "
        "it was not trained on: half of these choose, the others say whether it is better than the last one",
        [arguments, runs](Context& context) {
            const CLI::App* self = runs->get_subcommand("checkpoints");
            for (const char* option : {"--selection", "--dataset", "--images", "--detector", "--device", "--confidence", "--bootstrap", "--seed"})
                arguments->asked = arguments->asked || self->count(option) > 0;
            return checkpoints(context, *arguments);
        },
        runs);
    command->add_option("ID", request.run, "The run, as runs list names it")->required();
    command->add_flag("--measure", arguments->measure, "Measure them; the run's folder keeps the result");
    command->add_option("--selection", request.selection, "Where held-out images are")->type_name("NAME");
    command->add_option("--dataset", request.dataset, "The same: a dataset; without either that of the run's images")->type_name("NAME");
    command->add_option("--images", request.images, "At most so many held-out images; 0: all that there are")
        ->type_name("N")
        ->check(fromZero())
        ->capture_default_str();
    command->add_option("--detector", request.detector, "Another detector than the first that the run was trained against")
        ->type_name("NAME or FILE");
    command
        ->add_option("--confidence", request.options.confidence,
                     "An object is noticed by a detection with a higher score, " + rangeOf<EvaluationOptions>("--confidence"))
        ->type_name("SCORE")
        ->capture_default_str();
    command
        ->add_option("--bootstrap", request.options.bootstrap,
                     "Drawings of the images for the intervals, " + rangeOf<EvaluationOptions>("--bootstrap") + "; 0: none")
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--seed", request.options.seed, "Of the bootstrap")->type_name("N")->capture_default_str()->check(fromZero());
    command->add_option("--device", request.device, "Where it is computed")->type_name("auto, cpu or cuda:N")->capture_default_str();
}

} // namespace blindspot::cli
