// SPDX-FileCopyrightText: 2026 Central Hub contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>
#include <QTest>

#include <memory>

/// The tests of a folder are one program, since linking costs more than compiling. Its first argument says which class
/// is to run: `tst_sending sender [function…]`, by the name of its file without `tst_`.
namespace hub::testing {

struct TestClass
{
    const char *file;
    std::unique_ptr<QCoreApplication> (*makeApplication)(int &argc, char **argv);
    std::unique_ptr<QObject> (*makeTest)();
};

/// Called before main() by the macros below.
bool registerTest(const TestClass &test);

template<typename Application>
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    auto application = std::make_unique<Application>(argc, argv);
    application->setAttribute(Qt::AA_Use96Dpi, true);
    return application;
}

template<typename Test>
std::unique_ptr<QObject> makeTest()
{
    return std::make_unique<Test>();
}

} // namespace hub::testing

#define HUB_TEST_WITH(Class, Application)                                                                              \
    [[maybe_unused]] static const bool isRegistered_##Class = hub::testing::registerTest(                              \
        {__FILE__, &hub::testing::makeApplication<Application>, &hub::testing::makeTest<Class>});

/// Instead of QTEST_GUILESS_MAIN.
#define HUB_TEST(Class) HUB_TEST_WITH(Class, QCoreApplication)
