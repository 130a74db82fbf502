// SHA-256 against the examples of NIST, whatever the pieces that the bytes come in.
#include "core/common/error.h"
#include "core/common/sha256.h"
#include "core/common/sha256_blocks.h"

#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

using namespace blindspot;

namespace {

std::span<const std::byte> bytesOf(std::string_view text)
{
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::string digestOf(std::string_view text)
{
    Sha256 hash;
    hash.update(bytesOf(text));
    return hash.finish();
}

std::filesystem::path pathIn(const QTemporaryDir& folder, const char* name)
{
    return std::filesystem::path(folder.path().toStdString()) / name;
}

} // namespace

class TestSha256 : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void nistExamples_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("digest");
        // FIPS 180-2 appendix B and the example values of NIST's Cryptographic Standards and Guidelines.
        QTest::newRow("empty") << QByteArray()
                               << QByteArray(
                                      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("one block") << QByteArray("abc")
                                   << QByteArray(
                                          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks")
            << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
            << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("896 bits") << QByteArray("abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                                                "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu")
                                  << QByteArray(
                                         "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1");
        QTest::newRow("a million a")
            << QByteArray(1'000'000, 'a')
            << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }
    void nistExamples()
    {
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, digest);
        QCOMPARE(digestOf(message.toStdString()), digest.toStdString());
    }

    void everyLengthAroundABlockPadsOnItsOwn()
    {
        // 55, 56, 63, 64 and 119 bytes are where the padding changes its number of blocks.
        QCOMPARE(digestOf(std::string(55, 'a')),
                 "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
        QCOMPARE(digestOf(std::string(56, 'a')),
                 "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
        QCOMPARE(digestOf(std::string(63, 'a')),
                 "7d3e74a05d7db15bce4ad9ec0658ea98e3f06eeecf16b4c6fff2da457ddc2f34");
        QCOMPARE(digestOf(std::string(64, 'a')),
                 "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
        QCOMPARE(digestOf(std::string(119, 'a')),
                 "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb");
    }

    void piecesDoNotMatter()
    {
        QVERIFY(rc::check("any cut of the message gives the same digest", [] {
            const auto message =
                *rc::gen::resize(300, rc::gen::container<std::string>(rc::gen::arbitrary<char>()));
            std::string_view rest = message;
            Sha256 hash;
            while (!rest.empty()) {
                const auto count = *rc::gen::inRange<std::size_t>(0, rest.size() + 1);
                hash.update(bytesOf(rest.substr(0, count)));
                rest.remove_prefix(count == 0 ? 0 : count);
                if (count == 0) { // so that the loop ends
                    hash.update(bytesOf(rest.substr(0, 1)));
                    rest.remove_prefix(1);
                }
            }
            RC_ASSERT(hash.finish() == digestOf(message));
        }));
    }

    /// The digests above are of whichever way this processor takes; so both are right where they agree.
    void bothWaysAgree()
    {
        const Sha256Step instructions = sha256StepOfProcessor();
        if (instructions == nullptr) QSKIP("this processor has no instructions for SHA-256");
        QVERIFY(rc::check("the processor's instructions do what the portable step does", [&] {
            Sha256State one = *rc::gen::arbitrary<Sha256State>(), other = one;
            const auto blocks = *rc::gen::inRange<std::size_t>(0, 5);
            const auto bytes = *rc::gen::container<std::vector<std::uint8_t>>(blocks * 64 + 1, rc::gen::arbitrary<std::uint8_t>());
            const std::byte* unaligned = std::as_bytes(std::span(bytes)).data() + 1;
            sha256StepPortable(one, unaligned, blocks);
            instructions(other, unaligned, blocks);
            RC_ASSERT(one == other);
        }));
    }

    void aFileGivesTheDigestOfItsBytes()
    {
        const QTemporaryDir folder;
        const auto path = pathIn(folder, "weights \u00fc.bin");
        const std::string content((1 << 20) + 17, 'x'); // more than one read
        std::ofstream(path, std::ios::binary) << content;
        QCOMPARE(sha256OfFile(path), digestOf(content));
        std::ofstream(path, std::ios::binary | std::ios::trunc).flush();
        QCOMPARE(sha256OfFile(path), digestOf(""));
    }

    void aFileThatCannotBeReadIsNamed()
    {
        const QTemporaryDir folder;
        QVERIFY_EXCEPTION_THROWN(sha256OfFile(pathIn(folder, "absent.bin")), Error);
        QVERIFY_EXCEPTION_THROWN(sha256OfFile(folder.path().toStdString()), Error);
        try {
            sha256OfFile(pathIn(folder, "absent.bin"));
        } catch (const Error& error) {
            QVERIFY(error.where().ends_with("absent.bin"));
        }
    }
};

QTEST_APPLESS_MAIN(TestSha256)
#include "test_sha256.moc"
