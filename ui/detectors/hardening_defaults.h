// Default values of the hardening form.
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>

namespace blindspot::ui {

struct HardeningDefaults {
    QString detector;            ///< of the workspace
    QString dataset, selection;  ///< one of the two; none: the form's own choice
    QStringList runs;            ///< whose patches objects wear
    QString className;           ///< whose objects wear them; empty: every class
    std::int64_t epochs = 0;     ///< 0: a few
    std::int64_t freshEvery = 0; ///< epochs between two patches that are trained anew; 0: none
    QString name;                ///< of the hardened detector; empty: after the detector
};

} // namespace blindspot::ui
