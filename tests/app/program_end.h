// How a program ended that a test has called.
#pragma once

#include <QByteArray>
#include <QProcess>

namespace blindspot::testing {

struct ProgramEnd {
    int code;
    QProcess::ExitStatus status;
    QByteArray err; ///< what it has said on standard error
};

/// Waits for the end of `process`, which was started.
inline ProgramEnd endOf(QProcess& process)
{
    process.waitForFinished();
    return {process.exitCode(), process.exitStatus(), process.readAllStandardError()};
}

} // namespace blindspot::testing
