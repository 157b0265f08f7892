# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# hub_scripted_server: a peer for tests that says exactly what the test wants, over TCP or TLS.

include_guard(GLOBAL)
add_library(hub_scripted_server STATIC ${CMAKE_CURRENT_LIST_DIR}/scriptedserver.cpp ${CMAKE_CURRENT_LIST_DIR}/scriptedserver.h)
target_link_libraries(hub_scripted_server PUBLIC Hub::Options Qt6::Network)
target_compile_definitions(hub_scripted_server PRIVATE HUB_TEST_TLS_DIR="${CMAKE_CURRENT_LIST_DIR}/tls")
