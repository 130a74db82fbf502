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

    void onTheCpuNothingIsCopied()
    {
        const at::Tensor tensor = at::ones({3});
        QVERIFY(compute::deviceCopy(tensor, at::Device(at::kCPU)).is_same(tensor));
    }
};

QTEST_APPLESS_MAIN(TestHostCopy)
#include "test_host_copy.moc"
