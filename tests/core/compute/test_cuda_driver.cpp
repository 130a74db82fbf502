// What the CUDA driver says of a device reaches us, and what it does not say is not made up.
#include "core/compute/cuda_driver.h"

#include <QtTest/QtTest>

using namespace blindspot::compute;

class TestCudaDriver : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void cleanup()
    {
        qunsetenv("BLINDSPOT_FAKE_CUDA_CONTEXT");
        qunsetenv("BLINDSPOT_FAKE_CUDA_FAILS");
    }

    void aDeviceIsDescribed()
    {
        const CudaFacts facts = cudaFacts(1, BLINDSPOT_FAKE_CUDA);
        QCOMPARE(facts.name, std::string("Device 1"));
        QCOMPARE(facts.memoryBytes, 80'000'000'000);
        QCOMPARE(cudaBusId(1, BLINDSPOT_FAKE_CUDA), std::string("0000:3b:01.0"));
    }

    void freeMemoryIsNotMadeUp()
    {
        QVERIFY(!cudaFacts(0, BLINDSPOT_FAKE_CUDA).freeBytes); // this thread uses no device
        qputenv("BLINDSPOT_FAKE_CUDA_CONTEXT", "1");
        QVERIFY(!cudaFacts(0, BLINDSPOT_FAKE_CUDA).freeBytes); // it uses another one
        QCOMPARE(cudaFacts(1, BLINDSPOT_FAKE_CUDA).freeBytes.value_or(-1), 30'000'000'000);
    }

    void aDriverThatDoesNotAnswer()
    {
        QVERIFY(cudaFacts(7, BLINDSPOT_FAKE_CUDA).name.empty());
        qputenv("BLINDSPOT_FAKE_CUDA_FAILS", "1");
        const CudaFacts facts = cudaFacts(0, BLINDSPOT_FAKE_CUDA);
        QVERIFY(facts.name.empty() && facts.memoryBytes == 0 && !facts.freeBytes);
        QVERIFY(cudaBusId(0, "libthere-is-none-of-this-name.so.1").empty());
    }
};

QTEST_GUILESS_MAIN(TestCudaDriver)
#include "test_cuda_driver.moc"
