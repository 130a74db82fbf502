// Copies between host and device: float32, contiguous, and nobody else's on the host.
#include "core/compute/host_copy.h"

#include <ATen/Functions.h>
#include <ATen/TensorOperators.h>
#include <QTest>

using namespace blindspot;

class TestHostCopy : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void valuesAreItsOwn()
    {
        const at::Tensor tensor = at::arange(6, at::kFloat).view({2, 3});
        const at::Tensor copy = compute::hostCopy(tensor);
        QVERIFY(at::equal(copy, tensor));
        tensor.fill_(9);
        QCOMPARE(copy[1][2].item<float>(), 5.0F);
    }

    void anyLayoutAndTypeBecomesOne()
    {
        const at::Tensor turned = at::arange(6, at::kDouble).view({2, 3}).t();
        QVERIFY(!turned.is_contiguous());
        const at::Tensor copy = compute::hostCopy(turned);
        QVERIFY(copy.is_contiguous());
        QVERIFY(copy.scalar_type() == at::kFloat);
        QVERIFY(copy.device().is_cpu());
        QVERIFY(at::equal(copy, turned.to(at::kFloat)));
    }

    void gradientsStayBehind()
    {
        at::Tensor leaf = at::ones({3});
        leaf.set_requires_grad(true);
        QVERIFY(!compute::hostCopy(leaf * 2).requires_grad());
    }

    void readsAreCounted()
    {
        const std::int64_t before = compute::hostReads();
        const at::Tensor tensor = at::arange(4, at::kInt);
        QVERIFY(compute::onHost(tensor).scalar_type() == at::kInt);
        QCOMPARE(compute::hostValue(tensor[3]), 3.0);
        QCOMPARE(compute::hostValue(tensor.eq(3).any()), 1.0);
        QVERIFY(at::equal(compute::indicesOf(tensor > 1), at::arange(2, 4)));
        compute::hostCopy(tensor);
        QCOMPARE(compute::hostReads() - before, 5);
        compute::deviceCopy(tensor, at::Device(at::kCPU));
        QCOMPARE(compute::hostReads() - before, 5);
    }

    void pixelsBecomeTheUnitInterval()
    {
        const at::Tensor bytes = at::arange(256, at::kInt).to(at::kByte).view({16, 16});
        const at::Tensor floats = compute::unitValues(bytes, at::Device(at::kCPU));
        QVERIFY(floats.scalar_type() == at::kFloat && at::equal(floats, bytes.to(at::kFloat) / 255));
        const at::Tensor already = bytes.to(at::kFloat), kept = already.clone();
        QVERIFY(at::equal(compute::unitValues(already, at::Device(at::kCPU)), floats) && at::equal(already, kept));
    }

    void fixedTensorsKeepTheirPlaces()
    {
        const at::Tensor floats = at::rand({3, 5}), whole = at::arange(7), flags = at::tensor({1, 0, 1}).to(at::kBool), none = at::empty({0, 4});
        compute::FixedTensors fixed({floats, whole, flags, none}, at::Device(at::kCPU));
        const std::vector<at::Tensor> tensors = fixed.tensors();
        QVERIFY(at::equal(tensors[0], floats) && at::equal(tensors[1], whole) && at::equal(tensors[2], flags) && tensors[3].numel() == 0);
        fixed.fill({floats.t().contiguous().view({3, 5}) + 1, whole * 2, flags.logical_not(), none});
        QVERIFY(at::equal(tensors[0], floats.t().contiguous().view({3, 5}) + 1));
        QVERIFY(at::equal(tensors[1], whole * 2) && at::equal(tensors[2], flags.logical_not()));
        QVERIFY(floats.max().item<float>() < 1); // what they were made like is left as it is
    }

    void onTheCpuNothingIsCopied()
    {
        const at::Tensor tensor = at::ones({3});
        QVERIFY(compute::deviceCopy(tensor, at::Device(at::kCPU)).is_same(tensor));
        QVERIFY(compute::deviceCopies({tensor}, at::Device(at::kCPU)).front().is_same(tensor));
    }
};

QTEST_APPLESS_MAIN(TestHostCopy)
#include "test_host_copy.moc"
