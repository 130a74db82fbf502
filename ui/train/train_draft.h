// The TrainDraft is the request that the form edits; every control reads and writes it.
#pragma once

#include "core/common/input_fit.h"
#include "core/workspace/runs/run_request.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace blindspot::ui {

/// Values that no control shows, or that a control would round, stay exactly what they were.
class TrainDraft : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    const workspace::TrainRequest& request() const { return request_; }
    const patch::TrainOptions& options() const { return request_.options; }
    /// The network input that placements refer to; of 640 pixels until a detector is chosen.
    InputShape input() const { return input_; }
    std::int64_t inputSize() const { return input_.side; }

    void setRequest(const workspace::TrainRequest& request);
    void setInput(InputShape input);
    /// Changes something and tells everybody.
    void edit(const std::function<void(workspace::TrainRequest&)>& change);
    /// The recipe's defaults; what is trained on, iterations and size stay.
    void setRecipe(const std::string& recipe);
    /// On fixed places there are no tiles; back on objects they are what the recipe says.
    void setPlacementKind(patch::PlacementKind kind);

  Q_SIGNALS:
    void changed();

  private:
    workspace::TrainRequest request_;
    InputShape input_;
};

/// For the settings: JSON, and back. Nothing where the text is none of ours.
QString requestToText(const workspace::TrainRequest& request);
std::optional<workspace::TrainRequest> requestFromText(const QString& text);

} // namespace blindspot::ui
