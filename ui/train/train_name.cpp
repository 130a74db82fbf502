#include "ui/train/train_name.h"

#include "core/workspace/runs/run_store.h"
#include "ui/controls/form_field.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace blindspot::ui {

namespace {

constexpr int kSoonMilliseconds = 200; ///< so that a name that is being typed is looked up once

/// What of the request the proposal is made from.
workspace::RunRecord proposedRecord(const workspace::TrainRequest& request)
{
    workspace::RunRecord record;
    record.recipe = request.options.recipe;
    record.selection = request.selection;
    record.dataset = request.dataset;
    record.className = request.className;
    return record;
}

struct Names {
    QString proposed;
    bool taken = false;
};

} // namespace

TrainName::TrainName(Session& session, TrainFields& fields, QWidget* parent)
    : QWidget(parent), session_(session), draft_(fields.draft()), edit_(new QLineEdit)
{
    edit_->setObjectName("runName");
    edit_->setClearButtonEnabled(true);
    edit_->setToolTip(tr("What the run is called. Empty: after recipe, selection or class, and patch size, as is shown."));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    fields.addRow({rows}, "name", new FormField(tr("Name"), edit_));
    connect(edit_, &QLineEdit::textEdited, this, [this](const QString& text) {
        draft_.edit([&text](workspace::TrainRequest& request) { request.name = text.trimmed().toStdString(); });
    });
    fields.onRefresh([this] {
        const QString name = QString::fromStdString(draft_.request().name);
        if (edit_->text().trimmed() != name) edit_->setText(name);
        soon_.start();
    });
    soon_.setSingleShot(true);
    soon_.setInterval(kSoonMilliseconds);
    connect(&soon_, &QTimer::timeout, this, &TrainName::look);
    connect(&session_, &Session::runsChanged, &soon_, qOverload<>(&QTimer::start));
}

std::optional<OptionMistake> TrainName::mistake() const
{
    const std::string& name = draft_.request().name;
    if (name.empty() || QString::fromStdString(name) != taken_) return std::nullopt;
    return OptionMistake{"name", Message::verbatim(tr("there is a run of this name already").toStdString()),
                         Message::verbatim(tr("choose another name").toStdString())};
}

void TrainName::used()
{
    if (!draft_.request().name.empty()) draft_.edit([](workspace::TrainRequest& request) { request.name.clear(); });
}

void TrainName::look()
{
    looking_.cancel();
    const workspace::TrainRequest& request = draft_.request();
    looking_ = session_.queries().run(
        this,
        [&workspace = session_.workspace(), record = proposedRecord(request), size = request.options.patchSize,
         through = request.options.through.name, name = request.name](storage::Database& database, StopControl&) {
            const workspace::RunStore store(workspace, database);
            return Names{QString::fromStdString(store.proposedName(record, size, through)), !name.empty() && store.freeName(name) != name};
        },
        [this, name = QString::fromStdString(request.name)](const Names& names) {
            edit_->setPlaceholderText(names.proposed);
            const QString taken = names.taken ? name : QString();
            if (std::exchange(taken_, taken) != taken) draft_.edit([](workspace::TrainRequest&) {});
        });
}

} // namespace blindspot::ui
