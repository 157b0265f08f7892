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

# A compiler cache helps where it is; nothing needs it. Precompiled headers do not pay beside unity builds: making one
# takes the compiler as long as it saves in five units.
find_program(HUB_CCACHE ccache)
if(HUB_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${HUB_CCACHE}")
endif()

# Several sources are compiled as one: most of the work is reading Qt's headers. Names in anonymous namespaces must
# therefore differ within a room. HUB_UNITY=OFF is for clang-tidy, which wants a command for each source.
option(HUB_UNITY "Compile several sources as one" ON)
set(CMAKE_UNITY_BUILD ${HUB_UNITY})
set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)

# For the everyday build: quick to compile, and backtraces with line numbers.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1" CACHE STRING "" FORCE)

add_library(hub_options INTERFACE)
add_library(Hub::Options ALIAS hub_options)
target_compile_features(hub_options INTERFACE cxx_std_20)
target_include_directories(hub_options INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_definitions(hub_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CONTEXTLESS_CONNECT QT_NO_KEYWORDS QT_NO_FOREACH
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_STRICT_ITERATORS QT_USE_QSTRINGBUILDER
    $<IF:$<CONFIG:Release>,QT_NO_DEBUG,QT_FORCE_ASSERTS>)
if(MSVC)
    target_compile_options(hub_options INTERFACE /W4 /utf-8 /permissive- $<$<BOOL:${HUB_WARNINGS_AS_ERRORS}>:/WX>)
else()
    target_compile_options(hub_options INTERFACE
        -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
        # GCC 12 and 14 report the payload of a std::optional that is empty (GCC bug 80635); clang and the sanitizers look too.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
        # A unity build includes sources, whose types in anonymous namespaces GCC takes for those of a header.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>
        # The same object wherever the checkout lies.
        "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/="
        $<$<BOOL:${HUB_WARNINGS_AS_ERRORS}>:-Werror>)
endif()
if(HUB_SANITIZE)
    target_compile_options(hub_options INTERFACE -fsanitize=${HUB_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(hub_options INTERFACE -fsanitize=${HUB_SANITIZE})
endif()

# hub_test(NAME [SOURCES file…] [LIBRARIES target…]): the test class of tst_NAME.cpp, run by CTest as NAME. The classes of a
# folder are one program, HUB_TEST_PROGRAM (tests/support/test.h).
function(hub_test NAME)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS" ${ARGN})
    if(NOT ARG_SOURCES)
        set(ARG_SOURCES tst_${NAME}.cpp)
    endif()
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE folder)
    string(REPLACE "/" "_" program "${folder}")
    string(REGEX REPLACE "^tests_" "tst_" program "${program}")
    if(NOT TARGET ${program})
        add_executable(${program} "${PROJECT_SOURCE_DIR}/tests/support/testmain.cpp"
            "${PROJECT_SOURCE_DIR}/tests/support/test.h")
        target_link_libraries(${program} PRIVATE Hub::Options Hub::Core Qt6::Test)
        if(NOT MSVC)
            target_compile_options(${program} PRIVATE -O0) # compiled more often than run
        endif()
        set(HUB_TEST_PROGRAM ${program} PARENT_SCOPE)
    endif()
    target_sources(${program} PRIVATE ${ARG_SOURCES})
    target_link_libraries(${program} PRIVATE ${ARG_LIBRARIES})
    string(REGEX REPLACE "^ui_" "" class "${NAME}")
    add_test(NAME ${NAME} COMMAND ${program} ${class})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set_tests_properties(${NAME} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;CENTRAL_HUB=$<TARGET_FILE:central-hub>")
    if("tsan" IN_LIST ARG_LABELS)
        if(NOT TARGET tsan-tests)
            add_custom_target(tsan-tests)
        endif()
        add_dependencies(tsan-tests ${program})
    endif()
endfunction()
