// A WorkspaceLab is a temporary workspace in which a test imports datasets in one call.
#pragma once

#include "core/workspace/records/workspace.h"
#include "tests/support/dataset_import.h"

namespace blindspot::testing {

/// The whole workspace around a Lab's database.
class WorkspaceLab : public Lab {
  public:
    const workspace::Workspace& workspace() const { return workspace_; }

  private:
    workspace::Workspace workspace_ = workspace::Workspace::open(database().file().parent_path());
};

} // namespace blindspot::testing
