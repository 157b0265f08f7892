# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One place for what every target shares: language level, warnings, sanitizers, Qt's strict modes.

set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

# Where the program looks for hub_core once installed; in the build tree CMake writes the build folder.
if(NOT APPLE)
    set(CMAKE_INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}/central-hub")
endif()

# Either a compiler cache, which build trees share, or precompiled headers, which no two trees have in common.
find_program(HUB_CCACHE ccache)
if(HUB_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${HUB_CCACHE}")
    set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON)
endif()

# For the everyday build: quick to compile, and backtraces with line numbers.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1" CACHE STRING "" FORCE)

add_library(hub_options INTERFACE)
add_library(Hub::Options ALIAS hub_options)
target_compile_features(hub_options INTERFACE cxx_std_20)
target_include_directories(hub_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(hub_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CONTEXTLESS_CONNECT QT_NO_KEYWORDS QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    $<$<NOT:$<CONFIG:Debug>>:QT_NO_DEBUG>)
if(MSVC)
    target_compile_options(hub_options INTERFACE /W4 /utf-8 /permissive- $<$<BOOL:${HUB_WARNINGS_AS_ERRORS}>:/WX>)
else()
    target_compile_options(hub_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
        $<$<BOOL:${HUB_WARNINGS_AS_ERRORS}>:-Werror>)
endif()
if(HUB_SANITIZE)
    target_compile_options(hub_options INTERFACE -fsanitize=${HUB_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(hub_options INTERFACE -fsanitize=${HUB_SANITIZE})
endif()

# hub_test(NAME [SOURCES file…] [LIBRARIES target…]): a QtTest program tst_NAME from tst_NAME.cpp, run by CTest.
function(hub_test NAME)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    if(NOT ARG_SOURCES)
        set(ARG_SOURCES tst_${NAME}.cpp)
    endif()
    add_executable(tst_${NAME} ${ARG_SOURCES})
    target_link_libraries(tst_${NAME} PRIVATE Hub::Options Hub::Core Qt6::Test ${ARG_LIBRARIES})
    add_test(NAME ${NAME} COMMAND tst_${NAME})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(${NAME} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;CENTRAL_HUB=$<TARGET_FILE:central-hub>")
endfunction()
