# A layer of the library: one static library `dossier_NAME`, warnings as errors, includes from src/ and the root.
#   dossier_layer(NAME SOURCES a.cpp … [USES base language …] [LINK fmt::fmt …] [INCLUDE dirs …])
# USES names other layers; tests/layers_test checks that the #includes agree with DESIGN.
add_library(dossier_options INTERFACE)
target_compile_features(dossier_options INTERFACE cxx_std_20)
target_compile_options(dossier_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -Wimplicit-fallthrough $<$<BOOL:${DOSSIER_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 sees overlapping copies in std::string (GCC bug 105651) and uninitialised members in moved std::variants
  # (GCC bug 80635) where there are none.
  target_compile_options(dossier_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
endif()
if(DOSSIER_SANITIZE)
  target_compile_options(dossier_options INTERFACE -fsanitize=${DOSSIER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(dossier_options INTERFACE -fsanitize=${DOSSIER_SANITIZE})
endif()
if(DOSSIER_FUZZ)
  target_compile_options(dossier_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

function(dossier_layer name)
  cmake_parse_arguments(LAYER "" "" "SOURCES;USES;LINK;INCLUDE" ${ARGN})
  if(NOT LAYER_SOURCES)  # headers only
    add_library(dossier_${name} INTERFACE)
    target_include_directories(dossier_${name} INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>
      $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
    foreach(other IN LISTS LAYER_USES)
      target_link_libraries(dossier_${name} INTERFACE dossier_${other})
    endforeach()
    set_property(GLOBAL APPEND PROPERTY DOSSIER_LAYERS dossier_${name})
    return()
  endif()
  add_library(dossier_${name} STATIC ${LAYER_SOURCES})
  target_include_directories(dossier_${name} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src> $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
  target_include_directories(dossier_${name} SYSTEM PRIVATE ${LAYER_INCLUDE})
  target_link_libraries(dossier_${name} PRIVATE $<BUILD_INTERFACE:dossier_options> ${LAYER_LINK})
  foreach(other IN LISTS LAYER_USES)
    target_link_libraries(dossier_${name} PUBLIC dossier_${other})
  endforeach()
  set_property(GLOBAL APPEND PROPERTY DOSSIER_LAYERS dossier_${name})
endfunction()

# A test executable: tests named after behaviour, run by ctest.
#   dossier_test(NAME SOURCES … USES layers … [LABELS slow])
function(dossier_test name)
  cmake_parse_arguments(TEST "" "" "SOURCES;USES;LINK;INCLUDE;LABELS" ${ARGN})
  add_executable(${name} ${TEST_SOURCES})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR}/src ${PROJECT_SOURCE_DIR} ${PROJECT_SOURCE_DIR}/include
    ${PROJECT_SOURCE_DIR}/tests)
  target_include_directories(${name} SYSTEM PRIVATE ${TEST_INCLUDE})
  foreach(other IN LISTS TEST_USES)
    target_link_libraries(${name} PRIVATE dossier_${other})
  endforeach()
  target_link_libraries(${name} PRIVATE dossier_options ${TEST_LINK} GTest::gtest GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE DOSSIER_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  set(properties TIMEOUT 600)
  if(TEST_LABELS)
    list(APPEND properties LABELS "${TEST_LABELS}")
  endif()
  gtest_discover_tests(${name} DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60 PROPERTIES ${properties})
endfunction()
