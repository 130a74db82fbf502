// The rule by which a file is found under another name: notations, ends of paths, and what is never guessed.
#include "core/common/utf8.h"
#include "core/dataset/import/file_matcher.h"
#include "core/dataset/import/file_names.h"
#include "tests/support/dataset_files.h"

#include <QTest>
#include <rapidcheck.h>

#include <sys/stat.h>
#include <unistd.h>

using namespace blindspot;
using namespace blindspot::dataset;
using blindspot::testing::Folder;

namespace {

using How = FileMatcher::How;

struct Told {
    std::vector<std::pair<ProblemKind, std::string>> problems;
    ProblemSink sink()
    {
        return [this](ProblemKind kind, const std::filesystem::path& file, const Message&) {
            problems.emplace_back(kind, toUtf8(file.filename()));
        };
    }
    bool has(ProblemKind kind, const std::string& file) const
    {
        return std::find(problems.begin(), problems.end(), std::pair(kind, file)) != problems.end();
    }
};

FileMatcher matcherOf(const Folder& folder)
{
    return {folder.path(), [](const std::filesystem::path&) { return true; },
            [](ProblemKind, const std::filesystem::path&, const Message&) {}};
}

} // namespace

class TestFileMatcher : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void names_data();
    void names();
    void twoCandidatesAreNone();
    void aFolderThatIsThereIsMeant();
    void theRootGoesBeforeDeeperFolders();
    void stems();
    void onlyTheNameItselfIsFound();
    void linksAreFollowedOnce();
    void listingCanBeStopped();
    void aLinkUpwardsLeadsNowhere();
    void systemFilesAreTold();
    void foldersWithoutPermissionAreTold();
};

void TestFileMatcher::names_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("how");
    const auto add = [](const char* what, const char* file, const char* name, How how) {
        QTest::newRow(what) << file << name << static_cast<int>(how);
    };
    add("exact", "a/b.jpg", "a/b.jpg", How::Exact);
    add("a point before it", "a/b.jpg", "./a/b.jpg", How::Exact);
    add("backslashes", "a/b.jpg", "a\\b.jpg", How::Notation);
    add("escapes", "a/Écran 1.jpg", "a/%C3%89cran%201.jpg", How::Notation);
    add("escapes of lower case", "Écran.jpg", "%c3%89cran.jpg", How::Notation);
    add("the file is escaped", "Écran%201.jpg", "Écran 1.jpg", How::Notation);
    add("a percent sign that is one", "100%.jpg", "100%.JPG", How::Notation);
    add("composed and not", "cafe\u0301.jpg", "caf\u00e9.jpg", How::Notation);
    add("decomposed Korean", "\u1109\u1161\u1105\u1161\u11b7.jpg", "사람.jpg", How::Notation);
    add("case", "A/b.JPG", "a/B.jpg", How::Notation);
    add("case beyond ASCII", "ÉCRAN.jpg", "écran.jpg", How::Notation);
    add("all at once", "A/cafe\u0301 1.JPG", "a\\CAF%C3%89%201.jpg", How::Notation);
    add("another machine's folder", "images/x.jpg", "/content/drive/images/x.jpg", How::Tail);
    add("a drive of Windows", "images/x.jpg", "C:\\Users\\kim\\images\\x.jpg", How::Tail);
    add("the name alone", "x.jpg", "..\\media\\upload\\4\\x.jpg", How::Tail);
    add("a bare name, deeper down", "a/b/x.jpg", "x.jpg", How::Tail);
    add("Label Studio's local files", "a/x 1.jpg", "/data/local-files/?d=set/a/x%201.jpg", How::Tail);
    add("a URL", "a/x.jpg", "https://host:8080/a/x.jpg?token=7", How::Notation);
    add("a URL of a file", "a/x.jpg", "file:///home/kim/a/x.jpg", How::Tail);
    add("not there", "a/b.jpg", "a/c.jpg", How::None);
    add("another ending", "a/b.jpg", "a/b.png", How::None);
    add("part of a name", "ab.jpg", "b.jpg", How::None);
}

void TestFileMatcher::names()
{
    QFETCH(QString, file);
    QFETCH(QString, name);
    QFETCH(int, how);
    Folder folder;
    folder.write(file.toStdString(), "x");
    folder.write("other/other.jpg", "x");
    const FileMatcher::Match match = matcherOf(folder).find(name.toStdString());
    QCOMPARE(static_cast<int>(match.how), how);
    if (match.how == How::Exact)
        QCOMPARE(QString::fromStdString(match.file), name);
    else
        QCOMPARE(QString::fromStdString(match.file), match.found() ? file : QString());
}

void TestFileMatcher::twoCandidatesAreNone()
{
    Folder folder;
    for (const char* file : {"a/x.jpg", "b/x.jpg", "Y.jpg", "y.JPG", "caf\u00e9.jpg", "cafe\u0301.jpg"})
        folder.write(file, "x");
    FileMatcher matcher = matcherOf(folder);
    const FileMatcher::Match match = matcher.find("x.jpg");
    QVERIFY(match.how == How::Ambiguous && !match.found());
    QCOMPARE(std::ssize(match.candidates), 2);
    QVERIFY(matcher.find("y.jpg").how == How::Ambiguous);
    QVERIFY(matcher.find("y.JPG").how == How::Exact);
    QVERIFY(matcher.find("somewhere/y.JPG").file == "y.JPG"); // the same case goes before
    QVERIFY(matcher.find("CAF\u00c9.jpg").how == How::Ambiguous);
    QVERIFY(matcher.find("caf\u00e9.jpg").how == How::Exact);
    QVERIFY(matcher.find("elsewhere/a/x.jpg").file == "a/x.jpg"); // the longer end decides
}

void TestFileMatcher::aFolderThatIsThereIsMeant()
{
    Folder folder;
    for (const char* file : {"train/1.jpg", "val/1.jpg", "val/2.jpg"})
        folder.write(file, "x");
    FileMatcher matcher = matcherOf(folder);
    QVERIFY(matcher.find("train/2.jpg").how == How::None); // not val's
    QVERIFY(matcher.find("test/2.jpg").file == "val/2.jpg");
}

void TestFileMatcher::theRootGoesBeforeDeeperFolders()
{
    Folder folder;
    for (const char* file : {"images/x.jpg", "copy/images/x.jpg"})
        folder.write(file, "x");
    FileMatcher matcher = matcherOf(folder);
    QVERIFY(matcher.find("/home/kim/set/images/x.jpg").file == "images/x.jpg");
    QVERIFY(matcher.find("/home/kim/copy/images/x.jpg").file == "copy/images/x.jpg");
}

void TestFileMatcher::stems()
{
    Folder folder;
    for (const char* file : {"a/x.y.jpg", "b/z.png"})
        folder.write(file, "x");
    FileMatcher matcher = matcherOf(folder);
    QVERIFY(matcher.findStem("a/X.Y").file == "a/x.y.jpg");
    QVERIFY(matcher.findStem("z").how == How::Tail);
    QVERIFY(matcher.findStem("x").how == How::None);
}

void TestFileMatcher::onlyTheNameItselfIsFound()
{
    QVERIFY(rc::check("what is found is what was meant", [] {
        Folder folder;
        const auto part = [] {
            return *rc::gen::elementOf(std::vector<std::string>{"a", "A", "b", "\u00e9", "e\u0301", "\u00c9", "c d", "c%20d"});
        };
        for (int i = *rc::gen::inRange(1, 6); i > 0; --i)
            folder.write(*rc::gen::arbitrary<bool>() ? part() + "/" + part() + ".jpg" : part() + ".jpg", "x");
        const std::string name = part() + *rc::gen::elementOf(std::vector<std::string>{"/", "\\"}) + part() + ".jpg";
        const FileMatcher::Match match = matcherOf(folder).find(name);
        if (!match.found()) return;
        RC_ASSERT(std::filesystem::exists(folder.path() / pathFromUtf8(match.file)));
        const auto meant = [](const std::string& file) {
            return foldedName(unescapedName(partsOf(readingsOf(file)[file.find('\\') == std::string::npos ? 0 : 1]).back()));
        };
        RC_ASSERT(meant(match.file) == meant(name));
    }));
}

void TestFileMatcher::linksAreFollowedOnce()
{
    namespace fs = std::filesystem;
    Folder folder;
    Folder elsewhere;
    folder.write("real/a.jpg", "x");
    elsewhere.write("b.jpg", "x");
    elsewhere.write("c.jpg", "x");
    fs::create_directory_symlink(elsewhere.path(), folder / "linked");
    fs::create_directory_symlink(folder.path(), folder / "real/circle");
    fs::create_directory_symlink(folder / "real", folder / "again");
    fs::create_symlink(elsewhere / "c.jpg", folder / "real/c.jpg");
    fs::create_symlink(folder / "real/a.jpg", folder / "a.jpg");
    for (const char* dead : {"dead.jpg", "dead.txt", "dead"})
        fs::create_symlink(folder / "nothing", folder / dead);
    Told told;
    const auto files = FolderWalk(told.sink()).filesBelow(folder.path());
    QCOMPARE(std::ssize(files), 3);
    QVERIFY(files[0] == folder / "linked/b.jpg");
    QVERIFY(files[1] == folder / "linked/c.jpg");
    QVERIFY(files[2] == folder / "real/a.jpg");
    for (const char* link : {"circle", "again", "c.jpg", "a.jpg"})
        QVERIFY2(told.has(ProblemKind::LinkedTwice, link), link);
    QVERIFY(told.has(ProblemKind::UnreadablePicture, "dead.jpg"));
    QVERIFY(told.has(ProblemKind::UnreadableFile, "dead.txt"));
    QVERIFY(told.has(ProblemKind::MissingFolder, "dead"));
    QCOMPARE(std::ssize(told.problems), 7);
}

void TestFileMatcher::listingCanBeStopped()
{
    Folder folder;
    folder.write("a/b/c.jpg", "x");
    int folders = 0;
    const auto stopAtTheSecond = [&folders] {
        if (++folders == 2) throw std::runtime_error("stopped");
    };
    Told told;
    FileMatcher matcher(folder.path(), [](const std::filesystem::path&) { return true; }, told.sink(), stopAtTheSecond);
    QVERIFY(matcher.find("a/b/c.jpg").found());
    QCOMPARE(folders, 0); // nothing is listed for a name that is there
    QVERIFY_EXCEPTION_THROWN(matcher.find("c.jpg"), std::runtime_error);
}

void TestFileMatcher::aLinkUpwardsLeadsNowhere()
{
    Folder folder;
    folder.write("set/images/a.jpg", "x");
    folder.write("set/other/b.jpg", "x");
    std::filesystem::create_directory_symlink("..", folder / "set/images/up");
    Told told;
    QCOMPARE(std::ssize(FolderWalk(told.sink()).filesBelow(folder / "set/images")), 1);
    QVERIFY(told.has(ProblemKind::LinkedTwice, "up"));
}

void TestFileMatcher::systemFilesAreTold()
{
    Folder folder;
    for (const char* file : {"a.jpg", "._a.jpg", "Thumbs.db", "__MACOSX/b.jpg", ".ipynb_checkpoints/c.jpg", "d/.DS_Store"})
        folder.write(file, "x");
    Told told;
    QCOMPARE(std::ssize(FolderWalk(told.sink()).filesBelow(folder.path())), 1);
    for (const char* file : {"._a.jpg", "Thumbs.db", "__MACOSX", ".ipynb_checkpoints", ".DS_Store"})
        QVERIFY2(told.has(ProblemKind::SystemFile, file), file);
}

void TestFileMatcher::foldersWithoutPermissionAreTold()
{
    Folder folder;
    folder.write("open/a.jpg", "x");
    folder.write("closed/b.jpg", "x");
    ::chmod((folder / "closed").c_str(), 0);
    ::chmod(folder.path().c_str(), 0755);
    const bool root = ::geteuid() == 0; // who may read everything
    if (root && ::seteuid(65534) != 0) QSKIP("cannot be another user here");
    Told told;
    const auto files = FolderWalk(told.sink()).filesBelow(folder.path());
    if (root && ::seteuid(0) != 0) QFAIL("cannot be the user again");
    ::chmod((folder / "closed").c_str(), 0755);
    QCOMPARE(std::ssize(files), 1);
    QVERIFY(told.has(ProblemKind::UnreadableFolder, "closed"));
}

QTEST_GUILESS_MAIN(TestFileMatcher)
#include "test_file_matcher.moc"
