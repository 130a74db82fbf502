#include "ui/evaluate/evaluate_form.h"

#include "core/workspace/runs/options_json.h"
#include "ui/controls/dividing_line.h"
#include "ui/controls/form_column.h"
#include "ui/controls/form_field.h"
#include "ui/evaluate/evaluate_controls.h"
#include "ui/evaluate/evaluate_settings.h"
#include "ui/evaluate/evaluate_subject.h"
#include "ui/session/add_to_queue.h"
#include "ui/session/evaluation_controller.h"
#include "ui/session/session.h"
#include "ui/support/theme.h"

#include <QCoreApplication>
#include <QFrame>
#include <QScrollArea>
#include <QVBoxLayout>

namespace blindspot::ui {

EvaluateForm::EvaluateForm(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), subject_(new EvaluateSubject(session)), settings_(new EvaluateSettings(session)),
      controls_(new EvaluateControls(session)), scroll_(formColumn({subject_, dividingLine(), settings_}))
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
    connect(subject_, &EvaluateSubject::changed, this, &EvaluateForm::check);
    connect(subject_, &EvaluateSubject::pageRequested, this, &EvaluateForm::pageRequested);
    connect(settings_, &EvaluateSettings::changed, this, &EvaluateForm::check);
    connect(&session_, &Session::deviceKnown, this, &EvaluateForm::check);
    connect(controls_, &EvaluateControls::startRequested, this, &EvaluateForm::start);
    check();
}

workspace::EvaluationRequest EvaluateForm::request() const
{
    workspace::EvaluationRequest request;
    subject_->fill(request);
    settings_->fill(request);
    request.version = QCoreApplication::applicationVersion().toStdString();
    return request;
}

void EvaluateForm::setRuns(const QStringList& ids)
{
    subject_->setRuns(ids);
}

void EvaluateForm::setDetectors(const QStringList& names)
{
    subject_->setDetectors(names);
}

void EvaluateForm::setWhat(const workspace::EvaluationRequest& request)
{
    startWanted_ = false;
    subject_->set(request);
}

void EvaluateForm::startWhenListsLoaded()
{
    startWanted_ = true;
    startIfWanted();
}

void EvaluateForm::startIfWanted()
{
    if (!startWanted_ || !subject_->granted()) return;
    startWanted_ = false;
    start();
}

bool EvaluateForm::listsLoaded() const
{
    return subject_->listsLoaded();
}

void EvaluateForm::check()
{
    const FormField* first = subject_->check();
    settings_->check();
    mistaken_ = first != nullptr || settings_->mistaken();
    const workspace::EvaluationRequest now = request();
    std::string device = now.device;
    if (device == "auto" && session_.device()) device = session_.device()->device;
    controls_->setInputs(mistaken_ || !listsLoaded() ? 0 : inputs(now), device);
    // Not from within what is being filled in.
    if (startWanted_) QMetaObject::invokeMethod(this, &EvaluateForm::startIfWanted, Qt::QueuedConnection);
}

std::int64_t EvaluateForm::inputs(const workspace::EvaluationRequest& request) const
{
    if (!subject_->groups() || request.runs.size() + request.patches.size() == 0) return 0;
    evaluation::EvaluationSubject subject;
    const auto add = [&](patch::PlacementOptions placement, int side) {
        if (request.placement) placement = patch::parsePlacement(*request.placement);
        evaluation::EvaluationPatch one;
        one.inference.placement = placement;
        one.inference.picture.width = one.inference.picture.height = side; // controls are as large
        subject.patches.push_back(std::move(one));
    };
    try {
        for (const std::string& id : request.runs) {
            const workspace::RunRecord* run = subject_->patches().run(id);
            if (run == nullptr) return 0;
            const patch::TrainOptions options =
                workspace::optionsFromText(run->optionsJson, {Message::tr("run %1"), id});
            add(options.placement, static_cast<int>(options.patchSize));
        }
        for (const QString& file : subject_->patches().checkedFiles())
            add({}, subject_->patches().sideOf(file));
    } catch (const std::exception&) {
        return 0; // the evaluation says what is wrong
    }
    const evaluation::TreatmentCount treatments = evaluation::countTreatments(subject, request.options);
    const ImageGroups& groups = *subject_->groups();
    const std::int64_t answer = groups.heldOut > 0   ? groups.heldOut
                                : groups.unknown > 0 ? groups.unknown
                                : groups.nearDuplicates > 0 ? groups.nearDuplicates
                                                     : groups.training;
    return static_cast<std::int64_t>(request.detectors.size()) *
           (groups.images * treatments.arms * static_cast<std::int64_t>(1 + request.defences.size()) +
            answer * treatments.sweeps);
}

void EvaluateForm::start()
{
    if (session_.evaluation().state() == JobState::Stopping || !listsLoaded()) return;
    check();
    if (mistaken_) {
        FormField* field = subject_->check();
        if (field == nullptr) {
            settings_->showMistake();
            field = settings_->check();
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
    if (session_.evaluation().busy())
        addToQueue(session_, request());
    else
        session_.evaluation().start(request());
}

} // namespace blindspot::ui
