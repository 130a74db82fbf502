// What the management library says of a GPU reaches us; without it, or without the GPU, there is nothing to say.
#include "core/compute/gpu_monitor.h"

#include <QtTest/QtTest>

#include <dlfcn.h>

using namespace blindspot::compute;

namespace {

constexpr const char* kGpu = "0000:3b:00.0";

/// Programs that hold the library open, as the library counts them.
int sessions()
{
    void* library = ::dlopen(BLINDSPOT_FAKE_NVML, RTLD_LAZY | RTLD_LOCAL);
    const auto count = reinterpret_cast<int (*)()>(::dlsym(library, "openSessions"));
    const int open = count == nullptr ? -1 : count();
    ::dlclose(library);
    return open;
}

} // namespace

class TestGpuMonitor : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void useIsRead()
    {
        const GpuMonitor monitor(kGpu, BLINDSPOT_FAKE_NVML);
        for (int i = 0; i < 2; ++i) {
            const auto use = monitor.use();
            QVERIFY(use.has_value());
            QCOMPARE(use->busyPercent, 37);
            QCOMPARE(use->usedBytes, 5'000'000'000);
            QCOMPARE(use->memoryBytes, 80'000'000'000);
        }
    }

    void ownMemoryIsKnownOrNot()
    {
        const GpuMonitor monitor(kGpu, BLINDSPOT_FAKE_NVML);
        QVERIFY(!monitor.use()->ownBytes); // another program's is not ours
        qputenv("BLINDSPOT_FAKE_NVML_OWN", "2500000000");
        QCOMPARE(monitor.use()->ownBytes.value_or(-1), 2'500'000'000);
        qputenv("BLINDSPOT_FAKE_NVML_NEW", "1");
        QCOMPARE(monitor.use()->ownBytes.value_or(-1), 2'500'000'000);
        qputenv("BLINDSPOT_FAKE_NVML_OWN", "18446744073709551615"); // listed without a figure
        QVERIFY(!monitor.use()->ownBytes);
        qunsetenv("BLINDSPOT_FAKE_NVML_OWN");
        qunsetenv("BLINDSPOT_FAKE_NVML_NEW");
    }

    void theLibraryIsGivenBack()
    {
        GpuMonitor first(kGpu, BLINDSPOT_FAKE_NVML);
        QCOMPARE(sessions(), 1);
        {
            const GpuMonitor moved = std::move(first);
            const GpuMonitor second(kGpu, BLINDSPOT_FAKE_NVML);
            QVERIFY(moved.use().has_value() && second.use().has_value());
            QCOMPARE(sessions(), 2);
        }
        QCOMPARE(sessions(), 0);
    }

    void anotherGpuIsUnknown()
    {
        QVERIFY(!GpuMonitor("0000:af:00.0", BLINDSPOT_FAKE_NVML).use());
        QVERIFY(!GpuMonitor("", BLINDSPOT_FAKE_NVML).use());
    }

    void aDriverThatDoesNotAnswer()
    {
        qputenv("BLINDSPOT_FAKE_NVML_FAILS", "1");
        const GpuMonitor monitor(kGpu, BLINDSPOT_FAKE_NVML);
        qunsetenv("BLINDSPOT_FAKE_NVML_FAILS");
        QVERIFY(!monitor.use());
        QCOMPARE(sessions(), 0);
    }

    void noLibrary()
    {
        QVERIFY(!GpuMonitor(kGpu, "libthere-is-none-of-this-name.so.1").use());
        // Whatever machine this is: asked about a device that it lacks, it says nothing and does not fall.
        QVERIFY(!GpuMonitor::ofDevice("cuda:97").use());
    }
};

QTEST_GUILESS_MAIN(TestGpuMonitor)
#include "test_gpu_monitor.moc"
