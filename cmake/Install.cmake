# What `cmake --install` lays down: the command, its data, the public headers, the libraries, and the package files that
# let another project say find_package(dossier).
include(CMakePackageConfigHelpers)

install(TARGETS dossier RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(FILES models/en.model models/en.model.md DESTINATION ${CMAKE_INSTALL_DATADIR}/dossier/models OPTIONAL)
install(DIRECTORY lexicon DESTINATION ${CMAKE_INSTALL_DATADIR}/dossier FILES_MATCHING PATTERN "*.lexicon")
install(DIRECTORY include/dossier DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
