# What `cmake --install` lays down: the command, its data, the public headers, the libraries, and the package files with
# which another project says find_package(dossier) and links dossier::dossier.
include(CMakePackageConfigHelpers)

install(TARGETS dossier RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES models/en.model DESTINATION ${CMAKE_INSTALL_DATADIR}/dossier/models)
install(DIRECTORY lexicon DESTINATION ${CMAKE_INSTALL_DATADIR}/dossier FILES_MATCHING PATTERN "*.lexicon")
install(DIRECTORY include/dossier DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR})

# The front door: whoever links it gets the layers behind it.
add_library(dossier_front INTERFACE)
set_target_properties(dossier_front PROPERTIES EXPORT_NAME dossier)
target_link_libraries(dossier_front INTERFACE dossier_app)

get_property(layers GLOBAL PROPERTY DOSSIER_LAYERS)
list(REMOVE_ITEM layers dossier_train dossier_tck)
install(TARGETS ${layers} dossier_front EXPORT dossier-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}/dossier)
install(EXPORT dossier-targets NAMESPACE dossier:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/dossier)
configure_package_config_file(cmake/dossier-config.cmake.in dossier-config.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/dossier)
write_basic_package_version_file(dossier-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/dossier-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/dossier-config-version.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/dossier)
