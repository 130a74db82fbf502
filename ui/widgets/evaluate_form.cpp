#include "ui/widgets/evaluate_form.h"

#include "core/runs/options_json.h"
#include "ui/controllers/evaluation_controller.h"
#include "ui/session.h"
#include "ui/support/theme.h"
#include "ui/widgets/evaluate_controls.h"
#include "ui/widgets/evaluate_how.h"
#include "ui/widgets/evaluate_what.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/parts.h"

#include <QCoreApplication>
#include <QFrame>
#include <QScrollArea>
#include <QVBoxLayout>

namespace blindspot::ui {

EvaluateForm::EvaluateForm(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), what_(new EvaluateWhat(session)), how_(new EvaluateHow(session)),
      controls_(new EvaluateControls(session)), scroll_(formColumn({what_, dividingLine(), how_}))
{
    auto* footer = new QVBoxLayout;
    footer->setContentsMargins(2 * kGrid, kGrid, 2 * kGrid, kGrid);
    footer->addWidget(controls_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scroll_, 1);
    column->addWidget(dividingLine());
    column->addLayout(footer);
    connect(what_, &EvaluateWhat::changed, this, &EvaluateForm::check);
    connect(what_, &EvaluateWhat::pageRequested, this, &EvaluateForm::pageRequested);
    connect(how_, &EvaluateHow::changed, this, &EvaluateForm::check);
    connect(&session_, &Session::deviceKnown, this, &EvaluateForm::check);
    connect(controls_, &EvaluateControls::startRequested, this, &EvaluateForm::start);
    check();
}

runs::EvaluationRequest EvaluateForm::request() const
{
    runs::EvaluationRequest request;
    what_->fill(request);
    how_->fill(request);
    request.version = QCoreApplication::applicationVersion().toStdString();
    return request;
}

void EvaluateForm::setRuns(const QStringList& ids)
{
    what_->setRuns(ids);
}

void EvaluateForm::setDetectors(const QStringList& names)
{
    what_->setDetectors(names);
}

void EvaluateForm::setWhat(const runs::EvaluationRequest& request)
{
    startWanted_ = false;
    what_->set(request);
}

void EvaluateForm::startWhenSettled()
{
    startWanted_ = true;
    startIfWanted();
}

void EvaluateForm::startIfWanted()
{
    if (!startWanted_ || !what_->granted()) return;
    startWanted_ = false;
    start();
}

bool EvaluateForm::settled() const
{
    return what_->settled();
}

void EvaluateForm::check()
{
    const FormField* first = what_->check();
    how_->check();
    mistaken_ = first != nullptr || how_->mistaken();
    const runs::EvaluationRequest now = request();
    std::string device = now.device;
    if (device == "auto" && session_.device()) device = session_.device()->device;
    controls_->setInputs(mistaken_ || !settled() ? 0 : inputs(now), device);
    // Not from within what is being filled in.
    if (startWanted_) QMetaObject::invokeMethod(this, &EvaluateForm::startIfWanted, Qt::QueuedConnection);
}

std::int64_t EvaluateForm::inputs(const runs::EvaluationRequest& request) const
{
    if (!what_->groups() || request.runs.size() + request.patches.size() == 0) return 0;
    arms::EvaluationSubject subject;
    const auto add = [&](patch::PlacementOptions placement, int side) {
        if (request.placement) placement = patch::parsePlacement(*request.placement);
        arms::EvaluationPatch one;
        one.trial.placement = placement;
        one.trial.picture.width = one.trial.picture.height = side; // controls are as large
        subject.patches.push_back(std::move(one));
    };
    try {
        for (const std::string& id : request.runs) {
            const runs::RunRecord* run = what_->patches().run(id);
            if (run == nullptr) return 0;
            const patch::TrainOptions options = runs::optionsFromText(run->optionsJson, "run " + id);
            add(options.placement, static_cast<int>(options.patchSize));
        }
        for (const QString& file : what_->patches().checkedFiles())
            add({}, what_->patches().sideOf(file));
    } catch (const std::exception&) {
        return 0; // the evaluation says what is wrong
    }
    const arms::TreatmentCount treatments = arms::countTreatments(subject, request.options);
    const ImageGroups& groups = *what_->groups();
    const std::int64_t answer = groups.heldOut > 0   ? groups.heldOut
                                : groups.unknown > 0 ? groups.unknown
                                                     : groups.training;
    return static_cast<std::int64_t>(request.detectors.size()) *
           (groups.images * treatments.arms * static_cast<std::int64_t>(1 + request.defences.size()) +
            answer * treatments.sweeps);
}

void EvaluateForm::start()
{
    if (session_.evaluation().busy() || !settled()) return;
    check();
    if (mistaken_) {
        FormField* field = what_->check();
        if (field == nullptr) {
            how_->showMistake();
            field = how_->check();
        }
        if (field != nullptr) {
            field->takeFocus();
            // When the section that has opened has its size.
            QMetaObject::invokeMethod(
                this, [this, field] { scroll_->ensureWidgetVisible(field, 0, 4 * kGrid); },
                Qt::QueuedConnection);
        }
        return;
    }
    session_.evaluation().start(request());
}

} // namespace blindspot::ui
