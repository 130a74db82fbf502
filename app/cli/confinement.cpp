#include "app/cli/confinement.h"

#include <cerrno>
#include <memory>
#include <seccomp.h>
#include <sys/socket.h>

namespace blindspot::cli {
namespace {

constexpr int kPrograms[] = {SCMP_SYS(execve), SCMP_SYS(execveat)};
constexpr int kOtherProcesses[] = {SCMP_SYS(ptrace),           SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev),
                                   SCMP_SYS(process_madvise),  SCMP_SYS(pidfd_getfd),      SCMP_SYS(kcmp)};
constexpr int kKernel[] = {SCMP_SYS(bpf),           SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd),       SCMP_SYS(perf_event_open),
                           SCMP_SYS(add_key),       SCMP_SYS(request_key),    SCMP_SYS(keyctl),            SCMP_SYS(unshare),
                           SCMP_SYS(setns),         SCMP_SYS(mount),          SCMP_SYS(umount2),           SCMP_SYS(pivot_root),
                           SCMP_SYS(move_mount),    SCMP_SYS(open_tree),      SCMP_SYS(fsopen),            SCMP_SYS(mount_setattr),
                           SCMP_SYS(chroot),        SCMP_SYS(init_module),    SCMP_SYS(finit_module),      SCMP_SYS(delete_module),
                           SCMP_SYS(kexec_load),    SCMP_SYS(kexec_file_load), SCMP_SYS(open_by_handle_at), SCMP_SYS(acct),
                           SCMP_SYS(quotactl),      SCMP_SYS(swapon),         SCMP_SYS(swapoff),           SCMP_SYS(reboot),
                           SCMP_SYS(personality)};
constexpr auto kRefusal = SCMP_ACT_ERRNO(EACCES);

template <std::size_t count>
bool refuse(scmp_filter_ctx filter, const int (&calls)[count])
{
    for (const int call : calls)
        if (seccomp_rule_add(filter, kRefusal, call, 0) != 0) return false;
    return true;
}

bool refuseSockets(scmp_filter_ctx filter, const Needs& needs)
{
    if (needs.network) return true;
    if (!needs.localServices) return seccomp_rule_add(filter, kRefusal, SCMP_SYS(socket), 0) == 0;
    return seccomp_rule_add(filter, kRefusal, SCMP_SYS(socket), 1, SCMP_A0(SCMP_CMP_NE, AF_UNIX)) == 0;
}

} // namespace

bool confine(const Needs& needs)
{
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_ALLOW), seccomp_release);
    if (!filter) return false;
    // Threads that libraries have started by now belong to the process like any other.
    if (seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1) != 0) return false;
    // Some calls are looked up by hash instead of one after the other: a call that is allowed is by far the most frequent.
    seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_OPTIMIZE, 2);
    return refuse(filter.get(), kPrograms) && refuse(filter.get(), kOtherProcesses) && refuse(filter.get(), kKernel) &&
           refuseSockets(filter.get(), needs) && seccomp_load(filter.get()) == 0;
}

} // namespace blindspot::cli
