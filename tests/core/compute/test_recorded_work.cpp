// Work that is done again and again on the same tensors: the same result each time, recorded where there is a CUDA device.
#include "core/compute/device.h"
#include "core/compute/host_copy.h"
#include "core/compute/recorded_work.h"

#include <ATen/ATen.h>
#include <QTest>
#include <torch/csrc/autograd/autograd.h>

using namespace blindspot;

namespace {

/// A gradient of numbers that change between the runs.
struct Work {
    at::Tensor input, result;
    void operator()()
    {
        const at::Tensor leaf = input.detach().requires_grad_(true);
        result = torch::autograd::grad({leaf.pow(3).sum()}, {leaf})[0];
    }
};

/// Fills, runs and compares a few times.
void repeat(compute::RecordedWork& recorded, const std::string& device, int times)
{
    Work work{at::zeros({1000}).to(at::Device(device)), {}};
    for (int i = 1; i <= times; ++i) {
        work.input.fill_(i);
        recorded.run([&work] { work(); });
        QCOMPARE(compute::hostValue(work.result.sum()), 3000.0 * i * i);
    }
}

} // namespace

class TestRecordedWork : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void theResultIsThatOfTheNumbersAsTheyAre()
    {
        compute::RecordedWork recorded("cpu");
        repeat(recorded, "cpu", 4);
        QVERIFY(!recorded.recorded() && recorded.refusal().empty());
    }

    void failuresAreThrown()
    {
        compute::RecordedWork recorded("cpu");
        for (int i = 0; i < 3; ++i)
            QVERIFY_THROWS_EXCEPTION(std::runtime_error, recorded.run([] { throw std::runtime_error("no"); }));
    }

    void onCudaItIsRecorded()
    {
        if (!at::hasCUDA()) QSKIP("no CUDA device");
        const std::string device = compute::chooseDevice("cuda").device;
        compute::RecordedWork recorded(device);
        repeat(recorded, device, 5);
        QVERIFY2(recorded.recorded(), recorded.refusal().c_str());
        recorded.forget();
        repeat(recorded, device, 3);
        QVERIFY(recorded.recorded());
    }

    void onCudaWhatCannotBeRecordedIsDoneAsItIs()
    {
        if (!at::hasCUDA()) QSKIP("no CUDA device");
        const std::string device = compute::chooseDevice("cuda").device;
        compute::RecordedWork recorded(device);
        const at::Tensor number = at::ones({1}).to(at::Device(device));
        for (int i = 0; i < 4; ++i)
            recorded.run([&] { QCOMPARE(compute::hostValue(number), 1.0); }); // looks at the device's number
        QVERIFY(!recorded.recorded() && !recorded.refusal().empty());
    }

    void onCudaWaitsAreFound()
    {
        if (!at::hasCUDA()) QSKIP("no CUDA device");
        const at::Device device(compute::chooseDevice("cuda").device);
        const at::Tensor host = at::rand({100});
        const compute::NoDeviceWaits guard;
        const at::Tensor there = compute::deviceCopy(host, device), copies = compute::deviceCopies({host, host}, device)[1];
        QVERIFY_THROWS_EXCEPTION(std::exception, compute::hostValue(there.sum()));
    }

    void anOwnStreamIsDoneAtItsEnd()
    {
        const std::string device = at::hasCUDA() ? compute::chooseDevice("cuda").device : "cpu";
        at::Tensor sum;
        {
            const compute::OwnStream stream(device);
            sum = compute::deviceCopy(at::ones({1000}), at::Device(device)).sum();
        }
        QCOMPARE(compute::hostValue(sum), 1000.0);
    }
};

QTEST_APPLESS_MAIN(TestRecordedWork)
#include "test_recorded_work.moc"
