// Which device is chosen, what is said where there is none, how many threads, and what counts as short memory.
#include "core/common/error.h"
#include "core/compute/device.h"
#include "core/compute/torch_build.h"
#include "tests/support/environment.h"

#include <QtTest/QtTest>
#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <new>
#include <stdexcept>

using namespace blindspot;
using namespace blindspot::compute;

using test::Environment;

namespace {

/// The message of the Error that a request ends in; empty when it does not.
std::string refusal(const std::string& request)
{
    try {
        chooseDevice(request);
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestDevice : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theCpuIsDescribed()
    {
        const Environment threads("OMP_NUM_THREADS", "2");
        const DeviceInfo info = chooseDevice("cpu");
        QCOMPARE(info.device, std::string("cpu"));
        QVERIFY(!info.isCuda());
        QCOMPARE(info.threads, 2);
        QCOMPARE(at::get_num_threads(), 1); // what can, goes side by side instead
        QCOMPARE(info.name.english(), std::string("CPU (2 threads)"));
        QVERIFY(!info.reason.empty());
        QVERIFY(info.memoryBytes > (std::int64_t{64} << 20));
        QVERIFY(info.freeBytes && *info.freeBytes > 0 && *info.freeBytes <= info.memoryBytes);
    }

    void cudaIsToldAsOneKnowsIt()
    {
        QCOMPARE(cudaVersionText(11080), std::string("11.8"));
        QCOMPARE(cudaVersionText(12060), std::string("12.6"));
        QCOMPARE(cudaVersionText(13000), std::string("13.0"));
        QCOMPARE(cudaVersionText(0), std::string());
        QCOMPARE(cudaVersionText(-1), std::string());
        QCOMPARE(cudaOfTorch().empty(), !at::globalContext().hasCUDART());
    }

    void oneThreadIsNoPlural()
    {
        const Environment threads("OMP_NUM_THREADS", "1");
        QCOMPARE(chooseDevice("cpu").name.english(), std::string("CPU (1 thread)"));
    }

    void autoTakesCudaWhereThereIsOne()
    {
        const bool there = at::hasCUDA() && refusal("cuda").empty();
        const DeviceInfo info = chooseDevice("auto");
        QCOMPARE(info.device, std::string(there ? "cuda:0" : "cpu"));
        QCOMPARE(info.isCuda(), there);
        QVERIFY(!info.reason.empty() && info.reason.english() != "asked for");
    }

    void withoutCudaTheReasonIsGiven()
    {
        if (at::hasCUDA()) QSKIP("there is a CUDA device");
        for (const char* request : {"cuda", "cuda:0", "cuda:99"}) {
            const std::string text = refusal(request);
            QVERIFY2(text.find(request) != std::string::npos, text.c_str());
            QVERIFY2(text.find("no CUDA") != std::string::npos, text.c_str());
            QVERIFY2(text.find("--device auto") != std::string::npos, text.c_str());
        }
        QVERIFY(chooseDevice("auto").reason.english().find("no CUDA") != std::string::npos);
    }

    void aCudaDeviceThatIsNotThereIsRefused() { QVERIFY(!refusal("cuda:99").empty()); }

    void unknownNamesAreRefused_data()
    {
        QTest::addColumn<QString>("request");
        for (const char* request : {"foo", "", "CPU", "cpu:1", "cuda:", "cuda:x", "cuda:1x", "cuda:-1", "cuda:0.5",
                                    "cuda:99999999999999", "gpu", "cuda0"})
            QTest::addRow("'%s'", request) << QString(request);
    }

    void unknownNamesAreRefused()
    {
        QFETCH(QString, request);
        const std::string text = refusal(request.toStdString());
        QVERIFY2(text.find("unknown device '" + request.toStdString() + "'") != std::string::npos, text.c_str());
        QVERIFY2(text.find("use auto, cpu, cuda or cuda:N") != std::string::npos, text.c_str());
    }

    void threadsFollowTheEnvironment()
    {
        {
            const Environment threads("OMP_NUM_THREADS", "3");
            QCOMPARE(usableThreads(), 3);
        }
        {
            const Environment threads("OMP_NUM_THREADS", "999999");
            QCOMPARE(usableThreads(), 1024);
        }
        int own = 0;
        {
            const Environment threads("OMP_NUM_THREADS", nullptr);
            own = usableThreads();
            QVERIFY(own >= 1 && own <= QThread::idealThreadCount());
        }
        for (const char* nonsense : {"0", "-4", "many", ""}) {
            const Environment threads("OMP_NUM_THREADS", nonsense);
            QCOMPARE(usableThreads(), own);
        }
    }

    void shortMemoryIsRecognised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("memory");
        QTest::addRow("cpu") << "[enforce fail at alloc_cpu.cpp:75] err == 0. DefaultCPUAllocator: can't allocate memory: you "
                                "tried to allocate 4611686018427387904 bytes. Error code 12 (Cannot allocate memory)"
                             << true;
        QTest::addRow("cuda") << "CUDA out of memory. Tried to allocate 20.00 GiB (GPU 0; 7.79 GiB total capacity)" << true;
        QTest::addRow("runtime") << "CUDA error: out of memory" << true;
        QTest::addRow("cudnn") << "cuDNN error: CUDNN_STATUS_ALLOC_FAILED" << true;
        QTest::addRow("cpu, Windows") << "DefaultCPUAllocator: not enough memory: you tried to allocate 4611686018427387904 bytes."
                                      << true;
        QTest::addRow("mapped file") << "unable to mmap 6442450944 bytes from file <weights.pt>: Cannot allocate memory (12)" << true;
        QTest::addRow("bad_alloc, passed on") << "std::bad_alloc" << true;
        QTest::addRow("runtime, with its name") << "CUDA error: out of memory\nSearch for `cudaErrorMemoryAllocation' in "
                                                   "https://docs.nvidia.com/cuda/cuda-runtime-api/ for more information." << true;
        QTest::addRow("runtime, by name alone") << "cudaErrorMemoryAllocation" << true;
        QTest::addRow("driver") << "CUDA driver error: out of memory" << true;
        QTest::addRow("driver, by name") << "CUDA_ERROR_OUT_OF_MEMORY" << true;
        QTest::addRow("cudnn 9, host") << "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_HOST_ALLOCATION_FAILED" << true;
        QTest::addRow("cudnn 9, device") << "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED" << true;
        QTest::addRow("cudnn, internal") << "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR\nReason: cudaMalloc failed" << true;
        QTest::addRow("cudnn 7 finds nothing") << "Unable to find a valid cuDNN algorithm to run convolution" << true;
        QTest::addRow("cudnn 8 finds nothing") << "FIND was unable to find an engine to execute this computation" << true;
        QTest::addRow("cudnn 9 gets nothing") << "GET was unable to find an engine to execute this computation" << true;
        QTest::addRow("cublas") << "CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`" << true;
        QTest::addRow("cusolver") << "cusolver error: CUSOLVER_STATUS_ALLOC_FAILED, when calling `cusolverDnCreate(handle)`" << true;
        QTest::addRow("cusparse") << "CUDA error: insufficient resources when calling `cusparseCreate(handle)`: "
                                     "CUSPARSE_STATUS_INSUFFICIENT_RESOURCES" << true;
        QTest::addRow("cufft") << "cuFFT error: CUFFT_ALLOC_FAILED" << true;
        QTest::addRow("nvrtc") << "CUDA NVRTC error: NVRTC_ERROR_OUT_OF_MEMORY" << true;
        QTest::addRow("hip") << "HIP out of memory. Tried to allocate 2.00 GiB" << true;
        QTest::addRow("launch resources") << "CUDA error: too many resources requested for launch" << false;
        QTest::addRow("cudnn, internal alone") << "cuDNN error: CUDNN_STATUS_INTERNAL_ERROR" << false;
        QTest::addRow("cublas other") << "CUDA error: CUBLAS_STATUS_NOT_INITIALIZED when calling `cublasCreate(handle)`" << false;
        QTest::addRow("device assert") << "CUDA error: device-side assert triggered" << false;
        QTest::addRow("shape") << "The size of tensor a (3) must match the size of tensor b (4)" << false;
        QTest::addRow("cuda other") << "CUDA error: an illegal memory access was encountered" << false;
        QTest::addRow("cudnn other") << "cuDNN error: CUDNN_STATUS_EXECUTION_FAILED" << false;
        QTest::addRow("empty") << "" << false;
    }

    void shortMemoryIsRecognised()
    {
        QFETCH(QString, text);
        QFETCH(bool, memory);
        QCOMPARE(isOutOfMemory(std::runtime_error(text.toStdString())), memory);
    }

    void shortMemoryIsRecognisedByType()
    {
        QVERIFY(isOutOfMemory(std::bad_alloc()));
        QVERIFY(!isOutOfMemory(std::logic_error("logic")));
        try {
            at::empty({std::int64_t{1} << 60});
            QFAIL("an exabyte was granted");
        } catch (const std::exception& error) {
            QVERIFY2(isOutOfMemory(error), error.what());
        }
    }

    void peakMemoryGrows()
    {
        const std::int64_t before = peakResidentBytes();
        QVERIFY(before > (std::int64_t{1} << 20));
        const at::Tensor touched = at::ones({std::int64_t{64} << 20}, at::kByte);
        // The allocator may reuse what an earlier test gave back, so only the order of magnitude is certain.
        QVERIFY(peakResidentBytes() >= before);
        QVERIFY(peakResidentBytes() >= touched.numel());
    }

    void emptyingTheCacheOfTheCpuDoesNothing() { emptyCache("cpu"); }

    void workThatDoesNotFitIsToldFromOtherErrors()
    {
        QVERIFY(fitsIntoMemory("cpu", [] {}));
        QVERIFY(!fitsIntoMemory("cpu", [] { throw std::bad_alloc(); }));
        QVERIFY(!fitsIntoMemory("cpu", [] { throw std::runtime_error("CUDA error: out of memory"); }));
        QVERIFY_EXCEPTION_THROWN(fitsIntoMemory("cpu", [] { throw std::logic_error("logic"); }), std::logic_error);
    }
};

QTEST_GUILESS_MAIN(TestDevice)
#include "test_device.moc"
