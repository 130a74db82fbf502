// A MountedPlace is a view of the file system of its own, in which a folder is mounted as a test wants it: read only, or small. Needs root,
// or a system that gives every user name spaces.
#pragma once

#include "cli_program.h"

#include <QProcess>
#include <QString>
#include <QStringList>

#include <unistd.h>

namespace blindspot::testing {

class MountedPlace {
  public:
    /// `script`: a line of sh that mounts. Whether it could is said by `ready`.
    explicit MountedPlace(const QString& script)
    {
        QStringList arguments{"-m"};
        if (::geteuid() != 0) arguments.prepend("-r");
        holder_.start("unshare", arguments + QStringList{"sh", "-c", script + " && echo ready && exec cat"});
        ready_ = holder_.waitForStarted() && holder_.waitForReadyRead(20'000) && holder_.readAllStandardOutput().startsWith("ready");
    }
    MountedPlace(const MountedPlace&) = delete;
    MountedPlace& operator=(const MountedPlace&) = delete;
    ~MountedPlace()
    {
        holder_.closeWriteChannel(); // cat ends, and with it what was mounted
        if (!holder_.waitForFinished(5'000)) holder_.kill();
        holder_.waitForFinished();
    }

    bool ready() const { return ready_; }
    /// The place as everybody else reaches it.
    QString outside(const QString& path) const { return QStringLiteral("/proc/%1/root%2").arg(holder_.processId()).arg(path); }

    CliResult run(const QString& program, const QStringList& arguments) const
    {
        QStringList enter{"-t", QString::number(holder_.processId()), "-m"};
        if (::geteuid() != 0) enter += {"-U", "--preserve-credentials"};
        return runProgram("nsenter", enter + QStringList{"--", program} + arguments);
    }

  private:
    QProcess holder_;
    bool ready_ = false;
};

} // namespace blindspot::testing
