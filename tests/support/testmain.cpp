// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/test.h"

#include <QFileInfo>

#include <cstdio>
#include <vector>

namespace hub::testing {

namespace {

std::vector<TestClass> &testClasses()
{
    static std::vector<TestClass> classes;
    return classes;
}

QString nameOf(const TestClass &test)
{
    return QFileInfo(QString::fromUtf8(test.file)).completeBaseName().mid(int(sizeof("tst_")) - 1);
}

int run(const TestClass &test, int argc, char **argv)
{
    const auto application = test.makeApplication(argc, argv);
    const auto object = test.makeTest();
    return QTest::qExec(object.get(), argc, argv);
}

} // namespace

bool registerTest(const TestClass &test)
{
    testClasses().push_back(test);
    return true;
}

} // namespace hub::testing

int main(int argc, char **argv)
{
    using namespace hub::testing;
    const QString wanted = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    for (const TestClass &test : testClasses()) {
        if (nameOf(test) == wanted) {
            argv[1] = argv[0];
            return run(test, argc - 1, argv + 1);
        }
    }
    std::fprintf(stderr, "Usage: %s TEST [ARGUMENTS OF QTEST]; TEST is one of\n", argv[0]);
    for (const TestClass &test : testClasses())
        std::fprintf(stderr, "  %s\n", qPrintable(nameOf(test)));
    return 2;
}
