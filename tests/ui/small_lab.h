// A SmallLab is a SmallWorkspace whose runs are named as the window names them.
#pragma once

#include "tests/support/small_workspace.h"

#include <QString>

namespace blindspot::testing {

class SmallLab : public SmallWorkspace {
  public:
    /// A real run, trained to its end; its id.
    QString train(int iterations, double learningRate = 5)
    {
        return QString::fromStdString(run(request(iterations, learningRate)).record.id);
    }

    /// A record that says that it is running, as a killed program leaves it behind.
    QString abandon(const QString& like) { return QString::fromStdString(abandonedRun(like.toStdString())); }
};

} // namespace blindspot::testing
