# SPDX-FileCopyrightText: 2026 Central Hub contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs the peer into the build folder and runs the test there.

file(MAKE_DIRECTORY "${FOLDER}")
configure_file("${SOURCE}/jsonwebtoken.package.json" "${FOLDER}/package.json" COPYONLY)
configure_file("${SOURCE}/jsonwebtoken.test.mjs" "${FOLDER}/jsonwebtoken.test.mjs" COPYONLY)
if(NOT EXISTS "${FOLDER}/node_modules/jsonwebtoken/package.json")
    execute_process(COMMAND "${NPM}" install --no-package-lock --no-audit --no-fund --loglevel=error
        WORKING_DIRECTORY "${FOLDER}" RESULT_VARIABLE result)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "npm install failed")
    endif()
endif()
execute_process(COMMAND "${CMAKE_COMMAND}" -E env "JWT_TOOL=${TOOL}" "${NODE}" --test jsonwebtoken.test.mjs
    WORKING_DIRECTORY "${FOLDER}" RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "tokens and jsonwebtoken do not agree")
endif()
