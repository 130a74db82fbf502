// What the command line gives up once it knows what it is to do, so that a fault in a decoder of pictures or weights leads nowhere.
#pragma once

namespace blindspot::cli {

/// What a command still needs of the system.
struct Needs {
    /// Connections to other machines: a camera of the network, other ranks.
    bool network = false;
    /// Connections to other programs of this machine, as NVIDIA's driver has with its services.
    bool localServices = false;
};

/// Takes from the process and all its threads, for good: starting programs (execve), what `needs` does not name of sockets, reading and
/// writing other processes' memory (ptrace, process_vm_*), and the kernel's parts that no command uses and that faults are used with (bpf,
/// io_uring, userfaultfd, perf, keys, namespaces, mounts, modules). Such a call fails with EACCES; all other calls are as before. By
/// seccomp, through libseccomp. Child processes and threads inherit it; threads that run already are included.
///
/// False, and nothing is taken away, where the kernel has no seccomp or forbids it; the command goes on as it would have.
bool confine(const Needs& needs);

} // namespace blindspot::cli
